"""ATT002: a quotation without a speaker."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.limits import MAX_COMPARED
from relata.lint.reading.context import LintContext
from relata.lint.reading.speaking import said_in_opening
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.model.record import Span

#: A quotation with fewer words may be a term, a title or a scare quote.
MIN_WORDS = 6


def _find(context: LintContext) -> Iterator[RuleHit]:
    taken: list[Span] = []
    for statement in context.record.statements:
        taken += [*statement.content, *statement.quoted]
        if statement.tier == "doubtful" or statement.mode not in ("direct", "mixed"):
            continue
        if statement.speaker is None and not said_in_opening(context, statement):
            yield RuleHit(statement.content[0], statement.content[1:], statement=statement)
    for span, quote in context.quotes[:MAX_COMPARED]:
        if not quote.closed or quote.level or not _alone(context, span):
            continue
        if not any(start < span[1] and span[0] < end for start, end in taken):
            yield RuleHit(span)


def _alone(context: LintContext, span: Span) -> bool:
    """Whether a quotation is whole sentences, and neither its own nor the sentences around it
    in the paragraph say whose they are."""
    words = context.text[slice(*span)]
    if len(words.split()) < MIN_WORDS or words.rstrip()[-1:] not in ".!?…" or words[:1].islower():
        return False
    if context.title is not None and span[0] < context.title[1]:
        return False
    start, end = context.paragraph_at(span[0])
    before, after = context.text[start : span[0] - 1], context.text[span[1] + 1 : end]
    if after.strip()[:1] not in ("", *_OPENING) and not after.strip()[:1].isupper():
        return False
    if before.rstrip()[-1:].isalnum() or before.rstrip()[-1:] in tuple(",:-–—("):
        return False
    previous = context.text[max(0, start - 200) : start].rstrip()
    if (not before.strip() and previous[-1:] in (":", ",")) or after.strip()[:1] in ("(", "–", "—"):
        return False
    return not any(
        start <= place < end for s in context.record.statements for place, _ in (*s.cue, *s.content)
    )


#: Marks that open another quotation.
_OPENING = tuple("\"“„«»‘‚'")


RULE = Rule(
    id="ATT002",
    name="no-speaker",
    severity="warning",
    what="A quotation without a speaker: words in quotation marks that the text gives nobody.",
    why="A quotation is a promise that somebody said these words; without a name it cannot be "
    "checked.",
    limits="Where the paragraph has another statement the rule is silent, as its speaker may go "
    "on. Quotations of fewer than six words are taken for terms and titles.",
    examples=(
        RuleExample(
            bad="The council met late on Monday. “We have never seen such a flood in this town, "
            "and we were not prepared.” The meeting ended at midnight.",
            good="The council met late on Monday. “We have never seen such a flood in this town, "
            "and we were not prepared,” said mayor Ann Lee. The meeting ended at midnight.",
            at="We have never seen such a flood",
        ),
    ),
    find=_find,
)
