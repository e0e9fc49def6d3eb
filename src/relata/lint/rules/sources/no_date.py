"""SRC004: no date, or no author."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit


def _find(context: LintContext) -> Iterator[RuleHit]:
    info = context.record.document
    if info.date is None:
        yield RuleHit(context.first_line(), variant="date", key="date", whole=True)
    elif not info.authors and not any(credit.kind in ("text", "agency") for credit in info.credits):
        yield RuleHit(context.first_line(), variant="author", key="author", whole=True)


RULE = Rule(
    id="SRC004",
    name="no-date-no-author",
    severity="info",
    what="The article has no date, or nobody answers for it: no author and no agency.",
    why="Without a date nobody knows what “yesterday” means; without an author nobody can be "
    "asked.",
    limits="Give --date where the date is known otherwise. A byline in an unusual place may be "
    "missed.",
    examples=(
        RuleExample(
            bad="The bridge was closed on Monday, mayor Ann Lee said. Repairs begin in May.",
            good="Bridge closed\n\nBy Ida Holm\n3 April 2024\n\nThe bridge was closed on Monday, "
            "mayor Ann Lee said. Repairs begin in May.",
        ),
    ),
    find=_find,
    note=True,
)
