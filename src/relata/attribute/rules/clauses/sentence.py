"""A sentence's segments and cues, worked out once."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import segments
from relata.attribute.rules.clauses.cues import cues_in, triggers
from relata.attribute.rules.text.context import LONGEST, SUBJUNCTIVE1, Scene, Segment, Trigger
from relata.lang.language import FINITE, SUBJUNCTIVE

STOPS = frozenset((".", "!", "?", "…", "..."))


def may_report(scene: Scene, sentence: int) -> list[int]:
    """Words of the sentence that may be cues; kept in the scene. Without one it has none."""
    known = scene.may_report.get(sentence)
    if known is None:
        start, end = scene.text.sentences[sentence]
        known = scene.may_report[sentence] = cues_in(scene, start, min(end, start + LONGEST))
    return known


def parsed(scene: Scene, sentence: int) -> tuple[list[Segment], list[Trigger]]:
    """Segments and cues of the sentence with this index; kept in the scene."""
    known = scene.parsed.get(sentence)
    if known is None:
        start, end = scene.text.sentences[sentence]
        end = min(end, start + LONGEST)
        last = end
        while last > start + 1 and scene.text.words[last - 1] in STOPS:
            last -= 1
        segs = segments(scene, start, last)
        known = segs, triggers(scene, start, end, segs, may_report(scene, sentence))
        scene.parsed[sentence] = known
    return known


def segment_of(segs: list[Segment], token: int) -> int:
    """Index of the segment that holds the token (or ends with it as its mark), or -1."""
    for k, seg in enumerate(segs):
        if seg.start <= token < seg.end or token == seg.mark:
            return k
    return -1


def is_retold(scene: Scene, trigger: Trigger) -> bool:
    """Is the cue's clause itself in the subjunctive: does somebody report that it was said?"""
    pivot = trigger.finite if trigger.finite >= 0 else trigger.at
    subjunctive = trigger.form & SUBJUNCTIVE == trigger.form & FINITE > 0
    return bool(scene.text.flags[pivot] & SUBJUNCTIVE1 or subjunctive)
