"""Pairs quotation marks over a whole document.

One pass over the marks with a stack of open quotations. A paragraph's end closes what is
open, unless the next paragraph goes on with it: it repeats the opening mark (the convention
of books and newspapers), or the first mark in it is one that closes. So an odd mark costs
at most its own paragraph.
"""

from __future__ import annotations

from msgspec import Struct, field

from relata.model.analysis import CLOSE, OPEN, Quote
from relata.model.document import READ_KINDS
from relata.segment.quotation_marks import (
    ALWAYS_CLOSES,
    ALWAYS_OPENS,
    ANGLE,
    APOSTROPHE_LIKE,
    CLOSES,
    OPENS,
    SINGLE,
    SMALL,
    UNCLEAR,
    Seen,
    apostrophe_kind,
    habit,
    look,
)
from relata.segment.settings import Tables
from relata.segment.tokens import Tokens

#: Deepest nesting; beyond it the text is no text, and pairing starts afresh.
_DEPTH = 8
#: How many paragraphs without a mark a quotation may run through.
_REACH = 6
#: A text with more marks than this is no text: none of them is paired.
_MOST = 1_000_000
#: How many marks of such a paragraph are looked at.
_LOOK = 8
#: What may stand between two paragraphs of one quotation.
_PASSED_OVER = frozenset(("heading",))


class Open(Struct):
    """A quotation that is open: its family, its marks so far."""

    family: str
    sign: str
    start: int
    marks: list[int] = field(default_factory=list)
    #: Token of the first quotation inside with the same mark: where this one ends if it
    #: turns out that its closing mark was lost.
    same: int = -1
    #: A closing mark is known to come in a later paragraph.
    sure: bool = False


class Block(Struct):
    """One part of the document that has tokens: token range, kind, its marks' positions."""

    start: int
    end: int
    kind: str
    first: int
    last: int


