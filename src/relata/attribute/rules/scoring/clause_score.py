"""How surely a verb with a clause behind it reports somebody's words, as a probability.

Log odds: what the cue is worth by itself, and what its construction adds or takes, read off
annotated news. "X sagte, sie sei …" is as good as certain; "X konnte nicht sagen, wann …" or
"es ist geplant, …" seldom tells what anybody said.
"""

from __future__ import annotations

from math import log

from relata.attribute.probability import probability
from relata.attribute.rules.text.context import (
    AUXILIARY,
    MODAL,
    NEGATION,
    Found,
    Scene,
    Segment,
    Trigger,
)

#: Below this a framed statement is left out.
KEPT = 0.25
#: What any such construction is worth, and how much the strength of the cue counts.
BASE, STRENGTH = 0.2, 2.4
#: What the complement adds by its kind.
KINDS = {"that": 0.6, "inf": 0.6, "main": -1.0, "wh": -1.2, "phrase": -1.3}
#: The complement is in the subjunctive; a main clause then needs no conjunction.
SUBJUNCTIVE, BARE = 1.0, 1.0
#: The cue stands in a main clause.
MAIN = 1.0
#: A claim to have seen or heard, and how far before the cue its modal may stand.
CLAIMED, NEAR = 2.0, 12
NEGATED, STATE, POSSIBLE, REFUSED, ANYBODY = -1.4, -1.5, -1.3, -1.4, -1.0


#: A passive without agent and with an infinitive needs a cue of this strength.
SURE = 0.7


def reports(
    scene: Scene, found: Found, trigger: Trigger, own: Segment, complement: Segment, mood: bool
) -> bool:
    """Is it surely enough a statement? Its score says how surely, where moods tell."""
    if trigger.passive and found.speaker < 0 and trigger.cue.strength < SURE:
        if complement.kind == "inf":  # "Es ist verboten, …": forbidden or planned by nobody
            return False
    if not scene.grammar.subjunctive_reports:
        return True
    weight = clause_weight(scene, found, trigger, own, complement, mood)
    found.score = round(weight, 3)
    return weight >= KEPT


def clause_weight(
    scene: Scene, found: Found, trigger: Trigger, own: Segment, complement: Segment, mood: bool
) -> float:
    """The probability that the clause behind the cue is a content.

    `own` is the segment of the cue, `mood` whether the complement is in the subjunctive.
    """
    odds = BASE + STRENGTH * log(max(trigger.cue.strength, 0.05))
    odds += KINDS.get(complement.kind, 0.0) + SUBJUNCTIVE * mood
    odds += BARE * (mood and complement.kind == "main")
    odds += MAIN * (own.kind == "main")
    odds += NEGATED * _negated(scene, own)
    if trigger.finite != trigger.at and trigger.finite >= 0:
        odds += _helped(scene, trigger, own)
    if trigger.cue.act == "refuse" and complement.kind == "inf":
        odds += REFUSED
    odds += ANYBODY * _is_anybody(scene, found)
    return probability(odds)


def _negated(scene: Scene, own: Segment) -> bool:
    """Is the clause of the cue denied ("sagte nicht, ob …")?"""
    return any(scene.text.flags[i] & NEGATION for i in range(own.start, own.end))


def _helped(scene: Scene, trigger: Trigger, own: Segment) -> float:
    """What the auxiliary says: a modal is no report, nor is a state ("ist geplant")."""
    flag = scene.text.flags[trigger.finite]
    if flag & MODAL:
        return POSSIBLE
    if trigger.finite > trigger.at and not trigger.passive:
        # "will gesehen haben, wie …": with a perfect the modal makes it a claim.
        first = max(own.start, trigger.at - NEAR)
        if any(scene.text.flags[i] & MODAL for i in range(first, trigger.at)):
            return CLAIMED
    return STATE * bool(flag & AUXILIARY and scene.text.lower[trigger.finite] in scene.states)


def _is_anybody(scene: Scene, found: Found) -> bool:
    """Is the speaker nobody in particular ("man", "wer", "niemand")?"""
    if found.speaker < 0:
        return False
    phrase = scene.phrases[found.speaker]
    return phrase.kind == "pronoun" and phrase.entity == "unnamed"
