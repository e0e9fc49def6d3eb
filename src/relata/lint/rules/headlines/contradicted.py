"""HED003: the text contradicts the headline: a negation, an opposite, actor and target swapped."""

from __future__ import annotations

from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.reading.headline import HeadlineMatches, SentenceMatch, headline_of
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.lint.weights import weights


def _find(context: LintContext) -> Iterator[RuleHit]:
    headline = headline_of(context)
    if headline is None or len(headline.keys) < 3:
        return
    near = headline.near(weights().headlines.same)
    if not near:
        return
    best = near[0]
    if _negation(headline, near):
        yield RuleHit(headline.span, (best.span,), variant="negation", key="negation")
        return
    pair = _opposite(context, headline, near)
    if pair is not None:
        yield RuleHit(headline.span, (best.span,), {"a": pair[0], "b": pair[1]}, variant="opposite",
                  key="opposite")  # fmt: skip
        return
    names = _other_name(context, headline, best)
    if names is not None:
        values = {"a": names[0], "b": names[1]}
        yield RuleHit(headline.span, (best.span,), values, variant="name", key="name")
        return
    swapped = _swapped(context, headline, near)
    if swapped is not None:
        match, one, other = swapped
        yield RuleHit(headline.span, (match.span,), {"a": one, "b": other}, variant="swapped",
                  key="swapped")  # fmt: skip


def _other_name(
    context: LintContext, headline: HeadlineMatches, match: SentenceMatch
) -> tuple[str, str] | None:
    """A name that the text does not have, where a sentence that says the same has another one."""
    if match.share < weights().headlines.negated:
        return None
    strange = [word for word in headline.words if word.key not in headline.body_keys]
    named = [w for w in strange if w.capital and not w.figure and _is_name_like(context, w.start)]
    if not named or len(strange) > len(named) + 1:
        return None
    inside = [
        word
        for word in headline.within(match.span)
        if word.capital and word.key not in headline.keys and _is_name_like(context, word.start)
    ]
    if not inside:
        return None
    text = context.text
    return text[named[0].start : named[0].end], text[inside[0].start : inside[0].end]


def _is_name_like(context: LintContext, at: int) -> bool:
    """Whether a capital shows a name: not at the head of a sentence, nor where nouns have one."""
    if context.language.file.grammar.nouns_capitalised:
        return _is_name(context, at)
    return context.sentence_at(at)[0] != at or _is_name(context, at)


def _negation(headline: HeadlineMatches, near: list[SentenceMatch]) -> bool:
    """Whether the headline is negated and no near sentence is, or the other way round."""
    wanted = headline.negated(headline.span) % 2
    around = []
    for match in near:
        start, end = match.words[0].start, match.words[-1].end
        around.append(
            headline.negated((max(match.span[0], start - 25), min(match.span[1], end + 25)))
        )
    if not near or near[0].share < weights().headlines.negated:
        return False
    return all(count % 2 != wanted for count in around[:3])


def _opposite(
    context: LintContext, headline: HeadlineMatches, near: list[SentenceMatch]
) -> tuple[str, str] | None:
    """Two words that say the opposite: one in the headline, the other in every near sentence."""
    for pair in context.words.opposites:
        for one, other in (pair, pair[::-1]):
            place = context.find_phrase((one,), headline.span)
            if place is None or context.find_phrase((other,), headline.span) is not None:
                continue
            others = [context.find_phrase((other,), match.span) for match in near[:3]]
            same = [context.find_phrase((one,), match.span) for match in near[:3]]
            if others[0] is not None and not any(same):
                return context.text[slice(*place)], context.text[slice(*others[0])]
    return None


def _swapped(
    context: LintContext, headline: HeadlineMatches, near: list[SentenceMatch]
) -> tuple[SentenceMatch, str, str] | None:
    """Two names around one word, in the other order than in the text."""
    words = headline.words
    names = [word for word in words if word.capital and not word.figure]
    nouns = context.language.file.grammar.nouns_capitalised
    for first in names:
        for second in names:
            between = [w for w in words if first.end <= w.start < second.start]
            if first.start >= second.start or len(between) != 1 or first.key == second.key:
                continue
            if nouns and not (_is_name(context, first.start) and _is_name(context, second.start)):
                continue
            verb = between[0]
            for match in near[:2]:
                keys = [word.key for word in headline.within(match.span)]
                wanted = [second.key, verb.key, first.key]
                if any(keys[at : at + 3] == wanted for at in range(len(keys) - 2)):
                    text = context.text
                    return match, text[first.start : first.end], text[second.start : second.end]
    return None


def _is_name(context: LintContext, at: int) -> bool:
    return any(
        mention.kind == "name" and mention.span[0] <= at < mention.span[1]
        for entity in context.record.entities
        for mention in entity.mentions
    )


RULE = Rule(
    id="HED003",
    name="headline-contradicted",
    severity="error",
    what="The text says the opposite of the headline: a negation more or less, an opposite word, "
    "another name, or actor and target swapped.",
    why="The headline is wrong, or the text is.",
    limits="Only where a sentence of the text has most of the headline's words. Double negations "
    "and irony are not understood.",
    examples=(
        RuleExample(
            bad="# Council approves new bridge over the Orr\n\nIt was a long evening.\n\nThe "
            "council did not approve the new bridge over the Orr.\n\nRepairs begin in May.\n",
            good="# Council approves new bridge over the Orr\n\nIt was a long evening.\n\nThe "
            "council approved the new bridge over the Orr.\n\nRepairs begin in May.\n",
            name="article.md",
        ),
    ),
    find=_find,
)
