"""The parties of an event while they are collected, and who a phrase stands for."""

from __future__ import annotations

from msgspec import Struct, field

from relata.events.limits import MAX_BACK
from relata.events.scene import EventScene
from relata.lang.schema import EventPart, Flag
from relata.model.analysis import NOM, Phrase
from relata.model.drafts import EntityDraft

TIME = int(Flag.TIME)
RELATIVE = int(Flag.RELATIVE)
_INDEFINITE = int(Flag.INDEFINITE)
#: Kinds of phrases that can be a party, whether or not the record has them as an entity.
HUMAN = frozenset(("person", "organisation", "institution", "unnamed", "agency", "outlet"))
#: Kinds of entities that act in an event.
_ACTORS = frozenset(("person", "organisation", "institution", "unnamed", "agency", "outlet", "place"))


class Parties(Struct):
    """What was found around one trigger."""

    entities: list[tuple[EntityDraft, EventPart]] = field(default_factory=list)
    #: Parts that somebody has, with or without an entity of the record.
    filled: set[EventPart] = field(default_factory=set)
    #: Some part came from an object, or from a preposition.
    object: bool = False
    prepositional: bool = False

    def add(self, scene: EventScene, phrase: Phrase, part: EventPart) -> bool:
        """Take a phrase as a party; False where it cannot be one."""
        entities = [one for one in referents(phrase, scene) if one.kind in _ACTORS]
        if not entities and not is_human(phrase, scene):
            return False
        self.filled.add(part)
        for entity in entities:
            self.add_entity(entity, part)
        return True

    def add_entity(self, entity: EntityDraft, part: EventPart) -> None:
        """Take an entity as a party, once."""
        self.filled.add(part)
        if all(known is not entity for known, _ in self.entities):
            self.entities.append((entity, part))


def is_human(phrase: Phrase, scene: EventScene) -> bool:
    """Whether a phrase can be a party by its kind: people, bodies, but no "one" or "nobody"."""
    if phrase.kind == "pronoun" and scene.text.flags[phrase.head] & _INDEFINITE:
        return False
    return phrase.entity in HUMAN


def referents(phrase: Phrase, scene: EventScene) -> list[EntityDraft]:
    """The entities that a phrase stands for; a pronoun that is not resolved is looked up.

    A pronoun of the first person is the speaker of the statement that it stands in.
    """
    found = scene.entities_of(phrase)
    if found or phrase.kind != "pronoun":
        return found
    text = scene.text
    pronoun = scene.language.file.pronouns.get(text.lower[phrase.head])
    if pronoun is not None and pronoun.person == 1:
        statement = scene.statement_at(*text.span(phrase.start, phrase.end))
        if statement is None or statement.speaker is None or pronoun.number != "sg":
            return []
        return list(statement.speaker.entities)
    if text.flags[phrase.head] & _INDEFINITE:
        return []
    owner = owner_back(phrase.start, phrase.gender, phrase.number == "pl", scene)
    return [owner] if owner is not None else []


def owner_back(
    token: int, gender: str, plural: bool, scene: EventScene
) -> EntityDraft | None:
    """The last subject before `token` that agrees: in its sentence, or in those before it.

    `gender` is a subset of "mfnp" ("p": several), "" where open.
    """
    text = scene.text
    sentence = text.sentence_of[token]
    for back in range(sentence, max(-1, sentence - MAX_BACK - 1), -1):
        first, last = text.sentences[back]
        for phrase in bare_phrases(first, token if back == sentence else last, scene):
            if phrase.kind == "pronoun" or (phrase.number == "pl") > (plural or "p" in gender):
                continue
            if phrase.case and not phrase.case & NOM:
                continue
            entities = scene.entities_of(phrase)
            if len(entities) != 1 or entities[0].kind not in ("person", "institution", "organisation"):
                continue
            if entities[0].kind == "person" and not _agrees(entities[0], gender):
                continue
            return entities[0]
    return None


def _agrees(entity: EntityDraft, gender: str) -> bool:
    return not gender or not entity.gender or entity.gender in gender


def bare_phrases(start: int, end: int, scene: EventScene) -> list[Phrase]:
    """Phrases without a preposition in [start, end), none inside another: subjects, objects."""
    found: list[Phrase] = []
    covered = start
    for phrase in scene.phrases_in(start, end):
        if phrase.start < covered:
            continue
        covered = phrase.end
        if phrase.preposition is None and not scene.text.flags[phrase.head] & TIME:
            found.append(phrase)
    return found


def antecedent(start: int, first: int, scene: EventScene) -> Phrase | None:
    """What stands before the clause that begins at `start`: who a relative clause is about.

    Where the clause is no relative one, it is the subject that another clause interrupted.
    """
    text = scene.text
    before = [
        phrase
        for phrase in scene.phrases_in(first, start)
        if phrase.parent is None and not text.flags[phrase.head] & TIME
    ]
    if not before:
        return None
    if text.flags[start] & RELATIVE:
        return before[-1]
    free = (one for one in before if one.preposition is None and (not one.case or one.case & NOM))
    return next(free, None)
