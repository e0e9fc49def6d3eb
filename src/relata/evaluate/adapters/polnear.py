"""Political news attribution (polnear): our record in that corpus's conventions.

In this order, each rule fixed and read off the training part:

1. No nesting: a statement inside another is left out, the outermost stays. There are no
   frames, addressees and media. The type follows from the quotation marks (`marks`).
2. Every statement there has a cue: one without joins the latest statement of the same
   speaker mention when it follows it closely, else it is left out.
3. The cue is one stretch with the auxiliaries, negations and adverbs before it ("has also
   said"), never the full stop.
4. The content has its quotation marks and its "that", not the sentence's closing stop or a
   comma behind it.
"""

from __future__ import annotations

from dataclasses import replace

from relata.evaluate.adapters import Adapter, annotation
from relata.evaluate.adapters.marks import quoted, type_by_marks, with_marks
from relata.evaluate.adapters.spans import hull, subtract, trim, union
from relata.evaluate.model import Annotation, Spans
from relata.lang.language import load
from relata.lang.schema import Flag
from relata.model.record import Record

PARTS = ("content", "speaker", "cue")
_BEFORE_CUE = Flag.AUXILIARY | Flag.MODAL | Flag.NEGATION | Flag.ADVERB
#: Characters between two pieces of one cue that may be bridged.
_BRIDGE = 25
#: Characters between a statement and the one that goes on without a cue.
_CONTINUES = 200


def mapped(record: Record) -> list[Annotation]:
    """The record's statements as this corpus would annotate them."""
    text = record.document.text
    flags = load(record.document.language).flags
    ends = frozenset(b for _, b in record.document.sentences)
    inside = quoted(text)
    found: list[Annotation] = []
    for statement in record.statements:
        if statement.inside is not None:
            continue
        plain = replace(annotation(statement, {}), frame=(), addressee=(), medium=frozenset())
        plain = replace(plain, content=_content(text, plain, flags, ends, inside))
        if plain.cue:
            found.append(replace(plain, cue=_cue(text, plain, flags)))
        else:
            _join(found, plain)
    return [replace(s, type=type_by_marks(text, s.content, inside)) for s in found]


def _join(found: list[Annotation], statement: Annotation) -> None:
    """Rule 2: a statement without a cue goes on with the one before, or is left out."""
    for index in range(len(found) - 1, -1, -1):
        other = found[index]
        if other.speaker != statement.speaker:
            continue
        last = max(other.content[-1][1], other.cue[-1][1])
        if statement.speaker and 0 <= statement.content[0][0] - last <= _CONTINUES:
            found[index] = replace(other, content=union(other.content, statement.content))
        return


def _word_before(text: str, at: int) -> tuple[int, int]:
    """The word that ends at `at` but for a space; an empty span where there is none."""
    end = len(text[:at].rstrip(" "))
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] in "’'-"):
        start -= 1
    return start, end


def _cue(text: str, statement: Annotation, flags: dict[str, int]) -> Spans:
    """Rule 3."""
    taken = (*statement.speaker, *statement.content)
    pieces = list(trim(text, statement.cue, ",."))
    if not pieces:
        return statement.cue
    start, end = hull(pieces)
    gaps = subtract(((start, end),), pieces)
    if any(b - a > _BRIDGE for a, b in gaps) or _meets((start, end), taken):
        start, end = max(pieces, key=lambda s: s[1] - s[0])
    while True:
        a, b = _word_before(text, start)
        if a == b or not flags.get(text[a:b].lower(), 0) & _BEFORE_CUE or _meets((a, b), taken):
            return ((start, end),)
        start = a


def _meets(span: tuple[int, int], others: Spans) -> bool:
    return any(a < span[1] and span[0] < b for a, b in others)


def _content(
    text: str,
    statement: Annotation,
    flags: dict[str, int],
    ends: frozenset[int],
    inside: bytearray,
) -> Spans:
    """Rule 4."""
    content = list(with_marks(text, statement.content))
    start, end = content[-1]
    stop = text[end - 1] == "," or (text[end - 1] == "." and end in ends)
    if end - start > 1 and stop and not inside[end - 1]:
        content[-1] = (start, end - 1)
    start, end = content[0]
    a, b = _word_before(text, start)
    opens = a < b and flags.get(text[a:b].lower(), 0) & Flag.COMPLEMENTISER
    if opens and not _meets((a, b), (*statement.cue, *statement.speaker)):
        content[0] = (a, end)
    return tuple(content)


ADAPTER = Adapter("polnear", PARTS, {}, mapped)
