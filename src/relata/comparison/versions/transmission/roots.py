"""The independent sources that a story goes back to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from relata.comparison.versions.prepared import Prepared
from relata.comparison.versions.story import Root, StatementGroup, VersionPair
from relata.comparison.versions.transmission.one_source import OneSource, joined_names, rank
from relata.comparison.versions.transmission.origins import (
    Origin,
    OriginKey,
    OriginReader,
    Sourced,
    by_key,
)

#: How the outlet knows, where the text says so.
_SAID = ("heard", "relayed", "document")
#: Other names of a root that are listed.
_MAX_ALSO = 6


class _Group(Struct):
    """A statement over all versions: where each version that counts has it from."""

    id: str
    versions: set[int]
    sourced: list[Sourced]


class _Found(Struct):
    """A source while its statements are gathered."""

    kind: str
    versions: set[int]
    groups: list[str]


def roots(
    versions: Sequence[Prepared], groups: Sequence[StatementGroup], pairs: Iterable[VersionPair]
) -> tuple[Root, ...]:
    """The sources that the story goes back to, those with most statements first.

    A statement's source is who said it. A hand (agency, outlet, document) through which several
    come who are not in the story otherwise is one source in their place. Where versions differ,
    those count whose text says how it knows; a version that copied another one in the story
    counts for nothing where that one has the statement too. Who is not known (a pronoun
    that stays open, nobody) is not counted: he may be one of the others.
    """
    found = _sourced(versions, groups, copies(pairs))
    one_source = OneSource([group.sourced for group in found])
    names = by_key(sourced for group in found for sourced in group.sourced)
    hands = _Hands(found, one_source)
    gathered: dict[OriginKey, _Found] = {}
    for group in found:
        for key, kind in _of_group(group, one_source, hands).items():
            source = gathered.setdefault(key, _Found(kind, set(), []))
            source.versions |= group.versions
            source.groups.append(group.id)
    called = _called(names, one_source)
    made = [_root(one, called[key]) for key, one in gathered.items()]
    return tuple(sorted(made, key=lambda one: (-len(one.groups), one.name)))


def copies(pairs: Iterable[VersionPair]) -> dict[int, int]:
    """Version that is a copy -> the version that it was copied from; the surest one of several."""
    found: dict[int, tuple[float, int]] = {}
    for pair in pairs:
        source = pair.copying.source
        if source is not None:
            copy = pair.a + pair.b - source
            found[copy] = max(found.get(copy, (0.0, -1)), (pair.copying.score, source))
    return {copy: source for copy, (_, source) in found.items()}


def _sourced(
    versions: Sequence[Prepared], groups: Sequence[StatementGroup], copied: Mapping[int, int]
) -> list[_Group]:
    """Every statement with where the versions that count have it from."""
    reader = OriginReader(versions)
    by_number = {version.number: version for version in versions}
    tellings = {
        (version.number, one.statement.id): one for version in versions for one in version.tellings
    }
    found: list[_Group] = []
    for group in groups:
        there = {member.version for member in group.members}
        own = [m for m in group.members if copied.get(m.version) not in there] or group.members
        said = [m for m in own if tellings[m.version, m.statement].statement.basis in _SAID]
        sourced = [
            reader.telling(by_number[m.version], tellings[m.version, m.statement])
            for m in said or own
        ]
        found.append(_Group(group.id, there, sourced))
    return found


class _Hands:
    """Which hands are sources: those through which several come, or that speak themselves."""

    def __init__(self, groups: Sequence[_Group], one_source: OneSource) -> None:
        self.direct: set[OriginKey] = set()
        through: dict[OriginKey, set[OriginKey]] = {}
        for group in groups:
            # A version that names somebody says who the one without a name in another is.
            best = max((rank(one) for s in group.sourced for one in s.speakers), default=0)
            for sourced in group.sourced:
                speakers = {one_source.of(one.key) for one in sourced.speakers if rank(one) == best}
                if sourced.hand is None:
                    self.direct |= speakers
                    continue
                hand = one_source.of(sourced.hand.key)
                through.setdefault(hand, set()).update(speakers - {hand})
        self.sources = {
            hand for hand, speakers in through.items() if len(speakers - self.direct) > 1
        }

    def origins(self, sourced: Sourced, one_source: OneSource) -> list[Origin]:
        """The sources of one telling."""
        hand = sourced.hand
        if hand is None:
            return list(sourced.speakers)
        rest = [one for one in sourced.speakers if one_source.of(one.key) in self.direct]
        if not rest and (not sourced.speakers or one_source.of(hand.key) in self.sources):
            return [hand]
        return rest or list(sourced.speakers)


def _of_group(group: _Group, one_source: OneSource, hands: _Hands) -> dict[OriginKey, str]:
    """The sources of one statement, key -> kind.

    Versions that name somebody count before those that name a body, and these before those with a
    description alone. Who speaks together counts as those of them who speak alone as well.
    """
    best: dict[OriginKey, str] = {}
    highest = 0
    for sourced in group.sourced:
        origins = hands.origins(sourced, one_source)
        if not origins:
            continue
        keys = {one_source.of(one.key): one for one in origins}
        alone = {key: one for key, one in keys.items() if key in one_source.alone}
        chosen = alone or keys
        value = max(rank(one) for one in chosen.values())
        if value > highest:
            best, highest = {}, value
        if value == highest:
            best.update({key: one.kind for key, one in chosen.items()})
    return best


def _called(
    names: Mapping[OriginKey, list[Origin]], one_source: OneSource
) -> dict[OriginKey, tuple[str, ...]]:
    """What each source is called in the versions, the best name first."""
    together: dict[OriginKey, list[Origin]] = {}
    for key, origins in names.items():
        together.setdefault(one_source.of(key), []).extend(origins)
    return {key: joined_names(origins) for key, origins in together.items()}


def _root(one: _Found, called: tuple[str, ...]) -> Root:
    return Root(
        name=called[0],
        also=called[1 : 1 + _MAX_ALSO],
        kind=one.kind,
        versions=tuple(sorted(one.versions)),
        groups=tuple(one.groups),
    )
