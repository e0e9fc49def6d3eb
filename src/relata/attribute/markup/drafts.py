"""From marked spans to statement drafts: whose words a block quotation, post or turn holds.

A page sets apart much that nobody else said: its own summaries, notes, verses. So words are a
statement only where the page says whose they are, or a sentence before them introduces them.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct

from relata.attribute.markup.interviewee import interviewee
from relata.attribute.markup.introduction import Introduction, introduction
from relata.attribute.markup.weights import weights
from relata.attribute.rules.text.context import Context
from relata.lang.language import Language
from relata.model.analysis import Draft, Party, Phrase, Segmented
from relata.model.document import Document, MarkedSpan
from relata.model.record import Span

_WORD = re.compile(r"\w+")
#: Beginning of the rules' names in `Draft.rule`.
RULE = "markup-"


class _Voice(Struct, frozen=True):
    """Who speaks, and how surely the words are a statement."""

    score: float
    speaker: Party | None = None
    frame: tuple[Span, ...] = ()
    introduced: Introduction | None = None


def find(
    document: Document, text: Segmented, phrases: list[Phrase], language: Language
) -> list[Draft]:
    """The statements that the document's markup gives, in its order; [] for plain text.

    Content is the marked words without their attribution line. A pull quotation that repeats the
    body gives no statement; nor does a post of the article's own author.
    """
    if not document.markup:
        return []
    context = Context(text, phrases, language)
    drafts: list[Draft] = []
    answering = interviewee(document, context)
    for mark in document.markup:
        voice = _voice(document, context, mark)
        if voice is None and mark.kind == "answer" and answering is not None:
            voice = _Voice(weights().score.turn, answering)
        if voice is not None:
            drafts.append(_draft(mark, voice))
    return drafts


def _draft(mark: MarkedSpan, voice: _Voice) -> Draft:
    draft = Draft(
        mode="direct", content=mark.spans, score=voice.score, speaker=voice.speaker,
        frame=voice.frame, rule=RULE + mark.kind,
    )  # fmt: skip
    if mark.kind == "post":
        draft.medium = ("writing",)
    elif mark.kind == "question":
        draft.act, draft.certainty = "ask", "open"
    found = voice.introduced
    if found is not None:
        draft.cue, draft.lemma = found.cue, found.lemma
        draft.act, draft.certainty, draft.medium = found.act, found.certainty, found.medium
    return draft


def _voice(document: Document, context: Context, mark: MarkedSpan) -> _Voice | None:
    """Who says the marked words; None where they are not shown to be somebody's."""
    text = document.text
    if mark.repeats is not None or _is_own(document, mark):
        return None
    if mark.author is not None and mark.attribution is not None:
        return _attributed(context, mark, mark.author, mark.attribution)
    if mark.kind != "blockquote" and not (mark.kind == "q" and mark.quoted):
        return None
    words = sum(len(_WORD.findall(text[start:end])) for start, end in mark.spans)
    if words < weights().shortest.words:
        return None
    found = introduction(context, mark.spans)
    return None if found is None else _introduced(found)


def _is_own(document: Document, mark: MarkedSpan) -> bool:
    """Is it the words of the article's own author?"""
    if mark.author is None:
        return False
    name = _words(document.text[slice(*mark.author)])
    return any(name == _words(author) for author in document.authors)


def _words(name: str) -> list[str]:
    return [match.group().lower() for match in _WORD.finditer(name)]


def _attributed(
    context: Context, mark: MarkedSpan, author: Span, attribution: Span
) -> _Voice | None:
    tuned = weights()
    if mark.kind == "post":
        score, sure, why = tuned.score.post, tuned.speaker.post, "author of the embedded post"
    elif mark.kind in ("question", "answer"):
        score, sure, why = tuned.score.turn, tuned.speaker.attribution, "the label of the turn"
    elif mark.kind == "caption" and not mark.quoted:
        return None
    else:
        score, sure = tuned.score.attributed, tuned.speaker.attribution
        why = "the attribution line of the quotation"
    speaker = Party((author,), sure, why, _phrase_in(context, author))
    return _Voice(score, speaker, (attribution,))


def _phrase_in(context: Context, span: Span) -> int | None:
    """The largest phrase that begins at the span and has its name there."""
    text = context.text
    first = bisect_left(text.starts, span[0])
    for token in range(first, bisect_left(text.starts, span[1])):
        index = context.phrase_at(token)
        if index is None:
            continue
        name = context.phrases[index].name
        inside = name is not None and text.ends[name[1] - 1] <= span[1]
        return index if inside else None
    return None


def _introduced(found: Introduction) -> _Voice:
    tuned = weights().score
    score = tuned.introduced if found.cue else tuned.named_before
    return _Voice(score, found.speaker, found.frame, found)


__all__ = ["RULE", "find"]
