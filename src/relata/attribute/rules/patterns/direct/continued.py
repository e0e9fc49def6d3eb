"""Quotations that go on with direct speech found before: coordinated, resumed, or alone."""

from __future__ import annotations

from relata.attribute.rules.limits import ALONE_WORDS, COORDINATED_QUOTATIONS
from relata.attribute.rules.patterns.base import TextPattern
from relata.attribute.rules.patterns.direct.frame_after import (
    frame_after,
    paragraph_end,
    particle_after,
)
from relata.attribute.rules.roles.carry_over import previous_speaker
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ADVERB,
    ARTICLE,
    COORDINATION,
    DETERMINER,
    NEGATION,
    PREPOSITION,
)
from relata.attribute.rules.text.marks import DASHES, QUOTED_STOPS
from relata.attribute.rules.text.quotations import is_full, is_title, is_verbatim, words_in
from relata.attribute.rules.text.types import Candidate, Range
from relata.model.analysis import Quote, Segmented

BETWEEN = ADVERB | ARTICLE | COORDINATION | DETERMINER | NEGATION | PREPOSITION


def extend_over_conjunction(context: Context) -> None:
    """A quotation that a conjunction joins to direct speech: "sprach von „C1“ und einem „C2“"."""
    for q, quote in enumerate(context.text.quotes):
        if (
            q in context.candidates.by_quote
            or quote.level
            or not q
            or not is_verbatim(context, quote)
        ):
            continue
        candidate = _coordinated_with(context, quote)
        if candidate is not None:
            candidate.content.append((quote.start, quote.end))
            candidate.frame = _without(candidate.frame, (quote.start, quote.end))
            context.candidates.assign_quote(q, candidate)


def _coordinated_with(context: Context, quote: Quote) -> Candidate | None:
    """The direct speech that a conjunction joins the quotation to."""
    text = context.text
    first = quote.start - 1
    while (
        first > 0 and quote.start - first <= COORDINATED_QUOTATIONS and text.quote_of[first] is None
    ):
        first -= 1
    inner = text.quote_of[first]
    previous = None if inner is None else context.candidates.by_quote.get(inner)
    if previous is None or not previous.cue or previous.content[-1][1] != first + 1:
        return None
    if text.sentence_of[first] != text.sentence_of[quote.start]:
        return None
    between = range(first + 1, quote.start)
    if not any(text.flags[i] & COORDINATION for i in between):
        return None
    fits = all(text.flags[i] & BETWEEN or text.words[i] == "," for i in between)
    return previous if fits else None


def extend_over_frame(context: Context, q: int, quote: Quote, candidate: Candidate) -> None:
    """“C,” X said, “C.” – a frame in the middle: the next quotation belongs to it."""
    text = context.text
    if candidate.rule not in ("quote-after", "quote-particle") or not candidate.frame:
        return
    j = candidate.frame[-1][1]
    size = len(text.words)
    stop = text.words[j] if j < size else ""
    while (
        j < size and text.words[j] in (",", ".", ";", *DASHES) and j <= candidate.frame[-1][1] + 1
    ):
        j += 1
    if j < size and stop == "," and text.flags[j] & (COORDINATION | PREPOSITION):
        j += 1
    following = q + 1
    while following < len(text.quotes) and text.quotes[following].start < quote.end:
        following += 1
    if following >= len(text.quotes) or text.quotes[following].start != j:
        return
    second = text.quotes[following]
    if second.parent != quote.parent or j >= paragraph_end(context, quote.start):
        return
    if stop == "." and context.grammar.verb_second:
        return
    if is_title(context, second):
        return
    if not _has_frame_after(context, second):
        candidate.content.append((second.start, second.end))
        context.candidates.assign_quote(following, candidate)


def _has_frame_after(context: Context, quote: Quote) -> bool:
    """Has the second quotation a frame of its own after it?"""
    after = particle_after(context, quote) or frame_after(context, quote)
    return after is not None and after.frame[0][0] >= quote.end


def add_alone(context: Context) -> None:
    """A quotation of whole sentences, alone after reported words: "X sagte, dass C1. „C2“"."""
    for q, quote in enumerate(context.text.quotes):
        if q in context.candidates.by_quote or quote.level or not _is_alone(context.text, quote):
            continue
        previous = previous_speaker(context, quote.start)
        if previous is None or _paragraphs_since(context, previous, quote) > 1:
            continue
        candidate = Candidate(
            "direct", [(quote.start, quote.end)], "quote-alone",
            context.weights.score["quote-alone-later"], speaker=previous.speaker,
            speaker_range=previous.speaker_range, speaker_carried=True,
            speaker_score=context.weights.speaker.goes_on_later,
            speaker_why="the last speaker goes on", anchor=quote.start,
        )  # fmt: skip
        context.candidates.assign_quote(q, candidate)
        context.candidates.add(candidate)


def _is_alone(text: Segmented, quote: Quote) -> bool:
    """Is it whole sentences with nothing else around them?"""
    if not is_full(text, quote) or words_in(text, quote) < ALONE_WORDS or not quote.closed:
        return False
    if text.words[quote.end - 2] not in QUOTED_STOPS:
        return False
    first, _ = text.sentences[text.sentence_of[quote.start]]
    _, last = text.sentences[text.sentence_of[quote.end - 1]]
    return first == quote.start and last == quote.end


def _paragraphs_since(context: Context, previous: Candidate, quote: Quote) -> int:
    there = context.paragraph_index(previous.content[-1][1] - 1)
    return context.paragraph_index(quote.start) - there


def _without(ranges: list[Range], taken: Range) -> list[Range]:
    """The ranges without what lies in `taken`."""
    kept: list[Range] = []
    for start, end in ranges:
        kept += [(start, min(end, taken[0])), (max(start, taken[1]), end)]
    return [(start, end) for start, end in kept if end > start]


COORDINATED = TextPattern((), extend_over_conjunction)
ALONE = TextPattern(("quote-alone",), add_alone)
