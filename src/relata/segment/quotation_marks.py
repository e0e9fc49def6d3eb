"""What each quotation mark looks like by itself: its family, its shape, the spacing round it.

The spacing decides first (a mark after a space and before a letter opens), whatever way the
mark is turned; where it does not, the mark's shape and the language's habit do.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct, field

from relata.model.analysis import PUNCT, SYMBOL
from relata.segment.tokens import Tokens

OPENS, CLOSES, UNCLEAR = "o", "c", "?"

DOUBLE, ANGLE, SINGLE, SMALL, CORNER = "double", "angle", "single", "small", "corner"

#: A mark that closes belongs to the family of the one that opened.
FAMILY: dict[str, str] = {
    **dict.fromkeys('"“”„‟＂', DOUBLE),
    **dict.fromkeys(("''", "``", "´´", "’’", "‘‘", ",,", "‚‚"), DOUBLE),
    **dict.fromkeys(("«", "»"), ANGLE),
    **dict.fromkeys(("‹", "›"), SMALL),
    **dict.fromkeys(("'", "‘", "’", "‚", "‛", "`", "´"), SINGLE),
    **dict.fromkeys(("「", "」", "『", "』"), CORNER),
}  # fmt: skip
#: Marks that no convention uses the other way.
ALWAYS_OPENS = frozenset(("„", "‚", ",,", "‚‚", "``", "「", "『"))
ALWAYS_CLOSES = frozenset(("´´", "」", "』"))
#: Marks that may be an apostrophe or, after a number, minutes.
APOSTROPHE_LIKE = frozenset("'’‘`´")

_BEFORE_OPENING = frozenset("([{<–—―-/=*_~>|+:¿¡")
_AFTER_CLOSING = frozenset(".,;:!?…)]}>–—―-/*_~|")
#: Signs that may stand right after a mark that opens, besides letters.
_AFTER_OPENING = frozenset("….–—―-*_")
#: Spaces that bind: « text » in French typography has them inside.
_BINDING = frozenset("\u00a0\u202f")


class Seen(Struct):
    """The marks of a document, parallel lists, in order."""

    #: Token index.
    token: list[int] = field(default_factory=list)
    sign: list[str] = field(default_factory=list)
    family: list[str] = field(default_factory=list)
    #: OPENS, CLOSES or UNCLEAR; a mark right after another one waits for that one's role.
    spacing: list[str] = field(default_factory=list)
    #: family -> positions of marks whose spacing lets them close.
    closers: dict[str, list[int]] = field(default_factory=dict)
    openers: dict[str, list[int]] = field(default_factory=dict)

    def next_closer(self, family: str, position: int) -> int:
        """Position of the next mark of this family that may close; a big number for none."""
        return _after(self.closers.get(family, []), position)

    def next_opener(self, family: str, position: int) -> int:
        """Position of the next mark of this family whose spacing says that it opens."""
        return _after(self.openers.get(family, []), position)


NONE = 1 << 60


def _after(positions: list[int], position: int) -> int:
    at = bisect_right(positions, position)
    return positions[at] if at < len(positions) else NONE


def _left(text: str, start: int, edge: int) -> str:
    """OPENS where what stands before `start` lets a mark open, else CLOSES."""
    if start <= edge:
        return OPENS
    before = text[start - 1]
    return OPENS if before.isspace() or before in _BEFORE_OPENING else CLOSES


def _right(text: str, end: int, edge: int) -> str:
    """CLOSES where what stands after `end` lets a mark close, else OPENS."""
    if end >= edge:
        return CLOSES
    after = text[end]
    return CLOSES if after.isspace() or after in _AFTER_CLOSING else OPENS


def _spacing(text: str, left: int, right: int, edges: tuple[int, int]) -> str:
    before, after = _left(text, left, edges[0]), _right(text, right, edges[1])
    if before == after:
        return before
    if (left <= edges[0]) != (right >= edges[1]):
        # The first sign of a paragraph closes nothing, the last one opens nothing.
        return OPENS if left <= edges[0] else CLOSES
    if left > edges[0] and right < edges[1]:
        if text[right] in _BINDING and text[left - 1] not in _BINDING:
            return OPENS
        if text[left - 1] in _BINDING and text[right] not in _BINDING:
            return CLOSES
    if before == OPENS and not (left <= edges[0] or text[left - 1].isspace()):
        # After a bracket or dash and before a space or stop: "Nein –“ closes.
        return CLOSES if right >= edges[1] or text[right].isspace() else UNCLEAR
    if before == OPENS and right < edges[1] and text[right] in _AFTER_OPENING:
        return OPENS  # after a space: "…und dann
    return UNCLEAR


def look(text: str, tokens: Tokens, edges: list[tuple[int, int, int]]) -> Seen:
    """Look at every mark. `edges`: (first mark, start, end) of each part, characters."""
    seen = Seen()
    starts, ends = tokens.starts, tokens.ends
    total = len(tokens.marks)
    for at, (first, low, high) in enumerate(edges):
        last = edges[at + 1][0] if at + 1 < len(edges) else total
        run: list[str] = []
        reach = high
        for position in range(last - 1, first - 1, -1):
            index = tokens.marks[position]
            end = ends[index]
            # Marks side by side look past one another to what comes after the last.
            joined = position + 1 < last and starts[tokens.marks[position + 1]] == end
            reach = reach if joined else end
            run.append(_spacing(text, starts[index], reach, (low, high)))
        seen.spacing.extend(reversed(run))
    for position, index in enumerate(tokens.marks):
        sign = tokens.words[index]
        family = FAMILY.get(sign, DOUBLE)
        seen.token.append(index)
        seen.sign.append(sign)
        seen.family.append(family)
        if seen.spacing[position] == OPENS:
            seen.openers.setdefault(family, []).append(position)
        elif sign not in ALWAYS_OPENS:
            seen.closers.setdefault(family, []).append(position)
    return seen


def habit(seen: Seen, use: dict[str, str]) -> dict[str, str]:
    """How this text uses the marks that conventions turn either way (« » ‹ › “ ‘)."""
    found = dict(use)
    for pair in (("«", "»"), ("‹", "›")):
        votes = 0
        for sign, spacing in zip(seen.sign, seen.spacing, strict=True):
            if sign in pair and spacing != UNCLEAR:
                votes += 1 if (sign == pair[0]) == (spacing == OPENS) else -1
        if votes:
            outward = votes > 0
            found[pair[0]], found[pair[1]] = (OPENS, CLOSES) if outward else (CLOSES, OPENS)
        else:
            found.setdefault(pair[0], OPENS)
            found.setdefault(pair[1], CLOSES)
    return found


def apostrophe_kind(text: str, start: int) -> int:
    """Kind of a mark that quotes nothing: minutes and inches are symbols."""
    return SYMBOL if start and text[start - 1].isdigit() else PUNCT
