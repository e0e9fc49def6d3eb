"""The parties of an event while they are collected, and who a phrase stands for."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct, field

from relata.events.finding.context import EventContext
from relata.events.limits import MAX_APPOSED, MAX_BACK, MAX_CLAUSES_BACK
from relata.lang.schema import EventPart, Flag
from relata.model.analysis import CLOSE, GEN, NOM, OPEN, PUNCT, Phrase
from relata.model.drafts import EntityDraft

TIME = int(Flag.TIME)
RELATIVE = int(Flag.RELATIVE)
_INDEFINITE = int(Flag.INDEFINITE)
_PREPOSITION = int(Flag.PREPOSITION)
_NEGATION = int(Flag.NEGATION)
_INFINITIVE = int(Flag.INFINITIVE)
_OPENS = int(Flag.ARTICLE | Flag.DETERMINER)
_DEMONSTRATIVE = int(Flag.DEMONSTRATIVE)
_PERSONS = int(Flag.PERSONS)
_COORDINATION = int(Flag.COORDINATION)
_OPENING = int(Flag.SUBORDINATION | Flag.COMPLEMENTISER)
_MARKS = frozenset((PUNCT, OPEN, CLOSE))
#: Kinds of phrases that can be a party, whether or not the record has them as an entity.
HUMAN = frozenset(("person", "organisation", "institution", "unnamed", "agency", "outlet"))
#: Kinds of entities that act in an event.
_REPRESENTED = frozenset(("organisation", "institution", "place"))
_ACTORS = frozenset(
    ("person", "organisation", "institution", "unnamed", "agency", "outlet", "place")
)


class Parties(Struct):
    """What was found around one cue."""

    entities: list[tuple[EntityDraft, EventPart]] = field(default_factory=list)
    #: Parts that somebody has, with or without an entity of the record.
    filled: set[EventPart] = field(default_factory=set)
    #: Sides that the noun's own phrase names, with or without an entity: owner, "with X".
    sides: int = 0
    #: Some part came from an object, or from a preposition.
    object: bool = False
    prepositional: bool = False
    #: Identities of those who are only the subject of the noun's clause.
    weak: set[int] = field(default_factory=set)
    #: Identities of those for whom only a pronoun stands that is not a subject: "met him".
    unsure: set[int] = field(default_factory=set)
    #: All who take part stand after one preposition: "between A and B".
    mutual: bool = False
    #: Places are where the event is and no party: a visit.
    places_apart: bool = False
    goal: bool = False

    def add(
        self, context: EventContext, phrase: Phrase, part: EventPart, *, subject: bool = False
    ) -> bool:
        """Take a phrase as a party; False where it cannot be one.

        A pronoun is looked up in the text before only where it is a subject.
        """
        if phrase.head in context.voiced or context.text.flags[phrase.start] & _NEGATION:
            return False  # "according to X", "no police"
        if phrase.conjuncts:
            parts = [context.phrases[index] for index in phrase.conjuncts]
            taken = [self.add(context, one, part, subject=subject) for one in parts]
            return any(taken)
        found = referents(phrase, context) if subject else context.entities_of(phrase)
        if phrase.kind == "pronoun":
            # Who has no name anywhere is too often not the one that is meant.
            found = [one for one in found if one.kind == "person" and one.named]
        elif not found:
            found = _apposed(phrase, context)
        if _anybody(phrase, context):
            self.filled.add(part)
            return True
        entities = [one for one in found if one.kind in _ACTORS]
        if part == "to" and phrase.kind != "place-for-government" and not self.places_apart:
            # A river or an island is where it happens; a town or a country is meant itself.
            entities = [one for one in entities if one.kind != "place"]
        if part == "to" and self.places_apart:
            # Who goes to a town or a country visits its people: the place stands by itself.
            if self.goal or (entities and all(one.kind == "place" for one in entities)):
                self.filled.add(part)
                return True
        if not entities:
            if self.places_apart and part == "to" and phrase.entity == "place":
                self.filled.add(part)
                return True
            if not is_human(phrase, context):
                return False
            entities = context.made_of(phrase)
            if not entities and part in ("with", "from"):
                entities = _represented(phrase, context)
        self.filled.add(part)
        ids = set(map(id, entities))
        if phrase.kind != "pronoun" or subject:
            self.unsure -= ids
        else:
            self.unsure |= ids - {id(one) for one, _ in self.entities}
        for entity in entities:
            self.add_entity(entity, part)
        return True

    def add_entity(self, entity: EntityDraft, part: EventPart) -> None:
        """Take an entity as a party, once."""
        self.filled.add(part)
        if all(known is not entity for known, _ in self.entities):
            self.entities.append((entity, part))


def _anybody(phrase: Phrase, context: EventContext) -> bool:
    """Whether a word for several people alone is nobody in particular: "Menschen", "people"."""
    single = phrase.end - phrase.start == 1 and phrase.kind == "description"
    return single and phrase.number != "sg" and bool(context.text.flags[phrase.head] & _PERSONS)


def _apposed(phrase: Phrase, context: EventContext) -> list[EntityDraft]:
    """The person whose name stands after a description and a comma: "the mayor of X, Ann Lee,"."""
    text = context.text
    comma = phrase.end
    if phrase.name is not None or not is_human(phrase, context):
        return []
    if comma + 1 >= len(text.words) or text.words[comma] != ",":
        return []
    for other in context.phrases_in(comma + 1, comma + 2):
        closed = other.end >= len(text.words) or text.kinds[other.end] == PUNCT
        if other.name is not None and other.entity == "person" and closed:
            return context.entities_of(other)
    return []


def _represented(phrase: Phrase, context: EventContext) -> list[EntityDraft]:
    """The body that several people without a name stand for: "leaders of the G-20"."""
    opened = context.text.flags[phrase.start] & _OPENS
    several = phrase.number == "pl" or (phrase.number is None and not opened)
    if not several or phrase.kind == "pronoun" or phrase.conjuncts:
        return []
    standing = context.lexicon.of | context.lexicon.representing
    for inner in context.phrases_in(phrase.head + 1, phrase.end):
        prep = inner.preposition
        owner = prep is None and inner.case & GEN
        if owner or (prep is not None and context.text.lower[prep] in standing):
            parts = [context.phrases[one] for one in inner.conjuncts] or [inner]
            known = [
                entity
                for one in parts
                for entity in context.entities_of(one) or context.made_of(one)
            ]
            return [one for one in known if one.kind in _REPRESENTED]
    return []


def add_companions(
    found: Parties, subject: Phrase, start: int, end: int, part: EventPart, context: EventContext
) -> None:
    """Add who does it with the subject: "together with X", "the minister, X, and [subject]"."""
    lower, together = context.text.lower, context.lexicon.together
    joined = subject.start - 1
    if joined > 1 and lower[joined - 1] == "," and context.text.flags[joined] & _COORDINATION:
        first = context.text.sentences[context.text.sentence_of[joined]][0]
        for phrase in context.phrases_in(max(first, joined - 1 - MAX_APPOSED), joined - 1):
            whole = phrase.end == joined - 1 and lower[phrase.start - 1] == ","
            if whole and phrase.name is not None and phrase.preposition is None:
                found.add(context, phrase, part)
    for phrase in context.phrases_in(start, end):
        prep = phrase.preposition
        if prep is not None and prep > start and lower[prep - 1] in together:
            found.add(context, phrase, part)


def is_human(phrase: Phrase, context: EventContext) -> bool:
    """Whether a phrase can be a party by its kind: people, bodies; no "one", "nobody" or "you"."""
    if phrase.kind == "pronoun":
        pronoun = context.language.file.pronouns.get(context.text.lower[phrase.head])
        if context.text.flags[phrase.head] & _INDEFINITE or (pronoun and pronoun.person == 2):
            return False
    return phrase.entity in HUMAN


def referents(phrase: Phrase, context: EventContext) -> list[EntityDraft]:
    """The entities that a phrase stands for.

    A pronoun of the first person is the speaker of the statement that it stands in.
    """
    found = context.entities_of(phrase)
    if phrase.kind != "pronoun":
        return found
    text = context.text
    pronoun = context.language.file.pronouns.get(text.lower[phrase.head])
    if pronoun is None or pronoun.person != 1 or found:
        # A body is too often not the one that is meant.
        return [one for one in found if one.kind == "person"]
    statement = context.statement_at(*text.span(phrase.start, phrase.end))
    if statement is None or statement.speaker is None or pronoun.number != "sg":
        return []
    return list(statement.speaker.entities)


def owner_back(token: int, gender: str, plural: bool, context: EventContext) -> EntityDraft | None:
    """The last subject before `token` that agrees: in its sentence, or in those before it.

    `gender` is a subset of "mfnp" ("p": several), "" where open.
    """
    text = context.text
    sentence = text.sentence_of[token]
    low = max(0, sentence - MAX_BACK)
    for back in range(sentence, low - 1, -1):
        first, last = text.sentences[back]
        for phrase in bare_phrases(first, token if back == sentence else last, context):
            if phrase.kind == "pronoun" or (phrase.case and not phrase.case & NOM):
                continue
            if found := _agreeing(phrase, gender, plural, context):
                return found
    for phrase in reversed(context.phrases_in(text.sentences[low][0], token)):
        # Not a subject: only a person who is known to agree.
        found = _agreeing(phrase, gender, plural, context)
        if found is not None and found.kind == "person" and found.gender:
            return found
    return None


def _agreeing(
    phrase: Phrase, gender: str, plural: bool, context: EventContext
) -> EntityDraft | None:
    """The one entity of a phrase, where it agrees in gender and number."""
    if phrase.kind == "pronoun" or (phrase.number == "pl") > (plural or "p" in gender):
        return None
    entities = context.entities_of(phrase)
    if len(entities) != 1 or entities[0].kind not in ("person", "institution", "organisation"):
        return None
    known = entities[0].gender
    if known and gender and known not in gender:
        return None
    if entities[0].kind != "person":
        # Only where nouns have a gender does "she" stand for a party or a ministry.
        natural = not context.language.file.grammar.nouns_capitalised
        unlike = natural and gender in ("m", "f")
        return None if unlike or not known else entities[0]
    return entities[0]


def bare_phrases(start: int, end: int, context: EventContext) -> list[Phrase]:
    """Phrases without a preposition in [start, end), none inside another: subjects, objects."""
    found: list[Phrase] = []
    covered = start
    for phrase in context.phrases_in(start, end):
        if phrase.start < covered:
            continue
        covered = phrase.end
        flags = context.text.flags
        # "On Monday the minister": the preposition belongs to the time alone.
        timed = flags[phrase.start] & TIME and phrase.head != phrase.start
        if phrase.head in context.timed or flags[phrase.head] & TIME:
            continue
        if _capital_only(phrase, context):
            continue
        if phrase.preposition is None or timed:
            found.append(phrase)
    return found


def _capital_only(phrase: Phrase, context: EventContext) -> bool:
    """Whether only the capital at a sentence's start made a name of a word: "Gleichsam hat …"."""
    if phrase.kind != "name" or phrase.end - phrase.start > 1 or context.entities_of(phrase):
        return False
    text = context.text
    return text.sentences[text.sentence_of[phrase.start]][0] == phrase.start


