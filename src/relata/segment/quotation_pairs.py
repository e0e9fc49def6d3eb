"""Pairing of quotation marks over a whole document.

One pass over the marks with a stack of open quotations (a pushdown automaton). The end of a
paragraph closes what is open, unless the next paragraph continues it: it repeats the opening mark,
as books and newspapers do, or its first mark is a closing one. So a missing mark costs its own
paragraph at most.
"""

from __future__ import annotations

from msgspec import Struct, field

from relata.model.analysis import CLOSE, OPEN, Quote
from relata.model.document import READ_KINDS
from relata.segment.limits import (
    MAX_MARKS,
    MAX_MARKS_LOOKED_AT,
    MAX_PARAGRAPHS_WITHOUT_MARK,
    MAX_QUOTATION_DEPTH,
)
from relata.segment.missing_marks import MissingMarks
from relata.segment.quotation_marks import (
    ALWAYS_CLOSES,
    ALWAYS_OPENS,
    APOSTROPHE_LIKE,
    QuotationMarks,
    classify_marks,
    roles_in_text,
    unquoting_kind,
)
from relata.segment.roles import Family, MarkRole
from relata.segment.settings import SegmentSettings
from relata.segment.tokens import Tokens

#: Kinds of parts that may stand between two paragraphs of one quotation.
_PASSED_OVER = frozenset(("heading",))


class OpenQuotation(Struct):
    """A quotation that is not closed yet: its family, its marks so far."""

    family: Family
    sign: str
    start: int
    marks: list[int] = field(default_factory=list)
    #: Token of the first quotation inside it with the same mark: it ends there if its own closing
    #: mark turns out to be missing.
    same_mark: int | None = None
    #: Whether a closing mark is known to come in a later paragraph.
    closes_later: bool = False


class PartTokens(Struct):
    """A part of the document that has tokens: token range, kind, positions of its marks."""

    start: int
    end: int
    kind: str
    first: int
    last: int


