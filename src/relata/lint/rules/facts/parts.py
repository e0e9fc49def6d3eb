"""Parts of a whole: people counted by kind, some of a number, and the share that they are.

"12 people, 7 men and 6 women"; "45 of the 60 members (80 percent)". What the text does not count
as people, or does not set next to its whole, is left alone.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from relata.lang.compile import kept, section
from relata.lang.schema import Flag, LintFile, words_of
from relata.lint.reading.context import LintContext
from relata.lint.reading.quantities import Quantity, by_sentence, quantities
from relata.lint.reading.word_kinds import PEOPLE
from relata.lint.rule import RuleHit
from relata.model.record import Span
from relata.model.threads import once

#: Characters between two parts, and between the whole and its first part.
_BETWEEN, _TO_FIRST = 40, 60
#: Tokens between a part and its whole: "45 of all the 60".
_TOKENS = 4
#: Points by which a share may miss its amounts, and the share of it.
_POINTS, _SHARE = 1.5, 0.05
_EVERYTHING = 100.0
#: Numbers that may be years.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
#: Percentages that are added up.
_ADDED = 2


class PartWords(NamedTuple):
    """The words of the language for parts and wholes."""

    #: Word for a kind of people -> number of its kind.
    kinds: dict[str, int]
    #: Nouns for what is counted one by one: people, members, countries.
    counted: frozenset[str]
    one: frozenset[str]
    of: frozenset[str]
    percent: frozenset[str]


def part_words(context: LintContext) -> PartWords:
    """The words of the article's language."""
    return _part_words(context.language.code)


@kept
@once(64)
def _part_words(code: str) -> PartWords:
    words = section(code, "lint") or LintFile()
    kinds = {
        word: number for number, line in enumerate(words.kinds_of_people) for word in words_of(line)
    }
    return PartWords(
        kinds, frozenset(words_of(words.counted)), frozenset(words_of(words.one)),
        frozenset(words_of(words.of)), frozenset(words_of(words.percent)),
    )  # fmt: skip


def kinds_of_people(context: LintContext, known: PartWords) -> Iterator[RuleHit]:
    """A number of people, and kinds of them that are more, or that do not add up to it."""
    people = context.places(PEOPLE)
    if not known.counted or not people:
        return
    whole: Quantity | None = None
    for sentence in context.record.document.sentences:
        counts = quantities(context, sentence)
        parts = [n for n in _with_single(context, sentence, counts, people) if _kind(n, known) >= 0]
        before = [n for n in counts if not parts or n.span[0] < parts[0].span[0]]
        wholes = [n for n in before if known.counted & set(n.after[:3])]
        if parts:
            own = wholes[-1] if wholes and wholes[-1] is before[-1] else None
            named = own is None and context.find_phrase(context.words.of_them, sentence)
            total = own or (whole if named and named[1] < parts[0].span[0] else None)
            if total is not None:
                yield from _sum(context, total, parts, known, sentence)
        whole = wholes[0] if len(wholes) == 1 and len(counts) == 1 else None


def _with_single(
    context: LintContext, sentence: Span, counts: list[Quantity], people: list[int]
) -> list[Quantity]:
    """The counts of a sentence with those that are articles: "a woman".

    `people` are the places of all words for kinds of people.
    """
    tokens, found = context.tokens, list(counts)
    inside, one = context.tokens_of(sentence), part_words(context).one
    first, last = (bisect_left(people, at + 1) for at in (inside.start, inside.stop))
    for following in people[first:last]:
        at = following - 1
        if tokens.lower[at] in one:
            span = tokens.starts[at], tokens.ends[at]
            found.append(Quantity(1.0, span, (tokens.lower[following],)))
    return sorted(found, key=lambda one: one.span)


def _kind(number: Quantity, known: PartWords) -> int:
    return next((known.kinds[word] for word in number.after[:2] if word in known.kinds), -1)


def _sum(
    context: LintContext, total: Quantity, parts: list[Quantity], known: PartWords, sentence: Span
) -> Iterator[RuleHit]:
    row = parts[:1]
    for one, other in itertools.pairwise(parts):
        if other.span[0] - one.span[1] > _BETWEEN or _breaks(context, one, other):
            break
        row.append(other)
    kinds = [_kind(one, known) for one in row]
    if len(set(kinds)) != len(kinds) or total in row:
        return
    found = sum(one.value for one in row)
    text = context.text[total.span[1] : row[0].span[0]]
    end = min(sentence[1], row[-1].span[1] + _BETWEEN)
    some = context.find_phrase(context.words.some_of_them, (total.span[0], end)) is not None
    near = total.span[1] <= row[0].span[0] <= total.span[1] + _TO_FIRST
    whole = {0, 1} <= set(kinds) and near and not some and any(mark in text for mark in ":,–(-")
    if found > total.value or (whole and found < total.value):
        values = {"a": f"{found:g}", "b": context.text[slice(*total.span)]}
        related = tuple(sorted(one.span for one in row))
        yield RuleHit(total.span, related, values, variant="sum")


def _breaks(context: LintContext, one: Quantity, other: Quantity) -> bool:
    between = context.text[one.span[1] : other.span[0]]
    return any(mark in between for mark in ";.:")


