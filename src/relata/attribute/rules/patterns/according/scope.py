"""What a source phrase ("laut X") is said of: the rest of its clause, as a statement."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import first_word
from relata.attribute.rules.clauses.sentence import parsed, segment_of
from relata.attribute.rules.roles.speaker import relative_antecedent
from relata.attribute.rules.roles.subject_ranking import Verb, subject_of
from relata.attribute.rules.spans.boundaries import clause_around, source_end
from relata.attribute.rules.text.context import COORDINATION, Found, Range, Scene, Segment
from relata.model.analysis import CLOSE, OPEN, PUNCT
from relata.model.codes import MEDIA, Medium


def source_statement(
    scene: Scene, sentence: int, start: int, close: int, rule: str, medium: str, inner: int = -1
) -> Found | None:
    """The statement whose source phrase is [start, close): the rest of its clause.

    `inner`: where that begins if it is a relative clause whose pronoun is the source.
    """
    text = scene.text
    first, end = scene.bounds(sentence, start)
    segs, _ = parsed(scene, sentence)
    k = segment_of(segs, start)
    m = segment_of(segs, close - 1)
    low, high = first, end
    if k > 0 and segs[k].coordinated and scene.grammar.free_order:
        low = first_word(scene, segs[k].start, segs[k].end)
    inside = k >= 0 and segs[k].kind in ("that", "rel", "sub", "wh") and segs[k].start < start
    if inside or inner >= 0:
        low = segs[k].start
        high = _clause_end(segs, m, end)
    elif scene.grammar.verb_second:
        low, high = clause_around(scene, segs, k, (low, high))
    frame_start, frame_end = start, close
    if scene.grammar.verb_second:
        frame_end = source_end(segs, k >= 0 and segs[k].start == start, m, close)
    if start > first and text.words[start - 1] == "," and start - 1 >= low:
        frame_start = start - 1
    pieces: list[Range] = []
    left = _trim(scene, low, frame_start)
    right = _trim(scene, frame_end, high)
    for piece in (left, right):
        if piece[1] > piece[0] and not _is_stub(scene, piece):
            pieces.append(piece)
    if not pieces:
        return None
    found = Found("indirect", pieces, rule, 0.85, frame=[(frame_start, frame_end)])
    found.lemma, found.anchor, found.medium = text.lower[start], start, _media(medium)
    return found


def set_own(scene: Scene, found: Found, sentence: int, phrase: Range) -> None:
    """Whose claim it is where a source phrase says "own": the subject of its clause.

    "Das Werk hat nach eigenen Angaben 300 Stellen gestrichen".
    """
    if scene.own.isdisjoint(scene.text.lower[phrase[0] : phrase[1]]):
        return
    segs, _ = parsed(scene, sentence)
    k = segment_of(segs, phrase[0])
    while 0 <= k < len(segs) and segs[k].finite < 0:
        k += 1
    if not 0 <= k < len(segs):
        return
    seg = segs[k]
    blocked = [*found.frame, *((s.start, s.end) for s in segs if s is not seg)]
    found.speaker = subject_of(scene, Verb(seg.finite, (seg.finite,)), seg.start, seg.end, blocked)
    if seg.kind == "rel" and found.speaker in (-1, scene.phrase_at(seg.start)):
        found.speaker = relative_antecedent(scene, seg.start)
    found.speaker_why, found.speaker_score = "subject of the clause that its own words tell", 0.7


def _clause_end(segs: list[Segment], m: int, end: int) -> int:
    for seg in segs[max(m, 0) + 1 :]:
        if seg.kind == "main" and not seg.coordinated:
            return seg.start - 1
    return end


def _trim(scene: Scene, start: int, end: int) -> Range:
    words = scene.text.words
    while start < end and words[start] in (",", ";", ":", "–", "—", "-"):
        start += 1
    while end > start and words[end - 1] in (",", ";", ":", "–", "—", "-"):
        end -= 1
    return start, end


def _is_stub(scene: Scene, piece: Range) -> bool:
    """Nothing but marks and conjunctions is no content."""
    kinds, flags = scene.text.kinds, scene.text.flags
    return all(kinds[i] in (PUNCT, OPEN, CLOSE) or flags[i] & COORDINATION for i in range(*piece))


def _media(medium: str) -> tuple[Medium, ...]:
    return tuple(m for m in MEDIA if m in medium.split())
