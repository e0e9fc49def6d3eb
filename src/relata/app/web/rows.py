"""Statements of the archive as rows of a page: who, the words in their sentences, where, how."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from relata.app.web.phrases import PagePhrases
from relata.archive import Party, StoredStatement


class StatementRow(Struct, frozen=True):
    """One statement, ready for a template; every text in it may come from an article."""

    ref: str
    href: str
    #: The place in its article.
    place: str
    #: (text, whether it is marked) of the sentences around it.
    pieces: tuple[tuple[str, bool], ...]
    language: str
    speakers: tuple[tuple[str, str | None], ...]
    addressees: tuple[tuple[str, str | None], ...]
    hands: tuple[tuple[str, str | None], ...]
    cue: str
    title: str
    outlet: tuple[str, str | None] | None
    date: str
    mode: str
    mode_name: str
    tier: str
    basis: str
    review: str
    review_name: str
    reasons: tuple[str, ...]
    agency: bool
    roots: int


def _linked(party: Party, where: str = "/people/") -> tuple[str, str | None]:
    return party.name, f"{where}{party.entity}" if party.entity is not None else None


def _pieces(statement: StoredStatement) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(statement.marks):
        if start < at:
            continue
        pieces += [(statement.passage[at:start], False), (statement.passage[start:end], True)]
        at = end
    pieces.append((statement.passage[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def row(statement: StoredStatement, say: PagePhrases) -> StatementRow:
    """The row of one statement."""
    words = say.words
    outlet = None
    if statement.outlet_name:
        target = f"/outlets/{statement.outlet}" if statement.outlet is not None else None
        outlet = (statement.outlet_name, target)
    said = {party.key for party in statement.speakers} | {
        party.name for party in statement.speakers
    }
    relays = [
        hand
        for hand in statement.hands
        if hand.kind != "speaker" and hand.key not in said and hand.name not in said
    ]
    return StatementRow(
        ref=statement.ref,
        href=f"/statements/{statement.ref}",
        place=f"/articles/{statement.article}#{statement.key}",
        pieces=_pieces(statement),
        language=statement.language,
        speakers=tuple(_linked(party) for party in statement.speakers),
        addressees=tuple(_linked(party) for party in statement.addressees),
        hands=tuple(_linked(hand) for hand in relays if hand.entity != statement.outlet),
        cue=statement.cue,
        title=statement.title or words.ui("untitled"),
        outlet=outlet,
        date=words.date(statement.date) if statement.date else "",
        mode=statement.mode,
        mode_name=words.of("modes", statement.mode),
        tier=statement.tier,
        basis=words.of("basis", statement.basis) if statement.basis else "",
        review=statement.review,
        review_name=say.of("review", statement.review),
        reasons=tuple(say.of("reason", reason) for reason in statement.to_check),
        agency=statement.agency,
        roots=statement.roots,
    )


def rows(statements: Any, say: PagePhrases) -> list[StatementRow]:
    """The rows of a page of statements."""
    return [row(statement, say) for statement in statements]
