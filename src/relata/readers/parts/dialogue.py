"""Dialogue structure: speaker labels of interviews, clock times of live blogs.

"SPIEGEL: Herr Maas, …" begins a question where the label "SPIEGEL" asks more often than the other
one; paragraphs without a label belong to the turn before them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from relata.model.document import PartKind
from relata.readers.parts.layout import Paragraph
from relata.readers.parts.line_labels import LineLabels

#: "SPIEGEL:", "Anna Berg:", "**Frage:**"; at most five words, at most 48 characters.
_LABEL = re.compile(
    r"[*_]{0,3}(?P<label>[^\W\d_][^:\n*_.!?\"“”„»«]{0,47}?)[*_]{0,3}\s?:[*_]{0,3}(?=\s)"
)
#: The colon of a label is among the first characters.
_LABEL_END = 60
_CLOCK = re.compile(
    r"[\[(+*_]{0,4}\s?(?P<time>(?:[01]?\d|2[0-3])[:.h][0-5]\d)\b\s?"
    r"(?P<word>[^\W\d_]{1,5}\.?(?:\s?m\.)?)?[\])+*_]{0,4}\s*(?P<after>[:–—|-]{0,2})\s*"
)


class Turn(Struct, frozen=True):
    """A paragraph of an interview: its kind, and the offsets of its label in the text or None."""

    kind: PartKind
    label: tuple[int, int] | None


def _label(text: str, paragraph: Paragraph) -> tuple[str, int, int] | None:
    start = paragraph.start + paragraph.markup
    if text.find(":", start, min(paragraph.end, start + _LABEL_END)) < 0:
        return None
    match = _LABEL.match(text, start, paragraph.end)
    if not match or len(match["label"].split()) > 5:
        return None
    return match["label"], match.start("label"), match.end("label")


def labelled_turns(
    text: str, paragraphs: Sequence[Paragraph], labels: LineLabels
) -> dict[int, Turn]:
    """Paragraph index -> turn, for texts in which at least two labels alternate; else {}.

    The asking label is one of the languages' words for it ("Frage"), else the one with the
    larger share of paragraphs with a question mark. Paragraphs without a label belong to the
    turn before them (`label` None).
    """
    found = {i: hit for i, p in enumerate(paragraphs) if (hit := _label(text, p))}
    if len(found) < 2:
        return {}
    counts = Counter(name.lower() for name, _, _ in found.values())
    fixed = labels.question | labels.answer
    speakers = {name for name, n in counts.items() if n > 1 or name in fixed}
    if len(speakers) < 2 or sum(counts[name] for name in speakers) < 3:
        return {}
    asks = _questioners(text, paragraphs, found, speakers, labels)
    turns: dict[int, Turn] = {}
    kind: PartKind | None = None
    for i, paragraph in enumerate(paragraphs):
        hit = found.get(i)
        if hit and hit[0].lower() in speakers:
            kind = "question" if hit[0].lower() in asks else "answer"
            turns[i] = Turn(kind, (hit[1], hit[2]))
        elif kind and not paragraph.kind:
            turns[i] = Turn(kind, None)
    return turns


def _questioners(
    text: str,
    paragraphs: Sequence[Paragraph],
    found: dict[int, tuple[str, int, int]],
    speakers: set[str],
    labels: LineLabels,
) -> set[str]:
    named = speakers & labels.question
    if named:
        return named
    asked: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for i, (name, _, _) in found.items():
        if name.lower() in speakers:
            total[name.lower()] += 1
            asked[name.lower()] += text[paragraphs[i].start : paragraphs[i].end].count("?") > 0
    best = max(sorted(speakers), key=lambda name: asked[name] / total[name])
    return {best} - labels.answer


def bold_questions(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, Turn]:
    """The turns of an interview whose questions are in bold, in Markdown or on a page."""
    bold = [i for i, p in enumerate(paragraphs) if _is_bold_question(text, p)]
    if len(bold) < 2:
        return {}
    turns: dict[int, Turn] = {}
    for i in range(bold[0], len(paragraphs)):
        if i in bold:
            turns[i] = Turn("question", None)
        elif not paragraphs[i].kind:
            turns[i] = Turn("answer", None)
    return turns


def _is_bold_question(text: str, paragraph: Paragraph) -> bool:
    if paragraph.kind == "bold":
        return text[paragraph.start : paragraph.end].rstrip(" *_").endswith("?")
    line = text[paragraph.start + paragraph.markup : paragraph.end]
    for mark in ("**", "__"):
        if len(line) > 6 and line.startswith(mark) and line.endswith(mark):
            return mark not in line[2:-2] and line[2:-2].rstrip().endswith("?")
    return False


def clock_time_length(text: str, paragraph: Paragraph, labels: LineLabels) -> int:
    """The length of a clock time at the paragraph's beginning ("14.32 Uhr:"), 0 without one."""
    start = paragraph.start + paragraph.markup
    match = _CLOCK.match(text, start, min(paragraph.end, start + 40))
    if not match:
        return 0
    end = match.end()
    word = (match["word"] or "").lower().replace(".", "").replace(" ", "")
    if word and word not in labels.clock:
        end = match.start("word")
        if not text[match.end("time") : end].isspace():
            return 0
    alone = match.end() >= paragraph.end
    marked = bool(match["after"] or word in labels.clock or text[start] in "[(+*")
    return end - start if alone or marked else 0
