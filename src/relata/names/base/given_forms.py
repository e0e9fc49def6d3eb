"""Forms of one given name: variants by a letter, short forms, forms in a related language.

"Philip" and "Philipp" are one name by the sounds that spellings vary in (`folded`), "Jim" is short
for "James", and Ukrainian Микола is Николай in Russian texts. What is short for what, and which
forms are one person's, is data of the packs (`short_forms`, `home_forms` of `names.toml`); forms
are looked up by their sounds, so that "Katja", "Katya" and Катя are one entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import lru_cache

from msgspec import Struct

from relata.lang.compile import kept, section
from relata.lang.schema import ConventionFile
from relata.model.threads import once
from relata.names.base.conventions import convention_codes, grapheme_replacer
from relata.names.base.letters import Translation, letter_tables
from relata.names.base.lexicon import apart_given_names, given_name_variants
from relata.names.base.scripts import LATIN, plain_latin, romanise, sounds_of

_DOUBLED = re.compile(r"(.)\1+")
#: Letters of the shortest form that another may continue: "dan", "danny".
_SHORTEST_STEM = 2
#: What transcriptions from Cyrillic letters write for one another.
_TRANSCRIBED = (
    ("ye", "e"),
    ("y", "j"),
    ("y", "i"),
    ("v", "w"),
    ("kh", "ch"),
    ("sh", "sch"),
    ("sh", "sz"),
)
_NO_NAMES: tuple[str, ...] = ()


class Relation(Enum):
    """How two given names are one."""

    VARIANT = "variant"
    HOME_FORM = "home"
    SHORT_FORM = "short"


class GivenForms(Struct, frozen=True):
    """Folded form -> the full names that it stands for, folded."""

    #: A full name stands for itself.
    full: dict[str, tuple[str, ...]]
    short: dict[str, tuple[str, ...]]
    #: Form -> other spellings of it, and forms that texts of a related language have for it.
    home: dict[str, tuple[str, ...]]
    #: Every form, and every form as it is spelled in plain Latin letters.
    all: frozenset[str]
    spelled: frozenset[str]


@once(1)
def _folding() -> tuple[Callable[[str], str], Translation, frozenset[str]]:
    """What replaces graphemes of several letters or with conditions, and then single letters.

    And letters one of which is in every such grapheme: most words have none.
    """
    table = letter_tables().given_name_fold
    single = {key: value for key, value in table.items() if len(key) == 1}
    others = {key: value for key, value in table.items() if len(key) > 1}
    rest = [set(key.partition(">")[0].strip("^$")) for key in others]
    marks: set[str] = set()
    while rest:
        letters = [letter for grapheme in rest for letter in grapheme]
        marks.add(max(sorted(set(letters), reverse=True), key=letters.count))
        rest = [grapheme for grapheme in rest if grapheme.isdisjoint(marks)]
    return grapheme_replacer(others), str.maketrans(single), frozenset(marks)


@lru_cache(maxsize=50_000)
def folded(latin: str) -> str:
    """A given name in plain Latin letters by its sounds, roughly: "sarah" -> "sara"."""
    replace, letters, marks = _folding()
    if not marks.isdisjoint(latin):
        latin = replace(latin)
    return _DOUBLED.sub(r"\1", latin.translate(letters))


class _Reader:
    """Folds the words of one pack, and keeps how they are spelled."""

    def __init__(self, file: ConventionFile, spelled: set[str]) -> None:
        self._script = file.script
        self._lang = (file.languages.split() or [file.code])[0]
        self._spelled = spelled

    def fold(self, word: str) -> set[str]:
        """A word as texts of the pack's language and of unknown ones have it, folded."""
        if self._script == LATIN or word.isascii():
            found = {plain_latin(word)}
        else:
            langs = (self._lang, None)
            sounds = {sounds_of(word, self._script, lang) for lang in langs}
            found = {plain_latin(romanise(sound)) for sound in sounds}
        self._spelled |= found
        if self._script != LATIN:
            # As German, Polish and French texts have it: "wanja", "vania" for "vanya".
            forms = found
            for old, new in _TRANSCRIBED:
                forms = forms | {word.replace(old, new) for word in forms}
            self._spelled |= forms
        return set(map(folded, found))

    def fold_all(self, words: Iterable[str]) -> set[str]:
        """The folds of several words."""
        return set().union(*map(self.fold, words))


