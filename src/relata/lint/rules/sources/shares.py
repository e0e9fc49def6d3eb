"""SRC005: the share of reported speech, and of what was heard first-hand, as a note."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit


def _find(context: LintContext) -> Iterator[RuleHit]:
    sourcing = context.record.sourcing
    if not sourcing.statements:
        return
    yield RuleHit(
        context.first_line(), key="shares", whole=True,
        values={
            "share": str(round(100 * (sourcing.reported_share or 0.0))),
            "n": str(sourcing.statements),
            "heard": str(sourcing.first_hand),
            "named": str(sourcing.named),
        },
    )  # fmt: skip


RULE = Rule(
    id="SRC005",
    name="shares",
    severity="info",
    what="A note: how much of the text is reported speech, and how many statements were heard "
    "first-hand.",
    why="One look shows whether an article reports or retells.",
    limits="First-hand is what the text says that the outlet heard or read itself.",
    examples=(
        RuleExample(
            bad="Mayor Ann Lee said the bridge was safe. Repairs begin in May.",
            good="The bridge was closed on Monday. Repairs begin in May.",
        ),
    ),
    find=_find,
    note=True,
)
