"""The parties of an event that a noun reports: owner, what follows, subject of its clause."""

from __future__ import annotations

from relata.events.finding.context import EventContext
from relata.events.finding.cues import EventCue
from relata.events.finding.parties import (
    RELATIVE,
    Parties,
    add_companions,
    antecedent,
    bare_phrases,
    is_human,
    owner_back,
    referents,
)
from relata.events.limits import MAX_ATTACHED
from relata.lang.schema import EventPart, Flag
from relata.model.analysis import ACC, GEN, NOM, WORD, Phrase

_VERBAL = int(Flag.AUXILIARY | Flag.MODAL | Flag.SUBJUNCTIVE1 | Flag.SUBJUNCTIVE2 | Flag.FINITE)
_COORDINATION = int(Flag.COORDINATION)
_INFINITIVE = int(Flag.INFINITIVE)
_ADVERB = int(Flag.ADVERB)
_NO_VERB = int(Flag.PREPOSITION | Flag.COORDINATION | Flag.ARTICLE | Flag.RELATIVE)
_OPENS_PHRASE = int(Flag.ARTICLE | Flag.DETERMINER)
#: Kinds of phrases whose names stand after "between".
_NAMED = frozenset(("person", "organisation", "institution"))
#: Parties that make a contact complete.
_BOTH = 2
#: What a part is for a subject that is at the other end: "received a letter".
_OTHER_END: dict[EventPart, EventPart] = {"from": "to", "to": "from"}


def parties_of_noun(cue: EventCue, context: EventContext) -> Parties:
    """The parties of a noun."""
    found = Parties(places_apart=cue.entry.kind == "visit")
    own = context.phrase_at(cue.start)
    start = own.start if own is not None and own.start <= cue.start else cue.start
    _compound(cue, context, found)
    owned = _owner_before(cue, start, context, found)
    found.sides += owned
    _after(cue, context, found)
    if not owned:
        _subject(cue, start, own, context, found)
    itself = context.entity_at.get(cue.start)
    if itself is not None:
        # "der Gipfel von X" may have been read as a name.
        found.entities = [pair for pair in found.entities if pair[0] is not itself[1]]
    return found


def _compound(cue: EventCue, context: EventContext, found: Parties) -> None:
    """The first half of the word names a party: "EU-Gipfel"."""
    if cue.first and cue.entry.compound == "party":
        entity = context.named(cue.first)
        if entity is not None and entity.kind != "place":
            found.add_entity(entity, "with")


def _owner_before(cue: EventCue, start: int, context: EventContext, found: Parties) -> bool:
    """A possessive ("his visit"), or a name before the noun ("Suu Kyi's visit")."""
    part, text, lexicon = cue.entry.owner, context.text, context.lexicon
    if part is None:
        return False
    low = max(start - 1, cue.clause.start)
    for token in range(cue.start - 1, low - 1, -1):
        gender = lexicon.possessives.get(text.lower[token])
        if gender is not None:
            known = context.entity_at.get(token)
            single = known is not None and known[0] == 1
            owner = known[1] if known is not None and single else None
            owner = owner or owner_back(token, gender, "p" in gender, context)
            if owner is None:
                after = _named_after(cue, context) or _first_subject(
                    cue.clause.end, cue.clause.last, context
                )
                found.filled.add(part)
                if after is not None:
                    found.add(context, after, part)
                return True
            found.add_entity(owner, part)
            return True
    if any(text.flags[token] & _OPENS_PHRASE for token in range(start, cue.start)):
        first = text.flags[start] & _OPENS_PHRASE
        low = start if first else low
    for token in range(cue.start - 1, low - 1, -1):
        known = context.entity_at.get(token)
        if known is None or not _genitive(token, cue.start, context):
            continue
        phrase = context.phrase_at(token)
        if phrase is not None and phrase.head < cue.start and found.add(context, phrase, part):
            return True
        if known[1].kind not in ("document", "event"):
            found.add_entity(known[1], part)
            return True
    return False


def _named_after(cue: EventCue, context: EventContext) -> Phrase | None:
    """The subject after the verb: "Seinen ersten Besuch machte [Ann Lee] in Polen"."""
    if not context.language.file.grammar.verb_second:
        return None
    end = next(
        (one for one in range(cue.end, cue.clause.last) if context.text.words[one] == ","),
        cue.clause.last,
    )
    for phrase in bare_phrases(cue.end, end, context):
        known = context.entities_of(phrase)
        if phrase.name is not None and known and known[0].kind == "person":
            return phrase if not phrase.case or phrase.case & NOM else None
    return None


