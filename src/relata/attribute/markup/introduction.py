"""The sentence that introduces marked words: "In a statement, the mayor said:" before them.

It must end with a colon, directly before the words. Its cue and subject are found as those of a
quotation in quotation marks are; without a cue, the only person who is named in it speaks.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from relata.attribute.markup.weights import weights
from relata.attribute.rules.patterns.direct.frame_before import frame_before
from relata.attribute.rules.patterns.direct.without_frame import after_colon
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate
from relata.model.analysis import Party, Quote
from relata.model.codes import Act, Certainty, Medium
from relata.model.record import Spans

#: Kinds of parts between the words and their introduction that do not matter.
_PASSED = frozenset(("caption", "credit", "other"))


class Introduction(Struct, frozen=True):
    """An introducing sentence; fields as in `relata.model.analysis.Draft`."""

    frame: Spans
    speaker: Party | None = None
    cue: Spans = ()
    lemma: str = ""
    act: Act = "state"
    certainty: Certainty = "asserted"
    medium: tuple[Medium, ...] = ("speech",)


def introduction(context: Context, content: Spans) -> Introduction | None:
    """The introduction of the words at `content`; None where no colon stands before them."""
    text = context.text
    start = bisect_left(text.starts, content[0][0])
    end = bisect_left(text.starts, content[-1][1])
    if not 0 < start < end or text.words[start - 1] != ":" or not _is_body(context, start - 1):
        return None
    quote = Quote(start, end, 0, closed=False, parent=text.quote_of[start - 1])
    found = frame_before(context, quote) or after_colon(context, quote)
    sentence = text.sentences[text.sentence_of[start - 1]]
    if found is not None and found.speaker is not None:
        return _with_cue(context, found)
    speaker = _only_name(context, *sentence)
    frame = (text.span(*sentence),)
    cue = _spans(context, found) if found is not None else ()
    if found is None:
        return Introduction(frame, speaker)
    return Introduction(
        frame, speaker, cue, found.lemma, found.act, found.certainty, found.medium
    )


def _is_body(context: Context, token: int) -> bool:
    return context.readable(context.text.sentence_of[token])


def _spans(context: Context, found: Candidate) -> Spans:
    return tuple(context.text.span(start, end) for start, end in found.cue)


def _with_cue(context: Context, found: Candidate) -> Introduction:
    index = found.speaker
    assert index is not None  # noqa: S101 (the caller's condition)
    phrase = context.phrases[index]
    start, end = found.speaker_range or (phrase.start, phrase.end)
    score = found.speaker_score
    score = weights().speaker.cue if score is None else score
    party = Party((context.text.span(start, end),), score, found.speaker_why, index)
    frame = tuple(context.text.span(first, last) for first, last in found.frame if last > first)
    return Introduction(
        _merged(frame), party, _spans(context, found), found.lemma, found.act,
        found.certainty, found.medium,
    )  # fmt: skip


def _merged(spans: Spans) -> Spans:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _only_name(context: Context, start: int, end: int) -> Party | None:
    """The only person, body or outlet that a sentence names, as its speaker."""
    named = [
        index
        for index in context.top_phrases(start, end)
        if context.phrases[index].name is not None
        and context.phrases[index].entity in ("person", "organisation", "institution")
    ]
    people = [i for i in named if context.phrases[i].entity == "person"]
    if len(people) != 1:
        return None
    phrase = context.phrases[people[0]]
    spans = (context.text.span(phrase.start, phrase.end),)
    why = "the only one who is named in the sentence that introduces the quotation"
    return Party(spans, weights().speaker.only_name, why, people[0])


__all__ = ["Introduction", "introduction"]
