"""Speech after a name with its role and a colon, a paragraph each: "Petra Moll, Bäckerin: C".

Surveys and boxes print what people say so, without marks. A name alone before the colon needs a
second paragraph of that kind next to it.
"""

from __future__ import annotations

from msgspec import Struct

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.limits import LABELLED, LONG_LABEL
from relata.attribute.rules.patterns.base import TextPattern
from relata.attribute.rules.patterns.direct.turns import TURNS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate
from relata.model.analysis import OPEN

_READ = frozenset(("body", "list", "caption"))


class _Label(Struct, frozen=True):
    """A paragraph with a label: its sentences, tokens, the colon, and the phrase of the name."""

    first: int
    last: int
    start: int
    colon: int
    end: int
    phrase: int
    #: Whether a role, an age or a place stands between the name and the colon.
    described: bool


def add_labelled(context: Context) -> None:
    """A paragraph that opens with a name, its role and a colon: "Jens Rohde, Hafenmeister: C"."""
    found: list[tuple[int, _Label]] = []
    paragraphs = zip(context.text.paragraphs, context.text.kinds_of_parts, strict=True)
    for number, ((first, last), kind) in enumerate(paragraphs):
        if kind in TURNS or kind not in _READ or first >= last:
            continue
        label = _label(context, first, last)
        if label is not None:
            found.append((number, label))
    numbers = {number for number, _ in found}
    for number, label in found:
        if label.described or {number - 1, number + 1} & numbers:
            _add(context, label)


def _label(context: Context, first: int, last: int) -> _Label | None:
    text = context.text
    start, end = text.sentences[first][0], text.sentences[last - 1][1]
    index = context.phrase_at(start)
    if index is None:
        return None
    phrase = context.phrases[index]
    if phrase.entity != "person" or phrase.name is None or phrase.name[1] - phrase.name[0] < 2:
        return None
    named = phrase.name[1]
    colon = next(
        (i for i in range(named, min(end, start + LONG_LABEL)) if text.words[i] == ":"), None
    )
    if colon is None or end - colon <= LABELLED or text.kinds[colon + 1] == OPEN:
        return None
    if not text.words[colon + 1][:1].isupper() or finite_verbs(context, named, colon):
        return None
    described = colon > named
    if described and text.words[named] not in (",", "(", "–", "—"):
        return None
    return _Label(first, last, start, colon, end, index, described)


def _add(context: Context, label: _Label) -> None:
    candidate = Candidate(
        "direct", [(label.colon + 1, label.end)], "turn", context.weights.score["turn"],
        frame=[(label.start, label.colon + 1)], speaker=label.phrase,
        speaker_why="the label of the turn", speaker_score=context.weights.speaker.label,
        anchor=label.colon + 1,
    )  # fmt: skip
    context.candidates.add(candidate)
    context.candidates.spoken_sentences.update(range(label.first, label.last))


LABELS = TextPattern(("turn",), add_labelled)
