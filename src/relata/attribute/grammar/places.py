"""Where in a text the words stand that rules look for: one pass over it, then bisections."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat

from relata.attribute.grammar.tables import compiled
from relata.lang.endings import finite
from relata.lang.language import SUBJUNCTIVE, Language
from relata.lang.schema import Flag

#: Marks that part the segments of a sentence, and brackets, inside which they do not.
MARKS = frozenset((",", ";", ":", "–", "—", "-", "--", "，", "؛"))
OPENING = frozenset("([{")
CLOSING = frozenset(")]}")

_MOOD = int(Flag.SUBJUNCTIVE1 | Flag.SUBJUNCTIVE2)
_FINITE = int(Flag.AUXILIARY | Flag.MODAL | Flag.FINITE) | _MOOD
_HEARSAY = int(Flag.HEARSAY)


@dataclass(slots=True)
class Places:
    """Token indices, sorted, by what the word there may be."""

    #: Finite verbs, by their closed class, as forms of a cue, or by their ending.
    finite: list[int] = field(default_factory=list)
    #: Cues: reporting verbs and nouns.
    cues: list[int] = field(default_factory=list)
    #: Words that open or close a source phrase, or stand for one.
    sources: list[int] = field(default_factory=list)
    #: First words of phrases of hearsay.
    hearsay: list[int] = field(default_factory=list)
    #: Modals of hearsay: "soll".
    modals: list[int] = field(default_factory=list)
    #: Verbs in the subjunctive.
    subjunctive: list[int] = field(default_factory=list)
    #: Marks and brackets.
    marks: list[int] = field(default_factory=list)


_KINDS = tuple(1 << n for n in range(7))
FINITE, CUE, SOURCE, HEARSAY, MODAL, MOOD, MARK = _KINDS


def within(places: list[int], start: int, end: int) -> list[int]:
    """Those of the places that lie in [start, end)."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


@lru_cache(maxsize=32)
def _sought(language: Language) -> dict[str, int]:
    """Every word that is looked for -> what it may be."""
    tables = compiled(language)
    sought = dict.fromkeys((*MARKS, *OPENING, *CLOSING), MARK)
    moods = (
        form
        for form, readings in language.verbs.items()
        if any(reading.form & SUBJUNCTIVE for reading in readings)
    )
    for kind, words in (
        (FINITE, tables.finite_words), (CUE, tables.cue_words), (SOURCE, tables.source_words),
        (HEARSAY, tables.hearsay_openers), (MOOD, moods),
    ):  # fmt: skip
        for word in words:
            sought[word] = sought.get(word, 0) | kind
    for word, flags in language.flags.items():
        kinds = FINITE if flags & _FINITE else 0
        kinds |= (MODAL if flags & _HEARSAY else 0) | (MOOD if flags & _MOOD else 0)
        if kinds:
            sought[word] = sought.get(word, 0) | kinds
    return sought


def places_of(lower: list[str], language: Language) -> Places:
    """The places in a text of these words (lower case)."""
    found = Places()
    kinds = list(map(_sought(language).get, lower, repeat(0)))
    for i, what in [(i, what) for i, what in enumerate(kinds) if what]:
        if what & MARK:
            found.marks.append(i)
        if what & FINITE:
            found.finite.append(i)
        if what & CUE:
            found.cues.append(i)
        if what & SOURCE:
            found.sources.append(i)
        if what & HEARSAY:
            found.hearsay.append(i)
        if what & MODAL:
            found.modals.append(i)
        if what & MOOD:
            found.subjunctive.append(i)
    looks = finite(language)
    if looks is not None:
        found.finite = [i for i, what in enumerate(kinds) if what & FINITE or looks(lower[i])]
    return found
