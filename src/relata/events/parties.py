"""Who takes part in an event, by the grammar around its trigger."""

from __future__ import annotations

from msgspec import Struct, field

from relata.events.limits import MAX_ATTACHED, MAX_BACK
from relata.events.scene import EventScene
from relata.events.triggers import Trigger
from relata.lang.schema import EventPart, Flag
from relata.model.analysis import ACC, DAT, GEN, NOM, Phrase
from relata.model.drafts import EntityDraft

_VERBAL = int(
    Flag.AUXILIARY | Flag.MODAL | Flag.SUBJUNCTIVE1 | Flag.SUBJUNCTIVE2 | Flag.FINITE
)
_RELATIVE = int(Flag.RELATIVE)
_TIME = int(Flag.TIME)
#: Kinds of phrases that can be a party, whether or not the record has them as an entity.
_HUMAN = frozenset(("person", "organisation", "institution", "unnamed", "agency", "outlet"))
#: Kinds of entities that only go with something: never who acts.
_GOVERNMENT = "place"


class Parties(Struct):
    """What was found around one trigger."""

    entities: list[tuple[EntityDraft, EventPart]] = field(default_factory=list)
    #: Parts that somebody has, with or without an entity of the record.
    filled: set[str] = field(default_factory=set)
    #: Some part came from a preposition.
    prepositional: bool = False

    def add(self, scene: EventScene, phrase: Phrase, part: EventPart, prep: bool = False) -> bool:
        """Take a phrase as a party; False where it cannot be one."""
        entities = scene.entities_of(phrase)
        if not entities and phrase.entity not in _HUMAN:
            return False
        self.filled.add(part)
        self.prepositional |= prep
        for entity in entities:
            if all(known is not entity for known, _ in self.entities):
                self.entities.append((entity, part))
        return True


def parties_of(trigger: Trigger, scene: EventScene) -> Parties | None:
    """The parties of a trigger, None where the words around it show that it tells of no event."""
    found = Parties()
    if trigger.verb is None:
        _of_noun(trigger, scene, found)
        return found
    _of_verb(trigger, scene, found)
    needs = trigger.verb.needs
    if needs == "object" and trigger.verb.object not in found.filled:
        return None
    if needs == "preposition" and not found.prepositional:
        return None
    if needs == "party" and not found.filled:
        return None
    return found


# --------------------------------------------------------------------------------- nouns


def _of_noun(trigger: Trigger, scene: EventScene, found: Parties) -> None:
    entry, text = trigger.entry, scene.text
    own = scene.phrase_at(trigger.start)
    start = own.start if own is not None and own.start <= trigger.start else trigger.start
    _compound(trigger, scene, found)
    if entry.owner is not None:
        _owner_before(trigger, start, scene, found)
    _after_noun(trigger, scene, found)
    if entry.subject is None or entry.subject in found.filled and entry.subject != "with":
        return
    preposition = text.lower[start - 1] if start > trigger.clause.start else ""
    is_object = own is not None and own.preposition is None
    if is_object or preposition in scene.lexicon.support:
        subject = clause_subject(trigger, scene, without=own)
        if subject is not None:
            found.add(scene, subject, entry.subject)


def _compound(trigger: Trigger, scene: EventScene, found: Parties) -> None:
    """"EU-Gipfel": the first half of the word names a party."""
    if not trigger.first or trigger.entry.compound != "party":
        return
    for _, entity in scene.entity_at.values():
        if entity.named and any(form.lower() == trigger.first for form in entity.forms):
            found.filled.add("with")
            found.entities.append((entity, "with"))
            return


def _owner_before(trigger: Trigger, start: int, scene: EventScene, found: Parties) -> None:
    """A possessive ("his visit"), a name in the genitive ("Suu Kyi's visit", "Obamas Besuch")."""
    part = trigger.entry.owner
    assert part is not None  # noqa: S101 - asked for by the caller
    text = scene.text
    for token in range(trigger.start - 1, max(start - 2, trigger.clause.start - 1), -1):
        if text.lower[token] in scene.lexicon.possessives:
            owner = _before(trigger, token, scene) or clause_subject(trigger, scene)
            if owner is not None:
                found.add(scene, owner, part)
            return
    for token in range(trigger.start - 1, max(start - 3, trigger.clause.start - 1), -1):
        entity = scene.entity_at.get(token)
        if entity is None:
            continue
        phrase = scene.phrase_at(token)
        if phrase is not None and phrase.start <= token and phrase.head < trigger.start:
            if token + 1 <= trigger.start and _genitive(token, trigger.start, scene):
                found.add(scene, phrase, part)
            return
        if _genitive(token, trigger.start, scene) and entity[1].kind != "document":
            found.filled.add(part)
            found.entities.append((entity[1], part))
        return


