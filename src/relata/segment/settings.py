"""What the cutting needs of a language, compiled once."""

from __future__ import annotations

import re

from msgspec import Struct

from relata.lang.language import Language, words_of
from relata.segment.patterns import fold, token_pattern


class Tables(Struct, frozen=True):
    """Look-ups for one language; all words without their full stop."""

    pattern: re.Pattern[str]
    #: Abbreviations as written, and with a capital: "dr", "Dr", "z", "Ca".
    abbreviations: frozenset[str]
    #: Those of them that may end a sentence: "usw", "Inc".
    final: frozenset[str]
    #: Lower-case words before which a number with a full stop is an ordinal.
    after_ordinal: frozenset[str]
    ordinal_stop: bool
    #: Lower-case words that open a sentence.
    openers: frozenset[str]
    #: Lower-case endings with an apostrophe that are words of their own: "'s".
    clitics: frozenset[str]
    #: The same with a hyphen, longest first: "-t-il", "-il".
    hyphened: tuple[str, ...]
    #: Lower-case beginnings with their apostrophe: "qu'".
    proclitics: frozenset[str]
    #: Letters after which an apostrophe marks an owner: "sxz".
    apostrophe_after: str
    #: Marks of quotation -> "o" or "c" as this language uses them first.
    use: dict[str, str]


def _stems(entries: tuple[str, ...]) -> frozenset[str]:
    stems: set[str] = set()
    for entry in entries:
        for piece in entry.split():
            stem = piece.removesuffix(".")
            stems.update((stem, stem[:1].upper() + stem[1:]))
    return frozenset(stems)


def _use(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    use: dict[str, str] = {}
    for opening, closing in pairs:
        if opening != closing:
            use.setdefault(opening, "o")
            use.setdefault(closing, "c")
    return use


def _compile(language: Language) -> Tables:
    marks, cut = language.file.marks, language.file.segmenting
    final = words_of(cut.final_abbreviations)
    clitics = [fold(word).lower() for word in words_of(cut.clitics)]
    return Tables(
        pattern=token_pattern(marks.apostrophe_words, cut.clitics, cut.suffixes),
        abbreviations=_stems(words_of(cut.abbreviations) + final),
        final=_stems(final),
        after_ordinal=frozenset(word.lower() for word in words_of(cut.after_ordinal)),
        ordinal_stop=cut.ordinal_stop,
        openers=frozenset(word.lower() for word in words_of(cut.openers)),
        clitics=frozenset(word for word in clitics if word[0] == "'"),
        hyphened=tuple(sorted((w for w in clitics if w[0] == "-"), key=lambda w: (-len(w), w))),
        proclitics=frozenset(fold(word).lower() for word in words_of(cut.proclitics)),
        apostrophe_after="".join(words_of(marks.apostrophe_after)),
        use=_use(marks.quotes),
    )


def tables(language: Language) -> Tables:
    """The tables of a language, from the cache after the first call."""
    return language.view(_compile)
