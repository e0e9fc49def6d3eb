"""Speech that dashes separate from its frame: "— C, — сказал X. — C" and «C, — сказал X, — C».

A line that opens with a dash is spoken; what stands between two dashes and opens with a verb
of saying is its frame. Inside quotation marks the frame stands between dashes too. A line of
speech without a frame is left out: nothing distinguishes it from an item of a list.
"""

from __future__ import annotations

from msgspec import Struct

from relata.attribute.rules.clauses.cues import cue_tokens
from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.limits import LONGEST_INSERTED, LONGEST_SPEECH
from relata.attribute.rules.patterns.base import Pattern, TextPattern, apply_cue
from relata.attribute.rules.roles.speaker import set_speaker
from relata.attribute.rules.spans.frames import opens_with_cue
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.marks import QUOTED_STOPS, SENTENCE_ENDS
from relata.attribute.rules.text.types import Candidate, CueMatch, Range
from relata.model.analysis import Quote

#: Marks before the dash that opens a frame; those of them that belong to the words before.
BEFORE, KEPT = QUOTED_STOPS | {","}, frozenset("!?…")
#: The dash that opens speech without a space after it: "—No —dijo X—".
LONG_DASH = "—"


class Frame(Struct):
    """A frame between dashes: its tokens, its cue, and where the speech goes on."""

    start: int
    end: int
    match: CueMatch
    resume: int


def add_dialogue(context: Context) -> None:
    """A paragraph that is a line of speech with a frame: "— C, — сказал X. — C"."""
    if not context.lexicon.speech_dashes:
        return
    text, scores = context.text, context.weights.score
    for first, last in text.paragraphs:
        if first >= last or not context.readable(first):
            continue
        start, end = text.sentences[first][0], text.sentences[last - 1][1]
        spaced = start + 1 < end and text.starts[start + 1] > text.ends[start]
        if (
            text.words[start] not in context.lexicon.speech_dashes
            or not (spaced or text.words[start] == LONG_DASH)
            or end - start > LONGEST_SPEECH
        ):
            continue
        candidate = _speech_with_frame(context, start + 1, end, "dialogue", scores["dialogue"])
        if candidate is not None:
            context.candidates.add(candidate)


def quote_around_frame(context: Context, quote: Quote) -> Candidate | None:
    """A quotation with its frame inside its marks: «C, — сказал X, — C»."""
    if not context.lexicon.speech_dashes or quote.end - quote.start > LONGEST_SPEECH:
        return None
    return _speech_with_frame(
        context, quote.start, quote.end, "quote-around", context.weights.score["quote-around"]
    )


def _speech_with_frame(
    context: Context, start: int, end: int, rule: str, score: float
) -> Candidate | None:
    """The candidate of the words in [start, end) with the first frame among them."""
    frame = _first_frame(context, start, end, quoted=rule == "quote-around")
    if frame is None:
        return None
    words = context.text.words
    close = frame.start - (words[frame.start - 1] in BEFORE - KEPT)
    content: list[Range] = [(start, close)]
    if frame.resume < end:
        content.append((frame.resume, end))
    candidate = Candidate("direct", content, rule, score, frame=[(frame.start, frame.end)])
    apply_cue(candidate, frame.match)
    clauses, _ = parse_sentence(context, context.text.sentence_of[frame.match.at])
    set_speaker(context, candidate, frame.match, [(frame.start, frame.end)], clauses=clauses)
    return candidate


def _opens(context: Context, match: CueMatch, token: int) -> bool:
    """Does the cue open the frame at a token?"""
    return token in (match.tokens[0], match.pivot) or opens_with_cue(context, match, token)


def _first_frame(context: Context, start: int, end: int, *, quoted: bool = False) -> Frame | None:
    """The first frame between dashes in [start, end); without marks also after a comma."""
    words, strength = context.text.words, context.weights.strength.dialogue
    by_commas = quoted and context.language.file.marks.comma_frames
    by_commas = by_commas and not _has_frame_around(context, start, end)
    for i in range(start + 1, end - 1):
        dashed = words[i] in context.lexicon.speech_dashes and (
            words[i - 1] in BEFORE or _opens_alone(context, i)
        )
        inserted = by_commas and words[i] == ","
        if not dashed and not inserted and (quoted or words[i] not in BEFORE):
            continue
        _, matches = parse_sentence(context, context.text.sentence_of[i + 1])
        for match in matches:
            if match.at <= i or match.cue.kind != "verb":
                continue
            if match.at >= end or not _opens(context, match, i + 1):
                break
            if (
                match.cue.complements & {"direct", "so"}
                and match.cue.reporting_strength >= strength
            ):
                close, resume = _frame_end(context, match.tokens[-1] + 1, end)
                if quoted and not dashed:
                    close = _next_comma(context, match.tokens[-1] + 1, end)
                    if close == end:
                        break
                    resume = close + 1
                return Frame(i if dashed else i + 1, close, match, resume)
    return None


def _has_frame_around(context: Context, start: int, end: int) -> bool:
    """Does a colon announce the quotation, or a cue follow it? Then who speaks stands there: what
    stands between commas inside is quoted ("«La ley, dice la Constitución, …», declaró X")."""
    text = context.text
    if start and text.words[start - 1] == ":":
        return True
    last = text.sentences[text.sentence_of[end - 1]][1]
    return bool(cue_tokens(context, end, min(last, end + LONGEST_INSERTED)))


def _next_comma(context: Context, start: int, end: int) -> int:
    """The comma that closes a frame within quotation marks, `end` where none does soon."""
    for j in range(start, min(start + LONGEST_INSERTED, end)):
        if context.text.words[j] == ",":
            return j
        if context.text.words[j] in SENTENCE_ENDS:
            break
    return end


def _opens_alone(context: Context, i: int) -> bool:
    """Does the dash at i open a frame without another mark: "– C – mówi X", "C —dijo X"?"""
    bare = context.language.file.marks.bare_dashes
    return bare and context.text.ends[i - 1] < context.text.starts[i]


def _closes_alone(context: Context, i: int) -> bool:
    """Does the dash at i close it: "mówi X – D", "dijo X— D", "dijo X—. D"?"""
    text = context.text
    if not context.language.file.marks.bare_dashes or i + 1 >= len(text.words):
        return False
    return text.ends[i] < text.starts[i + 1] or text.words[i + 1] in BEFORE | SENTENCE_ENDS


def _frame_end(context: Context, start: int, end: int) -> tuple[int, int]:
    """Where the frame ends, and where the speech goes on after its second dash (or `end`)."""
    words = context.text.words
    for j in range(start, end):
        if j + 1 < end and words[j] in BEFORE and words[j + 1] in context.lexicon.speech_dashes:
            return j, j + 2
        if words[j] in context.lexicon.speech_dashes and _closes_alone(context, j):
            return j, j + 1 + (j + 1 < end and words[j + 1] in BEFORE | SENTENCE_ENDS)
        if words[j] in SENTENCE_ENDS:
            after = j + 1
            dashed = after < end and words[after] in context.lexicon.speech_dashes
            return j, after + 1 if dashed else end
    return end, end


DIALOGUE = TextPattern(("dialogue",), add_dialogue)
AROUND_FRAME = Pattern(("quote-around",), quote_around_frame)