def _genitive(token: int, head: int, context: EventContext) -> bool:
    """Whether the name that ends at `token` owns the noun: by its ending or the word after it."""
    text, marks = context.text, context.lexicon.owner_marks
    after = text.lower[token + 1] if token + 1 < head else ""
    return after in marks or any(text.lower[token].endswith(mark) for mark in marks)


def _after(cue: EventCue, context: EventContext, found: Parties) -> None:
    lexicon, text = context.lexicon, context.text
    limit = min(cue.clause.end, cue.end + MAX_ATTACHED)
    taken, last = cue.end, None
    pair = _between(cue, context)
    if pair is not None:
        for phrase in pair:
            found.add(context, phrase, "with")
        found.mutual = True
        return
    for phrase in context.phrases_in(cue.end, limit):
        if phrase.start < taken:
            continue
        if any(text.flags[token] & _VERBAL for token in range(taken, phrase.start)):
            break
        part = _part_after(phrase, cue, taken, context)
        joined = part is None and last is not None and _goes_on(taken, phrase, context)
        if joined:
            part = last
        if part is None:
            continue
        last = part
        prep = text.lower[phrase.preposition] if phrase.preposition is not None else ""
        if prep in lexicon.of and phrase.entity == "place" and phrase.kind == "name":
            continue  # the place: "das Massaker von Dorfheim"
        before = len(found.entities)
        if found.add(context, phrase, part):
            found.prepositional |= bool(prep)
            # "Between the presidents" may stand for one whom the text names here, and another.
            found.mutual |= prep in lexicon.between and len(found.entities) != before + 1
            found.sides += not joined
            taken = phrase.end
        elif prep and part in _OTHER_END:
            found.filled.add(part)  # "a letter from his long-time …": somebody, if not who


def _between(cue: EventCue, context: EventContext) -> tuple[Phrase, Phrase] | None:
    """The two names of "between the … A and his … B", with any words between them."""
    text, clause = context.text, cue.clause
    if cue.end >= clause.end or text.lower[cue.end] not in context.lexicon.between:
        return None
    first: Phrase | None = None
    for phrase in context.phrases_in(cue.end, clause.end):
        if len(phrase.conjuncts) == 2 and phrase.preposition in (None, cue.end):
            one, other = (context.phrases[index] for index in phrase.conjuncts)
            if context.entities_of(one) and context.entities_of(other):
                return one, other
        if phrase.name is None or phrase.entity not in _NAMED or not context.entities_of(phrase):
            continue
        if first is None or not any(
            text.flags[token] & _COORDINATION for token in range(first.end, phrase.start + 1)
        ):
            free = phrase.preposition is None or phrase.preposition == cue.end
            first = phrase if free and phrase.parent is None and not phrase.conjuncts else first
        elif phrase.preposition is None or phrase.preposition == cue.end:
            return first, phrase
    return None


def _goes_on(taken: int, phrase: Phrase, context: EventContext) -> bool:
    """Whether a phrase is joined to the one that ends at `taken`: "between A and B"."""
    return (
        phrase.preposition is None
        and phrase.start == taken + 1
        and bool(context.text.flags[taken] & _COORDINATION)
    )


def _part_after(
    phrase: Phrase, cue: EventCue, taken: int, context: EventContext
) -> EventPart | None:
    entry, lexicon = cue.entry, context.lexicon
    if phrase.preposition is None:
        owns = phrase.start == cue.end and phrase.case & GEN and phrase.start != phrase.head
        return entry.owner if owns else None
    prep = context.text.lower[phrase.preposition]
    if prep in entry.prepositions:
        part = entry.prepositions[prep]
        # Only with whom may stand apart from the noun.
        apart = part in ("with", "candidate")
        return part if apart or phrase.preposition <= taken + 1 else None
    if cue.end <= phrase.preposition <= cue.end + 1 and prep in lexicon.of:
        return entry.owner
    return "with" if prep in lexicon.between else None


