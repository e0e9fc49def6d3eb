"""NUM001: one quantity with two values, a sum or a percentage that does not add up."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from relata.lang.schema import set_of
from relata.lint.limits import MAX_COMPARED
from relata.lint.reading.context import LintContext
from relata.lint.reading.headline import content_tokens
from relata.lint.reading.quantities import Quantity, by_sentence, is_bound, quantities
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.lint.rules.facts.parts import kinds_of_people, part_words, shares, votes
from relata.model.record import Span

#: Characters between a percentage and its amounts.
NEAR = 40
#: Points by which a percentage may miss its amounts, and the share of it.
POINTS, SHARE = 1.5, 0.1
#: Words that two sentences have in common if they count one event, and the share of them.
LEAST_SAME, SAME = 2, 0.4


def _find(context: LintContext) -> Iterator[RuleHit]:
    known = part_words(context)
    yield from _percentages(context)
    yield from kinds_of_people(context, known)
    yield from shares(context, known)
    yield from votes(context, known)
    yield from _two_values(context)


def _percentages(context: LintContext) -> Iterator[RuleHit]:
    """ "rose by 50 percent, from 20 to 40"."""
    words = context.words
    froms, tos = set_of(words.rise_from), set_of(words.rise_to)
    percent = set_of(words.percent)
    if not (froms and tos and percent):
        return
    for _, numbers in by_sentence(context):
        if len(numbers) < 3:
            continue
        pairs = [
            (one, other)
            for one, other in itertools.pairwise(numbers)
            if _word_before(context, one) in froms and _word_before(context, other) in tos
        ]
        rates = [
            n for n in numbers
            if n.followed_by(percent) and _word_before(context, n) not in froms | tos
        ]  # fmt: skip
        if len(pairs) != 1 or len(rates) != 1:
            continue
        one, other = pairs[0]
        rate = rates[0]
        if rate in (one, other) or other.followed_by(percent) or not one.value:
            continue
        near = min(abs(rate.span[0] - other.span[1]), abs(one.span[0] - rate.span[1]))
        if near > NEAR or ";" in context.text[min(one.span[0], rate.span[0]) : other.span[1]]:
            continue
        right = abs(other.value - one.value) / one.value * 100
        if abs(right - rate.value) > max(POINTS, SHARE * right):
            yield RuleHit(rate.span, (one.span, other.span),
                      {"a": context.text[slice(*rate.span)], "b": f"{right:.0f}"},
                      variant="percent")  # fmt: skip


def _word_before(context: LintContext, number: Quantity) -> str:
    at = context.token_at(number.span[0]) - 1
    while at >= 0 and context.tokens.lower[at] in context.words.approximately:
        at -= 1
    return context.tokens.lower[at] if at >= 0 else ""


def _two_values(context: LintContext) -> Iterator[RuleHit]:
    """Dead, injured, arrested: the same thing counted twice by the same voice."""
    groups = [set_of(group) for group in context.words.quantities]
    if not groups:
        return
    rows: dict[int, list[tuple[Quantity, tuple[str, ...]]]] = {}
    for paragraph in context.body:
        for number in quantities(context, paragraph):
            counted = set(number.after[:3])
            for index, group in enumerate(groups) if counted else ():
                if not group.isdisjoint(counted) and len(rows.get(index, ())) < MAX_COMPARED:
                    rows.setdefault(index, []).append((number, _voice(context, number)))
    for row in rows.values():
        for at, (number, voice) in enumerate(row):
            for earlier, other in row[:at]:
                if number.value == earlier.value or voice != other or not _whole(number, earlier):
                    continue
                if not _one_event(context, earlier, number):
                    continue
                first, second = (context.text[slice(*one.span)] for one in (earlier, number))
                values = {"a": first, "b": second, "what": number.after[0]}
                yield RuleHit(number.span, (earlier.span,), values)
                return


def _one_event(context: LintContext, earlier: Quantity, number: Quantity) -> bool:
    """Whether two counts are of one event and exact: their sentences have words in common besides
    what is counted, or the second one is said to be the total."""
    for one in (earlier, number):
        if is_bound(context, one):
            return False
        if set(one.after[:2]) & set_of(context.words.more):
            return False
    sentences = [context.sentence_at(one.span[0]) for one in (earlier, number)]
    start = sentences[1][0]
    if context.find_phrase(context.words.together, (start, number.span[0])) is not None:
        return number.span[0] - start <= NEAR
    counted = set(content_words(context, number.span, number.after))
    first, second = (
        {key for _, key in content_tokens(context, sentence)} - counted for sentence in sentences
    )
    return len(first & second) >= max(LEAST_SAME, SAME * min(len(first), len(second)))


def content_words(context: LintContext, span: Span, after: tuple[str, ...]) -> list[str]:
    """The keys of a number and of the words after it."""
    first = context.token_at(span[0])
    last = min(first + len(after), len(context.tokens.ends) - 1)
    return [key for _, key in content_tokens(context, (span[0], context.tokens.ends[last]))]


def _voice(context: LintContext, number: Quantity) -> tuple[str, ...]:
    """Who counts: the speakers of the statement around it, () for the reporter."""
    found: tuple[str, ...] = ()
    for statement in context.statements:
        if any(a <= number.span[0] < b for a, b in statement.content) and statement.speaker:
            found = statement.speaker.entities or (statement.id,)
    return found


def _whole(one: Quantity, other: Quantity) -> bool:
    """Whether both are counts of everything: the same words follow them."""
    return one.after[:2] == other.after[:2]


RULE = Rule(
    id="NUM001",
    name="quantities",
    severity="warning",
    what="One quantity with two values, parts that do not add up to their whole, or a percentage "
    "that does not fit the amounts next to it.",
    why="At least one of the numbers is wrong.",
    limits="Counts of the same words by the same voice; a number that rose in the course of the "
    "story is reported too. Parts are added up where the text counts kinds of people, in a "
    "sentence or in the next one that begins with “of them”; percentages where they are those of "
    "one vote, or where the text gives their sum.",
    examples=(
        RuleExample(
            bad="The number of crossings rose by 50 percent, from 20 to 40, mayor Ann Lee said.",
            good="The number of crossings rose by 100 percent, from 20 to 40, mayor Ann Lee said.",
            at="50",
        ),
        RuleExample(
            bad="The fire on the bridge left 12 people injured. Traffic stopped for hours. In all, "
            "14 people injured were taken to the hospital.",
            good="The fire on the bridge left 12 people injured. Traffic stopped for hours. In "
            "all, 12 people injured were taken to the hospital.",
            at="14",
        ),
        RuleExample(
            bad="The ferry had 12 people on board, seven men and six women. It came from Valmont.",
            good="The ferry had 13 people on board, seven men and six women. It came from Valmont.",
            at="12",
        ),
        RuleExample(
            bad="The police held 12 people. Of these, 9 were men and 5 women. The road is open.",
            good="The police held 14 people. Of these, 9 were men and 5 women. The road is open.",
            at="12",
        ),
        RuleExample(
            bad="The plan found 45 of the 60 members (80 percent) in favour, the council said.",
            good="The plan found 45 of the 60 members (75 percent) in favour, the council said.",
            at="80",
        ),
        RuleExample(
            bad="Ann Lee won 54 percent of the vote and Paul Orr 49 percent.",
            good="Ann Lee won 51 percent of the vote and Paul Orr 49 percent.",
            at="49",
        ),
    ),
    find=_find,
)