def _genitive(token: int, head: int, scene: EventScene) -> bool:
    """Whether the name that ends at `token` owns the noun: by its ending or the word after it."""
    text = scene.text
    after = text.lower[token + 1] if token + 1 < head else ""
    ending = scene.language.file.phrases.possessive if False else ""
    del ending
    return after in ("'s", "’s", "'", "’") or text.lower[token].endswith(("s", "'", "’"))


def _before(trigger: Trigger, token: int, scene: EventScene) -> Phrase | None:
    """The nearest person or body before a possessive, in the sentence."""
    for phrase in reversed(scene.phrases_in(trigger.clause.first, token)):
        if phrase.parent is None and phrase.preposition is None and scene.entities_of(phrase):
            return phrase
    return None


def _after_noun(trigger: Trigger, scene: EventScene, found: Parties) -> None:
    entry, lexicon, text = trigger.entry, scene.lexicon, scene.text
    limit = min(trigger.clause.end, trigger.end + MAX_ATTACHED)
    taken = trigger.end
    for phrase in scene.phrases_in(trigger.end, limit):
        if phrase.start < taken:
            continue
        between = range(trigger.end, phrase.start)
        if any(text.flags[token] & _VERBAL for token in between):
            break
        part: EventPart | None = None
        prep = text.lower[phrase.preposition] if phrase.preposition is not None else ""
        if not prep and phrase.start == trigger.end and _can_own(phrase, scene):
            part = entry.owner
        elif prep in entry.prepositions:
            part = entry.prepositions[prep]
        elif prep in lexicon.of and phrase.start - trigger.end <= 2:
            part = entry.owner
        elif prep in lexicon.between:
            part = "with"
        if part is not None and found.add(scene, phrase, part, bool(prep)):
            taken = phrase.end


def _can_own(phrase: Phrase, scene: EventScene) -> bool:
    """Whether a phrase right after a noun is its owner: in the genitive, where there is one."""
    return bool(phrase.case & GEN) and phrase.start != phrase.head


# --------------------------------------------------------------------------------- verbs


def _of_verb(trigger: Trigger, scene: EventScene, found: Parties) -> None:
    verb = trigger.verb
    assert verb is not None  # noqa: S101 - asked for by the caller
    if trigger.attributive:
        phrase = scene.phrase_at(trigger.start)
        if phrase is not None and verb.object is not None:
            found.add(scene, phrase, verb.object)
        return
    subject, objects = _arguments(trigger, scene)
    passive = _is_passive(trigger, scene, bool(objects))
    if passive:
        if subject is not None and verb.object is not None:
            found.add(scene, subject, verb.object)
    else:
        if subject is not None:
            found.add(scene, subject, verb.subject)
        if verb.object is not None and objects:
            found.add(scene, objects[0], verb.object)
    _after_verb(trigger, scene, found, passive)


def _is_passive(trigger: Trigger, scene: EventScene, has_object: bool) -> bool:
    if not trigger.participle:
        return False
    lexicon, clause = scene.lexicon, trigger.clause
    words = scene.text.lower[clause.start : clause.end]
    if scene.language.file.grammar.verb_second:
        return any(word in lexicon.passive for word in words)
    before = scene.text.lower[max(clause.start, trigger.start - 4) : trigger.start]
    if any(word in lexicon.passive for word in before):
        return True
    after = scene.text.lower[trigger.end] if trigger.end < clause.end else ""
    return not has_object or after in lexicon.agents


def _after_verb(trigger: Trigger, scene: EventScene, found: Parties, passive: bool) -> None:
    verb, text, lexicon = trigger.verb, scene.text, scene.lexicon
    assert verb is not None  # noqa: S101 - asked for by the caller
    prepositions = {**trigger.entry.prepositions, **verb.prepositions}
    for phrase in scene.phrases_in(trigger.clause.start, trigger.clause.end):
        if phrase.preposition is None or phrase.parent is not None:
            continue
        prep = text.lower[phrase.preposition]
        if passive and prep in lexicon.agents:
            found.add(scene, phrase, verb.subject)
        elif prep in prepositions:
            found.add(scene, phrase, prepositions[prep], True)


def _arguments(trigger: Trigger, scene: EventScene) -> tuple[Phrase | None, list[Phrase]]:
    """Subject and objects of a verb: by case where words show it, else by their order."""
    if scene.language.file.grammar.verb_second:
        return _by_case(trigger, scene)
    return _by_order(trigger, scene)


