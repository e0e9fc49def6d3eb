"""Where one telling of a statement comes from: its speakers, and the hand it was got from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from relata.comparison.content_words import content_words
from relata.comparison.versions.prepared import Prepared, PreparedStatement
from relata.knowledge import offices
from relata.model.record import Entity, Spans
from relata.model.sourcing import relay_links

#: Hands that are sources in their own right.
_SOURCES = ("agency", "outlet", "document")
#: Kinds of entities that speak as a body.
BODIES = ("institution", "organisation", "place", "agency", "outlet")

#: Identifies a source: the number of its entity in the story, or a language and the words of a
#: description without a name.
OriginKey = tuple[str, int] | tuple[str, frozenset[str]]


class Origin(Struct, frozen=True):
    """A source as one version names it."""

    key: OriginKey
    name: str
    #: speaker, or the kind of hand that it is.
    kind: str
    #: What the entity is: person, institution …
    entity: str
    language: str
    #: Number of the version that names it so.
    version: int
    named: bool
    #: Keys of the words of its name or description, and of each role.
    words: frozenset[str] = frozenset()
    roles: tuple[frozenset[str], ...] = ()
    #: Whether a role says that it speaks for somebody: "spokeswoman of the harbour board".
    spokesperson: bool = False


class Sourced(Struct, frozen=True):
    """Who says a statement in one version, and through which hand the version has it."""

    speakers: tuple[Origin, ...]
    hand: Origin | None


class OriginReader:
    """Reads the sources of tellings; what a description says is worked out once."""

    def __init__(self, versions: Iterable[Prepared]) -> None:
        versions = list(versions)
        self._entities = {v.number: {e.id: e for e in v.record.entities} for v in versions}
        #: Outlets that printed the versions: they are in the story themselves.
        self._printed = {
            version.entities[outlet]
            for version in versions
            if (outlet := version.record.document.outlet) in version.entities
        }
        self._known: dict[tuple[int, str, str], Origin | None] = {}

    def telling(self, version: Prepared, statement: PreparedStatement) -> Sourced:
        """The sources of a statement in a version; none where nobody is known."""
        return Sourced(self._speakers(version, statement), self._hand(version, statement))

    def _speakers(self, version: Prepared, statement: PreparedStatement) -> tuple[Origin, ...]:
        voice = statement.statement.speaker
        if voice is None:
            return ()
        entities = self._entities[version.number]
        found = [
            self._origin(version, entities[one], "speaker")
            for one in voice.entities
            if one in entities
        ]
        if not voice.entities:
            found.append(self._described(version, voice.spans))
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _hand(self, version: Prepared, statement: PreparedStatement) -> Origin | None:
        """The nearest agency, outlet or document that is not itself a version of the story."""
        entities = self._entities[version.number]
        links = relay_links(statement.statement, version.record.document.outlet)
        for link in reversed(links):
            printed = version.entities.get(link.entity) in self._printed
            if link.kind in _SOURCES and link.entity in entities and not printed:
                return self._origin(version, entities[link.entity], link.kind)
        return None

    def _origin(self, version: Prepared, entity: Entity, kind: str) -> Origin | None:
        place = version.number, entity.id, kind
        if place not in self._known:
            self._known[place] = self._made(version, entity, kind)
        return self._known[place]

    def _made(self, version: Prepared, entity: Entity, kind: str) -> Origin | None:
        language = version.language
        words = _keys(entity.name, language)
        number = version.entities.get(entity.id)
        if entity.forms and number is not None:
            key: OriginKey = ("", number)
        elif words:
            key = (language, words)
        else:
            return None
        return Origin(
            key=key,
            name=entity.name,
            kind=kind,
            entity=entity.kind,
            language=language,
            version=version.number,
            named=bool(entity.forms),
            words=words,
            roles=tuple(keys for role in entity.roles if (keys := _keys(role, language))),
            spokesperson=any(
                offices.means(word.casefold(), language) == "spokesperson"
                for role in entity.roles
                for word in role.split()
            ),
        )

    def _described(self, version: Prepared, spans: Spans) -> Origin | None:
        """A mention of which the entity stays open; None for a pronoun, which names nobody new."""
        shown = " ".join(version.text[start:end] for start, end in spans[:1])
        words = _keys(shown, version.language)
        if not words:
            return None
        return Origin(
            key=(version.language, words),
            name=shown,
            kind="unnamed",
            entity="unnamed",
            language=version.language,
            version=version.number,
            named=False,
            words=words,
        )


def _keys(text: str, language: str) -> frozenset[str]:
    """Keys of the words of a name or description that are not closed-class."""
    return frozenset(word.key for word in content_words(text, language) if not word.closed)


def by_key(tellings: Iterable[Sourced]) -> Mapping[OriginKey, list[Origin]]:
    """Every source with the forms in which the versions name it, in their order."""
    found: dict[OriginKey, list[Origin]] = {}
    for telling in tellings:
        for one in (*telling.speakers, *((telling.hand,) if telling.hand else ())):
            known = found.setdefault(one.key, [])
            if one not in known:
                known.append(one)
    return found
