"""Numbers of a text with what they count."""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from relata.comparison.words import number_key
from relata.lang.schema import set_of
from relata.lint.reading.context import LintContext
from relata.lint.reading.word_kinds import NUMBER_WORD
from relata.model.analysis import NUMBER, WORD, indices_of
from relata.model.record import Span

_FIGURE = re.compile(r"\d[\d.,'’\u00a0\u202f]*")


class Quantity(NamedTuple):
    """A number in figures or in a word, where it stands, and the words after it."""

    value: float
    span: Span
    #: The words after it in lower case, at most `MAX_AFTER` of them.
    after: tuple[str, ...]

    def followed_by(self, words: frozenset[str]) -> bool:
        """Whether the word right after it is one of these: a mark or word for percent."""
        return bool(self.after) and self.after[0] in words


MAX_AFTER = 4


def quantities(context: LintContext, span: Span) -> list[Quantity]:
    """The numbers in a span; clock times, dates with stops and ordinals are left out."""
    found = context.cache.get("quantities")
    if not isinstance(found, list):
        found = context.cache["quantities"] = list(_all(context))
    first, last = (bisect_left(found, offset, key=_start) for offset in span)
    return found[first:last]


def by_sentence(context: LintContext) -> list[tuple[Span, list[Quantity]]]:
    """The sentences that have numbers, each with its numbers."""
    found = context.cache.get("numbers of sentences")
    if not isinstance(found, list):
        rows = itertools.groupby(
            quantities(context, (0, len(context.text))),
            lambda number: context.sentence_at(number.span[0]),
        )
        found = context.cache["numbers of sentences"] = [(one, list(row)) for one, row in rows]
    return found


def _start(quantity: Quantity) -> int:
    return quantity.span[0]


def _all(context: LintContext) -> Iterator[Quantity]:
    tokens, numbers = context.tokens, context.words.numbers
    lower, kinds = tokens.lower, tokens.kinds
    for at in sorted({*indices_of(NUMBER, kinds), *context.places(NUMBER_WORD)}):
        value = _value(lower[at]) if kinds[at] == NUMBER else float(numbers[lower[at]])
        if value is None or _joined(context, at):
            continue
        after = []
        for word in range(at + 1, min(at + 1 + MAX_AFTER, len(lower))):
            if kinds[word] != WORD and lower[word] != "%":
                break
            after.append(lower[word])
        yield Quantity(value, (tokens.starts[at], tokens.ends[at]), tuple(after))


def _joined(context: LintContext, at: int) -> bool:
    """Whether a number is a part of a longer sign: a date, a score, a time, an ordinal."""
    tokens = context.tokens
    start, end = tokens.starts[at], tokens.ends[at]
    before, after = context.text[max(0, start - 1) : start], context.text[end : end + 2]
    if before in tuple(":/-–.") and before:
        return True
    if tokens.words[at].endswith(".") and at + 1 < len(tokens.sentence_of):
        return tokens.sentence_of[at] == tokens.sentence_of[at + 1]  # an ordinal: "5. März"
    return bool(after) and (after[0] in ":/-–" or (after[0] == "." and after[1:].isdigit()))


def _value(text: str) -> float | None:
    if not _FIGURE.fullmatch(text):
        return None
    try:
        value = float(number_key(text.rstrip(".,'’")))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def is_bound(context: LintContext, number: Quantity) -> bool:
    """Whether the word before a number makes it a limit or inexact: "over 30", "about 30"."""
    at = context.token_at(number.span[0])
    return bool(at) and context.tokens.lower[at - 1] in set_of(context.words.bounds)
