"""Weighted edit distance: the least cost at which one written word stands for another.

Dynamic programming over graphemes and symbols, as Levenshtein's distance, with costs from fitted
tables and with substitutions of one grapheme by two symbols ("x" for "ks"). Only ways below a
limit are followed (a band around the best one), which makes most comparisons short.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, repeat

from relata.names.base.weights import weights
from relata.names.distance.grapheme_costs import CostRow, Costs, han_readings
from relata.names.limits import MAX_GRAPHEMES

#: The highest cost: two words at this distance have nothing to do with one another.
MAX_COST = 10.0

#: The side to be reached, made ready: its symbols; for each the key of the pair that it makes with
#: the one before it, "" where no grapheme stands for both; the cost of inserting each. Index 0 is
#: unused, so that indices are those of the steps.
TargetSequence = tuple[Sequence[str], Sequence[str], Sequence[float]]
#: The side to start from: the cost row of each grapheme.
SourceRows = Sequence[CostRow]


def target_sequence(
    symbols: Sequence[str], insert: Costs, pairs: dict[tuple[str, str], str]
) -> TargetSequence:
    """Symbols made ready for `edit_cost`; `pairs`: two symbols -> the key that stands for both."""
    insertion = weights().spelling.insertion
    return (
        ["", *symbols],
        ["", "", *map(pairs.get, pairwise(symbols), repeat(""))],
        [0.0, *map(insert.get, symbols, repeat(insertion))],
    )


def edit_cost(rows: SourceRows, reached: TargetSequence, limit: float = MAX_COST) -> float:
    """The least cost of turning graphemes into symbols; MAX_COST where it is over `limit`.

    A grapheme stands for none, one or two symbols; a symbol may stand for no grapheme.
    Time: graphemes x symbols at most.
    """
    symbols, pairs, extra = reached
    unknown = weights().spelling.unknown_substitution
    total = len(symbols) - 1
    before = [MAX_COST] * (total + 1)
    at = before[0] = 0.0
    first = last = 0
    for value in extra[1:]:
        at += value
        if at > limit:
            break
        last += 1
        before[last] = at
    for get, dropped in rows:
        left = one_back = two_back = MAX_COST
        reachable = 0  # the furthest symbol within the limit, counted from 1; 0 for none
        for j in range(first, last + 3 if last + 3 <= total else total + 1):
            above = before[j]
            best = above + dropped
            if one_back < best:
                found = one_back + get(symbols[j], unknown)
                if found < best:
                    best = found
            if left < best:
                found = left + extra[j]
                if found < best:
                    best = found
            if pairs[j] and two_back < best:
                found = two_back + get(pairs[j], MAX_COST)
                if found < best:
                    best = found
            two_back = one_back
            one_back = above
            if best <= limit:
                reachable = j + 1
                before[j] = left = best
            else:
                before[j] = left = MAX_COST
        if not reachable:
            return MAX_COST
        last = reachable - 1
        while first < last and before[first] >= MAX_COST:
            first += 1
    return before[total] if before[total] < MAX_COST else MAX_COST


def han_cost(text: str, latin: str) -> float:
    """The least cost of reading Han characters as a sequence of Latin letters; MAX_COST at most.

    ("习近平", "xijinping") costs little: each character has its pinyin among its readings.
    """
    costs = weights().spelling
    rows = han_readings()
    states = {0: 0.0}
    for character in text[:MAX_GRAPHEMES]:
        after: dict[int, float] = {}
        row = rows.get(character)
        unread = ("", costs.han_unread)
        options = [unread] if row is None else [*row.items(), unread]
        for at, so_far in states.items():
            for sound, price in options:
                for skipped in (0, 1):
                    if latin.startswith(sound, at + skipped):
                        end = at + skipped + len(sound)
                        value = so_far + price + costs.han_skipped_letter * skipped
                        if value < after.get(end, MAX_COST):
                            after[end] = value
        states = after
    total = len(latin)
    ends = (v + costs.han_skipped_letter * (total - at) for at, v in states.items() if at <= total)
    return min(MAX_COST, min(ends, default=MAX_COST))
