"""Quotations that go on with what was found before: coordinated, or alone."""

from __future__ import annotations

from relata.attribute.rules.patterns.indirect.continuation import previous_speaker
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ADVERB,
    ARTICLE,
    COORDINATION,
    DETERMINER,
    NEGATION,
    PREPOSITION,
)
from relata.attribute.rules.text.quotations import STOPS, is_full, is_verbatim, words_in
from relata.attribute.rules.text.types import Candidate, Range
from relata.model.analysis import Quote

#: Most tokens between two coordinated quotations.
NEAR = 4
#: A quotation that stands alone has at least this many words.
WORDS = 4
BETWEEN = ADVERB | ARTICLE | COORDINATION | DETERMINER | NEGATION | PREPOSITION


def find_coordinated(context: Context) -> None:
    """Add "… und einen „C2“" to the direct speech „C1“ whose frame it shares."""
    for q, quote in enumerate(context.text.quotes):
        if (
            q in context.candidates.by_quote
            or quote.level
            or not q
            or not is_verbatim(context, quote)
        ):
            continue
        found = _coordinated_with(context, quote)
        if found is not None:
            found.content.append((quote.start, quote.end))
            found.frame = _without(found.frame, (quote.start, quote.end))
            context.candidates.assign_quote(q, found)


def _coordinated_with(context: Context, quote: Quote) -> Candidate | None:
    """The direct speech that a conjunction joins the quotation to."""
    text = context.text
    first = quote.start - 1
    while first > 0 and quote.start - first <= NEAR and text.quote_of[first] is None:
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


def find_alone(context: Context) -> None:
    """Full quotations that stand alone behind somebody's reported words go on with them."""
    for q, quote in enumerate(context.text.quotes):
        if q in context.candidates.by_quote or quote.level or not _is_alone(context, quote):
            continue
        previous = previous_speaker(context, quote.start)
        if previous is None or _paragraphs_since(context, previous, quote) > 1:
            continue
        found = Candidate(
            "direct", [(quote.start, quote.end)], "quote-alone", 0.55, speaker=previous.speaker,
            speaker_range=previous.speaker_range, speaker_carried=True, speaker_score=0.55,
            speaker_why="the last speaker goes on", anchor=quote.start,
        )  # fmt: skip
        context.candidates.assign_quote(q, found)
        context.candidates.add(found)


def _is_alone(context: Context, quote: Quote) -> bool:
    """Is it whole sentences with nothing else around them?"""
    text = context.text
    if not is_full(context, quote) or words_in(context, quote) < WORDS or not quote.closed:
        return False
    if text.words[quote.end - 2] not in STOPS:
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
