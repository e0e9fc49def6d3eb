"""The cheapest way in which one written form can stand for another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, repeat

from relata.names.distance.grapheme_costs import INSERTED, STRANGE, Ready, Row, sounds_of_characters

#: Beyond this cost two words have nothing to do with one another.
LIMIT = 10.0
#: Words of more graphemes are cut: no name has so many.
LONGEST = 24


#: A side to be reached: its symbols; each with the one before it, "" where nothing stands for
#: both; the cost of inserting each. They count from 1, as the steps of the way do: something idle
#: stands first.
Target = tuple[Sequence[str], Sequence[str], Sequence[float]]
#: A side to start from: its graphemes' rows.
Source = Sequence[Ready]


def target(symbols: Sequence[str], insert: Row, pairs: dict[tuple[str, str], str]) -> Target:
    """Symbols, made ready; `pairs`: the keys of those two that are looked up together."""
    return (
        ["", *symbols],
        ["", "", *map(pairs.get, pairwise(symbols), repeat(""))],
        [0.0, *map(insert.get, symbols, repeat(INSERTED))],
    )


def cost(rows: Source, reached: Target, limit: float = LIMIT) -> float:
    """The least cost of turning graphemes into symbols; LIMIT where it is over `limit`.

    A grapheme stands for none, one or two symbols; a symbol may stand for no grapheme. Time:
    graphemes x symbols at most; only ways that cost no more than `limit` are followed.
    """
    symbols, pairs, extra = reached
    total = len(symbols) - 1
    before = [LIMIT] * (total + 1)
    at = before[0] = 0.0
    first = last = 0
    for value in extra[1:]:
        at += value
        if at > limit:
            break
        last += 1
        before[last] = at
    for get, dropped in rows:
        left = one_back = two_back = LIMIT
        most_at = -1
        for j in range(first, last + 3 if last + 3 <= total else total + 1):
            above = before[j]
            best = above + dropped
            if one_back < best:
                found = one_back + get(symbols[j], STRANGE)
                if found < best:
                    best = found
            if left < best:
                found = left + extra[j]
                if found < best:
                    best = found
            if pairs[j] and two_back < best:
                found = two_back + get(pairs[j], LIMIT)
                if found < best:
                    best = found
            two_back = one_back
            one_back = above
            if best <= limit:
                most_at = j
                before[j] = left = best
            else:
                before[j] = left = LIMIT
        if most_at < 0:
            return LIMIT
        while first < most_at and before[first] >= LIMIT:
            first += 1
        last = most_at
    return before[total] if before[total] < LIMIT else LIMIT


def characters(text: str, latin: str) -> float:
    """The least cost of reading Chinese characters as a row of Latin letters; LIMIT at most."""
    rows = sounds_of_characters()
    states = {0: 0.0}
    for character in text[:LONGEST]:
        after: dict[int, float] = {}
        row = rows.get(character)
        for at, so_far in states.items():
            options = [("", 4.0)] if row is None else [*row.items(), ("", 4.0)]
            for sound, price in options:
                for skipped in (0, 1):
                    if latin.startswith(sound, at + skipped):
                        end = at + skipped + len(sound)
                        value = so_far + price + 2.5 * skipped
                        if value < after.get(end, LIMIT):
                            after[end] = value
        states = after
    total = len(latin)
    ends = (v + 2.5 * (total - at) for at, v in states.items() if at <= total)
    return min(LIMIT, min(ends, default=LIMIT))
