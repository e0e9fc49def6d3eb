"""The pronunciations of a word, one for each convention, and where those of two words agree.

"Sojgu" is pronounced šojgu by the Hungarian convention, "Schoigu" by the German one: they agree,
the more surely the more usual both conventions are in the texts' languages.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from relata.model.threads import once
from relata.names.base.conventions import (
    Convention,
    conventions_of_script,
    likely_convention,
)
from relata.names.base.scripts import LATIN
from relata.names.base.weights import weights
from relata.names.parts.word import Word

_DOUBLE = re.compile(r"(.)\1+")


class Pronunciation(NamedTuple):
    """How a word is pronounced by one convention."""

    sounds: str
    convention: Convention
    #: How unusual the convention is in the text; 0 for that of the text's language.
    unusual: float


def is_romanisation(convention: Convention) -> bool:
    """Whether it romanises another script ("ar-en", "zh-wg") and belongs to no language.

    Romanisations are too broad to prove by themselves that two words are one: they write two
    sounds with one letter. They are compared only among those of one source language.
    """
    return not convention.languages and convention.script == LATIN


def by_usage(convention: Convention) -> tuple[int, str]:
    """Sort key of conventions: those that news texts use most come first."""
    order = weights().conventions.most_used_first
    code = convention.code
    return (order.index(code) if code in order else len(order), code)


@once(1)
def _latin() -> tuple[Convention, ...]:
    return tuple(sorted(conventions_of_script(LATIN), key=by_usage))


def without_doubled(sounds: str) -> str:
    """Sounds without doubled ones, which are lost first between languages."""
    return _DOUBLE.sub(r"\1", sounds)


@lru_cache(maxsize=20_000)
def pronunciations(
    word: Word, lang: str | None = None, rare: bool = True
) -> dict[str, Pronunciation]:
    """Sounds -> the pronunciation by the most usual convention; {} for scripts without one.

    Romanisations of one source language have keys of their own ("ar:..."). `rare`: by all
    conventions, not only by the widely used ones and the text's own.
    """
    found: dict[str, Pronunciation] = {}
    text = word.text
    if word.script != LATIN:
        own = likely_convention(text, word.script, lang)
        if own is not None:
            sounds = without_doubled(own.to_sounds(text))
            found[sounds] = Pronunciation(sounds, own, 0.0)
        return found
    for convention, source, unusual in _options(lang, rare):
        sounds = convention.to_sounds(text)
        if _DOUBLE.search(sounds):
            sounds = without_doubled(sounds)
        key = source + sounds
        if key not in found:
            found[key] = Pronunciation(sounds, convention, unusual)
    return found


@lru_cache(maxsize=50_000)
def _sounds(text: str, lang: str | None, rare: bool) -> frozenset[str]:
    """The sounds of a Latin word by all conventions that can prove identity."""
    options = _options(lang, rare)
    found = [c.to_sounds(text) for c, source, _ in options if not source]
    return frozenset(_DOUBLE.sub(r"\1", "\n".join(found)).split("\n"))


def may_sound_alike(a: Word, b: Word, rare: bool) -> bool:
    """Whether two Latin words share a pronunciation by conventions that can prove identity."""
    if not _sounds(a.text, a.lang, False).isdisjoint(_sounds(b.text, b.lang, False)):
        return True
    if not rare:
        return False
    return not _sounds(a.text, a.lang, True).isdisjoint(_sounds(b.text, b.lang, True))


@once(128)
def _options(lang: str | None, rare: bool) -> tuple[tuple[Convention, str, float], ...]:
    """(convention, key prefix of its source language or "", how unusual), the most usual first."""
    tuned = weights().conventions
    options = [
        (0.0 if lang in c.languages else tuned.usual.get(c.code, tuned.other), n, c)
        for n, c in enumerate(_latin())
    ]
    return tuple(
        (c, f"{c.code.partition('-')[0]}:" if is_romanisation(c) else "", unusual)
        for unusual, _, c in sorted(options, key=lambda option: option[:2])
        if rare or unusual < tuned.other
    )


def shared_pronunciation(
    a: Word, b: Word, lang_a: str | None = None, lang_b: str | None = None, rare: bool = True
) -> tuple[Pronunciation, Pronunciation] | None:
    """The pronunciations in which two words agree, by the most usual conventions; or None."""
    best = _most_usual_shared(pronunciations(a, lang_a, False), pronunciations(b, lang_b, False))
    if best is None and rare:
        best = _most_usual_shared(pronunciations(a, lang_a), pronunciations(b, lang_b))
    return best


def _most_usual_shared(
    of_a: dict[str, Pronunciation], of_b: dict[str, Pronunciation]
) -> tuple[Pronunciation, Pronunciation] | None:
    best: tuple[float, Pronunciation, Pronunciation] | None = None
    for sounds, one in of_a.items():
        other = of_b.get(sounds)
        if other is not None and (best is None or one.unusual + other.unusual < best[0]):
            best = (one.unusual + other.unusual, one, other)
    return best[1:] if best is not None else None
