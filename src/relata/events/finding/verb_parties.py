"""The parties of an event that a verb reports: subject, object, what stands after prepositions."""

from __future__ import annotations

from msgspec import structs

from relata.events.finding.context import EventContext
from relata.events.finding.cues import EventCue
from relata.events.finding.parties import (
    RELATIVE,
    Parties,
    add_companions,
    antecedent,
    bare_phrases,
)
from relata.lang.schema import EventVerb, Flag
from relata.model.analysis import ACC, DAT, NOM, Phrase

_COORDINATION = int(Flag.COORDINATION)
_REFLEXIVE = int(Flag.REFLEXIVE)
_SUBORDINATION = int(Flag.SUBORDINATION)
#: Words between the auxiliary of the passive and the participle.
_TO_PARTICIPLE = 4


def parties_of_verb(cue: EventCue, verb: EventVerb, context: EventContext) -> Parties | None:
    """The parties of a verb, None where what it needs is not there and it reports no event."""
    found = Parties(places_apart=cue.entry.kind == "visit", goal=verb.goal)
    if cue.attributive:
        phrase = context.phrase_at(cue.start)
        if phrase is not None and verb.object is not None:
            found.object = found.add(context, phrase, verb.object)
    else:
        subject, objects = _arguments(cue, context)
        passive = _is_passive(cue, bool(objects), context)
        if passive:
            if subject is not None and verb.object is not None:
                found.object = found.add(context, subject, verb.object, subject=True)
        else:
            if subject is not None:
                found.add(context, subject, verb.subject, subject=True)
                start, end = cue.clause.first, cue.clause.end
                add_companions(found, subject, start, end, verb.subject, context)
            if verb.object is not None and objects:
                found.object = found.add(context, objects[0], verb.object)
        if verb.subject == "with" and verb.subject in found.filled:
            # "They met" where the language says "sich": nobody else need be named.
            found.object |= _reflexive(cue, context)
        _after(cue, verb, passive, context, found)
    return found if _has_needs(verb, found) else None


def _reflexive(cue: EventCue, context: EventContext) -> bool:
    if not context.language.file.grammar.verb_second:
        return False
    flags = context.text.flags[cue.clause.start : cue.clause.end]
    return any(one & _REFLEXIVE for one in flags)


def _has_needs(verb: EventVerb, found: Parties) -> bool:
    if verb.needs == "subject":
        return verb.subject in found.filled
    if verb.needs == "object":
        return found.object or found.prepositional
    if verb.needs == "preposition":
        return found.prepositional
    return verb.needs == "nothing" or bool(found.filled)


def _is_passive(cue: EventCue, has_object: bool, context: EventContext) -> bool:
    if not cue.participle:
        return False
    lexicon, clause, lower = context.lexicon, cue.clause, context.text.lower
    if context.language.file.grammar.verb_second:
        # ", festgenommen." alone: its auxiliary stands before what was put in between.
        start = clause.first if clause.start == cue.start else clause.start
        return not lexicon.passive.isdisjoint(lower[start : clause.end])
    near = lower[max(clause.start, cue.start - _TO_PARTICIPLE) : cue.start]
    if not lexicon.passive.isdisjoint(near):
        return True
    after = lower[cue.end] if cue.end < clause.end else ""
    return not has_object or after in lexicon.agents


def _after(
    cue: EventCue, verb: EventVerb, passive: bool, context: EventContext, found: Parties
) -> None:
    lower, agents = context.text.lower, context.lexicon.agents
    prepositions = {**cue.entry.prepositions, **verb.prepositions}
    for phrase in context.phrases_in(cue.clause.start, cue.clause.end):
        if phrase.preposition is None or phrase.parent is not None:
            continue
        prep = lower[phrase.preposition]
        if passive and prep in agents:
            found.add(context, phrase, verb.subject)
        elif prep in prepositions and found.add(context, phrase, prepositions[prep]):
            found.prepositional = True


def _arguments(cue: EventCue, context: EventContext) -> tuple[Phrase | None, list[Phrase]]:
    """Subject and objects of a verb: by case where words show it, else by their order."""
    if context.language.file.grammar.verb_second:
        subject, objects = _by_case(cue, context)
    else:
        subject, objects = _by_order(cue, context)
    if subject is None or context.text.flags[subject.head] & RELATIVE:
        subject = antecedent(cue.clause.start, cue.clause.first, context) or subject
    return subject, objects


def _by_case(cue: EventCue, context: EventContext) -> tuple[Phrase | None, list[Phrase]]:
    subject: Phrase | None = None
    objects: list[Phrase] = []
    joined = cue.start - 1
    coordinated = joined > cue.clause.start and context.text.flags[joined] & _COORDINATION
    for phrase in bare_phrases(cue.clause.start, cue.clause.end, context):
        if phrase.start <= cue.start < phrase.end:
            continue
        nominative = not phrase.case or phrase.case & NOM
        if subject is None and nominative and not (coordinated and phrase.start > joined):
            subject = phrase
        elif coordinated and phrase.start < joined:
            continue  # the object of the verb before the conjunction
        elif not phrase.case or phrase.case & (ACC | DAT):
            objects.append(phrase)
    return subject, objects


def _by_order(cue: EventCue, context: EventContext) -> tuple[Phrase | None, list[Phrase]]:
    before = bare_phrases(cue.clause.start, cue.start, context)
    reduced = _reduced_relative(cue, context)
    if reduced is not None:
        before.append(reduced)
    after = bare_phrases(cue.end, cue.clause.end, context)
    objects = [one for one in after if one.start - cue.end <= 2]
    own = context.phrase_at(cue.start)
    if own is not None and own.start == cue.start and own.name is not None:
        # "will visit Ann Lee" may have been read as one phrase.
        low, high = own.name
        if low >= cue.end:
            objects.insert(0, structs.replace(own, start=low, head=high - 1))
    if context.text.flags[cue.start - 1] & _COORDINATION and before:
        return before[0], objects  # "visited Paris and met the mayor"
    return (before[-1] if before else _after_conjunction(cue, context)), objects


def _reduced_relative(cue: EventCue, context: EventContext) -> Phrase | None:
    """The noun right before a participle without auxiliary: "the wife of [a man] shot by X"."""
    lexicon, clause, text = context.lexicon, cue.clause, context.text
    after = text.lower[cue.end] if cue.end < clause.end else ""
    if not cue.participle or after not in lexicon.agents:
        return None
    if text.lower[cue.start - 1] in lexicon.passive:
        return None
    ending = (
        phrase
        for phrase in context.phrases_in(clause.start, cue.start)
        if cue.start - 1 <= phrase.end <= cue.start and not phrase.conjuncts
    )
    return min(ending, key=lambda one: one.end - one.start, default=None)


def _after_conjunction(cue: EventCue, context: EventContext) -> Phrase | None:
    """ "after Turkish forces struck": the subject where its conjunction may be a preposition."""
    for phrase in reversed(context.phrases_in(cue.clause.start, cue.start)):
        if phrase.preposition is not None and cue.start - phrase.end <= 2:
            opens = context.text.flags[phrase.preposition] & _SUBORDINATION
            return phrase if opens else None
    return None