def rows_of(text: str) -> Iterator[tuple[str, list[str]]]:
    """The lines "name: form form" of a field of `names.toml`."""
    for line in text.splitlines():
        name, _, forms = line.partition(":")
        if name.strip():
            yield name.strip(), forms.split()


def _frozen(table: dict[str, set[str]]) -> dict[str, tuple[str, ...]]:
    """Tuples, as the garbage collector need not look at those of strings, but at every set."""
    return {key: tuple(found) for key, found in table.items()}


@kept
@once(1)
def given_forms() -> GivenForms:
    """The forms of all packs: names travel, so that no language is asked."""
    full: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    home: dict[str, set[str]] = {}
    spelled: set[str] = set()
    for row in given_name_variants():
        spelled.update(row)
        spellings = set(map(folded, row))
        for key in spellings:
            home.setdefault(key, set()).update(spellings)
    for code in convention_codes():
        file: ConventionFile = section(code, "names")
        reader = _Reader(file, spelled)
        for name, forms in rows_of(file.short_forms):
            names = reader.fold(name)
            for key in names:
                full.setdefault(key, set()).update(names)
            for key in reader.fold_all(forms):
                short.setdefault(key, set()).update(names)
        for name, forms in rows_of(file.home_forms):
            names, others = reader.fold(name), reader.fold_all(forms)
            for key in names:
                home.setdefault(key, set()).update(others)
            for key in others:
                home.setdefault(key, set()).update(names)
    return GivenForms(
        _frozen(full), _frozen(short), _frozen(home), frozenset((*full, *short, *home)),
        frozenset(spelled),
    )  # fmt: skip


def relation(a: str, b: str) -> Relation | None:
    """How two words in plain Latin letters are one given name, None where they are not.

    Symmetric. Two short forms of one name are one where the longer continues the shorter ("Dan",
    "Danny"): who is called Liz is seldom called Betty. Unknown words may still be variants.
    """
    one, other = folded(a), folded(b)
    if one == other:
        return None if (a, b) in apart_given_names() else Relation.VARIANT
    known = given_forms()
    if one not in known.all or other not in known.all:
        return None
    if other in known.home.get(one, _NO_NAMES):
        return Relation.HOME_FORM
    full_a, full_b = known.full.get(one, _NO_NAMES), known.full.get(other, _NO_NAMES)
    short_a, short_b = known.short.get(one, _NO_NAMES), known.short.get(other, _NO_NAMES)
    if _meet(full_a, short_b) or _meet(short_a, full_b):
        return Relation.SHORT_FORM
    if _meet(short_a, short_b):
        stem, longer = (one, other) if len(one) < len(other) else (other, one)
        if len(stem) > _SHORTEST_STEM and longer.startswith(stem):
            return Relation.SHORT_FORM
    return None


def two_full_names(a: str, b: str) -> bool:
    """Whether both words have short forms of their own: "John" is not short for "Johannes"."""
    full = given_forms().full
    return folded(a) in full and folded(b) in full


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one and other) and not set(one).isdisjoint(other)


def two_short_forms(a: str, b: str) -> bool:
    """Whether two words are short forms, and no full names, without being one: "Hannes", "Hans"."""
    one, other = folded(a), folded(b)
    known = given_forms()
    short = one in known.short and other in known.short
    if not short or one in known.full or other in known.full:
        return False
    return relation(a, b) is None


def is_given(latin: str) -> bool:
    """Whether a word in plain Latin letters is a given name or a short form of the packs."""
    return folded(latin) in given_forms().all
