"""How an article is sourced: what came through others, and the summary in numbers.

Computed from the record's own types, so that the record, its views and the laboratory agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from relata.model.codes import BASES, EntityKind
from relata.model.record import Entity, Link, Sourcing, Statement

T = TypeVar("T")

#: Kinds of entities that are identified without a name of their own: "the ministry".
_IDENTIFIED: frozenset[EntityKind] = frozenset(
    ("institution", "organisation", "outlet", "agency", "document", "place")
)


def relay_links(statement: Statement, outlet: str | None) -> tuple[Link, ...]:
    """The links between the outlet that printed the article and the statement's speakers.

    `outlet` is the entity id of that outlet, None where it is unknown.
    """
    speakers = statement.speaker.entities if statement.speaker is not None else ()
    return tuple(
        link
        for position, link in enumerate(statement.chain)
        if not (position == 0 and link.entity == outlet) and link.entity not in speakers
    )


def summarise(
    statements: tuple[Statement, ...],
    entities: tuple[Entity, ...],
    length: int | None = None,
    outlet: str | None = None,
) -> Sourcing:
    """The summary of a record's statements; `length` is that of the text, in characters.

    `outlet` is the entity id of the outlet that printed the article, None where it is unknown.

    First-hand is what the text says that the outlet heard or read itself. Doubtful statements
    are left out, as the views leave them out.
    The speaker has a name where one of its entities has, or is an institution; a speaker who
    stays open counts as unnamed. Speakers who speak together are one link of the longest chain.
    """
    by_id = {entity.id: entity for entity in entities}
    shown = [statement for statement in statements if statement.tier != "doubtful"]
    spoken = [
        [by_id[entity] for entity in one.speaker.entities]
        for one in shown
        if one.speaker is not None
    ]
    basis = _counted(one.basis for one in shown if one.basis is not None)
    speakers = _counted(entity.id for voice in spoken for entity in voice)
    sides = _counted(side for voice in spoken for side in {e.country for e in voice if e.country})
    sources = _counted(source for one in shown if (source := source_of(one, outlet)) is not None)
    named = sum(any(map(_identified, voice)) for voice in spoken)
    return Sourcing(
        statements=len(shown),
        speakers=len(speakers),
        first_hand=basis.get("heard", 0),
        basis={key: basis[key] for key in BASES if key in basis},
        reported_share=_share(shown, length) if length else None,
        named=named,
        anonymous=len(spoken) - named,
        without_source=len(shown) - len(spoken),
        longest_chain=max((_length(one.chain) for one in shown), default=0),
        by_speaker=_most_first(speakers),
        by_side=dict(sorted(sides.items(), key=lambda item: (-item[1], item[0]))),
        by_source=_most_first(sources),
    )


def _counted(things: Iterable[T]) -> dict[T, int]:
    """How often each of them is there, in the order of their first places."""
    found: dict[T, int] = {}
    for one in things:
        found[one] = found.get(one, 0) + 1
    return found


def source_of(statement: Statement, outlet: str | None) -> str | None:
    """Entity id of who the outlet has it from: the first relay, or else the only speaker."""
    for link in relay_links(statement, outlet):
        return link.entity
    speakers = statement.speaker.entities if statement.speaker is not None else ()
    return speakers[0] if len(speakers) == 1 else None


def _most_first(counts: dict[str, int]) -> dict[str, int]:
    """By entity id: most statements first, then in the order of the entities."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], int(item[0][1:]))))


def _share(statements: list[Statement], length: int) -> float:
    """The share of the text's characters that lies in some content, two digits."""
    covered = end = 0
    for start, stop in sorted(span for one in statements for span in one.content):
        covered += max(0, stop - max(start, end))
        end = max(end, stop)
    return round(min(1.0, covered / length), 2)


def _length(chain: tuple[Link, ...]) -> int:
    """Links of a chain; entities named by the same words ("A and B") count once."""
    return len({(link.spans, "" if link.spans else link.entity) for link in chain})


def _identified(entity: Entity) -> bool:
    return bool(entity.forms) or entity.kind in _IDENTIFIED
