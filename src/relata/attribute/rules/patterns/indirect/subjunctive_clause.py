"""What somebody said in a clause beside the object of a verb: "legte Pläne vor, die … sollten"."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.patterns.speech_act import WEAK, frame_start
from relata.attribute.rules.text.context import INFINITIVE_MARK, Found, Scene, Segment, Trigger

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
    at = trigger.tokens[-1]
    if not scene.grammar.infinitive_infix or "inf" not in trigger.cue.takes or k != last:
        return None
    if not segs[k].finite < at or trigger.finite < 0:
        return None
    stop = _last_infinitive(scene, at + 2, min(segs[last].end, end))
    if stop < 0:
        return None
    frame = [(frame_start(scene, segs, k), at + 1)]
    return Found("indirect", [(at + 1, stop)], "before", SCORE, frame=frame)


def _last_infinitive(scene: Scene, start: int, end: int) -> int:
    """The token behind the last infinitive with its mark in [start, end), or -1."""
    lower, flags = scene.text.lower, scene.text.flags
    endings, infix = scene.infinitive_endings, scene.grammar.infinitive_infix
    for i in range(end - 1, start - 1, -1):
        if not lower[i].endswith(endings) or scene.text.words[i][:1].isupper():
            continue
        # Separable verbs hide the mark inside: "anzutreten".
        if (i > start and flags[i - 1] & INFINITIVE_MARK) or _hides(lower[i], infix):
            return i + 1
    return -1


def _hides(word: str, infix: str) -> bool:
    """Has an infinitive its mark inside, behind a particle ("an-zu-treten")?"""
    at = word.find(infix, 2)
    return 2 <= at <= len(word) - len(infix) - 4
