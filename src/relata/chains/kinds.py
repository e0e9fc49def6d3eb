"""The kind of link that an entity makes: outlet, agency, spokesperson, anonymous, speaker …"""

from __future__ import annotations

from collections.abc import Iterator

from relata.knowledge import offices
from relata.model.codes import ChainKind, EntityKind
from relata.model.drafts import ChainLink, EntityDraft, VoiceDraft

_KINDS: dict[EntityKind, ChainKind] = {
    "outlet": "outlet",
    "agency": "agency",
    "document": "document",
    "institution": "institution",
    "organisation": "institution",
}


def kind_of(entity: EntityDraft) -> ChainKind:
    """What kind of link an entity makes: by its own kind, else by its office."""
    kind = _KINDS.get(entity.kind)
    if kind is not None:
        return kind
    for head in entity.heads.values():
        office = offices.means(head, entity.language)
        if office == "spokesperson" or office == "witness":
            return office
    return "anonymous" if entity.kind == "unnamed" else "speaker"


def voice_links(voice: VoiceDraft) -> Iterator[ChainLink]:
    """A link for each entity of a voice; none where it stays open."""
    for entity in voice.entities:
        yield ChainLink(entity, kind_of(entity), voice.spans, voice.score, voice.why)


def employer_links(voice: VoiceDraft) -> Iterator[ChainLink]:
    """A link for the outlet that an entity of a voice works for, where the text says so."""
    for entity in voice.entities:
        outlet = entity.works_for
        if outlet is not None:
            why = f"for which {entity.name} works"
            yield ChainLink(outlet, kind_of(outlet), voice.spans, voice.score, why)
