"""What stands next to the frame of a statement, where hands are named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from operator import attrgetter

from relata.lang.schema import Flag
from relata.model.analysis import Draft, Phrase, Segmented
from relata.model.spans import in_sentence

#: Characters before and after the frame that are looked at; phrases that are looked at.
_NEAR = 80
MAX_PHRASES = 24
OUTLETS = frozenset(("outlet", "agency"))


def phrases_near(
    draft: Draft, text: Segmented, phrases: Sequence[Phrase]
) -> Iterator[tuple[int, Phrase]]:
    """The phrases that begin next to the frame of a statement, each with its index, in order.

    `phrases` stand in the order of the text; of them a bounded number is looked at.
    """
    area = _around(text.text, draft)
    if area is None:
        return
    first = first_from(bisect_left(text.starts, area[0]), phrases)
    for index in range(first, min(first + MAX_PHRASES, len(phrases))):
        phrase = phrases[index]
        if text.starts[phrase.start] >= area[1]:
            return
        yield index, phrase


def first_from(token: int, phrases: Sequence[Phrase]) -> int:
    """Index of the first phrase that begins at the token or after it."""
    return bisect_left(phrases, token, key=attrgetter("start"))


def governed_by(text: Segmented, phrase: Phrase, prepositions: Container[str]) -> bool:
    """Whether one of the prepositions governs the phrase."""
    return phrase.preposition is not None and text.lower[phrase.preposition] in prepositions


def speaks_in_relative(draft: Draft, text: Segmented, phrase: Phrase) -> bool:
    """Does who a phrase names speak in a clause of its own: "charges against Holm, *who* said"?"""
    cue = bisect_left(text.starts, draft.cue[0][0]) if draft.cue else 0
    return text.in_relative_clause(cue, phrase.end, Flag.RELATIVE)


def with_name(index: int, phrases: Sequence[Phrase]) -> int:
    """The name right after the description of phrase `index`: "la red *Unitel*"; else `index`.

    Not another description with its name: "ai giornalisti *la sindaca Anna Rossi*".
    """
    if index + 1 >= len(phrases):
        return index
    phrase, after = phrases[index], phrases[index + 1]
    bare = phrase.kind == "description" and phrase.name is None
    named = after.kind == "name" and after.start == phrase.end and after.preposition is None
    return index + 1 if bare and named and after.role is None else index


def _around(text: str, draft: Draft) -> tuple[int, int] | None:
    """The frame with what stands next to it in the same sentence and line, less the content.

    Character offsets; None for a statement without a frame or cue.
    """
    spans = draft.frame or draft.cue
    found = in_sentence(text, spans, _NEAR)
    if found is None:
        return None
    start, end = found
    for a, b in draft.content:
        if a >= spans[-1][1]:
            end = min(end, a)
        elif b <= spans[0][0]:
            start = max(start, b)
    return start, end


def is_party(draft: Draft, index: int) -> bool:
    """Whether phrase `index` speaks, is spoken to, or is a hand of the statement already."""
    parties = [party for party in (draft.speaker, draft.addressee) if party is not None]
    return any(party.phrase == index for party in (*parties, *draft.relays))
