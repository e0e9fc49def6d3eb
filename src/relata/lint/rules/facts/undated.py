"""TIM001: relative times in an undated article."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Span

MAX_RELATED = 20


def _find(context: LintContext) -> Iterator[RuleHit]:
    if context.record.document.date is not None:
        return
    found = sorted({*_phrases(context), *_months(context)})
    if found:
        values = {"words": context.text[slice(*found[0])]}
        yield RuleHit(found[0], tuple(found[1:MAX_RELATED]), values, key="undated")


def _phrases(context: LintContext) -> Iterator[Span]:
    for phrase in context.words.relative_times:
        found = context.find_phrase((phrase,))
        if found is not None:
            yield found


def _months(context: LintContext) -> Iterator[Span]:
    """Months without a year, and days of the week."""
    tokens, core = context.tokens, context.language.file
    for at, word in enumerate(tokens.lower):
        if word not in core.months or len(word) < 3 or not tokens.words[at][:1].isupper():
            continue
        after = tokens.words[at + 1 : at + 3]
        if not any(len(w) == 4 and w.isdigit() for w in after):
            before = tokens.lower[at - 1] if at else ""
            if before in context.words.month_prepositions or before.rstrip(".").isdigit():
                yield tokens.starts[at], tokens.ends[at]


RULE = Rule(
    id="TIM001",
    name="undated-relative-time",
    severity="warning",
    what="Relative times (“yesterday”, “in March”, “two years ago”) in an article without a date.",
    why="Nobody who reads or archives the text later knows which day is meant.",
    limits="A date that was left out by the input format counts as missing; give it with --date.",
    examples=(
        RuleExample(
            bad="The bridge was closed yesterday, mayor Ann Lee said. Repairs begin in May.",
            good="3 April 2024\n\nThe bridge was closed yesterday, mayor Ann Lee said. "
            "Repairs begin in May.",
            at="yesterday",
        ),
    ),
    find=_find,
)
