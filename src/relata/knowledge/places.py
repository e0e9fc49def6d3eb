"""Countries with their capitals, adjectives and inhabitants; cities and regions.

Every function takes the language of the text (`code`), whose own names are then known in
addition to those that are met in texts of every language.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from relata.knowledge.lookup import Known, add, forms_of, look, read
from relata.knowledge.packs import knowledge_of, possessives, visible
from relata.lang.compile import kept
from relata.lang.schema import KnowledgeFile, Words, words_of
from relata.model.errors import DataError
from relata.model.threads import once


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    countries: str
    cities: str
    regions: str


class PlaceNames(Struct, frozen=True):
    """What is known of places, by the form as written."""

    places: dict[str, Known]
    #: "französisch", "French" -> "FR"
    adjectives: dict[str, str]
    #: "Franzosen", "Frenchman" -> "FR"
    people: dict[str, str]


@once(1)
def _file() -> _File:
    return read("places.toml", _File)


@once(1)
def countries() -> dict[str, tuple[str, str]]:
    """Country code -> English names of the country and its capital ("" for none)."""
    found = {}
    for line in _file().countries.splitlines():
        if line.strip():
            code, name, capital = (*(part.strip() for part in line.split(";")), "")[:3]
            found[code] = (name, capital)
    return found


def _forms(adjective: str, endings: dict[str, Words]) -> Iterator[str]:
    """An adjective with the endings that it takes, and without one."""
    yield adjective
    for last, added in endings.items():
        if adjective.endswith(last):
            yield from (adjective + ending for ending in words_of(added))


def _country(line: str, found: PlaceNames, known: KnowledgeFile, where: str) -> None:
    columns = [part.strip() for part in line.split(";")]
    if len(columns) > 5 or columns[0] not in countries():
        raise DataError(f"{where} countries: a known code and four columns are needed: {line!r}")
    code, names, capitals, adjectives, people = (*columns, "", "", "", "")[:5]
    name, capital = countries()[code]
    add(found.places, forms_of(names), Known(name, "place", code, sort="country"))
    add(found.places, forms_of(capitals), Known(capital, "place", code, sort="capital"))
    for adjective, _ in forms_of(adjectives):
        for form in _forms(adjective, known.adjective_endings):
            found.adjectives.setdefault(form, code)
    for form, _ in forms_of(people):
        found.people.setdefault(form, code)


def _others(text: str, sort: str, found: PlaceNames) -> None:
    for form, ambiguous in forms_of(text.replace("\n", "|")):
        found.places.setdefault(form, Known(form, "place", "", "", ambiguous, sort))


@kept
@once(64)
def place_names(code: str = "") -> PlaceNames:
    """What is known of places in texts of language `code`; never changed."""
    found = PlaceNames({}, {}, {})
    packs = [(pack, knowledge_of(pack)) for pack in visible(code)]
    for pack, known in packs:
        for line in known.countries.splitlines():
            if line.strip():
                _country(line, found, known, f"{pack}/knowledge.toml")
    for _, known in packs:
        _others(known.cities, "city", found)
        _others(known.regions, "region", found)
    _others(_file().cities, "city", found)
    _others(_file().regions, "region", found)
    return found


def table(code: str = "") -> dict[str, Known]:
    """Every form of a place, as written, with what is known; never changed."""
    return place_names(code).places


def lookup(name: str, code: str = "") -> Known | None:
    """The place called `name` ("Moskau", "Frankreichs"), or None.

    `sort` is "country" or "capital" where a government may speak by that name, with its
    country's code in `country`; else "city" or "region".
    """
    return look(place_names(code).places, name, possessives(code))


def country(code: str) -> str | None:
    """The English name of a country by its code, or None."""
    found = countries().get(code)
    return found[0] if found else None


def adjective(word: str, code: str = "") -> str | None:
    """Country code of an adjective ("französischen", "French"), or None."""
    known = place_names(code).adjectives
    return known.get(word) or known.get(word.lower())


def people(word: str, code: str = "") -> str | None:
    """Country code of a word for inhabitants ("Franzosen", "Russians"), or None."""
    return place_names(code).people.get(word)
