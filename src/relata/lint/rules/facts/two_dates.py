"""One event on two days, or before and after another: two sentences of nearly the same words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from relata.lint.limits import MAX_COMPARED
from relata.lint.reading.context import LintContext
from relata.lint.reading.headline import content_tokens
from relata.lint.reading.word_kinds import ORDER
from relata.lint.rule import RuleHit
from relata.model.record import Span, Time

#: Content words besides the times from which on two sentences may say the same, and
#: the share of them that both must have.
_LEAST_WORDS, _SAME = 4, 0.8
#: Characters of a value with a day: 2024-04-03, XXXX-WXX-1.
_WITH_DAY = 10
#: What ends a sentence, and what may stand after it.
_ENDS, _CLOSING = ".!?…", " \n”“\"’'»«)"


def two_dates(context: LintContext) -> Iterator[RuleHit]:
    """Two sentences that say the same with one day each, and the days differ."""
    rows = [
        (sentence, times[0], _words(context, sentence, times[0].span))
        for sentence, times in _by_sentence(context)
        if len(times) == 1 and _is_day(times[0]) and _in_prose(context, sentence, times[0])
    ][:MAX_COMPARED]
    for one, other in itertools.combinations(rows, 2):
        if (
            _day_of(one[1]) != _day_of(other[1])
            and _alike(one[2], other[2])
            and _apart(one[1], other[1])
        ):
            values = {"a": one[1].text, "b": other[1].text}
            yield RuleHit(other[1].span, (one[1].span,), values, variant="two")


def _by_sentence(context: LintContext) -> Iterator[tuple[Span, list[Time]]]:
    """The sentences that have times, each with its times, outside quotations."""
    times = [time for time in context.record.times if not context.in_quote(time.span[0])]
    for sentence, row in itertools.groupby(times, lambda time: context.sentence_at(time.span[0])):
        yield sentence, list(row)


def _is_day(time: Time) -> bool:
    return time.type in ("DATE", "TIME") and _day_of(time)[-1:].isdecimal()


def _day_of(time: Time) -> str:
    """The day of a value, "" where it has none: XXXX-WXX-4 of XXXX-WXX-4TNI."""
    return time.value[:_WITH_DAY] if len(time.value) >= _WITH_DAY else ""


def _in_prose(context: LintContext, sentence: Span, time: Time) -> bool:
    """Whether a day stands in a sentence of its own, not in a table or in a range of days."""
    text, (start, end) = context.text, sentence
    near = text[max(start, time.span[0] - 3) : time.span[0]] + text[time.span[1] : time.span[1] + 3]
    ended = text[start:end].rstrip(_CLOSING)[-1:] in tuple(_ENDS)
    return ended and "|" not in text[start:end] and not any(dash in near for dash in "-–—")


def _apart(one: Time, other: Time) -> bool:
    """Whether two days cannot be one: "Monday" and "3 April" may be."""
    days = [_day_of(time) for time in (one, other)]
    if all(value[0].isdecimal() for value in days):
        return True
    return days[0][: _WITH_DAY - 1] == days[1][: _WITH_DAY - 1]  # two days of the week


def _words(context: LintContext, sentence: Span, without: Span) -> list[str]:
    tokens = context.tokens
    return [
        key
        for at, key in content_tokens(context, sentence)
        if not without[0] <= tokens.starts[at] < without[1]
    ]


def _alike(one: list[str], other: list[str]) -> bool:
    keys, there = set(one), set(other)
    least = min(len(keys), len(there))
    return least >= _LEAST_WORDS and len(keys & there) >= _SAME * least and (
        len(keys & there) >= _SAME * _SAME * max(len(keys), len(there))
    )  # fmt: skip


def sequences(context: LintContext) -> Iterator[RuleHit]:
    """Two sentences of the same words in the same order, one with "before", one with "after"."""
    for before, after in context.words.sequences:
        if not (_has(context, before) and _has(context, after)):
            continue
        found = itertools.chain(_places(context, before), _places(context, after))
        rows = [
            (place, _words(context, context.sentence_at(place[0]), place))
            for place in itertools.islice(found, MAX_COMPARED)
        ]
        for (place, words), (there, others) in itertools.combinations(rows, 2):
            if context.lower[slice(*place)] == context.lower[slice(*there)]:
                continue
            one_sentence = context.sentence_at(place[0]) == context.sentence_at(there[0])
            if one_sentence or not _alike(words, others):
                continue
            common = set(words) & set(others)
            if [w for w in words if w in common] == [w for w in others if w in common]:
                first, second = sorted((place, there))
                values = {"a": context.text[slice(*first)], "b": context.text[slice(*second)]}
                yield RuleHit(first, (second,), values, variant="order")


def _has(context: LintContext, word: str) -> bool:
    return any(context.tokens.lower[at] == word for at in context.places(ORDER))


def _places(context: LintContext, word: str) -> Iterator[Span]:
    """Where a word stands outside quotations."""
    tokens = context.tokens
    for at in context.places(ORDER):
        if tokens.lower[at] == word and tokens.quote_of[at] is None:
            yield tokens.starts[at], tokens.ends[at]
