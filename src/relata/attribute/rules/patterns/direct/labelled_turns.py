"""Speech behind a name and a colon: the turns of an interview, and headlines ("Lynch: …")."""

from __future__ import annotations

from msgspec import Struct

from relata.attribute.rules.roles.speaker import VOICES
from relata.attribute.rules.text.context import PREPOSITION, Found, Range, Scene
from relata.lang.language import words_of
from relata.model.analysis import PUNCT, SYMBOL

#: Rules of findings that stand by the layout alone: no corpus has them, so none is judged.
LAYOUT = frozenset(("turn", "headline"))
TURNS = frozenset(("question", "answer"))
TITLES = frozenset(("title", "heading"))
#: Kinds of entities that a headline's name may be.
SPEAKERS = VOICES | {"document"}
#: A label is no longer than this, in tokens.
LABEL = 8
#: A headline's statement has at least this many tokens.
SHORTEST = 3


class _Turn(Struct):
    kind: str
    label: Range
    start: int
    end: int


def find_turns(scene: Scene) -> None:
    """Add one direct statement for every turn of an interview; paragraphs without a label go on."""
    turn: _Turn | None = None
    for (first, last), kind in zip(scene.text.paragraphs, scene.text.kinds_of_parts, strict=True):
        if kind not in TURNS:
            _close(scene, turn)
            turn = None
            continue
        start = scene.text.sentences[first][0]
        end = scene.text.sentences[last - 1][1]
        colon = _colon(scene, start, end)
        if turn is not None and turn.kind == kind and colon < 0:
            turn.end = end
        else:
            _close(scene, turn)
            label = (start, colon) if colon >= 0 else (start, start)
            turn = _Turn(kind, label, colon + 1 if colon >= 0 else start, end)
        scene.turns.update(range(first, last))
    _close(scene, turn)


def _colon(scene: Scene, start: int, end: int) -> int:
    """The colon behind a label at `start`, or -1."""
    for i in range(start + 1, min(end, start + LABEL)):
        if scene.text.words[i] == ":":
            return i
    return -1


def _close(scene: Scene, turn: _Turn | None) -> None:
    if turn is None or turn.end <= turn.start:
        return
    start, colon = turn.label
    found = Found("direct", [(turn.start, turn.end)], "turn", 0.9, anchor=turn.start)
    if turn.kind == "question":
        found.act, found.certainty = "ask", "open"
    if colon > start:
        found.frame = [(start, turn.start)]
        lines = scene.language.file.lines
        general = {w.lower() for w in (*words_of(lines.question), *words_of(lines.answer))}
        if scene.text.lower[start] not in general or colon > start + 1:
            phrase = scene.phrase_at(start)
            whole = phrase >= 0 and scene.phrases[phrase].end <= colon
            found.speaker = phrase if whole else -1
            found.speaker_range = None if whole else (start, colon)
            found.speaker_why = "the label of the turn"
            found.speaker_score = 0.95
    scene.add(found)


def find_headline(scene: Scene, sentence: int) -> bool:
    """Add the statement of "Name: what is said" in a title or heading; True where there is one."""
    if scene.kind_of(sentence) not in TITLES:
        return False
    start, end = scene.text.sentences[sentence]
    while start < end - 1 and scene.text.kinds[start] in (SYMBOL, PUNCT):
        start += 1
    colon = _colon(scene, start, end)
    phrase = scene.phrase_at(start)
    if colon < 0 or phrase < 0 or end - colon <= SHORTEST:
        return False
    source = scene.phrases[phrase]
    between = scene.text.flags[source.end] & PREPOSITION if source.end < colon else 1
    if source.entity not in SPEAKERS or not between or source.end > colon:
        return False
    if any(q in scene.direct for q in scene.quotes_in(colon, end)):
        return False
    found = Found("indirect", [(colon + 1, end)], "headline", 0.6, frame=[(start, colon + 1)])
    found.speaker, found.speaker_why = phrase, "named before the colon"
    found.anchor = start
    scene.add(found)
    return True
