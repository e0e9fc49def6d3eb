"""HED006: the headline drops a hedge, or a hand that the words came through."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.reading.headline import HeadlineMatches, SentenceMatch, headline_of
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.lint.weights import weights
from relata.model.record import Span

_UNSURE = frozenset(("suggested", "doubted", "open"))


def _find(context: LintContext) -> Iterator[RuleHit]:
    headline = headline_of(context)
    if headline is None or len(headline.keys) < 3 or not context.words.doubts:
        return
    near = headline.near(weights().headlines.same)
    if not near:
        return
    text = context.text[slice(*headline.span)]
    if text.rstrip().endswith("?") or any(
        headline.span[0] <= span[0] < headline.span[1] for span, _ in context.quotes
    ):
        return
    unsure = (*context.words.doubts, *context.words.softeners)
    if context.find_phrase(unsure, headline.span) is not None or _unsure(context, headline.span):
        return
    hedges = [_hedge(context, headline, match) for match in near[:3]]
    if hedges[0] is not None and all(hedge is not None for hedge in hedges):
        yield RuleHit(headline.span, (hedges[0],), {"hedge": context.text[slice(*hedges[0])]},
                  key="hedge")  # fmt: skip


def _hedge(context: LintContext, headline: HeadlineMatches, match: SentenceMatch) -> Span | None:
    """What makes the words less than certain in a sentence of the text; None for nothing."""
    start, end = match.words[0].start, match.words[-1].end
    around = max(match.span[0], start - 40), min(match.span[1], end + 40)
    found = context.find_phrase(context.words.doubts, around)
    if found is not None:
        return found
    for statement in headline.statements_at(match):
        if statement.mode == "hearsay" or statement.certainty in _UNSURE:
            return statement.cue[0] if statement.cue else statement.content[0]
    return None


def _unsure(context: LintContext, span: Span) -> bool:
    return any(
        span[0] <= s.content[0][0] < span[1] and (s.mode == "hearsay" or s.certainty in _UNSURE)
        for s in context.record.statements
    )


RULE = Rule(
    id="HED006",
    name="headline-hedge-dropped",
    severity="warning",
    what="The headline drops what makes the text's claim less than certain: “reportedly”, “may”, "
    "a doubt.",
    why="A suspicion becomes a fact on the way to the headline.",
    limits="Only hedges of the list of the language and cues that doubt.",
    examples=(
        RuleExample(
            bad="# Owner sold the bridge to a bank\n\nThere are new cracks.\n\nThe owner "
            "reportedly sold the bridge to a bank in May.\n\nThe council meets on Friday.\n",
            good="# Owner reportedly sold the bridge to a bank\n\nThere are new cracks.\n\nThe "
            "owner reportedly sold the bridge to a bank in May.\n\nThe council meets on Friday.\n",
            name="article.md",
        ),
    ),
    find=_find,
)
