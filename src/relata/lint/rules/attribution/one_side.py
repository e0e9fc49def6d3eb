"""ATT007: one side only."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.reading.speaking import country_of, place_of, speakers
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Entity, Statement

#: Statements from which on an article is looked at, and the share of one side.
MIN_STATEMENTS = 6
ONE_SIDE = 0.65
_ATTACKS = frozenset(("accuse",))
_OUTLETS = ("outlet", "agency")
_SIDES = ("person", "organisation", "institution")


def _find(context: LintContext) -> Iterator[RuleHit]:
    yield from _dominant(context)
    yield from _accused(context)


def _dominant(context: LintContext) -> Iterator[RuleHit]:
    sides: dict[str, list[Statement]] = {}
    names: dict[str, dict[str, None]] = {}
    total = 0
    for statement in context.statements:
        for entity in speakers(context, statement)[:1]:
            total += 1
            if entity.kind in _OUTLETS:
                continue
            side = country_of(context, entity) or entity.id
            sides.setdefault(side, []).append(statement)
            names.setdefault(side, {})[entity.name] = None
    if total < MIN_STATEMENTS or not sides:
        return
    side, found = max(sides.items(), key=lambda item: len(item[1]))
    if len(found) >= ONE_SIDE * total:
        who = ", ".join(list(names[side])[:3])
        yield RuleHit(
            context.first_line(), tuple(place_of(s) for s in found[:20]), variant="share",
            values={"n": str(len(found)), "all": str(total), "who": who}, key="share", whole=True,
        )  # fmt: skip


def _accused(context: LintContext) -> Iterator[RuleHit]:
    if context.find_phrase(context.words.unanswered) is not None:
        return
    voices = {e.id for s in context.record.statements for e in speakers(context, s)}
    seen: set[str] = set()
    for statement in context.statements:
        if statement.act not in _ATTACKS or not statement.cue:
            continue
        target = _target(context, statement)
        if target is not None and target.id not in voices | seen:
            seen.add(target.id)
            yield RuleHit(place_of(statement), statement.content, {"who": target.name},
                      statement=statement)  # fmt: skip


def _target(context: LintContext, statement: Statement) -> Entity | None:
    """Who is accused: the addressee, else the first one named after the cue."""
    if statement.addressee is not None:
        for key in statement.addressee.entities:
            return _side(context.entities.get(key))
    own = {entity.id for entity in speakers(context, statement)}
    end = statement.cue[0][1]
    stop = max(b for _, b in statement.content)
    found = [
        (mention.span[0], entity)
        for entity in context.record.entities
        if entity.id not in own and _side(entity) is not None
        for mention in entity.mentions
        if mention.kind == "name" and end <= mention.span[0] < stop
    ]
    return min(found, key=lambda row: row[0])[1] if found else None


def _side(entity: Entity | None) -> Entity | None:
    """The entity where it is one that could answer under its name."""
    return entity if entity is not None and entity.forms and entity.kind in _SIDES else None


RULE = Rule(
    id="ATT007",
    name="one-side",
    severity="warning",
    what="One side only: somebody is accused and has no say, or most statements are those of one "
    "side.",
    why="Whoever is accused must be heard, or the article must say that they did not answer.",
    limits="Sides are recognised by speakers and by the countries that they speak for, not by "
    "what they want.",
    examples=(
        RuleExample(
            bad="Mayor Ann Lee accused Bo Winter of hiding the cracks. “He knew,” Lee said. The "
            "bridge was closed on Monday.",
            good="Mayor Ann Lee accused Bo Winter of hiding the cracks. “He knew,” Lee said. "
            "“I knew nothing,” Bo Winter said. The bridge was closed on Monday.",
            at="accused",
        ),
    ),
    find=_find,
)