class QuotationPairing:
    """The state of the pass."""

    def __init__(
        self, text: str, tokens: Tokens, marks: QuotationMarks, settings: SegmentSettings
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.marks = marks
        self.roles = roles_in_text(marks, settings.usual_roles)
        self.owner_letters = settings.apostrophe_after
        self.missing = MissingMarks(tokens, settings.says)
        self.stack: list[OpenQuotation] = []
        self.quotes: list[Quote] = []
        #: The current part: its first token, the position after its last mark.
        self.begin = 0
        self.end = 0
        self.last = 0

    # What a mark does ---------------------------------------------------------------

    def pair(self, part: PartTokens) -> None:
        """Pair the marks of one part; what stays open stays on the stack."""
        self.begin, self.end, self.last = part.start, part.end, part.last
        position = self._repeated(part) if self.stack else part.first
        marks, kinds = self.marks, self.tokens.kinds
        while position < part.last:
            token = marks.token[position]
            role = self._role(position, self._spacing(position, part))
            if role is MarkRole.OPENS:
                self._push(position)
                kinds[token] = OPEN
            elif role is MarkRole.CLOSES:
                kinds[token] = CLOSE
            else:
                kinds[token] = unquoting_kind(self.text, self.tokens.starts[token])
            position += 1

    def _repeated(self, part: PartTokens) -> int:
        """Give repeated opening marks to the quotations that continue; the next position."""
        position = part.first
        for entry in self.stack:
            if not self._repeats(entry, position, part.start + position - part.first):
                break
            token = self.marks.token[position]
            entry.marks.append(token)
            self.tokens.kinds[token] = OPEN
            position += 1
        return position

    def _repeats(self, entry: OpenQuotation, position: int, token: int) -> bool:
        """Whether the mark at `position` is `token` and repeats the entry's opening mark."""
        marks = self.marks
        return (
            position < len(marks.token)
            and marks.token[position] == token
            and marks.sign[position] == entry.sign
            and marks.spacing[position] is not MarkRole.CLOSES
        )

    def _spacing(self, position: int, part: PartTokens) -> MarkRole:
        """The role of a mark by spacing; a mark that touches the one before it follows that one."""
        spacing = self.marks.spacing[position]
        if spacing is not MarkRole.UNCLEAR or position == part.first:
            return spacing
        token, before = self.marks.token[position], self.marks.token[position - 1]
        if self.tokens.ends[before] != self.tokens.starts[token]:
            return spacing
        kind = self.tokens.kinds[before]
        return MarkRole.OPENS if kind == OPEN else MarkRole.CLOSES if kind == CLOSE else spacing

    def _role(self, position: int, spacing: MarkRole) -> MarkRole:
        """OPENS, CLOSES (the quotation is then off the stack), UNCLEAR where it quotes nothing."""
        sign, family = self.marks.sign[position], self.marks.family[position]
        at = self._innermost(family)
        if family is Family.SINGLE:
            return self._single(position, sign, spacing, at)
        if spacing is not MarkRole.OPENS and self._inches(position, family, at):
            return MarkRole.UNCLEAR
        if spacing is MarkRole.OPENS and sign not in ALWAYS_CLOSES:
            return MarkRole.OPENS
        if spacing is MarkRole.UNCLEAR and self._opens_by_shape(position, sign, family, at):
            return MarkRole.OPENS
        if at is None and sign in ALWAYS_OPENS:
            return MarkRole.OPENS
        if at is None:
            at = self._other_family(position)
        if at is not None:
            self._close(at, position)
        else:
            self._close_unopened(position)
        return MarkRole.CLOSES

    def _opens_by_shape(self, position: int, sign: str, family: Family, at: int | None) -> bool:
        """Whether a mark of unclear spacing opens, by its shape and its roles in this text."""
        if sign in ALWAYS_OPENS and not (at is not None and self.stack[at].sign == sign):
            return True
        usual = self.roles.get(sign, MarkRole.OPENS) is MarkRole.OPENS
        if family in (Family.ANGLE, Family.SINGLE_ANGLE) and usual:
            if at is None or self.stack[at].sign == sign:  # it would open one more level
                return True
        return at is None and (self._begins(position) or (usual and sign != "''"))

    def _single(self, position: int, sign: str, spacing: MarkRole, at: int | None) -> MarkRole:
        """A single mark: it may be an apostrophe or minutes instead."""
        opens = spacing is MarkRole.OPENS or (spacing is MarkRole.UNCLEAR and sign in ALWAYS_OPENS)
        if opens and at is not None and self.stack[at].sign == sign:
            opens = False  # one level of single marks: ‘I said ’tis so’
        if opens:
            closes = self._in_part(self.marks.next_closer(Family.SINGLE, position))
            if sign in ALWAYS_OPENS or closes or self._begins(position):
                return MarkRole.OPENS
            return MarkRole.UNCLEAR
        if at is None or sign in ALWAYS_OPENS or spacing is MarkRole.OPENS:
            return MarkRole.UNCLEAR
        if spacing is MarkRole.UNCLEAR and sign in APOSTROPHE_LIKE and sign != "‘":
            return MarkRole.UNCLEAR
        if self._genitive(position):
            return MarkRole.UNCLEAR
        self._close(at, position)
        return MarkRole.CLOSES

    def _begins(self, position: int) -> bool:
        """Whether the mark is the first token of its part: it may continue in the next one."""
        return self.marks.token[position] == self.begin

    def _in_part(self, position: int | None) -> bool:
        """Whether there is a mark at `position`, and in the current part."""
        return position is not None and position < self.last

    def _closes_again(self, position: int, family: Family) -> bool:
        """Whether another mark of the part can still close before the next one opens."""
        closer = self.marks.next_closer(family, position)
        opener = self.marks.next_opener(family, position)
        if closer is None or closer >= self.last:
            return False
        return opener is None or closer < opener

    def _genitive(self, position: int) -> bool:
        """An apostrophe after s, x, z or a number, while a later mark closes: Hans’ Vater."""
        start = self.tokens.starts[self.marks.token[position]]
        end = self.tokens.ends[self.marks.token[position]]
        before, after = self.text[start - 1 : start].lower(), self.text[end : end + 2]
        if before not in self.owner_letters and not before.isdigit():
            return False
        spaced = after[:1].isspace() and after[1:].isalnum()
        return spaced and self._closes_again(position, Family.SINGLE)

    def _inches(self, position: int, family: Family, at: int | None) -> bool:
        """Inches after a number (5"): nothing is open, or a later mark closes what is."""
        if self.marks.sign[position] not in ('"', "”", "''"):
            return False
        start = self.tokens.starts[self.marks.token[position]]
        if not start or not self.text[start - 1].isdigit():
            return False
        return at is None or self._closes_again(position, family)

    # The stack ------------------------------------------------------------------------

    def _innermost(self, family: Family) -> int | None:
        """Where on the stack the innermost quotation of this family is, or None."""
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at].family is family:
                return at
        return None

    def _other_family(self, position: int) -> int | None:
        """For a closing mark of another family („…« and the like): the innermost quotation, if
        no closing mark of its own comes; else None."""
        if not self.stack or self.stack[-1].family is Family.SINGLE:
            return None
        closer = self.marks.next_closer(self.stack[-1].family, position)
        return None if self._in_part(closer) else len(self.stack) - 1

    def _push(self, position: int) -> None:
        token = self.marks.token[position]
        sign = self.marks.sign[position]
        if len(self.stack) >= MAX_QUOTATION_DEPTH:
            self.drop(0, token)
        around = self.stack[-1] if self.stack else None
        if around and around.sign == sign and around.same_mark is None:
            if not around.closes_later:
                around.same_mark = token
        self.stack.append(OpenQuotation(self.marks.family[position], sign, token, [token]))

    def _close(self, at: int, position: int) -> None:
        token = self.marks.token[position]
        self.drop(at + 1, token)
        entry = self.stack.pop()
        marks = (*entry.marks, token)
        self.quotes.append(Quote(entry.start, token + 1, 0, True, None, marks))

    def _close_unopened(self, position: int) -> None:
        """A quotation without its opening mark: Guten Morgen«, sagte X."""
        token = self.marks.token[position]
        after = self.quotes[-1].end if self.quotes else 0
        start = self.missing.start_of(token, max(self.begin, after), self.end)
        if start is not None:
            self.quotes.append(Quote(start, token + 1, 0, True, None, (token,)))

    def drop(self, at: int, end: int) -> None:
        """Take the quotations from `at` on off the stack: they never close, and end here."""
        for entry in self.stack[at:]:
            if entry.family is Family.SINGLE and entry.sign not in ALWAYS_OPENS:
                for token in entry.marks:
                    kind = unquoting_kind(self.text, self.tokens.starts[token])
                    self.tokens.kinds[token] = kind
                continue
            stop = end
            if entry.same_mark is not None and entry.same_mark > entry.start:
                stop = entry.same_mark
            stop = self.missing.end_of(entry.start, stop, first=entry.start == self.begin)
            marks = tuple(token for token in entry.marks if token < stop)
            if stop > entry.start:
                self.quotes.append(Quote(entry.start, stop, 0, False, None, marks))
        del self.stack[at:]

    # From paragraph to paragraph --------------------------------------------------------

    def carry_over(self, parts: list[PartTokens], at: int) -> None:
        """After part `at`: keep on the stack what continues in the next one, drop the rest."""
        part = parts[at]
        kept = 0
        following = _following(parts, at)
        if following:
            after = parts[following[0]]
            for entry in self.stack:
                position = after.first + kept
                if position >= after.last or entry.same_mark is not None:
                    break
                if not self._repeats(entry, position, after.start + kept):
                    break
                kept += 1
            if not kept and self._closes_later([parts[i] for i in following]):
                self.stack[0].same_mark, self.stack[0].closes_later = None, True
                kept = 1
        self.drop(kept, part.end)

    def _closes_later(self, following: list[PartTokens]) -> bool:
        """Whether a mark in the following parts closes the one open quotation.

        That is, whether more marks of its family close than open there; complete pairs inside
        are passed over.
        """
        entry = self.stack[0]
        if len(self.stack) > 1 or entry.family is Family.SINGLE:
            return False
        marks = self.marks
        for part in following:
            depth = 0
            for position in range(part.first, min(part.last, part.first + MAX_MARKS_LOOKED_AT)):
                if marks.family[position] is not entry.family:
                    continue
                if (
                    marks.spacing[position] is MarkRole.OPENS
                    or marks.sign[position] in ALWAYS_OPENS
                ):
                    depth += 1
                elif marks.spacing[position] is MarkRole.CLOSES:
                    depth -= 1
                if depth < 0:
                    return True
        return False


