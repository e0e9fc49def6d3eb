"""Where a quotation begins or ends whose opening or closing mark is missing.

Without a mark the words decide: a quotation begins with its sentence, and ends before its frame
(", said X") or with its first sentence. So a missing mark does not make the rest of a paragraph
somebody's words.
"""

from __future__ import annotations

from relata.segment.limits import MAX_CLAUSE
from relata.segment.tokens import Tokens

_STOPS = frozenset(".!?…")
_DASHES = frozenset("–—―-")
#: Marks inside a closing quotation mark before its frame.
_INNER = frozenset(",!?")


class MissingMarks:
    """Looks at the words around marks without a partner."""

    def __init__(self, tokens: Tokens, says: frozenset[str]) -> None:
        self.tokens = tokens
        self.says = says

    def start_of(self, mark: int, begin: int, end: int) -> int | None:
        """The first token of the quotation that the mark closes; None where it has no frame."""
        words = self.tokens.words
        if not self._framed(mark, end):
            return None
        start = mark - 1
        while start > begin and not (words[start - 1] in _STOPS and start < mark - 1):
            start -= 1
        return start if start < mark - 1 or words[start][0].isalnum() else None

    def _framed(self, mark: int, end: int) -> bool:
        """Does a verb of saying follow the mark, alone or after a subject?"""
        words = self.tokens.words
        at = mark + 1
        inner = words[mark - 1] in _INNER if mark else False
        outer = at < end and words[at] in (",", *_DASHES)
        while at < end and words[at] in (",", *_DASHES):
            at += 1
        if not (inner or outer) or at >= end:
            return False
        for i in range(at, min(at + MAX_CLAUSE, end)):
            if words[i].lower() in self.says:
                return True
            if not words[i][0].isalpha():
                return False
        return False

    def end_of(self, start: int, stop: int, *, first: bool) -> int:
        """Where the quotation from `start` ends, `stop` at the latest.

        One that opens its part may be all of it: there only a frame ends it.
        """
        words = self.tokens.words
        for i in range(start + 2, stop):
            if words[i - 1] == "," and words[i].lower() in self.says:
                return i - 1
            if words[i] in _STOPS and not first:
                return i + 1
        return stop
