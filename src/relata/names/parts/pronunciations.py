"""The readings of a word, one for each convention it may come from, and where two meet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from relata.names.base.conventions import Convention, for_language, load, of_script
from relata.names.base.scripts import CYRILLIC, LATIN, cyrillic_language
from relata.names.parts.word import Word

#: Romanisations of one source: they meet among themselves, and no other convention.
_FAMILY = {"ar-en": "ar", "ar-fr": "ar", "zh": "zh", "zh-wg": "zh", "ko": "ko", "ja": "ja"}

_DOUBLE = re.compile(r"(.)\1+")

#: Too broad to prove by themselves that two words are one: "o" and "u" are one sound to them.
ROMANISATIONS = frozenset(_FAMILY)

#: How far a convention is from the usual one, for a text whose language is not known: English
#: spellings are everywhere. Others count FOREIGN; the text's own language counts nothing.
_USUAL = {"en": 0.2, "de": 0.4, "fr": 0.4, "ar-en": 0.3, "ja": 0.4, "ko": 0.4, "zh": 0.4}
FOREIGN = 0.6
_ORDER = ("en", "de", "fr", "es", "it", "pl", "cs", "hu", "nl", "sv", "pt", "tr", "sl", "ro", "lv")


class Reading(NamedTuple):
    """What a word reads as by a convention."""

    sounds: str
    convention: Convention
    #: 0 where the convention is the text's own.
    unusual: float


def by_usage(convention: Convention) -> tuple[int, str]:
    """Order of conventions: those that news texts use most come first."""
    code = convention.code
    return (_ORDER.index(code) if code in _ORDER else len(_ORDER), code)


@lru_cache(maxsize=1)
def _latin() -> tuple[Convention, ...]:
    return tuple(sorted(of_script(LATIN), key=by_usage))


def simplified(sounds: str) -> str:
    """A reading without double sounds: they are lost first on the way between languages."""
    return _DOUBLE.sub(r"\1", sounds)


@lru_cache(maxsize=20_000)
def readings(word: Word, lang: str | None = None, rare: bool = True) -> dict[str, Reading]:
    """Sounds -> the most usual convention that gives them; none for scripts without one.

    Romanisations of one source stand under keys of their own ("ar:..."). `rare`: by every
    convention, not only by those that are in use everywhere and the text's own.
    """
    found: dict[str, Reading] = {}
    text = word.text
    if word.script != LATIN:
        own = _own(word, lang)
        if own is not None:
            sounds = simplified(own.read(text))
            found[sounds] = Reading(sounds, own, 0.0)
        return found
    for convention, family, unusual in _options(lang, rare):
        sounds = convention.read(text)
        if _DOUBLE.search(sounds):
            sounds = simplified(sounds)
        key = family + sounds
        if key not in found:
            found[key] = Reading(sounds, convention, unusual)
    return found


@lru_cache(maxsize=50_000)
def _sounds(text: str, lang: str | None, rare: bool) -> frozenset[str]:
    """What a Latin word reads as by the conventions that can prove something, as `readings`."""
    options = _options(lang, rare)
    found = [c.read(text) for c, family, _ in options if not family]
    return frozenset(_DOUBLE.sub(r"\1", "\n".join(found)).split("\n"))


def may_meet(a: Word, b: Word, rare: bool) -> bool:
    """Whether two Latin words share a reading of a convention that can prove something."""
    if not _sounds(a.text, a.lang, False).isdisjoint(_sounds(b.text, b.lang, False)):
        return True
    if not rare:
        return False
    return not _sounds(a.text, a.lang, True).isdisjoint(_sounds(b.text, b.lang, True))


@lru_cache(maxsize=128)
def _options(lang: str | None, rare: bool) -> tuple[tuple[Convention, str, float], ...]:
    """The conventions of Latin letters, the most usual first, each with the key of its family."""
    options = [
        (0.0 if lang in c.languages else _USUAL.get(c.code, FOREIGN), n, c)
        for n, c in enumerate(_latin())
    ]
    return tuple(
        (c, f"{_FAMILY[c.code]}:" if c.code in _FAMILY else "", unusual)
        for unusual, _, c in sorted(options, key=lambda option: option[:2])
        if rare or unusual < FOREIGN
    )


def _own(word: Word, lang: str | None) -> Convention | None:
    if word.script == CYRILLIC:
        return for_language(CYRILLIC, cyrillic_language(word.text, lang)) or load("ru")
    one = of_script(word.script)
    return one[0] if one else None


def meeting(
    a: Word, b: Word, lang_a: str | None = None, lang_b: str | None = None, rare: bool = True
) -> tuple[Reading, Reading] | None:
    """The readings in which two words meet, by the most usual conventions; None for none."""
    best = _meeting(readings(a, lang_a, False), readings(b, lang_b, False))
    if best is None and rare:
        best = _meeting(readings(a, lang_a), readings(b, lang_b))
    return best


def _meeting(of_a: dict[str, Reading], of_b: dict[str, Reading]) -> tuple[Reading, Reading] | None:
    best: tuple[float, Reading, Reading] | None = None
    for sounds, one in of_a.items():
        other = of_b.get(sounds)
        if other is not None and (best is None or one.unusual + other.unusual < best[0]):
            best = (one.unusual + other.unusual, one, other)
    return best[1:] if best is not None else None
