"""Quotations without a verb of saying: after a colon, signed with a dash, or alone."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import clause_at, parse_sentence
from relata.attribute.rules.limits import ALONE_WORDS
from relata.attribute.rules.patterns.base import Pattern
from relata.attribute.rules.patterns.direct.frame_after import paragraph_end
from relata.attribute.rules.roles.subject_ranking import may_speak
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.marks import DASHES, STOPS
from relata.attribute.rules.text.quotations import is_full, is_outside, words_in
from relata.attribute.rules.text.types import Candidate
from relata.model.analysis import CLOSE, NUMBER, WORD, Quote


def after_colon(context: Context, quote: Quote) -> Candidate | None:
    """A clause with a colon and no verb of saying: "Der Minister wurde deutlich: „C“"."""
    i = quote.start - 1
    if i < 0 or context.text.words[i] != ":" or not is_outside(context.text, quote, i):
        return None
    if not is_full(context.text, quote):
        return None
    clauses, _ = parse_sentence(context, context.text.sentence_of[i])
    if clause_at(clauses, i) is None:
        return None
    for index in context.top_phrases(clauses[0].start, i):
        phrase = context.phrases[index]
        if phrase.preposition is not None or phrase.entity not in ("person", "unnamed"):
            continue
        if may_speak(context.text, phrase):
            return Candidate(
                "direct", [(quote.start, quote.end)], "quote-colon",
                context.weights.score["quote-colon"], frame=[(clauses[0].start, quote.start)],
                speaker=index, speaker_score=context.weights.speaker.colon,
                speaker_why="subject of the sentence before the colon", anchor=i,
            )  # fmt: skip
    return None


def signed(context: Context, quote: Quote) -> Candidate | None:
    """A quotation with its speaker after a dash, alone on the line: “C” – X."""
    text, j = context.text, quote.end
    if j + 1 >= len(text.words) or text.words[j] not in DASHES or not is_full(context.text, quote):
        return None
    index = context.phrase_at(j + 1)
    if index is None or context.phrases[index].kind != "name":
        return None
    end = context.phrases[index].end
    if end < paragraph_end(context, j):
        return None
    return Candidate(
        "direct", [(quote.start, quote.end)], "quote-signed", context.weights.score["quote-signed"],
        speaker=index, frame=[(j, end)], speaker_why="named behind the dash", anchor=j,
    )  # fmt: skip


def goes_on(context: Context, quote: Quote) -> Candidate | None:
    """A quotation of its own after other direct speech: „C1“, sagte X. „C2“"""
    text = context.text
    if not is_full(text, quote) or quote.level:
        return None
    if words_in(text, quote) < ALONE_WORDS and not _follows_speech(context, quote):
        return None
    first = text.sentences[text.sentence_of[quote.start]][0]
    if first != quote.start and text.kinds[quote.start - 1] in (WORD, NUMBER, CLOSE):
        return None
    if quote.end < len(text.words) and text.words[quote.end].islower():
        # “C” that goes on is a part of a clause.
        if text.sentence_of[quote.end] == text.sentence_of[quote.end - 1]:
            return None
    previous = context.candidates.latest
    if previous is None or previous.speaker is None:
        return None
    here = context.paragraph_index(quote.start)
    if here - context.paragraph_index(previous.content[-1][1] - 1) > 1:
        return None
    return Candidate(
        "direct", [(quote.start, quote.end)], "quote-alone", context.weights.score["quote-alone"],
        speaker=previous.speaker, speaker_carried=True,
        speaker_score=context.weights.speaker.goes_on, speaker_why="goes on speaking",
        anchor=quote.start,
    )  # fmt: skip


def _follows_speech(context: Context, quote: Quote) -> bool:
    """Does the quotation stand right after direct speech with its frame: „C1“, sagte X. „C2“?"""
    previous = context.candidates.latest
    if previous is None or previous.mode != "direct" or not previous.frame:
        return False
    end = previous.frame[-1][1]
    stops = all(word in STOPS for word in context.text.words[end : quote.start])
    same = context.paragraph_index(end - 1) == context.paragraph_index(quote.start)
    return 0 <= quote.start - end <= 1 and stops and same


AFTER_COLON = Pattern(("quote-colon",), after_colon)
SIGNED = Pattern(("quote-signed",), signed)
GOES_ON = Pattern(("quote-alone",), goes_on)
