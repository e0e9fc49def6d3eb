"""Entities across versions: which of them have one name, whatever its spelling and language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from relata.comparison.versions.limits import MAX_ENTITIES
from relata.knowledge import places as known_places
from relata.model.record import Entity, Record
from relata.names.matching.same_name import same_name
from relata.names.parts.parse import parse
from relata.names.uses.index import skeleton

#: From this probability on two names are one.
SAME = 0.5
#: Forms of an entity that are compared.
_MAX_FORMS = 4


class _Joined(Struct):
    """An entity of the story so far."""

    number: int
    #: Forms with the language of their texts.
    forms: list[tuple[str, str]]


def joined_entities(records: Sequence[Record]) -> list[dict[str, int]]:
    """For each record: entity id -> number of the entity in the whole story.

    The likeliest pairs are joined first, and two entities of one record never. Unnamed entities
    have numbers of their own.
    """
    known: list[_Joined] = []
    by_key: dict[str, list[_Joined]] = {}
    found: list[dict[str, int]] = []
    for record in records:
        language = record.document.language
        entities = record.entities[:MAX_ENTITIES]
        forms = {
            one.id: [(form, language) for form in names_of(one)[:_MAX_FORMS]] for one in entities
        }
        places = _places(forms, by_key)
        for entity in entities:
            joined = places.get(entity.id)
            if joined is None:
                joined = _Joined(len(known), [])
                known.append(joined)
            places[entity.id] = joined
        for entity in entities:
            _add(places[entity.id], forms[entity.id], by_key)
        found.append({one.id: places[one.id].number for one in entities})
    return found


def _places(
    forms: dict[str, list[tuple[str, str]]], by_key: dict[str, list[_Joined]]
) -> dict[str, _Joined]:
    """Which entity of earlier versions each one is; further ones are left out."""
    options = [
        (-score, entity, one.number, one)
        for entity, names in forms.items()
        for one, score in _near(names, by_key)
    ]
    found: dict[str, _Joined] = {}
    taken: set[int] = set()
    for _, entity, number, one in sorted(options, key=lambda option: option[:3]):
        if entity not in found and number not in taken:
            found[entity] = one
            taken.add(number)
    return found


def names_of(entity: Entity) -> tuple[str, ...]:
    """The names of an entity, the fullest first; () for one without a name."""
    if not entity.forms:
        return ()
    return tuple(dict.fromkeys((entity.name, *entity.forms)))


def _keys(form: str, language: str) -> set[str]:
    """Keys that the spellings of one name share, at least one of them, in any script."""
    words = parse(form, language).words
    country = _country(form, language)
    if country:
        return {"=" + form.casefold(), "country " + country}
    return {"=" + form.casefold(), *(key for word in words if (key := skeleton(word.latin)))}


def _country(name: str, language: str) -> str:
    """The code of the country that a name means, which languages call by unlike words; or ""."""
    known = known_places.lookup(name, language)
    return known.country if known is not None and known.sort == "country" else ""


def _add(joined: _Joined, forms: list[tuple[str, str]], by_key: dict[str, list[_Joined]]) -> None:
    for form, language in forms:
        if (form, language) in joined.forms:
            continue
        joined.forms.append((form, language))
        for key in _keys(form, language):
            others = by_key.setdefault(key, [])
            if joined not in others:
                others.append(joined)


def _near(
    forms: list[tuple[str, str]], by_key: dict[str, list[_Joined]]
) -> Iterator[tuple[_Joined, float]]:
    """Entities of earlier versions that probably have this name, with the probability."""
    near: dict[int, _Joined] = {}
    for form, language in forms:
        for key in _keys(form, language):
            near.update((one.number, one) for one in by_key.get(key, ()))
    for one in near.values():
        score = max(
            _same(name, language, other, theirs)
            for name, language in forms
            for other, theirs in one.forms[: 2 * _MAX_FORMS]
        )
        if score >= SAME:
            yield one, score


def _same(name: str, language: str, other: str, theirs: str) -> float:
    if name.casefold() == other.casefold():
        return 1.0
    country = _country(name, language)
    if country:
        return float(country == _country(other, theirs))
    return same_name(name, other, language, theirs).score
