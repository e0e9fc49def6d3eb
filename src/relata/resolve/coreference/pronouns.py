"""Pronouns: the nearest earlier mention that fits, the last speaker before others."""

from __future__ import annotations

from msgspec import Struct

from relata.model.drafts import EntityDraft

#: How far back, in entries and in sentences.
ENTRIES, SENTENCES = 60, 12

_SPEAKER, _SUBJECT, _VOICE, _KNOWN, _BARE, _NEAR = 0.9, 0.7, 1.0, 0.5, 0.3, 0.6
_SINGULAR = frozenset(("person", "unnamed"))
_THINGS = frozenset(("organisation", "institution", "agency", "outlet", "document"))
_PLURAL = frozenset(("person", "unnamed", "organisation", "institution", "agency", "outlet"))


class AntecedentCandidate(Struct):
    """A mention that a later pronoun can go back to."""

    entity: EntityDraft
    #: Tokens, half open.
    start: int
    end: int
    sentence: int
    subject: bool
    speaker: bool
    #: Index of the innermost quote around it, None outside all quotes.
    quote: int | None


class Anaphor(Struct):
    """Where a pronoun stands."""

    token: int
    sentence: int
    #: Index of the innermost quote around it, None outside all quotes.
    quote: int | None
    #: Who speaks the words around it, if that is known; whether these are verbatim.
    voice: EntityDraft | None = None
    verbatim: bool = False
    #: Who speaks to whom the pronoun stands for: somebody else.
    other: EntityDraft | None = None


def find(
    candidates: list[AntecedentCandidate], anaphor: Anaphor, gender: str, plural: bool
) -> tuple[EntityDraft, float, list[tuple[EntityDraft, float]]] | None:
    """Who a third-person pronoun most likely is.

    Gives the entity, a score from 0 to 1, and the other candidates with theirs, best first;
    None where nobody fits. `gender` holds the genders that the form allows, "" for any.
    """
    points: dict[int, float] = {}
    ents: dict[int, EntityDraft] = {}
    for entry in reversed(candidates[-ENTRIES:]):
        away = anaphor.sentence - entry.sentence
        if away > SENTENCES:
            break
        entity = entry.entity
        if entry.end > anaphor.token or not _fits(entity, gender, plural):
            continue
        if entity is anaphor.other or (anaphor.verbatim and entity is anaphor.voice):
            continue
        score = -_NEAR * away
        if entry.subject:
            score += _SUBJECT
        if entry.speaker:
            score += _SPEAKER
        if entity is anaphor.voice:
            score += _VOICE
        if entity.gender and entity.gender in gender:
            score += _KNOWN
        elif not entity.heads and not entity.given and not plural:
            score -= _BARE
        if entity.kind == "document":
            score -= _NEAR
        if entry.quote != anaphor.quote and entry.quote is not None:
            score -= _NEAR
        key = id(entity)
        if key not in points:
            ents[key] = entity
            points[key] = score
        elif score > points[key]:
            points[key] = score
        else:
            points[key] += 0.1
    if not points:
        return None
    order = sorted(points, key=lambda k: (-points[k], -ents[k].recency))
    best = order[0]
    margin = points[best] - points[order[1]] if len(order) > 1 else 1.0
    score = max(0.35, min(0.9, 0.55 + 0.25 * margin + 0.05 * points[best]))
    others = [
        (ents[k], max(0.05, score - 0.3 * (points[best] - points[k]) - 0.2)) for k in order[1:4]
    ]
    return ents[best], score, others


def _fits(entity: EntityDraft, gender: str, plural: bool) -> bool:
    if plural:
        if entity.kind not in _PLURAL:
            return False
        return entity.plural or entity.kind not in _SINGULAR
    if gender == "n":
        return not entity.plural and entity.kind in _THINGS
    if entity.plural or entity.doubtful or entity.kind not in _SINGULAR:
        return False
    return not entity.gender or not gender or entity.gender in gender
