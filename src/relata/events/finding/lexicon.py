"""The words of `events.toml`, compiled into look-up tables for one language."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct

from relata.events.limits import MIN_COMPOUND
from relata.knowledge.packs import possessives
from relata.lang.compile import section
from relata.lang.language import Language
from relata.lang.schema import EventsFile, EventVerb, EventWords, words_of
from relata.model.cache import BoundedCache

#: Most words kept in mind.
_KEEP = 60_000
#: Letters of the shortest noun that may be the last part of a compound.
_TAIL = 4


class Reading(NamedTuple):
    """What a form may be: a noun of events, or a verb."""

    entry: EventWords
    #: None for a noun.
    verb: EventVerb | None = None
    #: The form is a participle that may be passive; before a noun it has an ending.
    participle: bool = False
    attributive: bool = False
    #: Words that follow the first one, for nouns of several words.
    rest: tuple[str, ...] = ()
    #: The noun as the pack lists it, in lower case.
    noun: str = ""


class Compound(NamedTuple):
    """What a word may be; `first` is the first part of a longer word that ends in such a noun."""

    first: str
    readings: tuple[Reading, ...]


class EventLexicon(Struct, frozen=True, eq=False):
    """What a language says of events. All keys and words are in lower case."""

    between: frozenset[str]
    of: frozenset[str]
    places: frozenset[str]
    towards: frozenset[str]
    where: frozenset[str]
    representing: frozenset[str]
    together: frozenset[str]
    support: frozenset[str]
    possessives: dict[str, str]
    receiving: frozenset[str]
    past: frozenset[str]
    expected: frozenset[str]
    until: frozenset[str]
    excluding: frozenset[str]
    definite: frozenset[str]
    planned: frozenset[str]
    demanded: frozenset[str]
    denied: frozenset[str]
    alleged: frozenset[str]
    hypothetical: frozenset[str]
    perfect: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]
    since: frozenset[str]
    agents: frozenset[str]
    #: Endings and words that mark a name as the owner of the noun after it.
    owner_marks: tuple[str, ...]
    passive: frozenset[str]
    #: Entry -> words of which one must, and of which none may, stand in the clause.
    beside: dict[int, frozenset[str]]
    without: dict[int, frozenset[str]]
    subject_beside: dict[int, frozenset[str]]
    #: Word as written -> what it may be, with the first part of a compound.
    known: BoundedCache[str, Compound | None]


def lexicon_of(language: Language) -> EventLexicon | None:
    """The tables of a language, None where its pack has no words of events."""
    return language.view(_compile)


def _lower(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words_of(words))


def _compile(language: Language) -> EventLexicon | None:
    file: EventsFile | None = section(language.code, "events")
    if file is None:
        return None
    forms: dict[str, list[Reading]] = {}
    nouns: dict[str, list[Reading]] = {}
    beside: dict[int, frozenset[str]] = {}
    without: dict[int, frozenset[str]] = {}
    subject_beside: dict[int, frozenset[str]] = {}
    for entry in file.event:
        _nouns(entry, file, forms, nouns)
        for verb in entry.verbs:
            _verb(entry, verb, file, forms)
        beside[id(entry)] = frozenset(_lower(entry.beside))
        without[id(entry)] = frozenset(_lower(entry.without))
        for verb in entry.verbs:
            beside[id(verb)] = frozenset(_lower(verb.beside))
            without[id(verb)] = frozenset(_lower(verb.without))
        subject_beside[id(entry)] = frozenset(_lower(entry.subject_beside))
    ends = {
        form: kept
        for form, readings in nouns.items()
        if file.compounds and (kept := tuple(one for one in readings if one.entry.compounds))
    }
    names = (
        "between", "of", "places", "towards", "where", "representing",
        "together", "support", "receiving", "definite", "planned",
        "past", "until", "expected", "excluding",
        "demanded", "denied", "alleged", "hypothetical", "perfect", "first", "last", "since",
    )  # fmt: skip
    sets = {name: frozenset(_lower(getattr(file, name))) for name in names}
    grammar = language.file.grammar
    return EventLexicon(
        agents=frozenset(_lower(grammar.agent)),
        owner_marks=possessives(language.code),
        passive=frozenset(_lower(grammar.passive)),
        beside=beside,
        without=without,
        subject_beside=subject_beside,
        possessives=file.possessives,
        known=_known(forms, _compounds(file, ends) if file.compounds else None),
        **sets,
    )


def _nouns(
    entry: EventWords,
    file: EventsFile,
    forms: dict[str, list[Reading]],
    nouns: dict[str, list[Reading]],
) -> None:
    for noun in dict.fromkeys(_lower(entry.nouns)):
        reading = Reading(entry, noun=noun)
        for ending in file.noun_endings:
            for table in (forms, nouns):
                found = table.setdefault(noun + ending, [])
                if not any(one.entry is entry for one in found):
                    found.append(reading)
    for phrase in entry.phrases:
        first, *rest = phrase.lower().split()
        forms.setdefault(first, []).append(Reading(entry, rest=tuple(rest), noun=phrase.lower()))


def _verb(
    entry: EventWords, verb: EventVerb, file: EventsFile, forms: dict[str, list[Reading]]
) -> None:
    participles = _lower(verb.participles)
    finite = Reading(entry, verb)
    for form in _lower(verb.forms):
        if form not in participles:
            forms.setdefault(form, []).append(finite)
    participle = Reading(entry, verb, participle=True)
    attributive = Reading(entry, verb, participle=True, attributive=True)
    endings = _lower(file.participle_endings)
    for form in participles:
        forms.setdefault(form, []).append(participle)
        for ending in endings:
            forms.setdefault(form + ending, []).append(attributive)


def _known(
    forms: dict[str, list[Reading]], compound: Callable[[str], Compound | None] | None
) -> BoundedCache[str, Compound | None]:
    def of(word: str) -> Compound | None:
        readings = forms.get(word.lower())
        if readings is not None:
            return Compound("", tuple(readings))
        if compound is not None and word[0].isupper():
            return compound(word.lower())
        return None

    return BoundedCache(of, _KEEP)


def _compounds(
    file: EventsFile, nouns: dict[str, tuple[Reading, ...]]
) -> Callable[[str], Compound | None]:
    no_compounds = tuple(_lower(file.no_compounds))
    endings = sorted({len(noun) for noun in nouns if len(noun) >= _TAIL}, reverse=True)
    tails = frozenset(noun[-_TAIL:] for noun in nouns)

    def of(word: str) -> Compound | None:
        if len(word) < MIN_COMPOUND or word[-_TAIL:] not in tails:
            return None
        for length in endings:
            if length < len(word) - 1 and (readings := nouns.get(word[-length:])) is not None:
                if any(excluded in word for excluded in no_compounds):
                    return None
                return Compound(word[:-length].rstrip("-"), readings)
        return None

    return of
