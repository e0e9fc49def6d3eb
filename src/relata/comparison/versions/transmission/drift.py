"""The drift of a quotation: its wordings as a tree, from the fullest to what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from relata.comparison.versions.changes import Side, changes, differing_runs, side
from relata.comparison.versions.prepared import Prepared, PreparedStatement
from relata.comparison.versions.story import (
    GRAVE,
    DriftKind,
    DriftNode,
    QuotationDrift,
    StatementGroup,
    StoryMember,
    VersionPair,
)
from relata.comparison.versions.transmission.roots import copies

#: Same language, but less alike than this: it did not come directly from that wording.
_ALIKE = 0.45
_MAX_TEXT = 600


class _Wording(Struct, eq=False):
    """A wording of a quotation, with the statements that have it."""

    side: Side
    keys: tuple[str, ...]
    language: str
    members: list[StoryMember]
    text: str


def drifts(
    versions: Sequence[Prepared], groups: Iterable[StatementGroup], pairs: Iterable[VersionPair]
) -> tuple[QuotationDrift, ...]:
    """A tree for every group of which two versions or more quote with different words."""
    by_number = {version.number: version for version in versions}
    tellings = {
        (version.number, one.statement.id): one for version in versions for one in version.tellings
    }
    copied = copies(pairs)
    found: list[QuotationDrift] = []
    for group in groups:
        quoted = [
            member for member in group.members
            if tellings[member.version, member.statement].quotes
        ]  # fmt: skip
        wordings = _wordings(quoted, by_number, tellings)
        if len(wordings) > 1:
            nodes = _tree(_ordered(wordings, copied), copied)
            found.append(QuotationDrift(group=group.id, nodes=nodes))
    return tuple(found)


def _wordings(
    members: Iterable[StoryMember],
    versions: dict[int, Prepared],
    tellings: dict[tuple[int, str], PreparedStatement],
) -> list[_Wording]:
    found: dict[tuple[str, tuple[str, ...]], _Wording] = {}
    for member in members:
        version = versions[member.version]
        telling = tellings[member.version, member.statement]
        made = side(version, telling)
        keys = tuple(made.key(index) for index in made.words)
        if not keys:
            continue
        known = found.get((version.language, keys))
        if known is not None:
            known.members.append(member)
            continue
        text = " … ".join(
            " ".join(version.text[start:end].split()) for start, end in telling.statement.content
        )
        found[version.language, keys] = _Wording(
            made, keys, version.language, [member], text[:_MAX_TEXT]
        )
    return list(found.values())


def _ordered(wordings: list[_Wording], copied: dict[int, int]) -> list[_Wording]:
    """Those of versions that copied nobody first, in their language first, the longest first."""
    originals = [
        one for one in wordings if any(member.version not in copied for member in one.members)
    ]
    root = max(originals or wordings, key=lambda one: len(one.keys))
    rest = [one for one in wordings if one is not root]
    rest.sort(key=lambda one: (one.language != root.language, _depth(one, copied), -len(one.keys)))
    return [root, *rest]


def _depth(wording: _Wording, copied: dict[int, int]) -> int:
    """How many copies away from an original the nearest of its versions is."""
    return min(_steps(member.version, copied) for member in wording.members)


def _steps(version: int, copied: dict[int, int]) -> int:
    steps = 0
    seen = {version}
    while version in copied and copied[version] not in seen:
        version = copied[version]
        seen.add(version)
        steps += 1
    return steps


def _tree(wordings: list[_Wording], copied: dict[int, int]) -> tuple[DriftNode, ...]:
    nodes = [_node(wordings[0], None, None, "full")]
    for number in range(1, len(wordings)):
        parent, kind = _parent(wordings[:number], wordings[number], copied)
        nodes.append(_node(wordings[number], wordings[parent], parent, kind))
    return tuple(nodes)


def _node(
    wording: _Wording, parent: _Wording | None, number: int | None, kind: DriftKind
) -> DriftNode:
    found = changes(parent.side, wording.side) if parent is not None else ()
    return DriftNode(
        parent=number,
        kind=kind,
        text=wording.text,
        language=wording.language,
        members=tuple(wording.members),
        changes=tuple(sorted(found, key=lambda change: change.kind not in GRAVE)),
    )


def _parent(
    placed: list[_Wording], wording: _Wording, copied: dict[int, int]
) -> tuple[int, DriftKind]:
    """The wording that another one comes from, and how."""
    sources = {copied.get(member.version) for member in wording.members} - {None}
    known = [
        place for place, one in enumerate(placed)
        if any(member.version in sources for member in one.members)
    ]  # fmt: skip
    same = [
        place for place in known or range(len(placed)) if placed[place].language == wording.language
    ]
    if same:
        best = max(same, key=lambda place: (_likeness(placed[place].keys, wording.keys), -place))
        foreign = [p for p, one in enumerate(placed) if one.language != wording.language]
        if known or not foreign or _likeness(placed[best].keys, wording.keys) >= _ALIKE:
            return best, _kind(placed[best].keys, wording.keys)
        return foreign[-1], "translated-back"
    nearest = min(
        known or range(len(placed)),
        key=lambda place: (_length_apart(placed[place].keys, wording.keys), place),
    )
    return nearest, "translated"


def _length_apart(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How far the longer of two wordings is from the length of the shorter, 0 for equal ones.

    Up to half as long again counts as equal: languages need more words or fewer.
    """
    short, long = sorted((len(one), len(other)))
    return max(0.0, long / max(1, short) - 1.5)


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Share of the shorter wording's words that the longer one has in the same order."""
    from rapidfuzz.distance import LCSseq

    return float(LCSseq.similarity(one, other)) / max(1, min(len(one), len(other)))


def _kind(one: tuple[str, ...], other: tuple[str, ...]) -> DriftKind:
    runs = list(differing_runs(one, other))
    return "trimmed" if all(low == high for _, _, low, high in runs) else "reworded"
