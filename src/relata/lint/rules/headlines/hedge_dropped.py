"""HED006: the headline drops a hedge, or a hand that the words came through."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.reading.headline import (
    HeadlineMatches,
    SentenceMatch,
    beside,
    content_tokens,
    headline_of,
    negations,
)
from relata.lint.reading.speaking import SPEECH_MODES, place_of
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.lint.weights import weights
from relata.model.record import Span, Statement

_UNSURE = frozenset(("doubted",))
#: Hands of others: what an institution or a spokesperson says for somebody is that body's word.
_HANDS = frozenset(("outlet", "agency", "anonymous"))
#: Content words from which on two contents may be the same.
_LEAST_WORDS = 3


def _find(context: LintContext) -> Iterator[RuleHit]:
    headline = headline_of(context)
    hit = _hedge_dropped(context, headline) if headline is not None else None
    if hit is not None:
        yield hit
    yield from _hand_dropped(context)


def _hedge_dropped(context: LintContext, headline: HeadlineMatches) -> RuleHit | None:
    """A headline that is surer than every sentence that says the same."""
    if len(headline.keys) < 3 or not context.words.doubts:
        return None
    near = headline.near(weights().headlines.same)
    if not near or context.text[slice(*headline.span)].rstrip().endswith("?"):
        return None
    if any(headline.span[0] <= span[0] < headline.span[1] for span, _ in context.quotes):
        return None
    unsure = (*context.words.doubts, *context.words.softeners)
    if context.find_phrase(unsure, headline.span) is not None or _unsure(context, headline.span):
        return None
    denied = len(negations(context, headline.span))
    if any(len(negations(context, match.span)) != denied for match in near[:3]):
        return None  # the headline denies it
    hedges = [_hedge(context, headline, match) for match in near[:3]]
    if hedges[0] is None or any(hedge is None for hedge in hedges):
        return None
    return RuleHit(headline.span, (hedges[0],), {"hedge": context.text[slice(*hedges[0])]},
                   key="hedge")  # fmt: skip


def _hedge(context: LintContext, headline: HeadlineMatches, match: SentenceMatch) -> Span | None:
    """What makes the words less than certain in a sentence of the text; None for nothing."""
    start, end = match.words[0].start, match.words[-1].end
    around = max(match.span[0], start - 40), min(match.span[1], end + 40)
    found = context.find_phrase(context.words.doubts, around)
    if found is not None:
        return found if _next_to(headline, match, found) else None
    for statement in headline.statements_at(match):
        if statement.mode == "hearsay" or statement.certainty in _UNSURE:
            return statement.cue[0] if statement.cue else statement.content[0]
    return None


def _next_to(headline: HeadlineMatches, match: SentenceMatch, hedge: Span) -> bool:
    """Whether the content word after a hedge, or the one before it, is the headline's."""
    before, after = beside(headline.within(match.span), hedge)
    return any(key in headline.keys for key in (*before, *after))


def _unsure(context: LintContext, span: Span) -> bool:
    return any(
        span[0] <= s.content[0][0] < span[1] and (s.mode == "hearsay" or s.certainty in _UNSURE)
        for s in context.record.statements
    )


def _hand_dropped(context: LintContext) -> Iterator[RuleHit]:
    """A headline or lead that has somebody's words without the outlet, agency or unnamed source
    through which the text has them."""
    first = [span for span in (context.opening, *context.body[:1]) if span is not None]
    speech = [s for s in context.statements if s.mode in SPEECH_MODES]
    early = [s for s in speech if any(a <= s.content[0][0] < b for a, b in first)]
    later = [s for s in speech if s not in early]
    for statement in early:
        speakers = _speakers(statement)
        if not speakers or _hands(context, statement):
            continue
        wanted = _keys(context, statement)
        if len(wanted) < _LEAST_WORDS:
            continue
        same = [
            other for other in later
            if speakers & _speakers(other)
            and len(wanted & _keys(context, other)) >= weights().headlines.same * len(wanted)
        ]  # fmt: skip
        hands = [_hands(context, other) for other in same]
        if same and all(hands):
            yield RuleHit(
                place_of(statement), (place_of(same[0]),),
                {"who": context.names.get(min(speakers), "?"), "hand": hands[0][0]},
                variant="hand", statement=statement,
            )  # fmt: skip


def _speakers(statement: Statement) -> set[str]:
    return set(statement.speaker.entities) if statement.speaker is not None else set()


def _hands(context: LintContext, statement: Statement) -> list[str]:
    """Names of those through whom the outlet has a statement, but for the one that heard it:
    "she told the Evening Tide" is her own word."""
    heard = set(statement.addressee.entities) if statement.addressee is not None else set()
    return [
        context.names.get(link.entity or "", "?")
        for link in statement.chain
        if link.kind in _HANDS and link.entity not in context.own | heard
    ]


def _keys(context: LintContext, statement: Statement) -> set[str]:
    return {key for span in statement.content for _, key in content_tokens(context, span)}


RULE = Rule(
    id="HED006",
    name="headline-hedge-dropped",
    severity="warning",
    what="The headline drops what makes the text's claim less than certain (“reportedly”), or "
    "headline or lead drop the outlet or source through which the text has somebody's words.",
    why="A suspicion becomes a fact, and hearsay somebody's own word, on the way to the headline.",
    limits="Only hedges of the list of the language next to the headline's words, and cues that "
    "doubt. Hands are other outlets, agencies and unnamed sources; what a ministry says for its "
    "minister is the minister's word.",
    examples=(
        RuleExample(
            bad="# Owner sold the bridge to a bank\n\nThere are new cracks.\n\nThe owner "
            "reportedly sold the bridge to a bank in May.\n\nThe council meets on Friday.\n",
            good="# Owner reportedly sold the bridge to a bank\n\nThere are new cracks.\n\nThe "
            "owner reportedly sold the bridge to a bank in May.\n\nThe council meets on Friday.\n",
            name="article.md",
        ),
        RuleExample(
            bad="# Mayor Ann Lee: Owner hid the cracks in the bridge for years\n\nThere are new "
            "cracks.\n\nMayor Ann Lee said that the owner had hidden the cracks in the bridge for "
            "years, the Guardian reported.\n\nThe council meets on Friday.\n",
            good="# Mayor Ann Lee: Owner hid the cracks in the bridge for years\n\nThere are new "
            "cracks.\n\nMayor Ann Lee said on Monday that the owner had hidden the cracks in the "
            "bridge for years.\n\nThe council meets on Friday.\n",
            name="article.md",
        ),
    ),
    find=_find,
)
