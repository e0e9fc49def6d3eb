"""docs/languages.md names every file and field of a pack, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from relata.lang.language import supported
from relata.lang.schema import (
    FILES,
    According,
    AnonymityWords,
    Complement,
    ConventionFile,
    Core,
    Example,
    Flag,
    Grammar,
    Hands,
    KnowledgeFile,
    Lines,
    Mail,
    Marks,
    Noun,
    Phrases,
    Pronoun,
    Role,
    Segmenting,
    Sense,
    Stems,
    Support,
    TimesFile,
    Verb,
)
from tests.lang.helpers import nouns, verbs

PAGE = Path(__file__).resolve().parents[2] / "docs" / "languages.md"
SECTIONS: dict[str, type[msgspec.Struct]] = {
    "core.toml": Core, "names.toml": ConventionFile, "knowledge.toml": KnowledgeFile,
    "support": Support, "marks": Marks, "segmenting": Segmenting, "grammar": Grammar,
    "pronouns": Pronoun, "roles": Role, "verbs": Verb, "nouns": Noun, "according": According,
    "hands": Hands, "anonymity": AnonymityWords,
    "phrases": Phrases, "stems": Stems, "lines": Lines, "mail": Mail, "example": Example,
    "sense": Sense, "times.toml": TimesFile,
}  # fmt: skip


def section(title: str) -> str:
    text = PAGE.read_text(encoding="utf-8")
    match = re.search(rf"^##+ {re.escape(title)}\n(.*?)(?=^##|\Z)", text, re.DOTALL | re.MULTILINE)
    assert match, f"docs/languages.md has no section {title!r}"
    return match[1]


def rows(title: str, head: str) -> list[str]:
    """First cells of the table of a section whose first column is called `head`."""
    table = re.search(rf"^\| {head} \|.*\n\|[-|]+\n((?:\|.*\n)+)", section(title), re.MULTILINE)
    assert table, f"section {title!r} has no table of {head}s"
    return re.findall(r"^\| `([^`]+)` \|", table[1], re.MULTILINE)


def test_every_file_of_a_pack_is_documented() -> None:
    assert rows("The files", "file") == list(FILES)


@pytest.mark.parametrize("title", SECTIONS)
def test_every_field_is_documented_in_order(title: str) -> None:
    fields = [field.name for field in msgspec.structs.fields(SECTIONS[title])]
    assert rows(title, "field") == fields


def test_every_flag_is_documented() -> None:
    assert rows("words", "field") == [flag.name.lower() for flag in Flag if flag.name]


def test_every_complement_is_documented() -> None:
    assert rows("verbs", "complement") == list(get_args(Complement))


def test_the_page_counts_the_cues_of_every_language() -> None:
    text = " ".join(PAGE.read_text(encoding="utf-8").split())
    for code in supported():
        found = re.search(rf"\(`{code}`, (\d+)\D+(\d+)", text)
        assert found, f"the page does not name {code}"
        assert (int(found[1]), int(found[2])) == (len(verbs(code)), len(nouns(code))), code


@pytest.mark.parametrize("title", sorted({*SECTIONS} - {"example"}))
def test_every_field_is_read_by_the_code(title: str) -> None:
    """A field that no module outside the schema reads promises what nothing does."""
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (PAGE.parents[1] / "src/relata").rglob("*.py")
        if path.parent.name != "schema"
    )
    unread = [
        field.name
        for field in msgspec.structs.fields(SECTIONS[title])
        if not re.search(rf"[.\"]{field.name}\b", code)
    ]
    assert not unread
