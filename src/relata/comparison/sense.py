"""What a word does to the sense of a sentence: denies, allows, weakens, counts.

All words come from the language's pack: `sense.toml`, and [words] and [according] of `core.toml`.
Without a language nothing but figures is known.
"""

from __future__ import annotations

from enum import IntFlag

from msgspec import Struct

from relata.comparison.words import plain_key
from relata.lang.compile import section
from relata.lang.language import FINITE as FINITE_FORM
from relata.lang.language import Language, words_of
from relata.lang.schema import Flag, Sense

#: Closed classes of which no word says what a text is about.
CLOSED = int(
    Flag.ARTICLE | Flag.DETERMINER | Flag.PREPOSITION | Flag.PRONOUN | Flag.REFLEXIVE
    | Flag.RELATIVE | Flag.DEMONSTRATIVE | Flag.COORDINATION | Flag.SUBORDINATION
    | Flag.COMPLEMENTISER | Flag.AUXILIARY | Flag.INFINITIVE | Flag.CORRELATE
)  # fmt: skip
#: Letters of a word to which a prefix may be a negation: not "to" in "into".
_LEAST_NEGATED = 4


class Effect(IntFlag):
    """What a word does."""

    NEGATION = 1
    MODAL = 2
    HEDGE = 4
    NUMBER = 8
    #: A small word, which says little about what a sentence is about.
    CLOSED = 16
    #: A pronoun that may be a subject.
    PRONOUN = 32
    #: Surely a finite verb.
    FINITE = 64
    #: Opens a subordinate clause, or joins two clauses.
    CONJUNCTION = 128
    #: Joins two clauses of one rank.
    COORDINATION = 1024
    #: An article or determiner, which opens a noun phrase.
    DETERMINER = 256
    #: A name of a day or month, or a title before a name: written with a capital, not a name.
    NOT_A_NAME = 512


class SenseWords(Struct, frozen=True, eq=False):
    """The words of one language that matter to the sense, by their keys."""

    effects: dict[str, int]
    #: Value of a number word.
    values: dict[str, str]
    #: Forms of one modal -> the first of them.
    modals: dict[str, str]
    #: Hedges of several words.
    phrases: tuple[tuple[str, ...], ...]
    #: Phrases with a negation that deny nothing.
    affirming: tuple[tuple[str, ...], ...]
    prefixes: tuple[str, ...]
    infixes: tuple[str, ...]
    opposites: frozenset[tuple[str, str]]
    nouns_capitalised: bool
    abbreviations: frozenset[str]

    def effect(self, key: str) -> int:
        """The bits of a word, 0 for an ordinary one."""
        found = self.effects.get(key, 0)
        return found | Effect.NUMBER if key[-1:].isdecimal() else found

    def effect_of(self, key: str, written: str) -> int:
        """The bits of a word as it is written: "May" with a capital is a month, not a modal."""
        found = self.effect(key)
        if found & Effect.NOT_A_NAME and written[:1].isupper():
            found &= ~(Effect.MODAL | Effect.HEDGE | Effect.FINITE)
        return found

    def value(self, key: str) -> str:
        """What a number or a number word says: "drei" and "3" say "3"."""
        return self.values.get(key, key)

    def denies(self, one: str, other: str) -> bool:
        """Whether one of two words is the other one with a negating prefix or syllable."""
        short, long = sorted((one, other), key=len)
        added = len(long) - len(short)
        if added == 0 or len(short) < _LEAST_NEGATED:
            return False
        if any(len(p) == added and long == p + short for p in self.prefixes):
            return True
        return any(
            len(syllable) <= added and _inserted(short, long, syllable) for syllable in self.infixes
        )


def _inserted(short: str, long: str, syllable: str) -> bool:
    """Whether `long` is `short` with the syllable, and at most two letters more, inside."""
    at = long.find(syllable, 1)
    while at > 0:
        kept = len(long) - len(short)
        if kept <= len(syllable) + 2 and short[:at] == long[:at]:
            rest = long[at + len(syllable) :]
            if rest.endswith(short[at:][-2:]):
                return True
        at = long.find(syllable, at + 1)
    return False


