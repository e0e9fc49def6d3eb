"""Tables of letters that are the same whatever the language: `data/letters.toml`.

Romanisation and folding by table look-up; which letters a language itself has, and how it sounds
them, is declared in its pack. Example: "ł" counts as "l".
"""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml

DATA = "relata.names.data"

#: What `str.translate` takes: code point -> letters.
Translation = dict[int, str]


class _LettersFile(Struct, frozen=True, forbid_unknown_fields=True):
    similar_initials: str
    kept_in_key: dict[str, str]
    folded: dict[str, str]
    english_of_sounds: dict[str, str]
    iso9: dict[str, str]
    base_letters: dict[str, str]
    given_name_fold: dict[str, str]


class Letters(Struct, frozen=True):
    """The tables of `data/letters.toml`, which says what each of them is."""

    similar_initials: frozenset[str]
    kept_in_key: Translation
    folded: dict[str, str]
    english_of_sounds: Translation
    iso9: Translation
    base_letters: Translation
    #: Graphemes that spellings of one given name write for one another -> one of them.
    given_name_fold: dict[str, str]


@once(1)
def letter_tables() -> Letters:
    """The tables, read at first use. Raises DataError where the file is not sound."""
    file = read_toml(DATA, "letters.toml", _LettersFile)
    return Letters(
        frozenset(file.similar_initials.split()),
        str.maketrans(file.kept_in_key),
        file.folded,
        str.maketrans(file.english_of_sounds),
        str.maketrans(file.iso9),
        str.maketrans(file.base_letters),
        file.given_name_fold,
    )
