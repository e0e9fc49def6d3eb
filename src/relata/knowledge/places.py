"""Countries with their capitals, adjectives and inhabitants; cities and regions."""

from __future__ import annotations

from functools import lru_cache

import msgspec
from msgspec import Struct

from relata.knowledge.lookup import Known, add, forms_of, look, read
from relata.model.errors import DataError

#: Endings of a German adjective, longest first; "" for the bare stem.
_ENDINGS = ("en", "er", "es", "em", "e", "")


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    countries: str
    cities: str
    regions: str


class _Tables(Struct, frozen=True):
    places: dict[str, Known]
    #: "französisch", "French" -> "FR"
    adjectives: dict[str, str]
    #: "Franzosen", "Frenchman" -> "FR"
    people: dict[str, str]
    #: "FR" -> "France"
    countries: dict[str, str]


def _country(line: str, tables: _Tables) -> None:
    columns = [part.strip() for part in line.split(";")]
    if len(columns) != 5:
        raise DataError(f"knowledge/data/places.toml: five columns are needed: {line!r}")
    code, names, capitals, adjectives, people = columns
    name = forms_of(names)[0][0]
    tables.countries[code] = name
    for forms, sort in ((forms_of(names), "country"), (forms_of(capitals), "capital")):
        if forms:
            plain = Known(forms[0][0], "place", code, sort=sort)
            unsure = Known(forms[0][0], "place", code, ambiguous=True, sort=sort)
            add(tables.places, forms, plain, unsure)
    for form, _ in forms_of(adjectives):
        tables.adjectives.setdefault(form, code)
    for form, _ in forms_of(people):
        tables.people.setdefault(form, code)


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    file = read("places.toml", _File)
    tables = _Tables({}, {}, {}, {})
    for line in file.countries.splitlines():
        if line.strip():
            _country(line, tables)
    for text, sort in ((file.cities, "city"), (file.regions, "region")):
        for form, ambiguous in forms_of(text.replace("\n", "|")):
            tables.places.setdefault(form, Known(form, "place", "", "", ambiguous, sort))
    return tables


def table() -> dict[str, Known]:
    """Every form of a place, as written, with what is known; never changed."""
    return _tables().places


def lookup(name: str) -> Known | None:
    """The place called `name` ("Moskau", "Frankreichs"), or None.

    `sort` is "country" or "capital" where a government may speak by that name, with its
    country's code in `country`; else "city" or "region".
    """
    return look(_tables().places, name)


def country(code: str) -> str | None:
    """The English name of a country by its code, or None."""
    return _tables().countries.get(code)


@lru_cache(maxsize=8192)
def adjective(word: str) -> str | None:
    """Country code of an adjective ("französischen", "French"), or None."""
    known = _tables().adjectives
    # Only German adjectives (in -isch, and deutsch) take an ending.
    for ending in _ENDINGS if "sch" in word else ("",):
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            code = known.get(stem) or known.get(stem.lower())
            if code is not None and (not ending or stem.endswith("sch")):
                return code
    return None


def people(word: str) -> str | None:
    """Country code of a word for inhabitants ("Franzosen", "Russians"), or None."""
    return _tables().people.get(word)
