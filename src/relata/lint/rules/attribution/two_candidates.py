"""ATT009: a pronoun or description with two candidates."""

from __future__ import annotations

from collections.abc import Iterator

from relata.knowledge import first_names
from relata.lint.limits import MAX_COMPARED
from relata.lint.reading.context import LintContext
from relata.lint.reading.names import persons
from relata.lint.reading.speaking import speaker_span
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Span, Statement


def _find(context: LintContext) -> Iterator[RuleHit]:
    for statement in context.statements[:MAX_COMPARED]:
        voice, span = statement.speaker, speaker_span(statement)
        if voice is None or span is None:
            continue
        named = [context.names[c.entity] for c in voice.candidates if c.entity in context.names]
        if voice.entities or len(named) < 2:
            named = _rivals(context, statement, span)
        if len(named) > 1:
            values = {"mention": context.text[slice(*span)], "a": named[0], "b": named[1]}
            yield RuleHit(span, values=values, statement=statement)


def _rivals(context: LintContext, statement: Statement, span: Span) -> list[str]:
    """For a pronoun the people of its gender whom the sentence before names together."""
    pronoun = context.language.file.pronouns.get(context.lower[slice(*span)])
    if pronoun is None or pronoun.number == "pl" or len(pronoun.gender) != 1:
        return []
    start = context.sentence_at(span[0])[0]
    if span[0] != start or start == 0:
        return []
    before = context.sentence_at(max(0, start - 2))
    if before[0] == start or any(
        before[0] <= s.content[0][0] < before[1]
        for s in context.record.statements
        if s is not statement
    ):
        return []  # fmt: skip
    found = []
    for entity in persons(context):
        known = first_names.gender(entity.name.split()[0])
        if known == pronoun.gender and any(
            m.kind == "name" and before[0] <= m.span[0] < before[1] for m in entity.mentions
        ):
            found.append(entity.name)
    return found


RULE = Rule(
    id="ATT009",
    name="two-candidates",
    severity="warning",
    what="A pronoun or a description that may mean two people, and one of them speaks.",
    why="A reader who takes the wrong one puts words into a mouth that did not say them.",
    limits="It fires where the reading stays open; a person may see at once who is meant.",
    examples=(
        RuleExample(
            bad="Peter Winter met Karl Lund in Valmont. He said the bridge was safe.",
            good="Peter Winter met Karl Lund in Valmont. Winter said the bridge was safe.",
            at="He",
        ),
    ),
    find=_find,
)
