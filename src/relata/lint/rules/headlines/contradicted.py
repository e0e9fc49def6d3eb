"""HED003: the text contradicts the headline: a negation, an opposite, actor and target swapped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, groupby

from relata.comparison.content_words import ContentWord
from relata.lint.limits import MAX_NEAR
from relata.lint.reading.context import LintContext
from relata.lint.reading.headline import (
    HeadlineMatches,
    SentenceMatch,
    beside,
    headline_of,
    negations,
)
from relata.lint.reading.names import inflected
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.lint.weights import weights
from relata.model.analysis import WORD
from relata.model.record import Span

#: What the text itself does not vouch for.
_DISTANT = frozenset(("doubted", "denied"))
#: Content words up to which a headline is short.
_SHORT = 6
#: Tokens outside the headline's words in which a negation still belongs to them.
_BEFORE, _AFTER = 3, 2


def _find(context: LintContext) -> Iterator[RuleHit]:
    headline = headline_of(context)
    if headline is None or len(headline.keys) < 3:
        return
    near = headline.near(weights().headlines.same)
    if near:
        best = near[0]
        if _negation(headline, near):
            yield RuleHit(headline.span, (best.span,), variant="negation", key="negation")
            return
        pair = _opposite(context, headline, near)
        if pair is not None:
            yield RuleHit(headline.span, (best.span,), {"a": pair[0], "b": pair[1]},
                      variant="opposite", key="opposite")  # fmt: skip
            return
    close = [m for m in headline.matches[:MAX_NEAR] if m.share >= weights().headlines.same]
    if not close:
        return
    names = _other_name(context, headline, close[0])
    if names is not None:
        values = {"a": names[0], "b": names[1]}
        yield RuleHit(headline.span, (close[0].span,), values, variant="name", key="name")
        return
    swapped = _swapped(context, headline, close)
    if swapped is not None:
        match, one, other = swapped
        yield RuleHit(headline.span, (match.span,), {"a": one, "b": other}, variant="swapped",
                  key="swapped")  # fmt: skip


def _other_name(
    context: LintContext, headline: HeadlineMatches, match: SentenceMatch
) -> tuple[str, str] | None:
    """A name that the text does not have, where a sentence that says the same has another one
    between the same words."""
    words, text = headline.words, context.text
    body = headline.within(match.span)
    own = _names(context, headline)
    theirs = [context.is_name(word.start) for word in body]
    for first, last in _runs(own):
        strange = words[first:last]
        if any(word.key in headline.body_keys for word in strange):
            continue
        if text[strange[-1].end : strange[-1].end + 1] == ":":
            continue  # the topic, which the sentence need not name
        for place, end in _runs(theirs):
            other = body[place:end]
            if any(word.key in headline.keys for word in other):
                continue
            same = _same_place(words, (first, last), body, (place, end))
            if same and _differ(context, strange, other):
                return (
                    text[strange[0].start : strange[-1].end], text[other[0].start : other[-1].end]
                )  # fmt: skip
    return None


def _runs(marked: list[bool]) -> Iterator[tuple[int, int]]:
    """Ranges of marked places in a row, and each place of them that stands alone."""
    start = 0
    for key, row in groupby(marked):
        size = len(list(row))
        if key:
            yield start, start + size
            yield from ((at, at + 1) for at in range(start, start + size) if size > 1)
        start += size


def _differ(context: LintContext, strange: list[ContentWord], other: list[ContentWord]) -> bool:
    """Whether two names differ: by no ending, no part of a word, no abbreviation."""
    one, another = (context.text[words[0].start : words[-1].end] for words in (strange, other))
    if one.isupper() != another.isupper():
        return False
    low, lower = one.lower(), another.lower()
    return not (inflected(low, lower) or low in lower or lower in low)


def _names(context: LintContext, headline: HeadlineMatches) -> list[bool]:
    """Whether each word of the headline is one of a name; a capital alone shows it where the others
    have none."""
    others = [word for word in headline.words if word.start > headline.span[0]]
    small = sum(not word.capital for word in others)
    nouns = context.language.file.grammar.nouns_capitalised
    shows = 2 * small > len(others) and not nouns
    return [
        word.capital
        and not word.figure
        and (context.is_name(word.start) or (shows and word.start > headline.span[0]))
        for word in headline.words
    ]


def _same_place(
    words: list[ContentWord], own: tuple[int, int], body: list[ContentWord], theirs: tuple[int, int]
) -> bool:
    """Whether the words before and after two names are the same, as far as the headline has some;
    where it begins with the name, the sentence does, too."""
    (first, last), (place, end) = own, theirs
    if first and (not place or words[first - 1].key != body[place - 1].key):
        return False
    if not first and place:
        return False
    if last < len(words):
        return end < len(body) and words[last].key == body[end].key
    return first > 0


def _negation(headline: HeadlineMatches, near: list[SentenceMatch]) -> bool:
    """Whether the headline is negated and no near sentence is, or the other way round."""
    tuned = weights().headlines
    least = tuned.negated if len(headline.keys) < _SHORT else tuned.negated_long
    if near[0].share < least:
        return False
    count, denied = _denied(headline, headline.span)
    for match in near[:3]:
        if any(s.certainty in _DISTANT for s in headline.statements_at(match)):
            return False  # the headline may deny what somebody claims
        there, denied_there = _denied(headline, _clause(headline, match))
        if there % 2 == count % 2 or denied & denied_there:
            return False
        if not (denied if count else denied_there) & headline.keys:
            return False
    return True


def _denied(headline: HeadlineMatches, span: Span) -> tuple[int, set[str]]:
    """How many negations a span has, and the content words next to them."""
    tokens = headline.context.tokens
    in_headline = span == headline.span
    words = (
        headline.words if in_headline else headline.within(headline.context.sentence_at(span[0]))
    )
    found, denied = negations(headline.context, span), set[str]()
    for at in found:
        denied.update(*beside(words, (tokens.starts[at], tokens.ends[at])))
    return len(found), denied


def _clause(headline: HeadlineMatches, match: SentenceMatch) -> Span:
    """The headline's words in a sentence with what stands next to them, up to a mark."""
    tokens = headline.context.tokens
    first = headline.context.token_at(match.words[0].start)
    last = headline.context.token_at(match.words[-1].start)
    start, end = first, last
    while start > 0 and first - start < _BEFORE and tokens.kinds[start - 1] == WORD:
        start -= 1
    while end + 1 < len(tokens.kinds) and end - last < _AFTER and tokens.kinds[end + 1] == WORD:
        end += 1
    return max(tokens.starts[start], match.span[0]), min(tokens.ends[end], match.span[1])


