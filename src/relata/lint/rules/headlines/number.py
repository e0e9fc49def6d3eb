"""HED005: a number of the headline that differs from the text's."""

from __future__ import annotations

from collections.abc import Iterator

from relata.comparison.content_words import content_words
from relata.lint.reading.context import LintContext
from relata.lint.reading.headline import HeadlineMatches, SentenceMatch, headline_of
from relata.lint.reading.quantities import Quantity, is_bound, quantities
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.lint.weights import weights

#: Rounded numbers within this share of the text's number are the same.
ROUNDED = 0.05
#: Share of the greater number from which on two inexact numbers are close.
CLOSE = 0.75


def _find(context: LintContext) -> Iterator[RuleHit]:
    headline = headline_of(context)
    if headline is None:
        return
    numbers = quantities(context, headline.span)
    if not numbers:
        return
    body = quantities(context, (headline.begin, len(context.text)))
    values = {quantity.value for quantity in body}
    for number in numbers:
        if number.value in values or any(_rounded(number.value, value) for value in values):
            continue
        other = _other(context, headline, number, body)
        if other is not None and not _about(context, number, other):
            written = context.text[slice(*other.span)]
            yield RuleHit(number.span, (other.span,),
                      {"a": context.text[slice(*number.span)], "b": written},
                      key=f"number {context.text[slice(*headline.span)]}")  # fmt: skip


def _about(context: LintContext, number: Quantity, other: Quantity) -> bool:
    """Whether a number that its words make a limit or inexact ("over 30") is close to the other."""
    low, high = sorted((number.value, other.value))
    return is_bound(context, number) and low >= CLOSE * high


def _rounded(value: float, exact: float) -> bool:
    if value == int(value) and value == int(exact + 0.5):
        return True
    return exact >= 100 and value != exact and abs(value - exact) <= ROUNDED * exact and (
        value % 10 == 0
    )  # fmt: skip


def _other(
    context: LintContext, headline: HeadlineMatches, number: Quantity, body: list[Quantity]
) -> Quantity | None:
    """A number of the text that counts the same thing, in a sentence that says the same."""
    code = context.language.code
    counted = _counted(" ".join(number.after), code)
    near = headline.near(weights().headlines.number)
    for match in near:
        inside = [q for q in body if match.span[0] <= q.span[0] < match.span[1]]
        same = [q for q in inside if counted and counted in _keys(" ".join(q.after), code)]
        if same:
            return same[0]
        if len(inside) == 1 and match.share >= weights().headlines.same and not _year(inside[0]):
            return inside[0] if _same_kind(number, inside[0], match) else None
    return None


def _counted(after: str, code: str) -> str:
    return next((word.key for word in content_words(after, code) if not word.closed), "")


def _keys(after: str, code: str) -> set[str]:
    return {word.key for word in content_words(after, code) if not word.closed}


def _year(quantity: Quantity) -> bool:
    return 1900 <= quantity.value <= 2100 and quantity.value == int(quantity.value)


def _same_kind(number: Quantity, other: Quantity, match: SentenceMatch) -> bool:
    """Whether one of the headline's words stands right after the other number."""
    end = other.span[1]
    return not _year(number) and any(end <= word.start <= end + 30 for word in match.words)


RULE = Rule(
    id="HED005",
    name="headline-number",
    severity="error",
    what="A number in the headline that the text does not have, where it has another one for the "
    "same thing.",
    why="One of the two is wrong.",
    limits="Numbers that are rounded are the same. Sums that the headline adds up are not "
    "understood.",
    examples=(
        RuleExample(
            bad="# Nine people injured on the bridge\n\nIt happened on Monday.\n\nSeven people "
            "were injured on the bridge over the Orr, the police said.\n\nRepairs begin in May.\n",
            good="# Seven people injured on the bridge\n\nIt happened on Monday.\n\n7 people were "
            "injured on the bridge over the Orr, the police said.\n\nRepairs begin in May.\n",
            at="Nine",
            name="article.md",
        ),
    ),
    find=_find,
)
