"""Numbers of a text with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from relata.comparison.words import number_key
from relata.lint.reading.context import LintContext
from relata.model.analysis import NUMBER, WORD
from relata.model.record import Span

_FIGURE = re.compile(r"\d[\d.,'’\u00a0\u202f]*")


class Quantity(NamedTuple):
    """A number in figures or in a word, where it stands, and the words after it."""

    value: float
    span: Span
    #: The words after it in lower case, at most `MAX_AFTER` of them.
    after: tuple[str, ...]


MAX_AFTER = 4


def quantities(context: LintContext, span: Span) -> Iterator[Quantity]:
    """The numbers in a span; clock times, dates with stops and ordinals are left out."""
    tokens, numbers = context.tokens, context.words.numbers
    at = context.token_at(span[0])
    while at < len(tokens.starts) and tokens.starts[at] < span[1]:
        lower = tokens.lower[at]
        value: float | None = None
        if tokens.kinds[at] == NUMBER:
            value = _value(lower)
        elif lower in numbers:
            value = float(numbers[lower])
        if value is not None and not _joined(context, at):
            after = []
            for word in range(at + 1, min(at + 1 + MAX_AFTER, len(tokens.lower))):
                if tokens.kinds[word] != WORD and tokens.lower[word] != "%":
                    break
                after.append(tokens.lower[word])
            yield Quantity(value, (tokens.starts[at], tokens.ends[at]), tuple(after))
        at += 1


def _joined(context: LintContext, at: int) -> bool:
    """Whether a number is a part of a longer sign: a date, a score, a time, an ordinal."""
    tokens = context.tokens
    start, end = tokens.starts[at], tokens.ends[at]
    before, after = context.text[max(0, start - 1) : start], context.text[end : end + 2]
    if before in tuple(":/-–.") and before:
        return True
    return bool(after) and (after[0] in ":/-–" or (after[0] == "." and after[1:].isdigit()))


def _value(text: str) -> float | None:
    if not _FIGURE.fullmatch(text):
        return None
    try:
        return float(number_key(text.rstrip(".,'’")))
    except ValueError:
        return None
