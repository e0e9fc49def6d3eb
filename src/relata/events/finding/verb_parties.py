"""The parties of an event that a verb tells of: subject, object, what stands after prepositions."""

from __future__ import annotations

from msgspec import structs

from relata.events.finding.parties import RELATIVE, Parties, antecedent, bare_phrases
from relata.events.finding.scene import EventScene
from relata.events.finding.triggers import Trigger
from relata.lang.schema import EventVerb, Flag
from relata.model.analysis import ACC, DAT, NOM, Phrase

_COORDINATION = int(Flag.COORDINATION)
_SUBORDINATION = int(Flag.SUBORDINATION)
#: Words between the auxiliary of the passive and the participle.
_TO_PARTICIPLE = 4


def parties_of_verb(trigger: Trigger, verb: EventVerb, scene: EventScene) -> Parties | None:
    """The parties of a verb, None where what it needs is not there and it tells of no event."""
    found = Parties(places_apart=trigger.entry.kind == "visit", goal=verb.goal)
    if trigger.attributive:
        phrase = scene.phrase_at(trigger.start)
        if phrase is not None and verb.object is not None:
            found.object = found.add(scene, phrase, verb.object)
    else:
        subject, objects = _arguments(trigger, scene)
        passive = _is_passive(trigger, bool(objects), scene)
        if passive:
            if subject is not None and verb.object is not None:
                found.object = found.add(scene, subject, verb.object, subject=True)
        else:
            if subject is not None:
                found.add(scene, subject, verb.subject, subject=True)
            if verb.object is not None and objects:
                found.object = found.add(scene, objects[0], verb.object)
        _after(trigger, verb, passive, scene, found)
    return found if _has_needs(verb, found) else None


def _has_needs(verb: EventVerb, found: Parties) -> bool:
    if verb.needs == "object":
        return found.object or found.prepositional
    if verb.needs == "preposition":
        return found.prepositional
    return verb.needs == "nothing" or bool(found.filled)


def _is_passive(trigger: Trigger, has_object: bool, scene: EventScene) -> bool:
    if not trigger.participle:
        return False
    lexicon, clause, lower = scene.lexicon, trigger.clause, scene.text.lower
    if scene.language.file.grammar.verb_second:
        return not lexicon.passive.isdisjoint(lower[clause.start : clause.end])
    near = lower[max(clause.start, trigger.start - _TO_PARTICIPLE) : trigger.start]
    if not lexicon.passive.isdisjoint(near):
        return True
    after = lower[trigger.end] if trigger.end < clause.end else ""
    return not has_object or after in lexicon.agents


def _after(
    trigger: Trigger, verb: EventVerb, passive: bool, scene: EventScene, found: Parties
) -> None:
    lower, agents = scene.text.lower, scene.lexicon.agents
    prepositions = {**trigger.entry.prepositions, **verb.prepositions}
    for phrase in scene.phrases_in(trigger.clause.start, trigger.clause.end):
        if phrase.preposition is None or phrase.parent is not None:
            continue
        prep = lower[phrase.preposition]
        if passive and prep in agents:
            found.add(scene, phrase, verb.subject)
        elif prep in prepositions and found.add(scene, phrase, prepositions[prep]):
            found.prepositional = True


def _arguments(trigger: Trigger, scene: EventScene) -> tuple[Phrase | None, list[Phrase]]:
    """Subject and objects of a verb: by case where words show it, else by their order."""
    if scene.language.file.grammar.verb_second:
        subject, objects = _by_case(trigger, scene)
    else:
        subject, objects = _by_order(trigger, scene)
    if subject is None or scene.text.flags[subject.head] & RELATIVE:
        subject = antecedent(trigger.clause.start, trigger.clause.first, scene) or subject
    return subject, objects


def _by_case(trigger: Trigger, scene: EventScene) -> tuple[Phrase | None, list[Phrase]]:
    subject: Phrase | None = None
    objects: list[Phrase] = []
    joined = trigger.start - 1
    coordinated = joined > trigger.clause.start and scene.text.flags[joined] & _COORDINATION
    for phrase in bare_phrases(trigger.clause.start, trigger.clause.end, scene):
        if phrase.start <= trigger.start < phrase.end:
            continue
        nominative = not phrase.case or phrase.case & NOM
        if subject is None and nominative and not (coordinated and phrase.start > joined):
            subject = phrase
        elif coordinated and phrase.start < joined:
            continue  # the object of the verb before the conjunction
        elif not phrase.case or phrase.case & (ACC | DAT):
            objects.append(phrase)
    return subject, objects


def _by_order(trigger: Trigger, scene: EventScene) -> tuple[Phrase | None, list[Phrase]]:
    before = bare_phrases(trigger.clause.start, trigger.start, scene)
    after = bare_phrases(trigger.end, trigger.clause.end, scene)
    objects = [one for one in after if one.start - trigger.end <= 2]
    own = scene.phrase_at(trigger.start)
    if own is not None and own.start == trigger.start and own.name is not None:
        # "will visit Ann Lee" may have been read as one phrase.
        low, high = own.name
        if low >= trigger.end:
            objects.insert(0, structs.replace(own, start=low, head=high - 1))
    if scene.text.flags[trigger.start - 1] & _COORDINATION and before:
        return before[0], objects  # "visited Paris and met the mayor"
    return (before[-1] if before else _after_conjunction(trigger, scene)), objects


def _after_conjunction(trigger: Trigger, scene: EventScene) -> Phrase | None:
    """ "after Turkish forces struck": the subject where its conjunction may be a preposition."""
    for phrase in reversed(scene.phrases_in(trigger.clause.start, trigger.start)):
        if phrase.preposition is not None and trigger.start - phrase.end <= 2:
            opens = scene.text.flags[phrase.preposition] & _SUBORDINATION
            return phrase if opens else None
    return None
