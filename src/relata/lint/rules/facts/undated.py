"""TIM001: relative times in an undated article."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Span

MAX_RELATED = 20
#: A year that is not known.
_OPEN = "XXXX"


def _find(context: LintContext) -> Iterator[RuleHit]:
    if context.record.document.date is not None:
        return
    found = sorted({*_phrases(context), *_open_times(context)})
    if found:
        values = {"words": context.text[slice(*found[0])]}
        related = tuple(span for span in found[1:] if span[0] >= found[0][1])
        yield RuleHit(found[0], related[:MAX_RELATED], values, key="undated")


def _phrases(context: LintContext) -> Iterator[Span]:
    for phrase in context.possible(context.words.relative_times):
        found = context.find_phrase((phrase,))
        if found is not None and not context.in_quote(found[0]):
            yield found


def _open_times(context: LintContext) -> Iterator[Span]:
    """Dates of which the text leaves the year open: TIMEX3 values such as XXXX-03."""
    for time in context.record.times:
        if time.type in ("DATE", "TIME") and time.value.startswith(_OPEN):
            apart = time.anchored_to is not None or context.in_quote(time.span[0])
            if not apart and len(time.value) > len(_OPEN):
                yield time.span


RULE = Rule(
    id="TIM001",
    name="undated-relative-time",
    severity="info",
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
