"""SRC003: everything hangs on one document or one source."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.reading.speaking import place_of
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Statement

#: Statements from which on an article is looked at.
MIN_STATEMENTS = 4
#: An agency is not among them: who prints its copy has not asked it.
_RELAYS = ("document", "outlet", "institution")


def _find(context: LintContext) -> Iterator[RuleHit]:
    statements = context.statements
    if len(statements) < MIN_STATEMENTS:
        return
    roots = [_root(context, statement) for statement in statements]
    first = roots[0]
    if first is None or any(root != first for root in roots):
        return
    relayed = sum(
        statement.speaker is None or first not in statement.speaker.entities
        for statement in statements
    )
    entity = context.entities.get(first)
    if entity is None or entity.kind == "agency" or not (relayed or entity.kind == "document"):
        return
    places = tuple(place_of(statement) for statement in statements[:20])
    yield RuleHit(context.first_line(), places, {"name": entity.name, "n": str(len(statements))},
              key=f"one {entity.name}", whole=True)  # fmt: skip


def _root(context: LintContext, statement: Statement) -> str | None:
    """The entity that the outlet has a statement from: its first relay, else its one speaker."""
    voices = statement.speaker.entities if statement.speaker is not None else ()
    for link in statement.chain:
        if link.entity not in context.own and link.entity not in voices and link.kind in _RELAYS:
            return link.entity
    return voices[0] if len(voices) == 1 else None


RULE = Rule(
    id="SRC003",
    name="one-document",
    severity="warning",
    what="Every statement of the article came through one document, one body or one other outlet.",
    why="What looks like several voices is one source that chose them; nobody else was asked.",
    limits="Articles with fewer than four statements are left out. Whoever speaks only for himself "
    "is not a relay.",
    examples=(
        RuleExample(
            bad="The ministry published a statement on Monday. According to the statement, "
            "minister Ida Holm said the dam was safe. According to the statement, engineer Bo "
            "Winter said it was tested. According to the statement, the mayor said nobody was in "
            "danger. According to the statement, the owner said repairs would begin in May.",
            good="Minister Ida Holm said the dam was safe. Engineer Bo Winter said it was tested. "
            "The mayor said nobody was in danger. The owner said repairs would begin in May.",
        ),
    ),
    find=_find,
)
