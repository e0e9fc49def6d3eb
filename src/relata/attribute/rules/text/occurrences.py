"""Where in a text the words stand that rules look for: one pass over it, then bisections."""

from __future__ import annotations

from bisect import bisect_left
from typing import cast

from msgspec import Struct

from relata.attribute.rules.text.lexicon import lexicon_of
from relata.lang.endings import finite
from relata.lang.language import SUBJUNCTIVE, Language, words_of
from relata.lang.schema import Flag
from relata.model.analysis import Segmented, WordForm

#: Marks that separate the clauses of a sentence, and brackets, inside which they do not.
MARKS = frozenset((",", ";", ":", "–", "—", "-", "--", "，", "؛"))
OPENING = frozenset("([{")
CLOSING = frozenset(")]}")

_MOODS = int(Flag.SUBJUNCTIVE1 | Flag.SUBJUNCTIVE2)
_VERBS = int(Flag.AUXILIARY | Flag.MODAL | Flag.FINITE) | _MOODS
_EVIDENTIAL = int(Flag.HEARSAY)


class Occurrences(Struct):
    """Token indices, sorted, by what the word there may be."""

    #: Finite verbs, by their closed class, as forms of a cue, or by their ending.
    finite: list[int]
    #: Cues: reporting verbs and nouns.
    cues: list[int]
    #: Forms that are cues only with another word of their sentence ("gab … bekannt").
    separable: list[int]
    #: Words that open or close a source phrase, or stand for one.
    sources: list[int]
    #: First words of phrases of hearsay.
    evidentials: list[int]
    #: Modals of hearsay: "soll".
    modals: list[int]
    #: Verbs in the subjunctive.
    subjunctive: list[int]
    #: Marks and brackets.
    marks: list[int]


_FINITE, _CUE, _SEPARABLE, _SOURCE, _EVIDENTIAL_WORD, _MODAL, _MOOD, _MARK = (
    1 << n for n in range(8)
)


def within(occurrences: list[int], start: int, end: int) -> list[int]:
    """Those of the places that lie in [start, end)."""
    if not occurrences:
        return []
    return occurrences[bisect_left(occurrences, start) : bisect_left(occurrences, end)]


def _kinds_of_words(language: Language) -> dict[str, int]:
    """Every word that is looked for -> what it may be."""
    lexicon = lexicon_of(language)
    sought = dict.fromkeys((*MARKS, *OPENING, *CLOSING), _MARK)
    moods = (
        form
        for form, readings in language.verbs.items()
        if any(reading.form & SUBJUNCTIVE for reading in readings)
    )
    for kind, words in (
        (_FINITE, lexicon.finite_cue_forms),
        (_CUE, lexicon.cue_forms - lexicon.separable_forms.keys()),
        (_SEPARABLE, lexicon.separable_forms), (_SOURCE, lexicon.source_words),
        (_EVIDENTIAL_WORD, lexicon.evidentials), (_MOOD, moods),
    ):  # fmt: skip
        for word in words:
            sought[word] = sought.get(word, 0) | kind
    for word in words_of(lexicon.grammar.hearsay_modals):
        sought[word] = sought.get(word, 0) | _MODAL
    for word, flags in language.flags.items():
        kinds = _FINITE if flags & _VERBS else 0
        kinds |= (_MODAL if flags & _EVIDENTIAL else 0) | (_MOOD if flags & _MOODS else 0)
        if kinds:
            sought[word] = sought.get(word, 0) | kinds
    return sought


def _kinds(forms: list[WordForm], language: Language) -> list[int]:
    """What each word may be of what is looked for, finite verbs by their endings among them."""
    found = [form.sought for form in forms]
    if None in found:
        sought, looks_finite = language.view(_kinds_of_words), finite(language)
        for form in forms:
            if form.sought is None:
                ends = looks_finite is not None and looks_finite(form.lower)
                form.sought = sought.get(form.lower, 0) | (_FINITE if ends else 0)
        found = [form.sought for form in forms]
    return cast(list[int], found)


def find_occurrences(text: Segmented, language: Language) -> Occurrences:
    """The places in a text of these words."""
    kinds = _kinds(text.forms, language)
    hits = [(i, kind) for i, kind in enumerate(kinds) if kind]
    return Occurrences(
        finite=[i for i, kind in hits if kind & _FINITE],
        cues=[i for i, kind in hits if kind & _CUE],
        separable=[i for i, kind in hits if kind & _SEPARABLE],
        sources=[i for i, kind in hits if kind & _SOURCE],
        evidentials=[i for i, kind in hits if kind & _EVIDENTIAL_WORD],
        modals=[i for i, kind in hits if kind & _MODAL],
        subjunctive=[i for i, kind in hits if kind & _MOOD],
        marks=[i for i, kind in hits if kind & _MARK],
    )
