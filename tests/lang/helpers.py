"""Packs as they are written, for tests."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from relata.lang.compile import SECTIONS, compile_pack, section, sources
from relata.lang.language import Language, make_language
from relata.lang.schema import Example, Noun, Role, Verb

PACKS = Path(__file__).resolve().parents[2] / "src" / "relata" / "lang" / "packs"


def verbs(code: str) -> dict[str, Verb]:
    """The reporting verbs of a pack by their lemma."""
    found = section(code, "verbs")
    return found.verbs if found is not None else {}


def nouns(code: str) -> dict[str, Noun]:
    """The reporting nouns of a pack by their lemma."""
    found = section(code, "nouns")
    return found.nouns if found is not None else {}


def roles(code: str) -> dict[str, Role]:
    """The role nouns of a pack by their group."""
    found = section(code, "nouns")
    return found.roles if found is not None else {}


def examples(code: str) -> tuple[Example, ...]:
    """The examples of a pack."""
    found = section(code, "examples")
    return found.example if found is not None else ()


def claims_more_than_unmeasured(code: str) -> bool:
    """Whether statements of a language were measured or looked at, as its pack says."""
    return bool(section(code, "core").support.statements != "unmeasured")


def language_of(files: dict[str, str], where: str = "xx") -> Language:
    """A language from the texts of a pack's files."""
    stored = compile_pack({name: text.encode() for name, text in files.items()}, where)
    made = {
        name: msgspec.msgpack.decode(data, type=SECTIONS[name]) for name, data in stored.items()
    }
    return make_language(made["core"], made.get("morphology"), made["lexicon"])


def language_of_tables(text: str) -> Language:
    """A language from one text that has the tables of all files."""
    heads = {"verbs": "verbs", "nouns": "nouns", "roles": "nouns", "phrases": "morphology"}
    files: dict[str, str] = {}
    for table in re.split(r"^(?=\[)", text, flags=re.MULTILINE):
        name = re.match(r"\[(\w+)", table)
        file = heads.get(name[1], "core") if name else "core"
        files[file] = files.get(file, "") + table
    return language_of(files)


__all__ = [
    "PACKS", "claims_more_than_unmeasured", "examples", "language_of", "language_of_tables",
    "nouns", "roles", "sources", "verbs",
]  # fmt: skip