def antecedent(start: int, first: int, context: EventContext) -> Phrase | None:
    """What stands before the clause that begins at `start`: who a relative clause is about.

    Where the clause is not a relative one, it is the subject that another clause interrupted.
    """
    text = context.text
    if text.lower[start] in context.lexicon.where:
        return None
    flags, own = text.flags[start], context.phrase_at(start)
    if flags & _DEMONSTRATIVE and not flags & RELATIVE and (own is None or own.head == start):
        return None  # "this one was not arrested": somebody who is not found
    if context.opens_relative(start):
        ends = [one for one in context.phrases_in(first, start) if start - 2 <= one.end <= start]
        known = [one for one in ends if context.entities_of(one)]
        return min(known or ends, key=lambda one: one.end - one.start, default=None)
    statement = context.statement_at(*text.span(start, start + 1))
    if statement is not None:
        inner = max((low for low, _ in statement.content if low <= text.starts[start]), default=0)
        inside = bisect_left(text.starts, inner)
        if first < inside < start:
            # "Rebels said drones hit X, killing Y": the subject stands in what is said.
            found = antecedent(start, inside, context)
            if found is not None:
                return found
    token = start if text.flags[start] & _OPENING else start - 1
    #: The subject is a name in quotation marks: 'Die „Freie Liste“, die …, gewann'.
    named: Phrase | None = None
    for _ in range(MAX_CLAUSES_BACK):
        while token >= first and (text.kinds[token] in _MARKS or token in context.bridged):
            token -= 1
        if token < first or (text.flags[token] & _OPENING and not text.flags[token] & _PREPOSITION):
            return named
        begin = max(first, context.clause(token).start)
        quoted = begin > first and text.kinds[begin - 1] == OPEN and text.kinds[token + 1] == CLOSE
        infinitive = any(one & _INFINITIVE for one in text.flags[max(begin, token - 2) : token])
        apart = token in context.inserted or context.opens_relative(begin)
        if not apart and not infinitive:
            free = (
                one for one in bare_phrases(begin, token + 1, context)
                if not one.case or one.case & NOM
            )  # fmt: skip
            found = next(free, None)
            if found is not None and not quoted:
                return found
            named = named or found
        token = begin - 1
    return named
