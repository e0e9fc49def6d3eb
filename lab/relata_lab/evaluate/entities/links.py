"""Links between mentions, by kind: drawn for people to look at, and what they said of them.

`python -m relata_lab.evaluate.entities.links draw KIND [SET …]` prints links with the words around
them, in the order of a hash, 100 at most: of the readings and of NTREX, or of the sets named. Kinds
of which these have few are drawn from `gold` (the marked articles) and `stories` (news of several
corpora, read by the engine `fast`), too. `… score` holds the links that are made now against
`tests/gold/links.jsonl`, where people called such links right or wrong.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from relata.model.record import Entity, Mention, Record
from relata_lab.corpora.readings.load import load
from relata_lab.evaluate.entities.stories import stories
from relata_lab.evaluate.readings.run import with_engine

GOLD = Path("tests/gold/links.jsonl")
SETS = ("readings", "ntrex", "gold", "stories")
#: The sets that are drawn from where none is named.
_DRAWN_FROM = ("readings", "ntrex")
#: How many links of a kind are drawn; characters shown before and after.
DRAWN, BEFORE, AFTER = 100, 240, 60
#: How a reason shows of what kind a link is; the first that fits.
_REASONS = (
    ("first person", re.compile(r"^first person")),
    ("surname", re.compile(r"same surname|part of the name|people have this surname|another case")),
    ("spelling", re.compile(r"spelled otherwise|short form|father’s name")),
    ("abbreviation", re.compile(r"another name of|initials|begins with the name")),
    ("government", re.compile(r"government of the same country")),
    ("same name", re.compile(r"same name as")),
)
KINDS = (
    "pronoun", "first person", "surname", "spelling", "abbreviation", "government", "role",
    "person described", "body described", "document described", "outlet by kind",
)  # fmt: skip


class Link(Struct, frozen=True):
    """A mention that is linked to an earlier one: what is judged."""

    set: str
    id: str
    kind: str
    #: Of the mention, and of the first name or description of its entity (characters).
    span: tuple[int, int]
    first: tuple[int, int]


class Judged(Struct, frozen=True):
    """A row of `tests/gold/links.jsonl`: a link with what a person said of it."""

    set: str
    id: str
    sha256: str
    kind: str
    span: tuple[int, int]
    first: tuple[int, int]
    right: bool
    #: Why it is wrong, without words of the text; "" where it is right.
    why: str = ""


def kind_of(entity: Entity, mention: Mention) -> str | None:
    """The kind of the link that a mention has, None for a first or a full name."""
    for kind, reason in _REASONS:
        if reason.search(mention.why):
            return kind if kind != "same name" else None
    if mention.kind == "place-for-government":
        return "government"
    if mention.kind == "pronoun":
        return "pronoun"
    if mention.kind != "description" or "described here" in mention.why:
        return None
    if entity.kind in ("outlet", "agency"):
        return "outlet by kind"
    if entity.kind == "document":
        return "document described"
    return "person described" if entity.kind in ("person", "unnamed") else "body described"


def links(record: Record, of: str, identity: str) -> Iterator[Link]:
    """The links of a record, and the roles that it gives to names."""
    text = record.document.text
    for entity in record.entities:
        named = [m for m in entity.mentions if m.kind == "name"] or list(entity.mentions)
        if not named:
            continue
        first = min(named, key=lambda m: m.span).span
        for mention in entity.mentions:
            kind = kind_of(entity, mention)
            if kind is not None and mention.span != first:
                yield Link(of, identity, kind, mention.span, first)
        if named[0].kind == "name":
            for role in entity.roles:
                at = _nearest(text, role, named)
                if at is not None:
                    yield Link(of, identity, "role", (at, at + len(role)), first)


def _nearest(text: str, role: str, named: list[Mention]) -> int | None:
    """Where a role stands next to one of the mentions that it may describe."""
    found, away = None, len(text)
    at = text.find(role)
    while at >= 0:
        for mention in named:
            start, end = mention.span
            apart = max(start - at - len(role), at - end)
            if apart < away:
                found, away = at, apart
        at = text.find(role, at + 1)
    return found


def all_links(sets: Iterable[str]) -> Iterator[tuple[Link, str]]:
    """Every link of some sets with the text of its article."""
    for of in sets:
        analyse = with_engine("fast" if of == "stories" else None)
        for reading in stories() if of == "stories" else load(of).readings:
            for link in links(analyse(reading), of, reading.id):
                yield link, reading.text


def drawn(kind: str, found: Iterable[tuple[Link, str]]) -> list[tuple[Link, str]]:
    """The links of one kind that a person looks at: always the same, from all articles."""
    mine = [(link, text) for link, text in found if link.kind == kind]
    mine.sort(key=lambda pair: sha256(f"{pair[0].id} {pair[0].span}".encode()).digest())
    return mine[:DRAWN]


def shown(link: Link, text: str) -> str:
    """A link with the words around it, on one line."""
    (start, end), (a, b) = link.span, link.first
    before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
    line = f"{before}[[{text[start:end]}]]{after} => {text[a:b]}"
    return " ".join(line.split())


def score(found: Iterable[tuple[Link, str]]) -> dict[str, Counter[str]]:
    """By kind, how many judged links are right, wrong, or no longer made."""
    judged = {
        (row.set, row.id, row.kind, row.span, row.first): row
        for row in map(_row, GOLD.read_text(encoding="utf-8").splitlines())
    }
    made = {(link.set, link.id, link.kind, link.span, link.first) for link, _ in found}
    result: dict[str, Counter[str]] = {}
    for key, row in judged.items():
        counts = result.setdefault(row.kind, Counter())
        verdict = "right" if row.right else "wrong"
        counts[verdict if key in made else f"{verdict}, not made now"] += 1
    return result


def _row(line: str) -> Judged:
    return msgspec.json.decode(line, type=Judged)


def main(arguments: list[str]) -> None:
    """Print the links of one kind, or how those judged stand now."""
    match arguments:
        case ["draw", kind, *sets] if kind in KINDS and set(sets) <= set(SETS):
            found = all_links(sets or _DRAWN_FROM)
            for number, (link, text) in enumerate(drawn(kind, found)):
                print(f"{number} {shown(link, text)}")
        case ["score"]:
            for kind, counts in score(all_links(SETS)).items():
                print(kind, dict(counts))
        case _:
            kinds, names = ", ".join(KINDS), ", ".join(SETS)
            print(f"usage: draw KIND [SET …] | score; {kinds}; {names}", file=sys.stderr)
            sys.exit(2)


if __name__ == "__main__":
    main(sys.argv[1:])
