"""Speech behind a name and a colon: the turns of an interview, and headlines ("Lynch: …")."""

from __future__ import annotations

from msgspec import Struct

from relata.attribute.rules.roles.subject_ranking import SPEAKER_KINDS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import PREPOSITION
from relata.attribute.rules.text.types import Candidate, Range
from relata.lang.language import words_of
from relata.model.analysis import PUNCT, SYMBOL

#: Rules of findings that stand by the layout alone: no corpus has them, so none is judged.
LAYOUT = frozenset(("turn", "headline"))
TURNS = frozenset(("question", "answer"))
TITLES = frozenset(("title", "heading"))
#: Kinds of entities that a headline's name may be.
SPEAKERS = SPEAKER_KINDS | {"document"}
#: A label is no longer than this, in tokens.
LABEL = 8
#: A headline's statement has at least this many tokens.
SHORTEST = 3


class _Turn(Struct):
    kind: str
    label: Range
    start: int
    end: int


def find_turns(context: Context) -> None:
    """Add one direct statement for every turn of an interview; paragraphs without a label go on."""
    turn: _Turn | None = None
    for (first, last), kind in zip(
        context.text.paragraphs, context.text.kinds_of_parts, strict=True
    ):
        if kind not in TURNS:
            _add_turn(context, turn)
            turn = None
            continue
        start = context.text.sentences[first][0]
        end = context.text.sentences[last - 1][1]
        colon = _label_colon(context, start, end)
        if turn is not None and turn.kind == kind and colon is None:
            turn.end = end
        else:
            _add_turn(context, turn)
            label = (start, colon) if colon is not None else (start, start)
            turn = _Turn(kind, label, colon + 1 if colon is not None else start, end)
        context.candidates.spoken_sentences.update(range(first, last))
    _add_turn(context, turn)


def _label_colon(context: Context, start: int, end: int) -> int | None:
    """The colon behind a label at `start`, or None."""
    for i in range(start + 1, min(end, start + LABEL)):
        if context.text.words[i] == ":":
            return i
    return None


def _add_turn(context: Context, turn: _Turn | None) -> None:
    if turn is None or turn.end <= turn.start:
        return
    start, colon = turn.label
    found = Candidate("direct", [(turn.start, turn.end)], "turn", 0.9, anchor=turn.start)
    if turn.kind == "question":
        found.act, found.certainty = "ask", "open"
    if colon > start:
        found.frame = [(start, turn.start)]
        lines = context.language.file.lines
        general = {w.lower() for w in (*words_of(lines.question), *words_of(lines.answer))}
        if context.text.lower[start] not in general or colon > start + 1:
            phrase = context.phrase_at(start)
            whole = phrase is not None and context.phrases[phrase].end <= colon
            found.speaker = phrase if whole else None
            found.speaker_range = None if whole else (start, colon)
            found.speaker_why = "the label of the turn"
            found.speaker_score = 0.95
    context.candidates.add(found)


def find_headline(context: Context, sentence: int) -> bool:
    """Add the statement of "Name: what is said" in a title or heading; True where there is one."""
    if context.kind_of(sentence) not in TITLES:
        return False
    start, end = context.text.sentences[sentence]
    while start < end - 1 and context.text.kinds[start] in (SYMBOL, PUNCT):
        start += 1
    colon = _label_colon(context, start, end)
    phrase = context.phrase_at(start)
    if colon is None or phrase is None or end - colon <= SHORTEST:
        return False
    source = context.phrases[phrase]
    between = context.text.flags[source.end] & PREPOSITION if source.end < colon else 1
    if source.entity not in SPEAKERS or not between or source.end > colon:
        return False
    if any(q in context.candidates.by_quote for q in context.quotes_in(colon, end)):
        return False
    found = Candidate("indirect", [(colon + 1, end)], "headline", 0.6, frame=[(start, colon + 1)])
    found.speaker, found.speaker_why = phrase, "named before the colon"
    found.anchor = start
    context.candidates.add(found)
    return True
