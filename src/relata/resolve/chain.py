"""The hands a statement came through, outermost first."""

from __future__ import annotations

from msgspec import Struct

from relata.knowledge import offices
from relata.model.codes import ChainKind
from relata.model.record import Link, Spans
from relata.resolve.entities import EntityDraft
from relata.resolve.speakers import VoiceDraft, to_score

_KINDS: dict[str, ChainKind] = {
    "outlet": "outlet",
    "agency": "agency",
    "document": "document",
    "institution": "institution",
    "organisation": "institution",
}


class Hand(Struct):
    """An outlet or agency that every statement came through."""

    entity: EntityDraft
    spans: Spans
    score: float
    why: str


def kind_of(entity: EntityDraft) -> ChainKind:
    """What kind of link an entity makes."""
    kind = _KINDS.get(entity.kind)
    if kind is not None:
        return kind
    for head in entity.heads.values():
        means = offices.means(head)
        if means == "spokesperson" or means == "witness":
            return means
    if entity.kind == "unnamed":
        return "anonymous"
    return "speaker"


def chain(
    hands: list[Hand],
    outer: list[VoiceDraft],
    relays: list[VoiceDraft],
    speaker: VoiceDraft | None,
    ids: dict[int, str],
) -> tuple[Link, ...]:
    """The links: the outlet's hands, the voices around the statement, its relays, its speaker.

    `outer` holds the voices of the enclosing statements, outermost first. An open voice
    gives no link; whoever stands twice keeps the place nearest to the speaker.
    """
    links = [
        _link(h.entity, h.spans, h.score, h.why, ids, "outlet" if not n else None)
        for n, h in enumerate(hands)
    ]
    first = {link.entity for link in links}
    voices = dict[str, Link]()
    for voice in (*outer, *relays, *([speaker] if speaker is not None else [])):
        for entity in voice.entities:
            link = _link(entity, voice.spans, voice.score, voice.why, ids)
            if link.entity not in first:
                voices.pop(link.entity, None)
                voices[link.entity] = link
    return (*links, *voices.values())


def _link(
    entity: EntityDraft, spans: Spans, score: float, why: str, ids: dict[int, str],
    kind: ChainKind | None = None,
) -> Link:  # fmt: skip
    return Link(
        entity=ids[id(entity)],
        kind=kind or kind_of(entity),
        spans=spans,
        score=to_score(score),
        why=why,
    )
