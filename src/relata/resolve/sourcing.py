"""How the article is sourced, in numbers."""

from __future__ import annotations

from relata.model.record import Entity, Sourcing, Statement

#: Speakers that pass on what others said: what they say is never first-hand.
_SECOND_HAND = frozenset(("outlet", "agency", "document"))
_IDENTIFIED = frozenset(("institution", "organisation", "outlet", "agency", "document", "place"))


def sourcing(
    statements: tuple[Statement, ...], entities: tuple[Entity, ...], hands: int, delivered: bool
) -> Sourcing:
    """The summary of a record's statements.

    `hands` is the number of links that open every chain (outlet, agency); `delivered` says
    that one of them is an agency which supplied the text. A statement is first-hand where
    nobody stands between the outlet and its speaker and the speaker is no outlet or document.
    Its speaker has a name where one of them has, or is an institution; whoever stays open
    counts as unnamed. Speakers who speak together are one link of the longest chain.
    """
    by_id = {e.id: e for e in entities}
    counts: dict[str, int] = {}
    first = named = anonymous = without = longest = 0
    for s in statements:
        links = s.chain
        longest = max(longest, len({(k.spans, k.entity if not k.spans else "") for k in links}))
        if s.speaker is None:
            without += 1
            continue
        for entity in s.speaker.entities:
            counts[entity] = counts.get(entity, 0) + 1
        if any(_named(by_id[e]) for e in s.speaker.entities):
            named += 1
        else:
            anonymous += 1
        own = links[hands:]
        direct = own and all(k.entity in s.speaker.entities for k in own)
        if direct and not delivered and own[-1].kind not in _SECOND_HAND:
            first += 1
    return Sourcing(
        statements=len(statements),
        speakers=len(counts),
        first_hand=first,
        named=named,
        anonymous=anonymous,
        without_source=without,
        longest_chain=longest,
        by_speaker=dict(sorted(counts.items(), key=lambda item: (-item[1], int(item[0][1:])))),
    )


def _named(entity: Entity) -> bool:
    return bool(entity.forms) or entity.kind in _IDENTIFIED
