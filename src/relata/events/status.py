"""How the text presents an event: as something that happened, is planned, denied, demanded …"""

from __future__ import annotations

from relata.events.scene import EventScene
from relata.events.triggers import Trigger
from relata.lang.schema import Flag
from relata.model.codes import EventStatus
from relata.model.drafts import ResolvedStatement

_NEGATION = int(Flag.NEGATION)
_HEARSAY = int(Flag.HEARSAY)


def hypothetical(trigger: Trigger, scene: EventScene) -> bool:
    """Whether the clause only thinks of the event: "if they meet", "könnte"."""
    words = scene.text.lower[trigger.clause.start : trigger.clause.end]
    return not scene.lexicon.hypothetical.isdisjoint(words)


def status_of(
    trigger: Trigger, scene: EventScene, statement: ResolvedStatement | None
) -> EventStatus:
    """The status by the words of the clause and by the statement that tells of the event."""
    lexicon, clause = scene.lexicon, trigger.clause
    words = scene.text.lower[clause.start : clause.end]
    if _negated(trigger, scene) or not lexicon.denied.isdisjoint(words):
        return "denied"
    if statement is not None and statement.draft.act == "deny":
        return "denied"
    if _asked_for(trigger, scene, statement):
        return "demanded"
    hearsay = any(scene.text.flags[token] & _HEARSAY for token in range(clause.start, clause.end))
    if hearsay and not lexicon.perfect.isdisjoint(words[-3:]):
        return "reported"
    if not lexicon.planned.isdisjoint(words):
        return "planned"
    if not lexicon.alleged.isdisjoint(words):
        return "reported"
    if statement is not None:
        draft = statement.draft
        if draft.mode == "hearsay" or draft.certainty in ("doubted", "suggested"):
            return "reported"
    return "happened"


def _asked_for(
    trigger: Trigger, scene: EventScene, statement: ResolvedStatement | None
) -> bool:
    words = scene.text.lower[trigger.clause.start : trigger.start]
    if trigger.verb is None and not scene.lexicon.demanded.isdisjoint(words[-6:]):
        return True
    return statement is not None and statement.draft.act == "demand" and trigger.verb is None


def _negated(trigger: Trigger, scene: EventScene) -> bool:
    """A negation in the clause, before the trigger: "never met", "kein Treffen"."""
    flags, start = scene.text.flags, trigger.clause.start
    if trigger.verb is None:
        start = max(start, trigger.start - 3)
        return any(flags[token] & _NEGATION for token in range(start, trigger.start))
    return any(flags[token] & _NEGATION for token in range(start, trigger.clause.end))
