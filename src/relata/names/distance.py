"""The cheapest way in which one written form can stand for another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from relata.names.costs import DROPPED, INSERTED, JOIN, STRANGE, Row, sounds_of_characters

#: Beyond this cost two words have nothing to do with one another.
LIMIT = 10.0
#: Words of more graphemes are cut: no name has so many.
LONGEST = 24


def cost(rows: Sequence[Row], symbols: Sequence[str], insert: Row, joined: bool) -> float:
    """The least cost of turning graphemes (their rows) into symbols; LIMIT at most.

    A grapheme stands for none, one or two symbols; a symbol may stand for no grapheme. Time:
    graphemes x symbols. `joined`: two symbols are looked up with JOIN between them.
    """
    total = len(symbols)
    pairs: list[str] = [""]
    if joined:
        pairs += [a + JOIN + b for a, b in pairwise(symbols)]
    else:
        pairs += [a + b for a, b in pairwise(symbols)]
    extra = [insert.get(s, INSERTED) for s in symbols]
    before = [0.0]
    at = 0.0
    for value in extra:
        at += value
        before.append(at)
    for row in rows:
        get = row.get
        dropped = get("", DROPPED)
        left = before[0] + dropped
        least = left
        now = [left]
        two = LIMIT
        for j in range(total):
            diagonal = before[j]
            best = before[j + 1] + dropped
            if diagonal < best:
                found = diagonal + get(symbols[j], STRANGE)
                if found < best:
                    best = found
            left += extra[j]
            if left < best:
                best = left
            if j and two < best:
                joint = get(pairs[j])
                if joint is not None and two + joint < best:
                    best = two + joint
            two = diagonal
            if best < least:
                least = best
            left = best
            now.append(best)
        if least > LIMIT:
            return LIMIT
        before = now
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
