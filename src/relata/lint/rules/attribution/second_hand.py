"""ATT006: known only through others, and the original is neither named nor linked."""

from __future__ import annotations

from collections.abc import Iterator

from relata.knowledge import organisations
from relata.lint.reading.context import LintContext
from relata.lint.reading.speaking import place_of, speakers
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Statement

#: Statements from which on an article is looked at, and the share of them that is second-hand.
MIN_STATEMENTS = 4
SECOND_HAND = 0.5
_OUTLETS = ("outlet", "agency")


def _find(context: LintContext) -> Iterator[RuleHit]:
    if context.document.links:
        return
    statements = context.statements
    relayed = [
        s for s in statements
        if s.basis == "document" or (s.basis == "relayed" and _by_others(context, s))
    ]  # fmt: skip
    heard = any(s.basis == "heard" for s in statements)
    whole = len(statements) >= MIN_STATEMENTS and len(relayed) >= SECOND_HAND * len(statements)
    if whole and not heard:
        yield RuleHit(
            context.first_line(), tuple(place_of(s) for s in relayed[:20]), variant="all",
            values={"n": str(len(relayed)), "all": str(len(statements))}, key="all", whole=True,
        )  # fmt: skip
    enclosing = {statement.inside for statement in statements}
    for statement in statements:
        if statement.id in enclosing or statement.inside is not None:
            continue
        media = [e for e in speakers(context, statement)
                 if e.kind in _OUTLETS and e.id not in context.own and _known(e.name)]  # fmt: skip
        if media and statement.mode in ("indirect", "free-indirect", "hearsay"):
            yield RuleHit(place_of(statement), statement.content, {"outlet": media[0].name},
                      statement=statement)  # fmt: skip


def _by_others(context: LintContext, statement: Statement) -> bool:
    """Whether a hand that is neither the outlet nor its agency passed a statement on."""
    voices = statement.speaker.entities if statement.speaker is not None else ()
    return any(
        link.entity not in context.own and (link.kind == "outlet" or link.entity not in voices)
        for link in statement.chain
    )


def _known(name: str) -> bool:
    return organisations.outlet(name) is not None or organisations.agency(name) is not None


RULE = Rule(
    id="ATT006",
    name="original-unnamed",
    severity="warning",
    what="What is reported is known only through another outlet, whose own source is neither named "
    "nor linked.",
    why="An outlet that repeats another one passes its errors on. The reader should learn who "
    "said it first, or find the place where it stands.",
    limits="A page with any link in its text is left alone. What an outlet found out by itself is "
    "its own source; the rule cannot know that.",
    examples=(
        RuleExample(
            bad="The dam on the Orr has cracks. Le Monde reported that the owner had known "
            "of them for two years. The owner is a bank.",
            good="The dam on the Orr has cracks. Le Monde reported that the engineer Ida "
            "Holm had said the owner had known of them for two years. The owner is a bank.",
            at="reported",
        ),
    ),
    find=_find,
)
