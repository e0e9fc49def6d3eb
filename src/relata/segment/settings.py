"""The segmentation settings of a language: token pattern, abbreviations, openers; compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from relata.knowledge import degrees
from relata.lang.language import FINITE, Language, words_of
from relata.segment.limits import SAYS
from relata.segment.patterns import fold, token_pattern
from relata.segment.roles import MarkRole


class SegmentSettings(Struct, frozen=True):
    """Settings of one language; all words without their full stop."""

    pattern: re.Pattern[str]
    #: Abbreviations as listed, and with a capital: "dr", "Dr", "z", "Ca".
    abbreviations: frozenset[str]
    #: Those of them that may end a sentence: "usw", "Inc".
    final: frozenset[str]
    #: Those after which a name opens a sentence: "usw", "Inc"; a number or preposition that
    #: opens a sentence speaks against it ("At 5 p.m. Ann Lee left").
    closing: frozenset[str]
    #: Degrees that stand after a name and a comma: "Ph.D", "MSc"; and titles before a name.
    degrees: frozenset[str]
    titles: frozenset[str]
    #: What is an abbreviation after some words alone -> these: "med" after "Dr." and "rer.".
    after_title: dict[str, frozenset[str]]
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
    #: Lower-case forms of verbs that surely frame a quotation: "said", "sagte".
    says: frozenset[str]
    #: Quotation mark -> its usual role in this language; marks of several roles have the first.
    usual_roles: dict[str, MarkRole]


def _stems(entries: tuple[str, ...]) -> frozenset[str]:
    stems: set[str] = set()
    for entry in entries:
        for piece in entry.split():
            stem = piece.removesuffix(".")
            stems.update((stem, stem[:1].upper() + stem[1:]))
    return frozenset(stems)


def _second_parts(words: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Second parts of degrees of two, with the first ones: "Sc" -> "M.", "B."."""
    parts = [word.split(".") for word in words]
    pairs = [(p[0] + ".", p[1]) for p in parts if len(p) == 3 and len(p[1]) > 1]
    return {last: frozenset(first for first, other in pairs if other == last) for _, last in pairs}


def _stopped(words: Iterable[str]) -> tuple[str, ...]:
    """Those with a full stop; single letters are judged as initials."""
    return tuple(sorted(word for word in words if word[-1] == "." and len(word) > 2))


def _says(language: Language) -> frozenset[str]:
    return frozenset(
        form
        for form, readings in language.verbs.items()
        for reading in readings
        if reading.form & FINITE
        and "direct" in reading.cue.complements
        and reading.cue.reporting_strength >= SAYS
        and not reading.cue.particle
    )


def _usual_roles(pairs: tuple[tuple[str, str], ...]) -> dict[str, MarkRole]:
    """Mark -> role, by the language's pairs of marks, usual first; " opens and closes alike."""
    roles: dict[str, MarkRole] = {}
    for opening, closing in pairs:
        if opening != closing:
            roles.setdefault(opening, MarkRole.OPENS)
            roles.setdefault(closing, MarkRole.CLOSES)
    return roles


def _compile(language: Language) -> SegmentSettings:
    marks, rules = language.file.marks, language.file.segmenting
    clitics = [fold(word).lower() for word in words_of(rules.clitics)]
    final = words_of(rules.final_abbreviations)
    # After a space, an apostrophe and a word that stands alone too are a quotation mark and it.
    alone = tuple(word for word in clitics if word[1:] not in language.flags)
    closing = words_of(rules.closing_abbreviations)
    after, titles = _stopped(degrees.after()), _stopped(degrees.before())
    first = degrees.beside_name()
    abbreviations = words_of(rules.abbreviations) + final + closing
    return SegmentSettings(
        pattern=token_pattern(
            marks.apostrophe_words, alone, rules.suffixes, after, marks.double_apostrophe_before
        ),
        abbreviations=_stems(abbreviations + after + titles),
        final=_stems(final + closing),
        closing=_stems(closing),
        degrees=_stems(after),
        titles=_stems(titles),
        after_title={
            **dict.fromkeys((w[:-1] for w in degrees.small() if w[-1] == "."), first),
            **{last[:-1]: frozenset((word,)) for last, word in degrees.others().items()},
            **_second_parts(after),
        },
        after_ordinal=frozenset(word.lower() for word in words_of(rules.after_ordinal)),
        ordinal_stop=rules.ordinal_stop,
        openers=frozenset(word.lower() for word in words_of(rules.openers)),
        clitics=frozenset(word for word in clitics if word[0] == "'"),
        hyphened=tuple(sorted((w for w in clitics if w[0] == "-"), key=lambda w: (-len(w), w))),
        proclitics=frozenset(fold(word).lower() for word in words_of(rules.proclitics)),
        apostrophe_after="".join(words_of(marks.apostrophe_after)),
        says=_says(language),
        usual_roles=_usual_roles(marks.quotes),
    )


def settings_of(language: Language) -> SegmentSettings:
    """The settings of a language, from the cache after the first call."""
    return language.view(_compile)
