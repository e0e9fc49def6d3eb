"""Entities across versions: which of them have one name, whatever its spelling and language."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from relata.comparison.versions.limits import MAX_ENTITIES
from relata.model.record import Entity, Record
from relata.names.base.blocking_key import blocking_key
from relata.names.matching.same_name import same_name

#: From this probability on two names are one.
SAME = 0.5
#: Forms of an entity that are compared.
_MAX_FORMS = 4


class _Joined(Struct):
    """An entity of the story so far."""

    number: int
    #: Forms with the language of their texts.
    forms: list[tuple[str, str]]
    #: Versions that it has been found in.
    versions: set[int]


def joined_entities(records: Sequence[Record]) -> list[dict[str, int]]:
    """For each record: entity id -> number of the entity in the whole story.

    Two entities of one record are never joined. Unnamed entities have numbers of their own.
    """
    clusters: list[_Joined] = []
    by_key: dict[str, list[_Joined]] = {}
    found: list[dict[str, int]] = []
    for version, record in enumerate(records):
        language = record.document.language
        numbers: dict[str, int] = {}
        for entity in record.entities[:MAX_ENTITIES]:
            forms = [(form, language) for form in names_of(entity)[:_MAX_FORMS]]
            joined = _best(forms, by_key, version) if forms else None
            if joined is None:
                joined = _Joined(len(clusters), [], set())
                clusters.append(joined)
            _add(joined, forms, by_key, version)
            numbers[entity.id] = joined.number
        found.append(numbers)
    return found


def names_of(entity: Entity) -> tuple[str, ...]:
    """The names of an entity, the fullest first; () for one without a name."""
    if not entity.forms:
        return ()
    return tuple(dict.fromkeys((entity.name, *entity.forms)))


def _keys(form: str) -> set[str]:
    words = form.lower().replace("-", " ").split()
    return {"=" + form.casefold(), *(key for word in words if (key := blocking_key(word)))}


def _add(
    joined: _Joined, forms: list[tuple[str, str]], by_key: dict[str, list[_Joined]], version: int
) -> None:
    joined.versions.add(version)
    for form, language in forms:
        if (form, language) in joined.forms:
            continue
        joined.forms.append((form, language))
        for key in _keys(form):
            others = by_key.setdefault(key, [])
            if joined not in others:
                others.append(joined)


def _best(
    forms: list[tuple[str, str]], by_key: dict[str, list[_Joined]], version: int
) -> _Joined | None:
    """The entity of an earlier version with most probably the same name."""
    near: dict[int, _Joined] = {}
    for form, _ in forms:
        for key in _keys(form):
            near.update((one.number, one) for one in by_key.get(key, ()))
    best, most = None, SAME
    for one in near.values():
        if version in one.versions:
            continue
        score = max(
            _same(name, language, other, theirs)
            for name, language in forms
            for other, theirs in one.forms[: 2 * _MAX_FORMS]
        )
        if score > most:
            best, most = one, score
    return best


def _same(name: str, language: str, other: str, theirs: str) -> float:
    if name.casefold() == other.casefold():
        return 1.0
    return same_name(name, other, language, theirs).score
