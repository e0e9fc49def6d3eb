"""From the records of several versions to a story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from relata.comparison.versions.groups import grouped
from relata.comparison.versions.joining import joined_entities
from relata.comparison.versions.limits import ALL_PAIRS, MAX_TEXT, MAX_VERSIONS
from relata.comparison.versions.pairwise import compared
from relata.comparison.versions.prepared import Prepared, add_vectors, prepared
from relata.comparison.versions.story import Story, VersionFacts, VersionPair
from relata.comparison.versions.transmission.drift import drifts
from relata.comparison.versions.transmission.roots import roots
from relata.comparison.versions.transmission.shared_errors import shared_errors
from relata.comparison.versions.weights import weights
from relata.model.record import Record

if TYPE_CHECKING:
    from relata.comparison.versions.prepared import VectorsOf


def compare(records: Sequence[Record], vectors_of: VectorsOf | None = None) -> Story:
    """The story of several records, in the order given: the others are compared with the first.

    `vectors_of` gives texts vectors that are comparable across languages; without it languages
    meet in names, figures and order alone. Versions with the same text are compared once. Of more
    than `MAX_VERSIONS` different ones the rest is left out, and of more than `ALL_PAIRS` each is
    compared with the first; `notes` says so. Pure and deterministic; one record or none gives a
    story without pairs.
    """
    first_of: dict[str, int] = {}
    chosen: list[int] = []
    facts: list[VersionFacts] = []
    for number, record in enumerate(records):
        same = first_of.setdefault(record.document.id, number)
        left_out = same == number and len(chosen) >= MAX_VERSIONS
        if same == number and not left_out:
            chosen.append(number)
        facts.append(_facts(number, record, None if same == number else same, left_out))
    entities = joined_entities([records[number] for number in chosen])
    versions = [
        prepared(number, records[number], own) for number, own in zip(chosen, entities, strict=True)
    ]
    if vectors_of is not None:
        for version in versions:
            add_vectors(version, vectors_of)
    errors = shared_errors(versions)
    pairs = [
        compared(versions[a], versions[b], errors.get((versions[a].number, versions[b].number), ()))
        for a, b in _which(len(versions))
    ]
    groups = grouped(versions, pairs)
    return Story(
        versions=tuple(facts),
        groups=groups,
        pairs=tuple(pairs),
        roots=roots(versions, groups, pairs),
        drifts=drifts(versions, groups, pairs),
        notes=(*_notes(facts, versions, vectors_of is not None), *_other_stories(versions, pairs)),
    )


def _which(count: int) -> list[tuple[int, int]]:
    """Which versions are compared."""
    if count <= ALL_PAIRS:
        return [(a, b) for a in range(count) for b in range(a + 1, count)]
    return [(0, b) for b in range(1, count)]


def _facts(number: int, record: Record, same_as: int | None, left_out: bool) -> VersionFacts:
    info = record.document
    outlet = next((one.name for one in record.entities if one.id == info.outlet), None)
    return VersionFacts(
        number=number,
        id=info.id,
        source=info.source,
        title=info.title,
        outlet=outlet,
        date=info.date,
        language=info.language,
        statements=sum(one.tier != "doubtful" for one in record.statements),
        same_as=same_as,
        left_out=left_out,
    )


def _notes(
    facts: Sequence[VersionFacts],
    versions: Sequence[Prepared],
    vectors: bool,
) -> tuple[str, ...]:
    notes: list[str] = []
    out = sum(one.left_out for one in facts)
    if out:
        notes.append(
            f"{out} of {len(facts)} versions were left out: {MAX_VERSIONS} different ones are "
            "compared at most"
        )
    same = sum(one.same_as is not None for one in facts)
    if same:
        notes.append(f"{same} of {len(facts)} versions have the same text as an earlier one")
    if len(versions) > ALL_PAIRS:
        notes.append(f"of more than {ALL_PAIRS} versions each is compared with the first one only")
    for version in versions:
        if version.left_out:
            notes.append(
                f"version {version.number + 1}: the last {version.left_out} of its statements were "
                "left out"
            )
        if len(version.text) > MAX_TEXT:
            notes.append(
                f"version {version.number + 1}: copied passages were looked for in its first "
                f"{MAX_TEXT:,} characters"
            )
    if not vectors and len({version.language for version in versions}) > 1:
        notes.append(
            "without the encoder's weights languages meet in names, figures and order alone: "
            "many statements that are one will not be matched"
        )
    return tuple(notes)


def _other_stories(versions: Sequence[Prepared], pairs: Sequence[VersionPair]) -> list[str]:
    """Versions that have hardly anything in common with any that they were compared with."""
    tuned = weights().likeness
    languages = {version.number: version.language for version in versions}
    best: dict[int, bool] = {}
    for pair in pairs:
        same = languages[pair.a] == languages[pair.b]
        alike = pair.likeness >= (tuned.least if same else tuned.least_across)
        for number in (pair.a, pair.b):
            best[number] = best.get(number, False) or alike
    return [
        f"version {number + 1} has hardly anything in common with the others; it may be of another "
        "story"
        for number, alike in sorted(best.items())
        if not alike
    ]
