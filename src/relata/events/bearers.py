"""Who is who across records: entities with one name in any spelling share a number."""

from __future__ import annotations

from relata.events.limits import MAX_BUCKET
from relata.model.record import Entity
from relata.names.base.blocking_key import blocking_key
from relata.names.matching.same_name import same_name

#: Score of `same_name` from which two names of people are one.
SAME = 0.9
#: Kinds of entities whose names are compared in any spelling; others by their words.
_SPELLED = ("person", "place")


class Bearers:
    """Numbers for entities of many records.

    People are compared by `same_name` with those of the same blocking key of their surname; what
    has an item of Wikidata, by that. A surname alone joins the one who has it, if there is one.
    """

    def __init__(self) -> None:
        self._names: list[dict[str, None]] = []
        self._by_words: dict[str, int] = {}
        self._by_key: dict[str, list[int]] = {}

    def number(self, entity: Entity, language: str) -> int:
        """The number of an entity; the same for every spelling of its name."""
        exact = f"{entity.wikidata or ''} {entity.name.casefold()}".strip()
        found = self._by_words.get(exact)
        if found is None:
            found = self._find(entity, language)
            self._by_words[exact] = found
        for form in (entity.name, *entity.forms):
            self._names[found].setdefault(form)
        return found

    def _find(self, entity: Entity, language: str) -> int:
        if entity.wikidata:
            known = self._by_words.get(entity.wikidata)
            if known is not None:
                return known
        surname = entity.name.split()[-1].casefold() if entity.name.split() else ""
        key = blocking_key(surname) or surname
        row = self._by_key.setdefault(key, [])
        if entity.kind in _SPELLED:
            for number in row[-MAX_BUCKET:]:
                if self._is(entity.name, number, language):
                    return number
        self._names.append({})
        number = len(self._names) - 1
        row.append(number)
        if entity.wikidata:
            self._by_words[entity.wikidata] = number
        return number

    def _is(self, name: str, number: int, language: str) -> bool:
        other = self.name(number)
        return same_name(name, other, language).score >= SAME

    def name(self, number: int) -> str:
        """The fullest name."""
        return max(self._names[number], key=lambda form: (len(form.split()), len(form)))

    def forms(self, number: int) -> tuple[str, ...]:
        """Every form of the name, in the order of the records."""
        return tuple(self._names[number])
