"""Triggers: the words that tell of an event."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from relata.events.finding.lexicon import EventLexicon, Reading
from relata.events.finding.scene import Clause, EventScene
from relata.lang.language import Language
from relata.lang.schema import EventVerb, EventWords, Flag
from relata.model.analysis import WORD, Segmented

_TIME = int(Flag.TIME)
_AUXILIARY = int(Flag.AUXILIARY | Flag.MODAL | Flag.INFINITIVE)


class Trigger(Struct, frozen=True):
    """One place that may tell of an event."""

    entry: EventWords
    start: int
    end: int
    clause: Clause
    #: None for a noun.
    verb: EventVerb | None = None
    participle: bool = False
    attributive: bool = False
    #: The first part of a compound, "" where there is none.
    first: str = ""
    #: The noun with the first part of a compound: two different ones are two events.
    word: str = ""


class Hit(Struct, frozen=True):
    """A token whose form is one of the lexicon's."""

    token: int
    readings: tuple[Reading, ...]
    first: str = ""


def hits(text: Segmented, lexicon: EventLexicon) -> Iterator[Hit]:
    """Tokens that may be a trigger, in order; one look-up a token."""
    forms, compounds = lexicon.forms, lexicon.compounds
    kinds, words = text.kinds, text.words
    for token, lower in enumerate(text.lower):
        readings = forms.get(lower)
        if readings is not None:
            if any(
                not one.rest or tuple(text.lower[token + 1 : token + 1 + len(one.rest)]) == one.rest
                for one in readings
            ):
                yield Hit(token, readings)
        elif compounds is not None and kinds[token] == WORD and words[token][0].isupper():
            compound = compounds[lower]
            if compound is not None:
                yield Hit(token, compound.readings, compound.first)


def triggers_of(hit: Hit, scene: EventScene) -> Iterator[Trigger]:
    """The readings of a hit that fit where it stands, at most one an entry."""
    clause = scene.clause(hit.token)
    words = frozenset(scene.text.lower[clause.start : clause.end])
    sentence: frozenset[str] | None = None
    seen: set[int] = set()
    for reading in hit.readings:
        end = hit.token + 1 + len(reading.rest)
        if id(reading.entry) in seen:
            continue
        if not _fits(reading, hit.token, words, scene, hit.readings):
            continue
        if sentence is None:
            sentence = frozenset(scene.text.lower[clause.first : clause.last])
        if not _company(reading, sentence, scene.lexicon):
            continue
        seen.add(id(reading.entry))
        yield Trigger(
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
    scene: EventScene,
    readings: tuple[Reading, ...],
) -> bool:
    text, end = scene.text, token + 1 + len(reading.rest)
    if reading.rest and tuple(text.lower[token + 1 : end]) != reading.rest:
        return False
    verb = reading.verb
    if verb is None:
        return bool(reading.rest) or _is_noun(token, scene, readings)
    if verb.particle and verb.particle not in words:
        return False
    if reading.attributive:
        phrase = scene.phrase_at(token)
        return phrase is not None and phrase.start <= token < phrase.head
    return _is_verb(token, scene)


def _is_noun(token: int, scene: EventScene, readings: tuple[Reading, ...]) -> bool:
    """Whether a form is used as a noun: by its capital, or as the head of a noun phrase.

    One that stands in no phrase is a noun where it cannot be a verb.
    """
    if _capitals(scene.language):
        return scene.text.words[token][0].isupper()
    phrase = scene.phrase_at(token)
    if phrase is None:
        return all(reading.verb is None for reading in readings)
    if _after_auxiliary(token, scene) or not phrase.start <= token <= phrase.head:
        return False
    return phrase.head == token or bool(scene.text.flags[phrase.head] & _TIME)


def _is_verb(token: int, scene: EventScene) -> bool:
    text = scene.text
    first = text.sentences[text.sentence_of[token]][0]
    if _capitals(scene.language):
        return not text.words[token][0].isupper() or token == first
    phrase = scene.phrase_at(token)
    return phrase is None or phrase.head != token or _after_auxiliary(token, scene)


def _after_auxiliary(token: int, scene: EventScene) -> bool:
    """Whether a form stands after "will", "to" or the like, and so is a verb."""
    return token > 0 and bool(scene.text.flags[token - 1] & _AUXILIARY)


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
