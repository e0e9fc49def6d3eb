"""Classification of single quotation marks: their family, their shape, the spacing around them.

The spacing decides first: a mark after a space and before a letter opens, whatever its shape. Where
spacing is unclear, the mark's shape and its use in the text and in the language decide (« opens in
French and closes in some German books).
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct, field

from relata.model.analysis import PUNCT, SYMBOL
from relata.segment.roles import Family, MarkRole
from relata.segment.tokens import Tokens

#: A closing mark belongs to the family of the one that opened.
FAMILY: dict[str, Family] = {
    **dict.fromkeys('"“”„‟＂', Family.DOUBLE),
    **dict.fromkeys(("''", "``", "´´", "’’", "‘‘", ",,", "‚‚"), Family.DOUBLE),
    **dict.fromkeys(("«", "»"), Family.ANGLE),
    **dict.fromkeys(("‹", "›"), Family.SINGLE_ANGLE),
    **dict.fromkeys(("'", "‘", "’", "‚", "‛", "`", "´"), Family.SINGLE),
    **dict.fromkeys(("「", "」", "『", "』"), Family.CORNER),
}  # fmt: skip
#: Marks that open in every convention, and marks that close in every convention.
ALWAYS_OPENS = frozenset(("„", "‚", ",,", "‚‚", "``", "「", "『"))
ALWAYS_CLOSES = frozenset(("´´", "」", "』"))
#: Marks that may be an apostrophe or, after a number, minutes.
APOSTROPHE_LIKE = frozenset("'’‘`´")

_BEFORE_OPENING = frozenset("([{<–—―-/=*_~>|+:¿¡")
_AFTER_CLOSING = frozenset(".,;:!?…)]}>–—―-/*_~|")
#: Characters that may follow an opening mark, in addition to letters.
_AFTER_OPENING = frozenset("….–—―-*_")
#: Spaces inside the marks of French typography: « text ».
_NO_BREAK_SPACES = frozenset("\u00a0\u202f")


class QuotationMarks(Struct):
    """The marks of a document: parallel lists, in order."""

    #: Token index.
    token: list[int] = field(default_factory=list)
    sign: list[str] = field(default_factory=list)
    family: list[Family] = field(default_factory=list)
    #: The role by spacing; UNCLEAR for a mark right after another one, whose role it follows.
    spacing: list[MarkRole] = field(default_factory=list)
    #: Family -> positions of marks whose spacing lets them close, and of those that open.
    closers: dict[Family, list[int]] = field(default_factory=dict)
    openers: dict[Family, list[int]] = field(default_factory=dict)

    def next_closer(self, family: Family, position: int) -> int | None:
        """Position of the next mark of this family that may close, or None."""
        return _after(self.closers.get(family, []), position)

    def next_opener(self, family: Family, position: int) -> int | None:
        """Position of the next mark of this family whose spacing opens, or None."""
        return _after(self.openers.get(family, []), position)


def _after(positions: list[int], position: int) -> int | None:
    at = bisect_right(positions, position)
    return positions[at] if at < len(positions) else None


def _role_by_left(text: str, start: int, edge: int) -> MarkRole:
    """OPENS where the character before `start` lets a mark open, else CLOSES."""
    if start <= edge:
        return MarkRole.OPENS
    before = text[start - 1]
    return MarkRole.OPENS if before.isspace() or before in _BEFORE_OPENING else MarkRole.CLOSES


def _role_by_right(text: str, end: int, edge: int) -> MarkRole:
    """CLOSES where the character after `end` lets a mark close, else OPENS."""
    if end >= edge:
        return MarkRole.CLOSES
    after = text[end]
    return MarkRole.CLOSES if after.isspace() or after in _AFTER_CLOSING else MarkRole.OPENS


def role_by_spacing(text: str, left: int, right: int, edges: tuple[int, int]) -> MarkRole:
    """The role of the mark text[left:right] in its part text[edges[0]:edges[1]]."""
    low, high = edges
    before, after = _role_by_left(text, left, low), _role_by_right(text, right, high)
    if before is after:
        return before
    if (left <= low) != (right >= high):
        # The first character of a paragraph closes nothing, the last one opens nothing.
        return MarkRole.OPENS if left <= low else MarkRole.CLOSES
    if left > low and right < high:
        if text[right] in _NO_BREAK_SPACES and text[left - 1] not in _NO_BREAK_SPACES:
            return MarkRole.OPENS
        if text[left - 1] in _NO_BREAK_SPACES and text[right] not in _NO_BREAK_SPACES:
            return MarkRole.CLOSES
    if before is MarkRole.OPENS and not (left <= low or text[left - 1].isspace()):
        # After a bracket or dash and before a space or stop: "Nein –“ closes.
        return MarkRole.CLOSES if right >= high or text[right].isspace() else MarkRole.UNCLEAR
    if before is MarkRole.OPENS and right < high and text[right] in _AFTER_OPENING:
        if text[right] == "." and not text[right + 1 : min(right + 2, high)].strip():
            return MarkRole.UNCLEAR  # the stop of the sentence: « text ».
        return MarkRole.OPENS  # after a space: "…und dann
    return MarkRole.UNCLEAR


def classify_marks(text: str, tokens: Tokens, edges: list[tuple[int, int, int]]) -> QuotationMarks:
    """Every mark with its family and role by spacing.

    `edges`: (first mark, start, end) of each part; start and end are offsets into `text`.
    """
    marks = QuotationMarks()
    starts, ends = tokens.starts, tokens.ends
    total = len(tokens.marks)
    for at, (first, low, high) in enumerate(edges):
        last = edges[at + 1][0] if at + 1 < len(edges) else total
        run: list[MarkRole] = []
        reach = high
        for position in range(last - 1, first - 1, -1):
            index = tokens.marks[position]
            end = ends[index]
            # Adjacent marks look past one another to what comes after the last.
            joined = position + 1 < last and starts[tokens.marks[position + 1]] == end
            reach = reach if joined else end
            run.append(role_by_spacing(text, starts[index], reach, (low, high)))
        marks.spacing.extend(reversed(run))
    for position, index in enumerate(tokens.marks):
        sign = tokens.words[index]
        family = FAMILY.get(sign, Family.DOUBLE)
        marks.token.append(index)
        marks.sign.append(sign)
        marks.family.append(family)
        if marks.spacing[position] is MarkRole.OPENS:
            marks.openers.setdefault(family, []).append(position)
        elif sign not in ALWAYS_OPENS:
            marks.closers.setdefault(family, []).append(position)
    return marks


def roles_in_text(marks: QuotationMarks, usual: dict[str, MarkRole]) -> dict[str, MarkRole]:
    """The roles of marks that conventions turn either way (« » ‹ › “ ‘), in this text.

    The marks whose spacing is clear vote; without any the language's usual roles hold.
    """
    found = dict(usual)
    for pair in (("«", "»"), ("‹", "›")):
        votes = 0
        for sign, spacing in zip(marks.sign, marks.spacing, strict=True):
            if sign in pair and spacing is not MarkRole.UNCLEAR:
                votes += 1 if (sign == pair[0]) == (spacing is MarkRole.OPENS) else -1
        first, second = (
            (MarkRole.OPENS, MarkRole.CLOSES) if votes >= 0 else (MarkRole.CLOSES, MarkRole.OPENS)
        )
        if votes:
            found[pair[0]], found[pair[1]] = first, second
        else:
            found.setdefault(pair[0], first)
            found.setdefault(pair[1], second)
    return found


def unquoting_kind(text: str, start: int) -> int:
    """Token kind of a mark that quotes nothing: minutes and inches (6', 5") are symbols."""
    return SYMBOL if start and text[start - 1].isdigit() else PUNCT
