"""How an article is sourced: which statements are first-hand, and the summary in numbers.

Computed from the record's own types, so that the record, its views and the laboratory agree.
"""

from __future__ import annotations

from relata.model.codes import ChainKind, EntityKind
from relata.model.record import Entity, Link, Sourcing, Statement

#: Speakers that pass on what others said: what they say is never first-hand.
SECOND_HAND: frozenset[ChainKind] = frozenset(("outlet", "agency", "document"))
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


def first_hand(statement: Statement, outlet: str | None) -> bool:
    """Whether a known speaker, not an outlet or a document, spoke without a relay between."""
    voice, links = statement.speaker, statement.chain
    if voice is None or not voice.entities or not links:
        return False
    return links[-1].kind not in SECOND_HAND and not relay_links(statement, outlet)


def summarise(
    statements: tuple[Statement, ...], entities: tuple[Entity, ...], outlet: str | None
) -> Sourcing:
    """The summary of a record's statements; `outlet` is the id of the outlet or None.

    Doubtful statements are left out, as the views leave them out.
    The speaker has a name where one of its entities has, or is an institution; a speaker who
    stays open counts as unnamed. Speakers who speak together are one link of the longest chain.
    """
    by_id = {entity.id: entity for entity in entities}
    counts: dict[str, int] = {}
    first = named = anonymous = without = longest = 0
    shown = [statement for statement in statements if statement.tier != "doubtful"]
    for statement in shown:
        longest = max(longest, _length(statement.chain))
        first += first_hand(statement, outlet)
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
        first_hand=first,
        named=named,
        anonymous=anonymous,
        without_source=without,
        longest_chain=longest,
        by_speaker=dict(sorted(counts.items(), key=lambda item: (-item[1], int(item[0][1:])))),
    )


def _length(chain: tuple[Link, ...]) -> int:
    """Links of a chain; entities named by the same words ("A and B") count once."""
    return len({(link.spans, "" if link.spans else link.entity) for link in chain})


def _identified(entity: Entity) -> bool:
    return bool(entity.forms) or entity.kind in _IDENTIFIED