class Pairing:
    """The state of the pass."""

    def __init__(self, text: str, tokens: Tokens, seen: Seen, tables: Tables) -> None:
        self.text = text
        self.owners = tables.apostrophe_after
        self.tokens = tokens
        self.seen = seen
        self.habit = habit(seen, tables.use)
        self.stack: list[Open] = []
        self.quotes: list[Quote] = []
        #: The current block: its first token, the position behind its last mark.
        self.begin = 0
        self.last = 0

    # What a mark does ---------------------------------------------------------------

    def block(self, block: Block) -> None:
        """Pair the marks of one block; what stays open stays on the stack."""
        self.begin, self.last = block.start, block.last
        position = self._repeated(block) if self.stack else block.first
        seen, kinds = self.seen, self.tokens.kinds
        while position < block.last:
            token = seen.token[position]
            spacing = self._after_mark(position, block)
            role = self._role(position, spacing)
            if role == OPENS:
                self._push(position)
                kinds[token] = OPEN
            elif role == CLOSES:
                kinds[token] = CLOSE
            else:
                kinds[token] = apostrophe_kind(self.text, self.tokens.starts[token])
            position += 1

    def _repeated(self, block: Block) -> int:
        """Give repeated opening marks to the quotations that go on; the next position."""
        position = block.first
        for entry in self.stack:
            if not self._repeats(entry, position, block.start + position - block.first):
                break
            token = self.seen.token[position]
            entry.marks.append(token)
            self.tokens.kinds[token] = OPEN
            position += 1
        return position

    def _repeats(self, entry: Open, position: int, token: int) -> bool:
        seen = self.seen
        return (
            position < len(seen.token)
            and seen.token[position] == token
            and seen.sign[position] == entry.sign
            and seen.spacing[position] != CLOSES
        )

    def _after_mark(self, position: int, block: Block) -> str:
        """The spacing of a mark; one that touches the mark before it follows that one's role."""
        spacing = self.seen.spacing[position]
        if spacing != UNCLEAR or position == block.first:
            return spacing
        token, before = self.seen.token[position], self.seen.token[position - 1]
        if self.tokens.ends[before] != self.tokens.starts[token]:
            return spacing
        kind = self.tokens.kinds[before]
        return OPENS if kind == OPEN else CLOSES if kind == CLOSE else spacing

    def _role(self, position: int, spacing: str) -> str:
        """OPENS, CLOSES (the quotation is then off the stack), or UNCLEAR for no mark at all."""
        sign, family = self.seen.sign[position], self.seen.family[position]
        at = self._open(family)
        if family == SINGLE:
            return self._single(position, sign, spacing, at)
        if spacing != OPENS and self._inches(position, family, at):
            return UNCLEAR
        if spacing == OPENS and sign not in ALWAYS_CLOSES:
            return OPENS
        if spacing == UNCLEAR:
            if sign in ALWAYS_OPENS and not (at >= 0 and self.stack[at].sign == sign):
                return OPENS
            if family in (ANGLE, SMALL) and self.habit[sign] == OPENS and self._touches(at, sign):
                return OPENS
            if at < 0 and self._begins(position):
                return OPENS
            if at < 0 and self.habit.get(sign, OPENS) == OPENS and sign != "''":
                return OPENS
        if at < 0 and sign in ALWAYS_OPENS:
            return OPENS
        if at < 0:
            at = self._across(position)
        if at >= 0:
            self._close(at, position)
        return CLOSES

    def _touches(self, at: int, sign: str) -> bool:
        """For a mark with spaces on both sides: whether it would open one more level."""
        return at < 0 or self.stack[at].sign == sign

    def _single(self, position: int, sign: str, spacing: str, at: int) -> str:
        """A single mark: it may be an apostrophe or minutes instead."""
        seen = self.seen
        opens = spacing == OPENS or (spacing == UNCLEAR and sign in ALWAYS_OPENS)
        if opens and at >= 0 and self.stack[at].sign == sign:
            opens = False  # one level of single marks: ‘I said ’tis so’
        if opens:
            closer = seen.next_closer(SINGLE, position)
            if sign in ALWAYS_OPENS or closer < self.last or self._begins(position):
                return OPENS
            return UNCLEAR
        if at < 0 or sign in ALWAYS_OPENS or spacing == OPENS:
            return UNCLEAR
        if spacing == UNCLEAR and sign in APOSTROPHE_LIKE and sign != "‘":
            return UNCLEAR
        if self._genitive(position):
            return UNCLEAR
        self._close(at, position)
        return CLOSES

    def _begins(self, position: int) -> bool:
        """Whether the mark is the first token of its block: it may go on in the next one."""
        return self.seen.token[position] == self.begin

    def _later(self, position: int, family: str) -> bool:
        """Whether another mark of the block can still close before the next one opens."""
        closer = self.seen.next_closer(family, position)
        return closer < self.last and closer < self.seen.next_opener(family, position)

    def _genitive(self, position: int) -> bool:
        """An apostrophe after s, x, z or a number, while a later mark closes: Hans’ Vater."""
        start = self.tokens.starts[self.seen.token[position]]
        end = self.tokens.ends[self.seen.token[position]]
        before, after = self.text[start - 1 : start].lower(), self.text[end : end + 2]
        if before not in self.owners and not before.isdigit():
            return False
        return after[:1].isspace() and after[1:].isalnum() and self._later(position, SINGLE)

    def _inches(self, position: int, family: str, at: int) -> bool:
        """Inches after a number: none is open, or a later mark closes what is."""
        if self.seen.sign[position] not in ('"', "”", "''"):
            return False
        start = self.tokens.starts[self.seen.token[position]]
        if not start or not self.text[start - 1].isdigit():
            return False
        return at < 0 or self._later(position, family)

    # The stack ------------------------------------------------------------------------

    def _open(self, family: str) -> int:
        """Where on the stack the innermost quotation of this family is; -1 for nowhere."""
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at].family == family:
                return at
        return -1

    def _across(self, position: int) -> int:
        """A closing mark of another family („…« and the like): the innermost quotation that
        has no closing mark of its own to come; -1 for none."""
        if not self.stack or self.stack[-1].family == SINGLE:
            return -1
        closer = self.seen.next_closer(self.stack[-1].family, position)
        return -1 if closer < self.last else len(self.stack) - 1

    def _push(self, position: int) -> None:
        token = self.seen.token[position]
        sign = self.seen.sign[position]
        if len(self.stack) >= _DEPTH:
            self.drop(0, token)
        around = self.stack[-1] if self.stack else None
        if around and around.sign == sign and around.same < 0 and not around.sure:
            around.same = token
        self.stack.append(Open(self.seen.family[position], sign, token, [token]))

    def _close(self, at: int, position: int) -> None:
        token = self.seen.token[position]
        self.drop(at + 1, token)
        entry = self.stack.pop()
        marks = (*entry.marks, token)
        self.quotes.append(Quote(entry.start, token + 1, 0, True, None, marks))

    def drop(self, at: int, end: int) -> None:
        """Take the quotations from `at` on off the stack: they never close, and end here."""
        for entry in self.stack[at:]:
            if entry.family == SINGLE and entry.sign not in ALWAYS_OPENS:
                for token in entry.marks:
                    kind = apostrophe_kind(self.text, self.tokens.starts[token])
                    self.tokens.kinds[token] = kind
                continue
            stop = entry.same if entry.same > entry.start else end
            marks = tuple(token for token in entry.marks if token < stop)
            if stop > entry.start:
                self.quotes.append(Quote(entry.start, stop, 0, False, None, marks))
        del self.stack[at:]

    # From paragraph to paragraph --------------------------------------------------------

    def carry(self, blocks: list[Block], at: int) -> None:
        """After block `at`: keep on the stack what goes on in the next one, drop the rest."""
        block = blocks[at]
        kept = 0
        following = _following(blocks, at)
        if following:
            after = blocks[following[0]]
            for entry in self.stack:
                position = after.first + kept
                if position >= after.last or entry.same >= 0:
                    break
                if not self._repeats(entry, position, after.start + kept):
                    break
                kept += 1
            if not kept and self._closes_later([blocks[i] for i in following]):
                self.stack[0].same, self.stack[0].sure = -1, True
                kept = 1
        self.drop(kept, block.end)

    def _closes_later(self, following: list[Block]) -> bool:
        """Whether a mark in the following blocks closes the one open quotation, that is,
        whether more of its family close than open there; pairs of their own are passed."""
        entry = self.stack[0]
        if len(self.stack) > 1 or entry.family == SINGLE:
            return False
        seen = self.seen
        for block in following:
            depth = 0
            for position in range(block.first, min(block.last, block.first + _LOOK)):
                if seen.family[position] != entry.family:
                    continue
                if seen.spacing[position] == OPENS or seen.sign[position] in ALWAYS_OPENS:
                    depth += 1
                elif seen.spacing[position] == CLOSES:
                    depth -= 1
                if depth < 0:
                    return True
        return False


