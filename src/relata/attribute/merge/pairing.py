"""Which drafts of two sources are one statement: those whose contents share most characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from relata.model.analysis import Draft
from relata.model.record import Spans

#: Contents are one statement's from this share of common characters (of all that either has).
SAME = 0.4
#: And from this share on, where one source has one half of what the other has in two halves.
_HALF = 0.9
#: Drafts before a place that may reach into it: keeps the work linear in the drafts.
_REACH = 60


class Pairing(Struct, frozen=True):
    """The drafts of two sources, matched one to one."""

    #: Index in the first, index in the second, share of common characters.
    pairs: tuple[tuple[int, int, float], ...]
    #: Indices without a partner.
    first_alone: tuple[int, ...]
    second_alone: tuple[int, ...]


def size(spans: Spans) -> int:
    """Characters in spans."""
    return sum(end - start for start, end in spans)


def common(one: Spans, other: Spans) -> int:
    """Characters that two lists of sorted spans share."""
    found = i = j = 0
    while i < len(one) and j < len(other):
        found += max(0, min(one[i][1], other[j][1]) - max(one[i][0], other[j][0]))
        if one[i][1] <= other[j][1]:
            i += 1
        else:
            j += 1
    return found


def shared(one: Spans, other: Spans) -> float:
    """Common characters as a share of all characters of either (Jaccard index)."""
    both = common(one, other)
    return both / (size(one) + size(other) - both) if both else 0.0


def _is_half(one: Draft, other: Draft) -> bool:
    """Is the one a half of the other, whose frame stands in the middle: „C“, says X, „D“?"""
    if len(one.content) != 1 or len(other.content) != 2 or not common(one.cue, other.cue):
        return False
    return any(shared(one.content, (half,)) > _HALF for half in other.content)


def pair(first: Sequence[Draft], second: Sequence[Draft]) -> Pairing:
    """Match drafts, each list in the order of the text, the most alike first.

    Two that introduce the same content by different cues are different statements: of equal
    contents those with a common cue go together.
    """
    starts = [draft.content[0][0] for draft in second]
    options: list[tuple[float, float, int, int]] = []
    for i, draft in enumerate(first):
        stop = bisect_left(starts, draft.content[-1][1])
        for j in range(max(0, stop - _REACH), stop):
            share = shared(draft.content, second[j].content)
            if share >= SAME or _is_half(draft, second[j]):
                cue = float(common(draft.cue, second[j].cue) > 0)
                options.append((-share - 0.3 * cue, share, i, j))
    taken_first: set[int] = set()
    taken_second: set[int] = set()
    pairs = []
    for _, share, i, j in sorted(options):
        if i not in taken_first and j not in taken_second:
            taken_first.add(i)
            taken_second.add(j)
            pairs.append((i, j, share))
    return Pairing(
        tuple(sorted(pairs)),
        tuple(i for i in range(len(first)) if i not in taken_first),
        tuple(j for j in range(len(second)) if j not in taken_second),
    )
