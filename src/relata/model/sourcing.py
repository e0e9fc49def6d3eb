"""How an article is sourced: what came through others, and the summary in numbers.

Computed from the record's own types, so that the record, its views and the laboratory agree.
"""

from __future__ import annotations

from relata.model.codes import BASES, Basis, EntityKind
from relata.model.record import Entity, Link, Sourcing, Statement

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
    statements: tuple[Statement, ...], entities: tuple[Entity, ...], length: int | None = None
) -> Sourcing:
    """The summary of a record's statements; `length` is that of the text, in characters.

    First-hand is what the text says that the outlet heard or read itself. Doubtful statements
    are left out, as the views leave them out.
    The speaker has a name where one of its entities has, or is an institution; a speaker who
    stays open counts as unnamed. Speakers who speak together are one link of the longest chain.
    """
    by_id = {entity.id: entity for entity in entities}
    counts: dict[str, int] = {}
    named = anonymous = without = longest = 0
    basis: dict[Basis, int] = {}
    shown = [statement for statement in statements if statement.tier != "doubtful"]
    for statement in shown:
        longest = max(longest, _length(statement.chain))
        if statement.basis is not None:
            basis[statement.basis] = basis.get(statement.basis, 0) + 1
        if statement.speaker is None:
            without += 1
            continue
        for entity in statement.speaker.entities:
            counts[entity] = counts.get(entity, 0) + 1
        if any(_identified(by_id[entity]) for entity in statement.speaker.entities):
            named += 1
        else:
            anonymous += 1
    return Sourcing(
        statements=len(shown),
        speakers=len(counts),
        first_hand=basis.get("heard", 0),
        basis={key: basis[key] for key in BASES if key in basis},
        reported_share=_share(shown, length) if length else None,
        named=named,
        anonymous=anonymous,
        without_source=without,
        longest_chain=longest,
        by_speaker=dict(sorted(counts.items(), key=lambda item: (-item[1], int(item[0][1:])))),
    )


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
