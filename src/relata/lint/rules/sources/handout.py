"""SRC002: a photo credit that does not say who handed the picture out."""

from __future__ import annotations

from collections.abc import Iterator

from relata.knowledge import organisations
from relata.lang.schema import words_of
from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit


def _find(context: LintContext) -> Iterator[RuleHit]:
    handout = {word.lower() for word in words_of(context.words.handout)}
    if not handout:
        return
    credits = context.record.document.credits
    for credit in credits:
        note = (credit.note or "").lower().split()
        if credit.span is None or not handout & {word.strip("/,()") for word in note}:
            continue
        line = context.paragraph_at(credit.span[0])
        others = [
            other for other in credits
            if other is not credit and other.span is not None
            and line[0] <= other.span[0] < line[1] and not _agency(other.name)
        ]  # fmt: skip
        if _agency(credit.name) and not others:
            yield RuleHit(
                credit.span, values={"name": credit.name}, key=f"{credit.name} {credit.note}"
            )


def _agency(name: str) -> bool:
    return organisations.agency(name) is not None or organisations.supplies_pictures(name)


RULE = Rule(
    id="SRC002",
    name="handout-unnamed",
    severity="warning",
    what="A picture credit that says “Handout” and an agency, and not who handed the picture out.",
    why="A picture that was handed out shows what somebody wants to be seen; readers must learn "
    "who.",
    limits="Only credit lines that were recognised as such.",
    examples=(
        RuleExample(
            bad="The bridge was closed on Monday, mayor Ann Lee said.\n\nPhoto: Handout/AFP\n",
            good="The bridge was closed on Monday, mayor Ann Lee said.\n\nPhoto: Bo Winter/AFP\n",
            at="AFP",
        ),
    ),
    find=_find,
)
