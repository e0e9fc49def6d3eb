"""Where the complement of a cue ends, in languages that put it behind the verb (English)."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finites
from relata.attribute.rules.clauses.sentence import segment_of
from relata.attribute.rules.text.context import (
    ADVERB,
    COORDINATION,
    DETERMINER,
    LONGEST,
    PREPOSITION,
    SUBORDINATION,
    TIME,
    Scene,
    Segment,
    Trigger,
)
from relata.attribute.rules.text.quotations import inner_end
from relata.lang.language import FINITE, GERUND

#: A cue of this strength behind a conjunction or comma opens a statement of its own.
OWN = 0.5
#: One of this strength makes a clause with "while" or "though" a statement of its own.
SAYING = 0.8
SAYING = 0.8
#: How far behind a conjunction its verb is looked for, in tokens.
NEAR = 12


def stop_of(
    scene: Scene, trigger: Trigger, segs: list[Segment], start: int, end: int, kind: str
) -> int:
    """Where the complement of the cue that begins at `start` ends."""
    k = segment_of(segs, start)
    if k < 0:
        return end
    if kind in ("object", "ing"):
        return _object_end(scene, segs, k, start)
    end = min(end, start + LONGEST)
    spoken = scene.text.quote_at(trigger.at)
    if spoken is not None:
        end = min(end, inner_end(spoken) + 1)
    end = _quotation_end(scene, start, end)
    home = segment_of(segs, trigger.finite if trigger.finite >= 0 else trigger.at)
    stop = _coordinated(scene, start + 2, end)
    if kind == "inf":
        stop = min(stop, _clause_behind(scene, start + 2, min(stop, segs[k].end)))
    for j in range(k + 1, len(segs)):
        if segs[j].start >= stop:
            break
        if _outside(scene, segs, j, home):
            return segs[j - 1].end
    return stop


def _quotation_end(scene: Scene, start: int, end: int) -> int:
    """A sentence that ends inside a quotation of the complement goes on to its closing mark."""
    quote = scene.text.quote_at(end - 1)
    while quote is not None and quote.start >= start:
        if quote.end <= min(end + LONGEST, len(scene.text.words)):
            end = max(end, quote.end)
        quote = None if quote.parent is None else scene.text.quotes[quote.parent]
    return end


def _coordinated(scene: Scene, start: int, end: int) -> int:
    """Where another cue follows a conjunction in [start, end), without the comma; else end."""
    flags, lower, verbs = scene.text.flags, scene.text.lower, scene.language.verbs
    for i in range(start, end - 1):
        if flags[i] & COORDINATION and not scene.nominal[i + 1]:
            readings = verbs.get(lower[i + 1], ())
            if any(r.form & FINITE and r.cue.strength >= OWN for r in readings):
                return i - 1 if scene.text.words[i - 1] == "," else i
    return end


def _outside(scene: Scene, segs: list[Segment], j: int, home: int) -> bool:
    """Does the segment j belong to the sentence around the cue, whose segment is `home`?"""
    seg = segs[j]
    if is_report(scene, seg) or (seg.coordinated and seg.kind == "main"):
        return True
    readings = scene.language.verbs.get(scene.text.lower[seg.start], ())
    if any(r.form & GERUND and r.cue.strength >= OWN for r in readings):
        return True
    if seg.kind == "sub" and seg.finite >= 0:
        verb = scene.language.verbs.get(scene.text.lower[seg.finite], ())
        if any(r.form & FINITE and r.cue.strength >= SAYING for r in verb):
            return True
    around = segs[home].kind if home >= 0 else "main"
    if around == "sub" and home == 0 and seg.kind == "main":
        return scene.phrase_at(seg.start) >= 0
    return around == "rel" and seg.finite == seg.start


def _object_end(scene: Scene, segs: list[Segment], k: int, start: int) -> int:
    """The end of a noun phrase with what belongs to it, in the segment k."""
    flags, lower, verbs = scene.text.flags, scene.text.lower, scene.language.verbs
    stop = _clause_behind(scene, start + 2, segs[k].end)
    for i in range(start + 1, stop - 1):
        if flags[i] & COORDINATION and not scene.nominal[i + 1]:
            if finites(scene, i + 1, i + 2) or lower[i + 1] in verbs:
                return i
    return _without_time(scene, start, stop)


def _clause_behind(scene: Scene, start: int, end: int) -> int:
    """Where a subordinate clause begins in [start, end); else end."""
    flags = scene.text.flags
    for i in range(start, end - 1):
        if flags[i] & SUBORDINATION:
            if not flags[i] & PREPOSITION or finites(scene, i + 1, min(end, i + NEAR)):
                return i
    return end


def _without_time(scene: Scene, start: int, stop: int) -> int:
    """The end of an object without the time behind it ("Cruz | last week")."""
    flags = scene.text.flags
    end = stop
    while end > start + 1 and flags[end - 1] & TIME:
        end -= 1
    if end == stop:
        return stop
    if end > start + 1 and flags[end - 1] & (PREPOSITION | DETERMINER | ADVERB):
        end -= 1
    return end


def is_report(scene: Scene, seg: Segment) -> bool:
    """Is this segment a parenthesis of reporting ("X said")?"""
    if seg.end - seg.start > 8:
        return False
    for i in range(seg.start, seg.end):
        for reading in scene.language.verbs.get(scene.text.lower[i], ()):
            if reading.form & FINITE and "so" in reading.cue.takes and not reading.cue.sep:
                phrase = scene.phrase_at(seg.start)
                return phrase >= 0 and scene.phrases[phrase].end == i
    return False
