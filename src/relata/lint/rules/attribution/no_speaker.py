"""ATT002: a quotation without a speaker."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.context import LintContext
from relata.lint.rule import Hit, Rule, RuleExample
from relata.lint.voices import said_in_opening
from relata.model.record import Span

#: A quotation with fewer words may be a term, a title or a scare quote.
MIN_WORDS = 6


def _find(context: LintContext) -> Iterator[Hit]:
    taken: list[Span] = []
    for statement in context.record.statements:
        taken += [*statement.content, *statement.quoted]
        if statement.tier == "doubtful" or statement.mode not in ("direct", "mixed"):
            continue
        if statement.speaker is None and not said_in_opening(context, statement):
            yield Hit(statement.content[0], statement.content[1:], statement=statement)
    for span, quote in context.quotes:
        if not quote.closed or quote.level or span[1] - span[0] < 3 * MIN_WORDS:
            continue
        words = context.text[slice(*span)]
        if len(words.split()) < MIN_WORDS or words.rstrip()[-1:] not in ".!?…,":
            continue
        if context.title is not None and span[0] < context.title[1]:
            continue
        if not any(start < span[1] and span[0] < end for start, end in taken):
            yield Hit(span)


RULE = Rule(
    id="ATT002",
    name="no-speaker",
    severity="warning",
    what="A quotation without a speaker: words in quotation marks that the text gives nobody.",
    why="A quotation is a promise that somebody said these words; without a name it cannot be "
    "checked.",
    limits="A speaker who is named two paragraphs away may be missed. Quotations of fewer than six "
    "words are taken for terms and titles.",
    examples=(
        RuleExample(
            bad="The council met late on Monday. “We have never seen such a flood in this town, and "
            "we were not prepared.” The meeting ended at midnight.",
            good="The council met late on Monday. “We have never seen such a flood in this town, "
            "and we were not prepared,” said mayor Ann Lee. The meeting ended at midnight.",
            at="We have never seen such a flood",
        ),
    ),
    find=_find,
)
