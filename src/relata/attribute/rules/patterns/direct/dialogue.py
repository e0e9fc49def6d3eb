"""Speech that dashes part from its frame: "— C, — сказал X. — C" and «C, — сказал X, — C».

A line that opens with a dash is spoken; what stands between two dashes and opens with a verb
of saying is its frame. Inside quotation marks the frame stands between dashes too. A line of
speech without a frame is left: nothing tells it from an item of a list.
"""

from __future__ import annotations

from msgspec import Struct

from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.patterns.indirect.free_order import opens_with_cue
from relata.attribute.rules.roles.speaker import set_speaker
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate, CueMatch, Range, as_ranges
from relata.model.analysis import Quote

#: Marks before the dash that opens a frame; those of them that belong to the words before.
BEFORE, KEPT = frozenset((",", ".", "!", "?", "…", "...", "?!", "!?")), frozenset("!?…")
STOPS = frozenset((".", "!", "?"))
#: A verb that opens a frame is at least this strong.
STRONG = 0.3
#: A paragraph with more tokens is no line of speech.
LONGEST = 400


class Frame(Struct):
    """A frame between dashes: its tokens, its cue, and where the speech goes on."""

    start: int
    end: int
    match: CueMatch
    resume: int


def find_dialogue(context: Context) -> None:
    """Add a finding for every paragraph of the text that is a line of speech with a frame."""
    if not context.lexicon.speech_dashes:
        return
    text = context.text
    for first, last in text.paragraphs:
        if first >= last or not context.readable(first):
            continue
        start, end = text.sentences[first][0], text.sentences[last - 1][1]
        spaced = start + 1 < end and text.starts[start + 1] > text.ends[start]
        if (
            text.words[start] not in context.lexicon.speech_dashes
            or not spaced
            or end - start > LONGEST
        ):
            continue
        found = _speech_with_frame(context, start + 1, end, "dialogue")
        if found is not None:
            context.candidates.add(found)


def quote_around_frame(context: Context, quote: Quote) -> Candidate | None:
    """The finding of a quotation with its frame inside its marks, or None."""
    if not context.lexicon.speech_dashes or quote.end - quote.start > LONGEST:
        return None
    return _speech_with_frame(context, quote.start, quote.end, "quote-around")


def _speech_with_frame(context: Context, start: int, end: int, rule: str) -> Candidate | None:
    """The finding of the words in [start, end) with the first frame among them."""
    frame = _first_frame(context, start, end)
    if frame is None:
        return None
    words = context.text.words
    close = frame.start - 1 if words[frame.start - 1] not in KEPT else frame.start
    content: list[Range] = [(start, close)]
    if frame.resume < end:
        content.append((frame.resume, end))
    cue = frame.match.cue
    found = Candidate(
        "direct", content, rule, 0.9, cue=as_ranges(frame.match.tokens),
        frame=[(frame.start, frame.end)], lemma=cue.lemma, act=cue.act,
        certainty=cue.certainty, medium=cue.medium, anchor=frame.match.at,
    )  # fmt: skip
    clauses, _ = parse_sentence(context, context.text.sentence_of[frame.match.at])
    set_speaker(context, found, frame.match, [(frame.start, frame.end)], clauses=clauses)
    return found


def _first_frame(context: Context, start: int, end: int) -> Frame | None:
    """The first frame between dashes in [start, end)."""
    words = context.text.words
    for i in range(start + 2, end - 1):
        if words[i] not in context.lexicon.speech_dashes or words[i - 1] not in BEFORE:
            continue
        _, matches = parse_sentence(context, context.text.sentence_of[i + 1])
        for match in matches:
            if match.at <= i or match.cue.kind != "verb":
                continue
            if match.at >= end or not opens_with_cue(context, match, i + 1):
                break
            if match.cue.takes & {"direct", "so"} and match.cue.strength >= STRONG:
                close, resume = _frame_end(context, match.tokens[-1] + 1, end)
                return Frame(i, close, match, resume)
    return None


def _frame_end(context: Context, start: int, end: int) -> tuple[int, int]:
    """Where the frame ends, and where the speech goes on behind its second dash (or `end`)."""
    words = context.text.words
    for j in range(start, end):
        if j + 1 < end and words[j] in BEFORE and words[j + 1] in context.lexicon.speech_dashes:
            return j, j + 2
        if words[j] in STOPS:
            return j, end
    return end, end


__all__ = ["find_dialogue", "quote_around_frame"]