def _opposite(
    context: LintContext, headline: HeadlineMatches, near: list[SentenceMatch]
) -> tuple[str, str] | None:
    """Two words that say the opposite: one in the headline, the other in every near sentence."""
    for pair in context.words.opposites:
        for one, other in (pair, pair[::-1]):
            place = context.find_phrase((one,), headline.span)
            if place is None or context.find_phrase((other,), headline.span) is not None:
                continue
            found = context.find_phrase((other,), near[0].span)
            if found is None or any(context.find_phrase((one,), m.span) for m in near[:3]):
                continue
            if _next_to_same(headline, near[0], place, found):
                return context.text[slice(*place)], context.text[slice(*found)]
    return None


def _next_to_same(
    headline: HeadlineMatches, match: SentenceMatch, place: Span, other: Span
) -> bool:
    """Whether one of the content words before and after is the same at both places."""
    ours, theirs = beside(headline.words, place), beside(headline.within(match.span), other)
    return any(one and one == there for one, there in zip(ours, theirs, strict=True))


def _swapped(
    context: LintContext, headline: HeadlineMatches, near: list[SentenceMatch]
) -> tuple[SentenceMatch, str, str] | None:
    """Two names around one word, in the other order than in the text."""
    words = headline.words
    names = list(compress(words, _names(context, headline)))
    for first in names:
        for second in names:
            between = [w for w in words if first.end <= w.start < second.start]
            if first.start >= second.start or len(between) != 1 or first.key == second.key:
                continue
            verb = between[0]
            for match in near[:2]:
                keys = [word.key for word in headline.within(match.span)]
                wanted = [second.key, verb.key, first.key]
                if any(keys[at : at + 3] == wanted for at in range(len(keys) - 2)):
                    text = context.text
                    return match, text[first.start : first.end], text[second.start : second.end]
    return None


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
