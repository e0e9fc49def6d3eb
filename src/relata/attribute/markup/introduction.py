"""The sentence that introduces marked words: "In a statement, the mayor said:" before them.

It must end with a colon, directly before the words. Its cue and subject are found as those of a
quotation in quotation marks are; without a cue, the only person who is named in it speaks.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from relata.attribute.markup.weights import weights
from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.patterns.direct.frame_before import frame_before
from relata.attribute.rules.patterns.direct.without_frame import after_colon
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate, Range
from relata.knowledge import first_names
from relata.model.analysis import Party, Quote
from relata.model.codes import Act, Certainty, Medium
from relata.model.record import Spans

#: What marks a quotation's line in Markdown; no word of it.
_MARKER = ">"


class Introduction(Struct, frozen=True):
    """An introducing sentence; fields as in `relata.model.analysis.Draft`."""

    frame: Spans
    speaker: Party
    cue: Spans = ()
    lemma: str = ""
    act: Act = "state"
    certainty: Certainty = "asserted"
    medium: tuple[Medium, ...] = ("speech",)


def introduction(context: Context, content: Spans) -> Introduction | None:
    """The introduction of the words at `content`; None where none names who says them.

    A cue must introduce direct speech ("said:", not "wants:"). What "we" or "you" say is the
    outlet's own.
    """
    text = context.text
    start = bisect_left(text.starts, content[0][0])
    end = bisect_left(text.starts, content[-1][1])
    while start > 0 and text.words[start - 1] == _MARKER:
        start -= 1
    if not 0 < start < end or text.words[start - 1] != ":":
        return None
    number = text.sentence_of[start - 1]
    if not context.readable(number):
        return None
    quote = Quote(start, end, 0, closed=False, parent=text.quote_of[start - 1])
    found = frame_before(context, quote)
    if found is not None and not _is_direct(context, number, found):
        found = None
    if found is None:
        found = after_colon(context, quote)
    if found is not None and found.speaker is not None:
        if _is_open(context, found.speaker):
            return None
        return _with_cue(context, found)
    sentence = text.sentences[number]
    speaker = _only_name(context, sentence, (start, end))
    return None if speaker is None else Introduction((text.span(*sentence),), speaker)


def _is_direct(context: Context, sentence: int, found: Candidate) -> bool:
    """Does the cue of a frame introduce direct speech?"""
    _, matches = parse_sentence(context, sentence)
    return any(
        "direct" in match.cue.complements
        for match in matches
        if any(start <= match.at < end for start, end in found.cue)
    )


def _is_open(context: Context, index: int) -> bool:
    """Is the phrase "I", "we" or "you", or a relative pronoun, which names nobody here?"""
    phrase, text = context.phrases[index], context.text
    if phrase.kind != "pronoun":
        return False
    entry = context.language.file.pronouns.get(text.lower[phrase.head])
    return entry is None or entry.person != 3


def _spans(context: Context, found: Candidate) -> Spans:
    return tuple(context.text.span(start, end) for start, end in found.cue)


def _with_cue(context: Context, found: Candidate) -> Introduction:
    index = found.speaker
    assert index is not None
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


def _surnames(context: Context) -> set[str]:
    """The last words, in lower case, of the full names in a text: "Ann Lee" gives "lee"."""
    words, lower = context.text.words, context.text.lower
    return {
        lower[phrase.name[1] - 1]
        for phrase in context.phrases
        if phrase.name is not None
        and phrase.name[1] - phrase.name[0] > 1
        and phrase.entity == "person"
        and first_names.known(words[phrase.name[0]])
    }


def _only_name(context: Context, sentence: Range, content: Range) -> Party | None:
    """The only person that a sentence names, if the words after it are not about her."""
    people = [
        index
        for index in context.phrases_in(*sentence)
        if context.phrases[index].name is not None and context.phrases[index].entity == "person"
    ]
    if len({context.phrases[index].name for index in people}) != 1:
        return None
    phrase = context.phrases[people[0]]
    surname = context.text.lower[(phrase.name or (0, phrase.end))[1] - 1]
    if surname not in _surnames(context) or surname in context.text.lower[slice(*content)]:
        return None
    spans = (context.text.span(phrase.start, phrase.end),)
    why = "the only one who is named in the sentence that introduces the quotation"
    return Party(spans, weights().speaker.only_name, why, people[0])


__all__ = ["Introduction", "introduction"]