def _subject(
    cue: EventCue, start: int, own: Phrase | None, context: EventContext, found: Parties
) -> None:
    """The subject of the clause in which the noun is an object, or stands after a preposition."""
    entry, text, lexicon, clause = cue.entry, context.text, context.lexicon, cue.clause
    part = entry.subject
    words = [*text.lower[clause.start : clause.end], *_relative_words(cue, context)]
    if part is not None and not lexicon.receiving.isdisjoint(words):
        part = _OTHER_END.get(part, part)
    if part is None or (part in found.filled and part not in ("with", "candidate")):
        return
    if found.mutual or found.sides >= _BOTH:
        return  # "talks between A and B", "the visit of A to B"
    wanted = lexicon.subject_beside[id(entry)]
    if wanted and wanted.isdisjoint(words):
        return
    before = text.lower[start - 1] if start > clause.start else ""
    preposition = before if before in lexicon.support else ""
    if (
        not preposition
        and cue.end - cue.start == 1  # "had breakfast"
        and _relative(cue, context) is None
        and (own is None or own.preposition is not None or own.parent is not None)
    ):
        return
    if own is not None and own.parent is not None and before in lexicon.of:
        return  # "the tone of the election"
    if not preposition and own is not None and own.case and not own.case & (NOM | ACC):
        return  # an owner itself: "im Vorfeld des Treffens"
    subject = clause_subject(cue, context, own)
    if subject is None or not (referents(subject, context) or is_human(subject, context)):
        subject = _of_relative(cue, context) or subject
    if subject is None:
        return
    strong = {id(entity) for entity, _ in found.entities}
    found.add(context, subject, part, subject=True)
    found.weak = {id(entity) for entity, _ in found.entities} - strong
    if part == "candidate":
        for phrase in context.phrases_in(clause.start, clause.end):
            prep = text.lower[phrase.preposition] if phrase.preposition is not None else ""
            if entry.prepositions.get(prep) == part:
                found.add(context, phrase, part)  # "won the election … against X"
    add_companions(found, subject, clause.start, clause.end, part, context)


def clause_subject(cue: EventCue, context: EventContext, own: Phrase | None) -> Phrase | None:
    """The subject of the clause in which a noun stands, None where no party is."""
    clause = cue.clause
    if clause.start < cue.start and context.opens_relative(clause.start):
        return antecedent(clause.start, clause.first, context)
    cased = context.language.file.grammar.verb_second
    phrases = [
        phrase
        for phrase in bare_phrases(clause.start, clause.end, context)
        if phrase is not own
        and not phrase.start <= cue.start < phrase.end
        and not (cased and phrase.case and not phrase.case & NOM)
    ]
    if not cased:
        phrases = [
            phrase
            for phrase in reversed(phrases)
            if phrase.start < cue.start and _before_verb(phrase, cue, context)
        ]
    for phrase in phrases:
        if referents(phrase, context) or is_human(phrase, context):
            return phrase
        if phrase.kind == "pronoun" and cased and phrase.case & NOM:
            return None  # "some": nobody in particular
    infinitive = any(one & _INFINITIVE for one in context.text.flags[cue.end : clause.end])
    first = own is not None and own.preposition is None and own.start - clause.start <= 1
    known = context.text.lower[clause.start] in context.lexicon.definite
    if first and not infinitive and own is not None and (own.end < clause.end or known):
        return None  # the noun itself is the subject: "…, but the talks are over"
    if clause.start == clause.first:
        # "After meeting with Putin, Obama said": the subject stands after the comma.
        return _first_subject(clause.end, clause.last, context)
    return antecedent(clause.start, clause.first, context)


def _before_verb(phrase: Phrase, cue: EventCue, context: EventContext) -> bool:
    """Whether a verb may follow a phrase: what stands before a preposition is an object."""
    flags = context.text.flags
    token = phrase.end
    while token < cue.start and (token in context.bridged or flags[token] & _ADVERB):
        token += 1
    if token >= cue.start:
        return True
    return context.text.kinds[token] == WORD and not flags[token] & _NO_VERB


def _relative(cue: EventCue, context: EventContext) -> tuple[int, int] | None:
    """The clause after the noun that is about it: "die Wahl im Juni, bei der X antritt"."""
    clause, text = cue.clause, context.text
    start = clause.end + 1
    if start + 1 >= clause.last or text.lower[start] not in context.lexicon.support:
        return None
    if text.words[clause.end] != ",":
        return None  # "A rare visit: on the Monday …" goes on with another clause
    if not text.flags[start + 1] & RELATIVE:
        return None
    inner = context.clause(start + 1)
    return start + 2, inner.end


def _relative_words(cue: EventCue, context: EventContext) -> list[str]:
    found = _relative(cue, context)
    return context.text.lower[slice(*found)] if found is not None else []


def _of_relative(cue: EventCue, context: EventContext) -> Phrase | None:
    found = _relative(cue, context)
    if found is None:
        return None
    for phrase in bare_phrases(*found, context):
        if context.entities_of(phrase) and (not phrase.case or phrase.case & NOM):
            return phrase
    return None


def _first_subject(start: int, end: int, context: EventContext) -> Phrase | None:
    if start < end and context.text.words[start] != ",":
        return None
    for phrase in bare_phrases(start, end, context)[:1]:
        if context.entities_of(phrase) and (not phrase.case or phrase.case & NOM):
            return phrase
    return None
