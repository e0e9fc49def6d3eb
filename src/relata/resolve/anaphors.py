"""Words by which a language goes back to somebody, compiled for look-ups."""

from __future__ import annotations

from msgspec import Struct

from relata.lang.language import Language, words_of

#: Ages that are taken for the age of a person, in years.
_YOUNGEST, _OLDEST = 5, 115


class Anaphors(Struct, frozen=True):
    """The section `anaphora` of a pack, and the prepositions of addressees."""

    definite: frozenset[str]
    accounts: frozenset[str]
    own: frozenset[str]
    #: Possessive -> genders of whom it may mean, "p" for several.
    possessors: dict[str, str]
    ours: frozenset[str]
    former: frozenset[str]
    #: Beginnings of words such as "ex-".
    former_beginnings: tuple[str, ...]
    counterparts: frozenset[str]
    relatives: frozenset[str]
    ages: tuple[str, ...]
    dropped_subjects: bool
    #: Articles show genders: a thing or a body may be "he" or "she".
    gendered: bool
    addressee_prepositions: frozenset[str]
    nobody: frozenset[str]
    expletives: frozenset[str]
    impersonal: frozenset[str]
    impersonal_participles: frozenset[str]
    #: Auxiliaries of the passive.
    passive: frozenset[str]
    #: Verb forms after which stands whom an outlet quotes.
    quotes: frozenset[str]

    def was(self, lower: str) -> bool:
        """Whether a word says what somebody was: "former", "Ex-Minister"."""
        return lower in self.former or lower.startswith(self.former_beginnings)


def anaphors(language: Language) -> Anaphors:
    """The words of a language; made once through `Language.view`."""
    words = language.file.anaphora
    former = words_of(words.former)
    return Anaphors(
        frozenset(words_of(words.definite)),
        frozenset(words_of(words.accounts)),
        frozenset(words_of(words.own)),
        {word: who for who, forms in words.possessors.items() for word in words_of(forms)},
        frozenset(words_of(words.ours)),
        frozenset(former),
        tuple(word for word in former if word.endswith("-")),
        frozenset(words_of(words.counterparts)),
        frozenset(words_of(words.relatives)),
        words_of(words.ages),
        words.dropped_subjects,
        any(
            reading[1:2] in ("m", "f")
            for readings in language.file.phrases.articles.values()
            for reading in readings.split()
        ),
        frozenset(words_of(language.file.grammar.addressee_prepositions)),
        frozenset(words_of(words.nobody)),
        frozenset(words_of(words.expletives)),
        frozenset(words_of(words.impersonal)),
        frozenset(words_of(words.impersonal_participles)),
        frozenset(words_of(language.file.grammar.passive)),
        frozenset(words_of(language.file.hands.quotes)),
    )


def age_of(lower: str, ages: tuple[str, ...]) -> str:
    """The age that a word is made with ("54-jährige", "54-year-old"), "" for none."""
    if not "0" <= lower[:1] <= "9":
        return ""
    digits = lower[: len(lower) - len(lower.lstrip("0123456789"))]
    rest = lower[len(digits) :].lstrip("-–‑")
    return digits if is_age(digits) and rest in ages else ""


def is_age(digits: str) -> bool:
    """Whether a number can be the age of a person, in years."""
    return digits.isdecimal() and len(digits) < 4 and _YOUNGEST <= int(digits) <= _OLDEST
