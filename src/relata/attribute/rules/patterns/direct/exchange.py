"""Paragraphs that are a quotation each, after a question: two people speak in turn.

„Wer sagt das?“, fragte X. / „Niemand.“ / „Woher wissen Sie es dann?“
"""

from __future__ import annotations

from relata.attribute.rules.patterns.base import Pattern
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.quotations import inner_end
from relata.attribute.rules.text.types import Candidate
from relata.model.analysis import Quote


def exchange(context: Context, quote: Quote) -> Candidate | None:
    """A reply or a question back, alone in its paragraph: „Wer?“, fragte X. / „Niemand.“"""
    text = context.text
    if quote.level or not _is_paragraph(context, quote):
        return None
    spoken = context.candidates.direct_before(quote.start)
    if not spoken:
        return None
    last = spoken[-1]
    here = context.paragraph_index(quote.start)
    if here - context.paragraph_index(last.content[-1][1] - 1) != 1:
        return None
    asked = _asks(context, last.content[-1][1] - 1)
    asks_back = text.words[inner_end(quote)] == "?" and last.rule == "quote-exchange"
    if not asked and not asks_back:
        return None
    other = next((one for one in reversed(spoken[:-1]) if _differs(one, last)), None)
    candidate = Candidate(
        "direct", [(quote.start, quote.end)], "quote-exchange",
        context.weights.score["quote-exchange"], speaker_carried=True,
        speaker_score=context.weights.speaker.goes_on_later, anchor=quote.start,
    )  # fmt: skip
    if other is not None and last.speaker is not None:
        candidate.speaker, candidate.speaker_range = other.speaker, other.speaker_range
        candidate.speaker_why = "the other one of the two who speak in turn"
    if text.words[inner_end(quote)] == "?":
        candidate.act, candidate.certainty = "ask", "open"
    return candidate


def _differs(one: Candidate, other: Candidate) -> bool:
    return one.speaker is not None and one.speaker != other.speaker


def _asks(context: Context, token: int) -> bool:
    """Does the quotation that ends at a token end with a question mark?"""
    words = context.text.words
    return words[token] == "?" or (token > 0 and words[token - 1] == "?")


def _is_paragraph(context: Context, quote: Quote) -> bool:
    """Is the quotation all of its paragraph?"""
    text = context.text
    first, last = context.paragraph_of(text.sentence_of[quote.start])
    start, end = text.sentences[first][0], text.sentences[last - 1][1]
    return start == quote.start and end <= quote.end + 1


EXCHANGE = Pattern(("quote-exchange",), exchange)
