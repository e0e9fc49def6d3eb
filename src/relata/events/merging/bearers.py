"""Who is who across records: entities with one name in any spelling share a number."""

from __future__ import annotations

from relata.model.record import Entity
from relata.model.threads import LOADING

#: Score of `same_name` from which two names are one bearer's.
SAME = 0.9
#: Kinds of entities that are people, who have a name or are nobody in particular.
_PEOPLE = ("person", "unnamed")
#: Kinds of entities whose names are compared in any spelling; others by their words.
_SPELLED = ("person", "place", "organisation", "institution")


class Bearers:
    """Numbers for entities of many records.

    Names are compared by `same_name` with the nearest in an index; what has an item of Wikidata is
    compared by that. What has no name of its own ("Police") is compared by its words.
    """

    def __init__(self) -> None:
        with LOADING:
            from relata.names.uses.index import NameIndex  # late: a single text needs no index
        self._forms: list[dict[str, None]] = []
        self._by_words: dict[str, int] = {}
        #: By number: whether it has a name, and whether it is one bearer's.
        self._own: list[bool] = []
        self._named: list[bool] = []
        self._index = NameIndex()
        #: Position in the index -> number.
        self._numbers: list[int] = []

    def number(self, entity: Entity, language: str) -> int:
        """The number of an entity; the same for every spelling of its name."""
        exact = f"{entity.wikidata or ''} {entity.name.casefold()}".strip()
        found = self._by_words.get(exact)
        if found is None:
            found = self._find(entity, language)
            self._by_words[exact] = found
        for form in (entity.name, *entity.forms):
            self._forms[found].setdefault(form)
        return found

    def _find(self, entity: Entity, language: str) -> int:
        if entity.wikidata and entity.wikidata in self._by_words:
            return self._by_words[entity.wikidata]
        spelled = bool(entity.forms) and entity.kind in _SPELLED
        if spelled:
            hits = self._index.find(entity.name, language, least=SAME, most=1)
            if hits:
                return self._numbers[hits[0].position]
        number = len(self._forms)
        self._forms.append({})
        self._own.append(bool(entity.forms))
        self._named.append(bool(entity.forms) or entity.kind not in _PEOPLE)
        if spelled:
            self._index.add(entity.name)
            self._numbers.append(number)
        if entity.wikidata:
            self._by_words[entity.wikidata] = number
        return number

    def has_name(self, number: int) -> bool:
        """Whether a number has a name of its own."""
        return self._own[number]

    def named(self, number: int) -> bool:
        """Whether a number is one bearer's: people without a name ("Mann") may be several."""
        return self._named[number]

    def name(self, number: int) -> str:
        """The fullest name."""
        return max(self._forms[number], key=lambda form: (len(form.split()), len(form)))

    def forms(self, number: int) -> tuple[str, ...]:
        """Every form of the name, in the order of the records."""
        return tuple(self._forms[number])
