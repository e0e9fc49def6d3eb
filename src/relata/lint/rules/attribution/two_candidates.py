"""ATT009: a pronoun or description with two candidates."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.context import LintContext
from relata.lint.rule import Hit, Rule, RuleExample
from relata.lint.voices import speaker_span


def _find(context: LintContext) -> Iterator[Hit]:
    for statement in context.statements:
        voice, span = statement.speaker, speaker_span(statement)
        if voice is None or span is None or voice.entities or len(voice.candidates) < 2:
            continue
        named = [context.names[c.entity] for c in voice.candidates if c.entity in context.names]
        if len(named) > 1:
            values = {"mention": context.text[slice(*span)], "a": named[0], "b": named[1]}
            yield Hit(span, values=values, statement=statement)


RULE = Rule(
    id="ATT009",
    name="two-candidates",
    severity="warning",
    what="A pronoun or a description that may mean two people, and one of them speaks.",
    why="A reader who takes the wrong one puts words into a mouth that did not say them.",
    limits="It fires where the reading stays open; a person may see at once who is meant.",
    examples=(
        RuleExample(
            bad="Bo Winter met Karl Lund in Valmont. He said the bridge was safe.",
            good="Bo Winter met Karl Lund in Valmont. Winter said the bridge was safe.",
            at="He",
        ),
    ),
    find=_find,
)
