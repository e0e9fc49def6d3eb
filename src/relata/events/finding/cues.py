"""Cues: the words that report an event."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from relata.events.finding.context import EventClause, EventContext
from relata.events.finding.lexicon import EventLexicon, Reading
from relata.lang.language import Language
from relata.lang.schema import EventVerb, EventWords, Flag
from relata.model.analysis import Segmented, WordForm

_TIME = int(Flag.TIME)
_ARTICLE = int(Flag.ARTICLE)
_AUXILIARY = int(Flag.AUXILIARY | Flag.MODAL | Flag.INFINITIVE)


class EventCue(Struct, frozen=True):
    """One place that may report an event."""

    entry: EventWords
    start: int
    end: int
    clause: EventClause
    #: None for a noun.
    verb: EventVerb | None = None
    participle: bool = False
    attributive: bool = False
    #: The first part of a compound, "" where there is none.
    first: str = ""
    #: The noun with the first part of a compound: two different ones are two events.
    word: str = ""


class CueHit(Struct, frozen=True):
    """A token whose form is one of the lexicon's."""

    token: int
    readings: tuple[Reading, ...]
    first: str = ""


def hits(text: Segmented, lexicon: EventLexicon) -> Iterator[CueHit]:
    """Tokens that may be a cue, in order; each form is looked up once."""
    for token in _known(text.forms, lexicon):
        found = lexicon.known[text.words[token]]
        if found is not None and any(
            not one.rest or tuple(text.lower[token + 1 : token + 1 + len(one.rest)]) == one.rest
            for one in found.readings
        ):
            yield CueHit(token, found.readings, found.first)


def _known(forms: list[WordForm], lexicon: EventLexicon) -> list[int]:
    """Indices of the forms that the lexicon knows."""
    known = [form.reports_event for form in forms]
    if None in known:
        for form in forms:
            if form.reports_event is None:
                form.reports_event = lexicon.known[form.word] is not None
        known = [form.reports_event for form in forms]
    return [token for token, one in enumerate(known) if one]


def cues_of(hit: CueHit, context: EventContext) -> Iterator[EventCue]:
    """The readings of a hit that fit where it stands, at most one an entry."""
    clause = context.clause(hit.token)
    words = frozenset(context.text.lower[clause.start : clause.end])
    sentence: frozenset[str] | None = None
    seen: set[int] = set()
    for reading in hit.readings:
        end = hit.token + 1 + len(reading.rest)
        if id(reading.entry) in seen:
            continue
        if not _fits(reading, hit.token, words, context, hit.readings):
            continue
        if sentence is None:
            sentence = frozenset(context.text.lower[clause.first : clause.last])
        if not _company(reading, sentence, context.lexicon):
            continue
        seen.add(id(reading.entry))
        yield EventCue(
            entry=reading.entry,
            start=hit.token,
            end=end,
            clause=clause,
            verb=reading.verb,
            participle=reading.participle,
            attributive=reading.attributive,
            first=hit.first,
            word=hit.first + reading.noun,
        )


def _fits(
    reading: Reading,
    token: int,
    words: frozenset[str],
    context: EventContext,
    readings: tuple[Reading, ...],
) -> bool:
    text, end = context.text, token + 1 + len(reading.rest)
    if reading.rest and tuple(text.lower[token + 1 : end]) != reading.rest:
        return False
    verb = reading.verb
    if verb is None:
        return bool(reading.rest) or _is_noun(token, context, readings)
    if verb.particle and verb.particle not in words:
        return False
    if reading.attributive:
        phrase = context.phrase_at(token)
        return phrase is not None and phrase.start <= token < phrase.head
    return _is_verb(token, context)


def _is_noun(token: int, context: EventContext, readings: tuple[Reading, ...]) -> bool:
    """Whether a form is used as a noun: by its capital, or as the head of a noun phrase.

    One that stands in no phrase is a noun where it cannot be a verb.
    """
    if _capitals(context.language):
        return context.text.words[token][0].isupper()
    if token > 0 and _is_subject_pronoun(token - 1, context):
        return False  # "she talks to the press"
    phrase = context.phrase_at(token)
    if phrase is None:
        return all(reading.verb is None for reading in readings)
    if _after_auxiliary(token, context) or not phrase.start <= token <= phrase.head:
        return False
    return phrase.head == token or bool(context.text.flags[phrase.head] & _TIME)


def _is_subject_pronoun(token: int, context: EventContext) -> bool:
    pronoun = context.language.file.pronouns.get(context.text.lower[token])
    return pronoun is not None and pronoun.case == "n"


def _is_verb(token: int, context: EventContext) -> bool:
    text = context.text
    first = text.sentences[text.sentence_of[token]][0]
    phrase = context.phrase_at(token)
    if _capitals(context.language):
        if phrase is not None and phrase.start == token < phrase.head:
            return False  # a word that opens a noun phrase: "von [einigen] Leuten"
        return not text.words[token][0].isupper() or token == first
    if _after_auxiliary(token, context):
        return True
    if token > first and text.flags[token - 1] & _ARTICLE:
        return False
    return phrase is None or phrase.head != token


def _after_auxiliary(token: int, context: EventContext) -> bool:
    """Whether a form stands after "will", "to" or the like, and so is a verb."""
    return token > 0 and bool(context.text.flags[token - 1] & _AUXILIARY)


def _capitals(language: Language) -> bool:
    return language.file.grammar.nouns_capitalised


def _company(reading: Reading, words: frozenset[str], lexicon: EventLexicon) -> bool:
    """Whether the words of the sentence allow this reading."""
    for one in (reading.entry, reading.verb):
        if one is None:
            continue
        beside, without = lexicon.beside[id(one)], lexicon.without[id(one)]
        if (beside and beside.isdisjoint(words)) or not without.isdisjoint(words):
            return False
    return True
