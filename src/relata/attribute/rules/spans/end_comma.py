"""Where a content behind its verb ends, in languages that part clauses by commas (German)."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.text.context import (
    ANY_FINITE,
    COORDINATION,
    SUBJUNCTIVE1,
    SUBJUNCTIVE2,
    Scene,
    Segment,
)
from relata.lang.language import FINITE, SUBJUNCTIVE

#: A verb that opens a parenthesis of reporting is at least this strong.
SURE = 0.7
DEPENDENT = frozenset(("that", "wh", "sub", "rel", "inf"))


def main_again(segs: list[Segment], m: int, end: int) -> int:
    """Where the main clause resumes behind a fronted clause that held the cue."""
    for seg in segs[m + 1 :]:
        if seg.kind == "main" and seg.finite == seg.start and not seg.coordinated:
            return seg.start - 1
    return end


def stop_of(scene: Scene, segs: list[Segment], m: int, end: int) -> int:
    """Where a content that begins with segment m ends: the sentence's end, or before the
    next verb of the same subject ("…, und forderte …")."""
    flags, verbs = scene.text.flags, scene.language.verbs
    lower = scene.text.lower
    # An indicative verb after "und" leaves a content in the subjunctive or with its verb last.
    leaves = segs[m].kind in DEPENDENT or in_subjunctive(scene, segs[m])
    for seg in segs[m:]:
        first = seg.start
        if seg.start > segs[m].start and _is_parenthesis(scene, seg):
            return first - 1
        if seg.start > segs[m].start and seg.coordinated and seg.kind == "main":
            nxt = first + 1
            if nxt < seg.end and _indicative_cue(verbs.get(lower[nxt], ())):
                return first - 1
            if nxt == seg.finite and leaves and _is_indicative(scene, nxt):
                return first - 1
        for i in range(max(first, segs[m].start + 2), seg.end - 2):
            if flags[i] & COORDINATION and _indicative_cue(verbs.get(lower[i + 1], ())):
                if leaves and not flags[i + 1] & (SUBJUNCTIVE1 | SUBJUNCTIVE2):
                    return i
            elif flags[i] & COORDINATION and leaves and _is_indicative(scene, i + 1):
                return i
    return end


def _is_parenthesis(scene: Scene, seg: Segment) -> bool:
    """Is this the frame of a voice that reports the whole sentence (", teilte X mit")?"""
    if seg.finite != seg.start or seg.kind != "main":
        return False
    for reading in scene.language.verbs.get(scene.text.lower[seg.start], ()):
        cue = reading.cue
        if "so" in cue.takes and cue.strength >= SURE and not reading.form & SUBJUNCTIVE:
            parts = [set(part) for part in cue.sep]
            words = set(scene.text.lower[seg.start : seg.end])
            if not parts or any(part <= words for part in parts):
                return True
    return False


def _indicative_cue(readings: tuple[object, ...]) -> bool:
    return any(
        r.form & FINITE and not r.form & SUBJUNCTIVE and r.cue.strength >= 0.5  # type: ignore[attr-defined]
        for r in readings
    )


def _is_indicative(scene: Scene, token: int) -> bool:
    """Is it a finite verb that shows the indicative ("ist", "hatte", no "werde")?"""
    flag = scene.text.flags[token]
    if not flag & ANY_FINITE or flag & (SUBJUNCTIVE1 | SUBJUNCTIVE2):
        return False
    return not scene.opens_phrase(token)  # "und sein Sohn"
