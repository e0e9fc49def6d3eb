"""The nominative of a body's name that begins with an adjective: "der Hessische*n* Landesbank".

Where articles show the case (German), the ending of the adjective after one says less than the
article does: what follows "der" in the dative is "Hessische Landesbank" by itself.
"""

from __future__ import annotations

from msgspec import Struct

from relata.knowledge import places
from relata.lang.language import Language, words_of
from relata.model.codes import EntityKind

_BODIES: frozenset[EntityKind] = frozenset(("institution", "organisation", "outlet", "agency"))


class _Adjectives(Struct, frozen=True):
    """How a language's adjectives end in names."""

    #: Article, also within a preposition ("zur") -> its readings, as `Phrases.articles`.
    articles: dict[str, str]
    weak: tuple[str, ...]
    proofs: tuple[str, ...]
    #: Gender ("p" for the plural) -> the ending of the nominative without an article.
    nominative: dict[str, str]
    #: Ending of a noun in the genitive -> what it ends in without it, the longest first.
    genitives: dict[str, str]
    #: Number and case -> endings that the noun must then have.
    nouns: dict[str, tuple[str, ...]]


def _adjectives(language: Language) -> _Adjectives:
    phrases = language.file.phrases
    return _Adjectives(
        {**phrases.articles, **phrases.contracted},
        phrases.weak_adjective_endings,
        words_of(phrases.adjective_proofs),
        phrases.nominative_endings,
        phrases.long_genitives,
        {reading: words_of(endings) for reading, endings in phrases.case_endings.items()},
    )


def nominative(
    words: list[str], entity: EntityKind, before: str, gender: str, language: Language
) -> list[str]:
    """The words of a body's name in the nominative, as they are where it is open.

    `before` is the lower-case word before the name, `gender` that of its noun ("m", "f", "n" or
    "" where open).
    """
    known = language.view(_adjectives)
    if entity not in _BODIES or len(words) == 1 or before not in known.articles:
        return words
    ending = _ending(known, known.articles[before], gender, words[-1])
    found = list(words)
    for at, word in enumerate(words[:-1]):
        weak = next((e for e in known.weak if word.endswith(e)), "")
        if not ending or not weak:
            break
        if not _is_adjective(word, known):
            return words  # "Deutschen *Roten* Kreuzes": all of them, or none
        found[at] = word.removesuffix(weak) + ending
    # Without an adjective it may be a foreign name: "des FC Nantes".
    described = any(_is_adjective(word, known) for word in words[:-1])
    if described and all(reading[2] == "g" for reading in known.articles[before].split()):
        found[-1] = _uninflected(found[-1], known.genitives)
    return found


def _is_adjective(word: str, known: _Adjectives) -> bool:
    return word.lower().endswith(known.proofs) or places.adjective(word) is not None


def _uninflected(noun: str, genitives: dict[str, str]) -> str:
    """The noun without a genitive's "-es": "Landesamt" of "Landesamtes"."""
    for ending, base in genitives.items():
        if noun.endswith(ending) and noun != ending:
            return noun.removesuffix(ending) + base
    return noun


def _ending(known: _Adjectives, readings: str, gender: str, noun: str) -> str:
    """The ending that every reading of the article asks for; "" where they differ.

    A reading is number, gender, case. In a nominative of the singular, and an accusative like it,
    the adjective would have no weak ending after the article.
    """
    found = set[str]()
    for reading in readings.split():
        number, of, case = reading[0], reading[1], reading[2]
        if number == "s" and gender and of not in (gender, "x"):
            continue
        if number == "s" and (case == "n" or (case == "a" and of != "m")):
            continue
        if not noun.endswith(known.nouns.get(number + case, ("",))):
            continue
        found.add(known.nominative.get("p" if number == "p" else of, ""))
    return found.pop() if len(found) == 1 else ""
