"""What somebody said in a clause beside the object of a verb: "legte Pläne vor, die … sollten"."""

from __future__ import annotations

from relata.attribute.grammar.clauses import in_subjunctive
from relata.attribute.grammar.matter import WEAK, frame_start
from relata.attribute.grammar.scene import INFINITIVE_MARK, Found, Scene, Segment, Trigger

#: Relative clauses and clauses with "weil" or "da".
BESIDE = frozenset(("rel", "sub"))
#: The clause of the verb; within somebody's words the mood says nothing.
OWN = frozenset(("main", "rel"))
#: What it is worth: the mood says that it is somebody's, the verb whose.
SCORE = 0.7


def aside(
    scene: Scene, trigger: Trigger, segs: list[Segment], k: int, last: int, end: int
) -> Found | None:
    """A clause in the subjunctive behind a verb that has an object: its mood reports."""
    grammar = scene.grammar
    if not (grammar.subjunctive_reports and grammar.verb_second) or trigger.cue.strength < WEAK:
        return None
    m = last + 1
    while m < len(segs) and segs[m].kind == "phrase" and not segs[m].coordinated:
        m += 1
    if m >= len(segs) or not _tells(scene, segs[m]):
        return None
    if segs[k].kind not in OWN or in_subjunctive(scene, segs[k]):
        return None
    start = segs[m].start
    stop = m
    while stop + 1 < len(segs) and segs[stop + 1].kind != "main":
        stop += 1
    stop_at = end if stop + 1 == len(segs) else segs[stop].end
    frame = [(frame_start(scene, segs, k), start)]
    return Found("indirect", [(start, stop_at)], "aside", SCORE, frame=frame)


def _tells(scene: Scene, seg: Segment) -> bool:
    """Is it a relative clause, or one with a reason, and in the subjunctive?"""
    if seg.kind == "sub" and scene.text.lower[seg.start] not in scene.reasons:
        return False
    return seg.kind in BESIDE and in_subjunctive(scene, seg)


def uncommaed(
    scene: Scene, trigger: Trigger, segs: list[Segment], k: int, last: int, end: int
) -> Found | None:
    """ "X hat versprochen die Steuer zu senken": an infinitive without its comma."""
    at, flags = trigger.tokens[-1], scene.text.flags
    if not scene.grammar.infinitive_infix or "inf" not in trigger.cue.takes or k != last:
        return None
    if not segs[k].finite < at or trigger.finite < 0:
        return None
    stop = min(segs[last].end, end)
    marks = (i for i in range(at + 2, stop - 1) if flags[i] & INFINITIVE_MARK)
    if not any(scene.text.lower[i + 1].endswith(scene.infinitive_endings) for i in marks):
        return None
    frame = [(frame_start(scene, segs, k), at + 1)]
    return Found("indirect", [(at + 1, stop)], "before", SCORE, frame=frame)