def _following(parts: list[PartTokens], at: int) -> list[int]:
    """The next parts of the same kind, with nothing between them but parts that are not read."""
    kind = parts[at].kind
    found: list[int] = []
    if kind not in READ_KINDS or kind in ("title", "heading"):
        return found
    for later in range(at + 1, min(at + 1 + 2 * MAX_PARAGRAPHS_WITHOUT_MARK, len(parts))):
        other = parts[later].kind
        if other == kind:
            found.append(later)
            if len(found) == MAX_PARAGRAPHS_WITHOUT_MARK:
                break
        elif other in READ_KINDS and other not in _PASSED_OVER:
            break
    return found


def pair_quotations(
    text: str, tokens: Tokens, parts: list[PartTokens], edges: list[tuple[int, int, int]],
    settings: SegmentSettings,
) -> list[Quote]:  # fmt: skip
    """The quotations, by start; sets the kinds of the marks (OPEN, CLOSE or neither).

    `edges`: as for `classify_marks`; `settings`: the language's.
    """
    if not tokens.marks or len(tokens.marks) > MAX_MARKS:
        return []
    pairing = QuotationPairing(text, tokens, classify_marks(text, tokens, edges), settings)
    waiting: tuple[str, list[OpenQuotation]] | None = None
    for at, part in enumerate(parts):
        if waiting and part.kind == waiting[0]:
            pairing.stack, waiting = waiting[1], None
        if part.first < part.last or pairing.stack:
            pairing.pair(part)
        if pairing.stack:
            pairing.carry_over(parts, at)
            if pairing.stack:
                waiting = (part.kind, pairing.stack)
                pairing.stack = []
    return set_levels(pairing.quotes)


def set_levels(quotes: list[Quote]) -> list[Quote]:
    """The quotes by start, outer first, with their levels and parents."""
    quotes.sort(key=lambda quote: (quote.start, -quote.end))
    around: list[int] = []
    for index, quote in enumerate(quotes):
        while around and quotes[around[-1]].end <= quote.start:
            around.pop()
        quote.parent = around[-1] if around else None
        quote.level = len(around)
        around.append(index)
    return quotes
