"""Back-transliteration: the Cyrillic words of which a Latin word is the regular form.

By the Hungarian convention "Sojgu" stands for Шойгу, and Шойгу is regularly "Schoigu" in German and
"Şoygu" in Turkish. Two Latin forms that are regular forms of one Cyrillic word are one word,
transcribed by two conventions. "Kohl" and "Cole" sound alike and are not one: neither of them is a
transcription of Коль.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from relata.lang.compile import kept
from relata.lang.schema import words_of
from relata.model.threads import once
from relata.names.base.conventions import (
    convention_files,
    convention_for_language,
    conventions_of_script,
    grapheme_replacer,
)
from relata.names.base.scripts import LATIN, plain_latin
from relata.names.distance.grapheme_costs import letters_only
from relata.names.limits import MAX_SOURCES
from relata.names.parts.pronunciations import by_usage
from relata.names.uses.transcription import transcribe


class CommonSource(NamedTuple):
    """A Cyrillic word, and the names of the conventions by which two Latin words write it."""

    source: str
    by_a: str
    by_b: str


_RUN = re.compile("i+")
_AS_I = str.maketrans("jy", "ii")


def fold_i(word: str) -> str:
    """A Latin word without diacritics, j and y as i, runs of i as one: "sergiej" -> "sergiei"."""
    return _RUN.sub("i", plain_latin(word).translate(_AS_I))


class _Sources(NamedTuple):
    """What the packs declare of the languages that Latin words are traced to."""

    codes: tuple[str, ...]
    #: From sounds to letters, one function a table.
    from_sounds: tuple[Callable[[str], str], ...]
    #: Letters that are seldom next to one another.
    unlikely: re.Pattern[str]


@kept
@once(1)
def _sources() -> _Sources:
    declared = {
        file.code: file.back_transliteration
        for file in convention_files()
        if file.back_transliteration is not None
    }
    unlikely = [re.escape(run) for back in declared.values() for run in words_of(back.unlikely)]
    return _Sources(
        tuple(declared),
        tuple(grapheme_replacer(back.letters) for back in declared.values() if back.letters),
        re.compile("|".join(unlikely) or r"(?!)"),
    )


@once(1)
def _transcribing_conventions() -> tuple[tuple[str, str], ...]:
    """(language, name of its convention) of every convention with transcription rules."""
    found = sorted((c for c in conventions_of_script(LATIN) if c.writes), key=by_usage)
    return tuple((min(c.languages), c.name) for c in found)


@lru_cache(maxsize=20_000)
def cyrillic_sources(word: str) -> tuple[str, ...]:
    """The Cyrillic words that a Latin word (lower case) may stand for, by any convention."""
    text = letters_only(word)
    found = dict.fromkeys(
        letters_of(c.to_sounds(text))
        for letters_of in _sources().from_sounds
        for c in conventions_of_script(LATIN)
        if c.writes
    )
    return tuple(found)[:MAX_SOURCES]


@lru_cache(maxsize=20_000)
def regular_forms(source: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The regular forms of a Cyrillic word: folded form -> (form in lower case, convention)."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for lang, name in _transcribing_conventions():
        for code in _sources().codes:
            written = transcribe(source, code, lang)
            if written is not None:
                low = written.form.lower()
                found[fold_i(low)] = (*found.get(fold_i(low), ()), (low, name))
    return found


def _nearest_form(word: str, known: tuple[tuple[str, str], ...]) -> tuple[int, str]:
    """How far a word is from the nearest regular form, 0 to 2, and that form's convention."""
    bare = plain_latin(word)
    far = [0 if form == word else 1 if plain_latin(form) == bare else 2 for form, _ in known]
    least = min(far)
    return least, known[far.index(least)][1]


@lru_cache(maxsize=20_000)
def common_source(a: str, b: str) -> CommonSource | None:
    """The Cyrillic word of which two Latin words (lower case) are regular forms, or None.

    Of several the one that they write most exactly. Symmetric.
    """
    if b < a:
        found = common_source(b, a)
        return None if found is None else CommonSource(found.source, found.by_b, found.by_a)
    one, other = fold_i(a), fold_i(b)
    best: tuple[int, CommonSource] | None = None
    for source in dict.fromkeys((*cyrillic_sources(a), *cyrillic_sources(b))):
        known = regular_forms(source)
        if one in known and other in known:
            (far_a, by_a), (far_b, by_b) = (
                _nearest_form(a, known[one]),
                _nearest_form(b, known[other]),
            )
            far = far_a + far_b + 2 * bool(_sources().unlikely.search(source))
            if best is None or far < best[0]:
                best = (far, CommonSource(source, by_a, by_b))
    return best[1] if best is not None else None


@lru_cache(maxsize=20_000)
def is_regular(word: str, lang: str) -> bool:
    """Whether a Latin word (lower case) is what a text in `lang` writes for some Cyrillic word."""
    own = convention_for_language(LATIN, lang)
    if own is None:
        return False
    likely = (source for source in cyrillic_sources(word) if not _sources().unlikely.search(source))
    known = (regular_forms(source).get(fold_i(word), ()) for source in likely)
    return any((word, own.name) in row for row in known)
