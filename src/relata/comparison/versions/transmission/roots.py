"""The independent sources that a story goes back to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from relata.comparison.versions.prepared import Prepared, PreparedStatement
from relata.comparison.versions.story import Root, StatementGroup, VersionPair
from relata.model.record import Link
from relata.model.sourcing import relay_links

#: Hands that are sources in their own right.
_SOURCES = ("agency", "outlet", "document")
#: How the outlet knows, where the text says so.
_SAID = ("heard", "relayed", "document")


class _Source(Struct):
    """A source while its statements are gathered."""

    name: str
    kind: str
    versions: set[int]
    groups: list[str]


def roots(
    versions: Sequence[Prepared], groups: Sequence[StatementGroup], pairs: Iterable[VersionPair]
) -> tuple[Root, ...]:
    """The sources that the story goes back to, those with most statements first.

    A statement's source is the agency, outlet or document that it was got from, else who said it.
    Where versions differ, those count whose text says how it knows; a version that copied
    another one in the story counts for nothing where that one has the statement too.
    """
    by_number = {version.number: version for version in versions}
    tellings = {
        (version.number, one.statement.id): one for version in versions for one in version.tellings
    }
    copied = copies(pairs)
    found: dict[object, _Source] = {}
    same: dict[object, object] = {}
    for group in groups:
        there = {member.version for member in group.members}
        own = [m for m in group.members if copied.get(m.version) not in there] or group.members
        said = [m for m in own if tellings[m.version, m.statement].statement.basis in _SAID]
        members = [(by_number[m.version], tellings[m.version, m.statement]) for m in said or own]
        for key, (name, kind) in _sources(members, same).items():
            source = found.setdefault(key, _Source(name, kind, set(), []))
            source.versions.update(there)
            source.groups.append(group.id)
    ordered = sorted(found.values(), key=lambda one: (-len(one.groups), one.name))
    return tuple(
        Root(
            name=one.name, kind=one.kind,
            versions=tuple(sorted(one.versions)), groups=tuple(one.groups),
        )
        for one in ordered
    )  # fmt: skip


def copies(pairs: Iterable[VersionPair]) -> dict[int, int]:
    """Version that is a copy -> the version that it was copied from; the surest one of several."""
    found: dict[int, tuple[float, int]] = {}
    for pair in pairs:
        source = pair.copying.source
        if source is not None:
            copy = pair.a + pair.b - source
            found[copy] = max(found.get(copy, (0.0, -1)), (pair.copying.score, source))
    return {copy: source for copy, (_, source) in found.items()}


def _sources(
    members: Sequence[tuple[Prepared, PreparedStatement]], same: dict[object, object]
) -> dict[object, tuple[str, str]]:
    """The sources of one statement, key -> (name, kind).

    Two languages call a source without a person's name by different words: who says the same
    statement there is one source, and stays one (`same`) in the statements after it.
    """
    found: dict[object, tuple[str, str]] = {}
    languages: dict[str, object] = {}
    for version, telling in members:
        key, name, kind = _source(version, telling)
        key = same.get(key, key)
        if kind in ("speaker", "unnamed") and not telling.named:
            others = [known for code, known in languages.items() if code != version.language]
            if others and key not in languages.values():
                same[key] = key = others[0]
            languages.setdefault(version.language, key)
        found.setdefault(key, (name, kind))
    return found


def _source(version: Prepared, telling: PreparedStatement) -> tuple[object, str, str]:
    """(key, name, kind) of the source of a statement, as its version names it."""
    names = {entity.id: entity.name for entity in version.record.entities}
    hands = relay_links(telling.statement, version.record.document.outlet)
    link = next((one for one in reversed(hands) if one.kind in _SOURCES), None)
    if link is not None:
        return _number(version, link), names.get(link.entity, ""), link.kind
    voice = telling.statement.speaker
    if voice is None:
        return ("nobody", version.number), "", "unnamed"
    if voice.entities:
        shown = ", ".join(names[one] for one in voice.entities if one in names)
        if telling.unnamed:
            return (version.language, shown.casefold()), shown, "speaker"
        return telling.speakers or frozenset(voice.entities), shown, "speaker"
    words = version.text[slice(*voice.spans[0])] if voice.spans else ""
    return (version.number, words.casefold()), words, "unnamed"


def _number(version: Prepared, link: Link) -> object:
    number = version.entities.get(link.entity)
    return frozenset((number,)) if number is not None else (version.number, link.entity)
