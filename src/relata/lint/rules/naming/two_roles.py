"""NAM005: two roles that one person cannot hold at once."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lang.schema import set_of
from relata.lint.reading.context import LintContext
from relata.lint.reading.names import persons, places_of
from relata.lint.reading.speaking import country_in
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Entity, Span


def _find(context: LintContext) -> Iterator[RuleHit]:
    former = set_of(context.words.formerly)
    offices = frozenset[str]().union(*map(set_of, context.words.exclusive_offices))
    if not offices:
        return
    for entity in persons(context):
        rows = []
        for role in entity.roles:
            words = role.lower().split()
            if former & set(words) or any(w.startswith(tuple(former)) for w in words):
                continue
            office = next((w for w in words if w in offices), None)
            if office is not None:
                rows.append((office, country_in(context, role), role))
        yield from _compare(context, entity, rows)


def _compare(
    context: LintContext, entity: Entity, rows: list[tuple[str, str, str]]
) -> Iterator[RuleHit]:
    for number, (office, country, role) in enumerate(rows):
        for other_office, other_country, other in rows[:number]:
            countries = bool(country and other_country and country != other_country)
            if countries and office == other_office:
                values = {"name": entity.name, "a": other, "b": role}
                span = _place(context, entity, role)
                yield RuleHit(span, (_place(context, entity, other),), values,
                          key=f"{entity.name} {other} {role}")  # fmt: skip
                return


def _place(context: LintContext, entity: Entity, role: str) -> Span:
    """Where a description stands: near a mention of its bearer, else its first place."""
    for mention in entity.mentions:
        start = max(0, mention.span[0] - 120)
        at = context.text.find(role, start, mention.span[1] + 120)
        if at >= 0:
            return at, at + len(role)
    at = context.text.find(role)
    if at >= 0:
        return at, at + len(role)
    return (places_of(context, entity, entity.name) or (context.first_line(),))[0]


RULE = Rule(
    id="NAM005",
    name="two-roles",
    severity="warning",
    what="Two roles that one person cannot hold at once: the same office of two countries.",
    why="One of the two is wrong, or two people were taken for one.",
    limits="Only offices of the list of the language, and countries that the roles name.",
    examples=(
        RuleExample(
            bad="The Polish foreign minister Karl Lund arrived on Monday. “We agree,” said Danish "
            "foreign minister Karl Lund.",
            good="The Danish foreign minister Karl Lund arrived on Monday. “We agree,” said "
            "foreign minister Karl Lund.",
        ),
    ),
    find=_find,
)
