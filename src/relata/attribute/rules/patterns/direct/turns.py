"""Speech after a name and a colon: the turns of an interview, and headlines ("Lynch: …")."""

from __future__ import annotations

from msgspec import Struct

from relata.attribute.rules.limits import LABEL, LABELLED
from relata.attribute.rules.patterns.base import Pattern, TextPattern
from relata.attribute.rules.roles.subject_ranking import SPEAKER_KINDS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import PREPOSITION
from relata.attribute.rules.text.types import Candidate, NamedRule, Range
from relata.lang.language import words_of
from relata.model.analysis import PUNCT, SYMBOL, Segmented

#: Rules of candidates by the layout alone: no corpus annotates them, so none is calibrated.
LAYOUT_RULES: frozenset[NamedRule] = frozenset(("turn", "headline"))
TURNS = frozenset(("question", "answer"))
TITLES = frozenset(("title", "heading"))
#: Kinds of entities that a headline's name may be.
SPEAKERS = SPEAKER_KINDS | {"document"}


class _Turn(Struct):
    kind: str
    label: Range
    start: int
    end: int


def add_turns(context: Context) -> None:
    """A turn of an interview: "Hale: C"; paragraphs without a label go on with it."""
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
        colon = _label_colon(context.text, start, end)
        if turn is not None and turn.kind == kind and colon is None:
            turn.end = end
        else:
            _add_turn(context, turn)
            label = (start, colon) if colon is not None else (start, start)
            turn = _Turn(kind, label, colon + 1 if colon is not None else start, end)
        context.candidates.spoken_sentences.update(range(first, last))
    _add_turn(context, turn)


def _label_colon(text: Segmented, start: int, end: int) -> int | None:
    """The colon after a label at `start`, or None."""
    for i in range(start + 1, min(end, start + LABEL)):
        if text.words[i] == ":":
            return i
    return None


def _add_turn(context: Context, turn: _Turn | None) -> None:
    if turn is None or turn.end <= turn.start:
        return
    start, colon = turn.label
    scores = context.weights.score
    candidate = Candidate(
        "direct", [(turn.start, turn.end)], "turn", scores["turn"], anchor=turn.start
    )
    if turn.kind == "question":
        candidate.act, candidate.certainty = "ask", "open"
    if colon > start:
        candidate.frame = [(start, turn.start)]
        lines = context.language.file.lines
        general = {w.lower() for w in (*words_of(lines.question), *words_of(lines.answer))}
        if context.text.lower[start] not in general or colon > start + 1:
            phrase = context.phrase_at(start)
            whole = phrase is not None and context.phrases[phrase].end <= colon
            candidate.speaker = phrase if whole else None
            candidate.speaker_range = None if whole else (start, colon)
            candidate.speaker_why = "the label of the turn"
            candidate.speaker_score = context.weights.speaker.label
    context.candidates.add(candidate)


def headline(context: Context, sentence: int) -> Candidate | None:
    """A title or heading with a name before its colon: "Lynch: C"."""
    if context.kind_of(sentence) not in TITLES:
        return None
    start, end = context.text.sentences[sentence]
    while start < end - 1 and context.text.kinds[start] in (SYMBOL, PUNCT):
        start += 1
    colon = _label_colon(context.text, start, end)
    phrase = context.phrase_at(start)
    if colon is None or phrase is None or end - colon <= LABELLED:
        return None
    source = context.phrases[phrase]
    between = context.text.flags[source.end] & PREPOSITION if source.end < colon else 1
    if source.entity not in SPEAKERS or not between or source.end > colon:
        return None
    if any(q in context.candidates.by_quote for q in context.quotes_in(colon, end)):
        return None
    candidate = Candidate(
        "indirect", [(colon + 1, end)], "headline", context.weights.score["headline"],
        frame=[(start, colon + 1)],
    )  # fmt: skip
    candidate.speaker, candidate.speaker_why = phrase, "named before the colon"
    candidate.anchor = start
    return candidate


TURNS_OF_INTERVIEWS = TextPattern(("turn",), add_turns)
HEADLINE = Pattern(("headline",), headline)