NOTHING = SenseWords({}, {}, {}, (), (), (), (), frozenset(), False, frozenset())


def _add(effects: dict[str, int], words: tuple[str, ...], effect: int) -> None:
    for word in words:
        key = plain_key(word)
        effects[key] = effects.get(key, 0) | int(effect)


#: What closed classes do to the sense.
_EFFECTS = (
    (Flag.NEGATION, Effect.NEGATION), (Flag.MODAL, Effect.MODAL | Effect.FINITE),
    (CLOSED, Effect.CLOSED), (Flag.PRONOUN, Effect.PRONOUN),
    (Flag.FINITE | Flag.AUXILIARY, Effect.FINITE),
    (Flag.COORDINATION | Flag.SUBORDINATION | Flag.COMPLEMENTISER, Effect.CONJUNCTION),
    (Flag.COORDINATION, Effect.COORDINATION),
    (Flag.ARTICLE | Flag.DETERMINER, Effect.DETERMINER),
    (Flag.TIME | Flag.TITLE, Effect.NOT_A_NAME),
)  # fmt: skip


def _of_flags(language: Language) -> dict[str, int]:
    effects: dict[str, int] = {}
    bits = [(int(flag), int(effect)) for flag, effect in _EFFECTS]  # enums are slow to combine
    number, article, its_own = int(Flag.NUMBER), int(Flag.ARTICLE), int(Effect.NUMBER)
    for word, flags in language.flags.items():
        effect = 0
        for flag, its in bits:
            if flags & flag:
                effect |= its
        if flags & number and not flags & article:
            effect |= its_own
        if effect:
            key = plain_key(word)
            effects[key] = effects.get(key, 0) | effect
    finite = int(Effect.FINITE)
    for word, readings in language.verbs.items():
        if any(reading.form & FINITE_FORM for reading in readings):
            key = plain_key(word)
            effects[key] = effects.get(key, 0) | finite
    return effects


def _compile(language: Language) -> SenseWords:
    sense: Sense = section(language.code, "sense") or Sense()
    core = language.file
    effects = _of_flags(language)
    _add(effects, words_of(sense.negations), Effect.NEGATION)
    values: dict[str, str] = {}
    for value, words in sense.numbers.items():
        _add(effects, words_of(words), Effect.NUMBER)
        values |= {plain_key(word): value for word in words_of(words)}
    modals = {plain_key(w): words_of(row)[0] for row in sense.modals for w in words_of(row)}
    if modals:  # a pack that lists them by force knows better than the closed class
        effects = {key: effect & ~int(Effect.MODAL) for key, effect in effects.items()}
    _add(effects, tuple(modals), Effect.MODAL)
    weak = [word for word, certainty in core.according.adverbs.items() if certainty in _WEAK]
    weak += [word for word, certainty in core.according.impersonal.items() if certainty in _WEAK]
    hedges = [tuple(plain_key(word) for word in hedge.split()) for hedge in (*sense.hedges, *weak)]
    _add(effects, tuple(hedge[0] for hedge in hedges if len(hedge) == 1), Effect.HEDGE)
    pairs = [(plain_key(a), plain_key(b)) for a, b in sense.opposites]
    return SenseWords(
        effects=effects,
        values=values,
        modals=modals,
        phrases=tuple(dict.fromkeys(hedge for hedge in hedges if len(hedge) > 1)),
        affirming=tuple(tuple(map(plain_key, phrase.split())) for phrase in sense.affirming),
        prefixes=tuple(map(plain_key, words_of(sense.negative_prefixes))),
        infixes=tuple(map(plain_key, words_of(sense.negative_infixes))),
        opposites=frozenset(pairs + [(b, a) for a, b in pairs]),
        nouns_capitalised=core.grammar.nouns_capitalised,
        abbreviations=frozenset(
            plain_key(part)
            for word in words_of(core.segmenting.abbreviations)
            for part in word.split(".")
            if part
        ),
    )


_WEAK = ("suggested", "doubted")


def sense_words(language: Language | None) -> SenseWords:
    """The words of a language that matter to the sense; `NOTHING` without a language."""
    return language.view(_compile) if language is not None else NOTHING