def _bare(start: int, end: int, scene: EventScene) -> list[Phrase]:
    """Phrases without a preposition in [start, end): what may be subject or object."""
    found: list[Phrase] = []
    covered = start
    for phrase in scene.phrases_in(start, end):
        if phrase.start < covered or phrase.preposition is not None:
            if phrase.preposition is not None:
                covered = max(covered, phrase.end)
            continue
        covered = max(covered, phrase.end)
        if scene.text.flags[phrase.head] & _TIME:
            continue
        found.append(phrase)
    return found


def _by_case(trigger: Trigger, scene: EventScene) -> tuple[Phrase | None, list[Phrase]]:
    bare = _bare(trigger.clause.start, trigger.clause.end, scene)
    subject: Phrase | None = None
    objects: list[Phrase] = []
    for phrase in bare:
        if phrase.start <= trigger.start < phrase.end:
            continue
        if subject is None and (not phrase.case or phrase.case & NOM):
            subject = phrase
        elif not phrase.case or phrase.case & (ACC | DAT):
            objects.append(phrase)
    if subject is None or scene.text.flags[subject.head] & _RELATIVE:
        subject = _antecedent(trigger, scene) or subject
    return subject, objects


def _by_order(trigger: Trigger, scene: EventScene) -> tuple[Phrase | None, list[Phrase]]:
    before = _bare(trigger.clause.start, trigger.start, scene)
    after = _bare(trigger.end, trigger.clause.end, scene)
    objects = [one for one in after if one.start - trigger.end <= 2]
    subject = before[-1] if before else None
    if subject is None or scene.text.flags[subject.head] & _RELATIVE:
        subject = _antecedent(trigger, scene) or subject
    return subject, objects


def _antecedent(trigger: Trigger, scene: EventScene) -> Phrase | None:
    """What stands before the clause: who a relative clause is about, or an interrupted subject."""
    start = trigger.clause.start
    opens_relative = start < trigger.start and scene.text.flags[start] & _RELATIVE
    candidates = [
        phrase
        for phrase in scene.phrases_in(trigger.clause.first, start)
        if phrase.parent is None and not scene.text.flags[phrase.head] & _TIME
    ]
    if not candidates:
        return None
    if opens_relative:
        return candidates[-1]
    free = [one for one in candidates if one.preposition is None and (not one.case or one.case & NOM)]
    return free[0] if free else None


def clause_subject(
    trigger: Trigger, scene: EventScene, without: Phrase | None = None
) -> Phrase | None:
    """The subject of the clause in which a noun stands, None where no party is."""
    start, end = trigger.clause.start, trigger.clause.end
    case_shows = scene.language.file.grammar.verb_second
    for limit in (end, trigger.clause.first):
        span = (start, limit) if limit == end else (trigger.clause.first, start)
        for phrase in _bare(*span, scene):
            if phrase is without or phrase.start <= trigger.start < phrase.end:
                continue
            if case_shows and phrase.case and not phrase.case & NOM:
                continue
            if not case_shows and phrase.start > trigger.start and limit == end:
                continue
            if scene.text.flags[phrase.head] & _RELATIVE:
                continue
            if scene.entities_of(phrase) or phrase.entity in _HUMAN:
                return phrase
    return _next_clause_subject(trigger, scene)


def _next_clause_subject(trigger: Trigger, scene: EventScene) -> Phrase | None:
    """"After meeting with Putin, Obama said": the subject stands after the comma."""
    if trigger.clause.start != trigger.clause.first:
        return None
    for phrase in _bare(trigger.clause.end, trigger.clause.last, scene)[:1]:
        if scene.entities_of(phrase) and (not phrase.case or phrase.case & NOM):
            return phrase
    return None


def pronoun_back(phrase: Phrase, scene: EventScene) -> EntityDraft | None:
    """Who a subject that is a pronoun stands for: the last subject that agrees with it."""
    text = scene.text
    sentence = text.sentence_of[phrase.start]
    for back in range(sentence, max(-1, sentence - MAX_BACK - 1), -1):
        first, last = text.sentences[back]
        stop = phrase.start if back == sentence else last
        for one in _bare(first, stop, scene):
            if one.kind == "pronoun" or one.number not in (None, phrase.number):
                continue
            entities = scene.entities_of(one)
            if len(entities) == 1 and entities[0].kind in ("person", "institution"):
                gender = entities[0].gender
                if not gender or not phrase.gender or gender in phrase.gender:
                    return entities[0]
    return None