def shares(context: LintContext, known: PartWords) -> Iterator[RuleHit]:
    """Some of a number with the share that they are, more than all, more than 100 percent."""
    if not known.of or not known.percent:
        return
    for _, numbers in by_sentence(context):
        for number in numbers:
            if _more_than_all(context, number, known):
                values = {"a": context.text[slice(*number.span)]}
                yield RuleHit(number.span, values=values, variant="hundred")
        for at, (part, whole) in enumerate(itertools.pairwise(numbers)):
            if not _is_part(context, part, whole, known):
                continue
            if part.value > whole.value:
                values = {"a": context.text[slice(*part.span)],
                          "b": context.text[slice(*whole.span)]}  # fmt: skip
                yield RuleHit(part.span, (whole.span,), values, variant="more")
                continue
            rate = _rate(context, numbers, at, known)
            right = 100 * part.value / whole.value
            if rate is not None and abs(rate.value - right) > max(_POINTS, _SHARE * right):
                values = {"a": context.text[slice(*rate.span)], "b": f"{right:.0f}"}
                yield RuleHit(rate.span, (part.span, whole.span), values, variant="percent")


def _more_than_all(context: LintContext, number: Quantity, known: PartWords) -> bool:
    """Whether more than 100 percent of people are meant."""
    if number.value <= _EVERYTHING or not number.followed_by(known.percent):
        return False
    tokens = context.tokens
    at = context.token_at(number.span[1]) + 1  # after the percentage's own word
    if at >= len(tokens.lower) or tokens.lower[at] not in known.of:
        return False
    at += 1
    while at < len(tokens.lower) and tokens.flags[at] & (Flag.ARTICLE | Flag.DETERMINER):
        at += 1
    return at < len(tokens.lower) and tokens.lower[at] in known.counted


def _is_part(context: LintContext, part: Quantity, whole: Quantity, known: PartWords) -> bool:
    """Whether the text says "45 of the 60 members" of people."""
    first, last = context.token_at(part.span[1]), context.token_at(whole.span[0])
    tokens = context.tokens
    if not first < last <= first + _TOKENS or whole.value < 2:
        return False
    if _FIRST_YEAR <= part.value <= _LAST_YEAR:
        return False
    if any(n.value != int(n.value) or n.followed_by(known.percent) for n in (part, whole)):
        return False
    between = range(first, last)
    small = Flag.ARTICLE | Flag.DETERMINER
    plain = all(tokens.flags[at] & small or tokens.lower[at] in known.of for at in between)
    return tokens.lower[first] in known.of and plain and bool(known.counted & set(whole.after[:3]))


def _rate(
    context: LintContext, numbers: list[Quantity], at: int, known: PartWords
) -> Quantity | None:
    """The percentage right after the whole or right before the part, which is said to be theirs."""
    part, whole = numbers[at], numbers[at + 1]
    rows: list[tuple[Quantity, Span]] = []
    if at + 2 < len(numbers):
        rows.append((numbers[at + 2], (whole.span[1], numbers[at + 2].span[0])))
    if at > 0:
        rows.append((numbers[at - 1], (numbers[at - 1].span[1], part.span[0])))
    for rate, gap in rows:
        if not rate.followed_by(known.percent) or gap[1] - gap[0] > _BETWEEN:
            continue
        linked = context.find_phrase(context.words.that_is, gap) is not None
        if linked or "(" in context.text[slice(*gap)]:
            return rate
    return None


def votes(context: LintContext, known: PartWords) -> Iterator[RuleHit]:
    """Percentages of one vote that are more than 100, and a sum that is another than said."""
    if not known.percent:
        return
    for sentence, numbers in by_sentence(context):
        rates = [n for n in numbers if n.followed_by(known.percent)]
        if len(rates) < 2 or context.find_phrase(context.words.compared, sentence) is not None:
            continue
        words = (context.tokens.words[at] for at in context.tokens_of(sentence))
        years = any(word.isdigit() and len(word) == 4 for word in words)
        spans = tuple(one.span for one in rates)
        if years or any(context.in_quote(span[0]) for span in spans):
            continue
        found = sum(one.value for one in rates)
        together = context.find_phrase(context.words.together, sentence)
        if together is not None:
            yield from _together(context, rates, together)
        elif found > _EVERYTHING + _POINTS and context.find_phrase(context.words.votes, sentence):
            values = {"a": f"{found:g}"}
            yield RuleHit(spans[-1], spans[:-1], values, variant="votes")


def _together(context: LintContext, rates: list[Quantity], together: Span) -> Iterator[RuleHit]:
    """ "20 percent and 30 percent, together 60 percent"."""
    if len(rates) != _ADDED + 1 or not rates[-2].span[1] <= together[0] < rates[-1].span[0]:
        return
    total, found = rates[-1], sum(one.value for one in rates[:-1])
    if total.span[0] - together[1] <= _BETWEEN and abs(found - total.value) > _POINTS:
        values = {"a": f"{found:g}", "b": context.text[slice(*total.span)]}
        yield RuleHit(total.span, tuple(one.span for one in rates[:-1]), values, variant="sum")
