"""What people complained of in pages and mail is right: title, authors, date, outlet, text.

`pages.jsonl` holds a file a line, with what is right about its Document; the ids of the complaints
are theirs, the others are the same kinds in other languages and other markup.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from relata import readers
from relata.model.document import READ_KINDS, Document

Words = tuple[str, ...]
UNSET = msgspec.UNSET


class PageCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file, and what is right about it; what is left out is not looked at."""

    id: str
    kind: str
    name: str
    text: str
    title: str | msgspec.UnsetType | None = UNSET
    date: str | msgspec.UnsetType | None = UNSET
    outlet: str | msgspec.UnsetType | None = UNSET
    authors: Words | msgspec.UnsetType = UNSET
    #: Words in the parts that are read; words that are not in them; words that are there once.
    has: Words = ()
    lacks: Words = ()
    once: Words = ()
    #: Words that the markup sets apart, to the name of whom they are by.
    signed: dict[str, str] = {}
    #: Words that the markup sets apart and the text has elsewhere.
    repeats: Words = ()


def cases() -> list[PageCase]:
    path = Path(__file__).with_name("pages.jsonl")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=PageCase) for line in lines]


def read_text(document: Document) -> str:
    """The parts in which statements are looked for, a line each."""
    read = [document.text[slice(*p.span)] for p in document.parts if p.kind in READ_KINDS]
    return "\n".join(["", *read, ""])


def wrongs(case: PageCase) -> list[str]:
    """What does not hold, one line each."""
    document = readers.read_bytes(case.text.encode("utf-8"), name=case.name)
    found = [
        f"{name}: {value!r}"
        for name, value in (
            ("title", document.title), ("date", document.date), ("outlet", document.outlet),
            ("authors", document.authors),
        )
        if getattr(case, name) is not UNSET and getattr(case, name) != value
    ]  # fmt: skip
    text = read_text(document)
    found += [f"lost: {words!r}" for words in case.has if words not in text]
    found += [f"read: {words!r}" for words in case.lacks if words in text]
    found += [
        f"{text.count(words)} times: {words!r}" for words in case.once if text.count(words) != 1
    ]
    marks = {document.text[m.spans[0][0] : m.spans[-1][1]]: m for m in document.markup}
    for words, author in case.signed.items():
        span = marks[words].author if words in marks else None
        if span is None or document.text[slice(*span)] != author:
            found.append(f"not by {author!r}: {words!r}")
    found += [
        f"not repeated: {w!r}" for w in case.repeats if w not in marks or not marks[w].repeats
    ]
    return found


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{c.kind}:{c.id}") for c in cases()])
def test_page(case: PageCase) -> None:
    assert wrongs(case) == []
