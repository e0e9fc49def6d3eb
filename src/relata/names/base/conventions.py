"""Conventions of spelling: from a language's letters to a reading. One file a convention.

A reading is a row of simple sounds, written with the letters of the Czech tradition (š, č, ž,
x for the sound of "loch", ə for Bulgarian ъ); Arabic and Hebrew read as consonants, with
capitals (A, W, J, H) where a letter may be a vowel. Longest grapheme first; in a key `^` is
the beginning of a word, `$` its end, and `c>ei` a c before e or i. A letter that a file does
not name reads as itself.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Literal

import msgspec
from msgspec import Struct

from relata.model.errors import DataError
from relata.resources import names, read_bytes

DATA = "relata.names.data"
Script = Literal["latin", "cyrillic", "greek", "armenian", "georgian", "arabic", "hebrew"]


class Writing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How this language writes names of another: grapheme there -> letters here."""

    #: The convention's name, as told to the reader: "Duden transcription".
    name: str
    letters: dict[str, str]
    #: Given names and others that have a form of their own: "Владимир" = "Wladimir".
    whole: dict[str, str] = {}


class ConventionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One convention, as its file says."""

    code: str
    name: str
    script: Script
    #: Languages whose texts are written by it, parted by white space; "" for a romanisation.
    languages: str
    reads: dict[str, str]
    #: Source convention -> how names of it are written here.
    writes: dict[str, Writing] = {}


class Convention(Struct, frozen=True, eq=False):
    """A convention ready for use."""

    code: str
    name: str
    script: str
    languages: frozenset[str]
    #: A word in lower case (NFC) -> its reading.
    read: Callable[[str], str]
    writes: dict[str, Writing]
    #: Letters that its spelling knows beside those of ASCII.
    letters: frozenset[str]


def replacer(table: dict[str, str]) -> Callable[[str], str]:
    """A function that replaces graphemes by a table with `^`, `$` and `>` in its keys.

    From left to right, the longest grapheme first, of equal ones that with most conditions.
    Time: letters x graphemes that begin with the letter.
    """
    rows: list[tuple[int, int, int, str, str, str]] = []
    for number, (key, value) in enumerate(table.items()):
        text = unicodedata.normalize("NFC", key)
        first, last = text.startswith("^"), text.endswith("$")
        text, _, before = text.removeprefix("^").removesuffix("$").partition(">")
        if not text:
            continue
        most = first + last + 2 * bool(before)
        pattern = ("\\A" if first else "") + re.escape(text) + ("\\Z" if last else "")
        if before:
            pattern += f"(?=[{re.escape(before)}])"
        rows.append((-len(text), -most, number, pattern if most else "", text, value))
    rows.sort()
    # A grapheme with conditions is told by its group's number, any other by its letters.
    conditional = [""] + [value for *_, pattern, _, value in rows if pattern]
    always = {text: value for *_, pattern, text, value in reversed(rows) if not pattern}
    parts = [f"({pattern})" if pattern else re.escape(text) for *_, pattern, text, _ in rows]

    def value_of(found: re.Match[str]) -> str:
        number = found.lastindex
        return conditional[number] if number else always[found[0]]

    return partial(re.compile("|".join(parts)).sub, value_of) if parts else str


def compile_convention(data: bytes, where: str) -> Convention:
    """A convention from the bytes of its file. Raises DataError that names the place."""
    try:
        file = msgspec.convert(tomllib.loads(data.decode("utf-8")), ConventionFile)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{where}: {error}") from error
    return Convention(
        file.code, file.name, file.script, frozenset(file.languages.split()),
        replacer(file.reads), file.writes,
        frozenset(c for grapheme in file.reads for c in grapheme if not c.isascii()),
    )  # fmt: skip


#: Packaged TOML files that are no conventions.
_OTHERS = frozenset(
    f"{name}.toml"
    for name in ("bearers", "characters", "endings", "given", "legal", "lookalikes", "words")
)


@lru_cache(maxsize=1)
def codes() -> tuple[str, ...]:
    """Codes of the conventions that have a file, sorted."""
    found = (name for name in names(DATA, ".toml") if name not in _OTHERS)
    return tuple(name.removesuffix(".toml") for name in found)


@lru_cache(maxsize=64)
def load(code: str) -> Convention:
    """The convention of this code. Raises DataError where it has no file."""
    return compile_convention(read_bytes(DATA, f"{code}.toml"), f"{code}.toml")


@lru_cache(maxsize=16)
def of_script(script: str) -> tuple[Convention, ...]:
    """Every convention that writes in a script, in the order of their codes."""
    return tuple(c for c in map(load, codes()) if c.script == script)


@lru_cache(maxsize=64)
def for_language(script: str, lang: str | None) -> Convention | None:
    """The convention by which a text of this language writes in this script, if there is one."""
    return next((c for c in of_script(script) if lang in c.languages), None)