def _following(blocks: list[Block], at: int) -> list[int]:
    """The next blocks of the same kind, nothing between but what is not read."""
    kind = blocks[at].kind
    found: list[int] = []
    if kind not in READ_KINDS or kind in ("title", "heading"):
        return found
    for later in range(at + 1, min(at + 1 + 2 * _REACH, len(blocks))):
        other = blocks[later].kind
        if other == kind:
            found.append(later)
            if len(found) == _REACH:
                break
        elif other in READ_KINDS and other not in _PASSED_OVER:
            break
    return found


def pair(
    text: str, tokens: Tokens, blocks: list[Block], edges: list[tuple[int, int, int]],
    tables: Tables,
) -> list[Quote]:  # fmt: skip
    """The quotations, by start; sets the kinds of the marks (OPEN, CLOSE or neither)."""
    if not tokens.marks or len(tokens.marks) > _MOST:
        return []
    seen = look(text, tokens, edges)
    pairing = Pairing(text, tokens, seen, tables)
    waiting: tuple[str, list[Open]] | None = None
    for at, block in enumerate(blocks):
        if waiting and block.kind == waiting[0]:
            pairing.stack, waiting = waiting[1], None
        if block.first < block.last or pairing.stack:
            pairing.block(block)
        if pairing.stack:
            pairing.carry(blocks, at)
            if pairing.stack:
                waiting = (block.kind, pairing.stack)
                pairing.stack = []
    return nest(pairing.quotes)


def nest(quotes: list[Quote]) -> list[Quote]:
    """The quotes by start, outer first, with levels and parents."""
    quotes.sort(key=lambda quote: (quote.start, -quote.end))
    around: list[int] = []
    for index, quote in enumerate(quotes):
        while around and quotes[around[-1]].end <= quote.start:
            around.pop()
        quote.parent = around[-1] if around else None
        quote.level = len(around)
        around.append(index)
    return quotes
