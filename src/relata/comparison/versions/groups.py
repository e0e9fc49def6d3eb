"""Statements over all versions: groups of tellings of one statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relata.comparison.versions.prepared import Prepared
from relata.comparison.versions.story import StatementGroup, StoryMember, VersionPair

Place = tuple[int, str]


def grouped(
    versions: Sequence[Prepared], pairs: Iterable[VersionPair]
) -> tuple[StatementGroup, ...]:
    """Statements that pairs match, joined: the surest matches first, one of a version a group."""
    edges = [
        (-fate.score, (pair.a, fate.a), (pair.b, fate.b))
        for pair in pairs
        for fate in pair.statements
        if fate.a and fate.b
    ]
    leader: dict[Place, Place] = {}
    members: dict[Place, list[Place]] = {}
    order: list[Place] = []
    for version in versions:
        for telling in version.tellings:
            place = (version.number, telling.statement.id)
            leader[place] = place
            members[place] = [place]
            order.append(place)
    for _, one, other in sorted(edges):
        first, second = leader[one], leader[other]
        if first == second or _share_a_version(members[first], members[second]):
            continue
        members[first] += members.pop(second)
        for place in members[first]:
            leader[place] = first
    groups: list[StatementGroup] = []
    seen: set[Place] = set()
    for place in order:
        if place in seen:
            continue
        group = sorted(members[leader[place]])
        seen.update(group)
        found = tuple(StoryMember(version=v, statement=s) for v, s in group)
        groups.append(StatementGroup(id=f"g{len(groups) + 1}", members=found))
    return tuple(groups)


def _share_a_version(one: list[Place], other: list[Place]) -> bool:
    return bool({version for version, _ in one} & {version for version, _ in other})
