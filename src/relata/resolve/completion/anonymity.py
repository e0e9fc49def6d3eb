"""Why a source is not named, where the article says so: "on condition of anonymity", "for fear of".

The words belong to the unnamed speaker of their sentence, or of the sentence before.
"""

from __future__ import annotations

from bisect import bisect_right

from relata.model.drafts import Analysis, EntityDraft
from relata.model.record import Anonymity, Span
from relata.resolve.anonymity_phrases import AnonymityPhrase

#: Kinds of entities that may be a source without a name.
_SOURCES = frozenset(("person", "unnamed", "other"))
#: A source in the sentence before counts as this many characters farther away.
_SENTENCE = 1000
#: One after the words, by this many: "a clerk who asked not to be named, the minister said".
_AFTER = 20


def add_anonymity(analysis: Analysis, found: list[AnonymityPhrase]) -> None:
    """Say of the unnamed sources why they are not named; reads statements, adds to entities.

    `found` are the words that say so, in order. Linear in them and in the statements.
    """
    if not found:
        return
    places = _places(analysis)
    starts = [start for start, _, _ in places]
    for start, end, reason in found:
        entity = _nearest(analysis, places, starts, (start, end))
        if entity is None or (entity.anonymity and entity.anonymity[-1].span[1] > start):
            continue
        entity.anonymity.append(Anonymity(reason=reason, span=(start, end)))


def _places(analysis: Analysis) -> list[tuple[int, int, EntityDraft]]:
    """Where the unnamed sources that speak are mentioned, in order."""
    speakers = {
        id(entity): entity
        for statement in analysis.statements
        for entity in statement.speakers
        if entity.kind in _SOURCES and (not entity.named or entity.doubtful)
    }
    return sorted(
        ((m.start, m.end, entity) for entity in speakers.values() for m in entity.mentions),
        key=lambda place: place[:2],
    )


def _nearest(
    analysis: Analysis, places: list[tuple[int, int, EntityDraft]], starts: list[int], span: Span
) -> EntityDraft | None:
    """The source whose mention stands next to the span, in its sentence or the one before."""
    text = analysis.text
    last = max(bisect_right(text.starts, span[0]) - 1, 0)
    sentence = text.sentence_of[last]
    best: tuple[int, EntityDraft] | None = None
    at = bisect_right(starts, span[0])
    for start, end, entity in places[max(0, at - 4) : at + 2]:
        token = max(bisect_right(text.starts, start) - 1, 0)
        away = sentence - text.sentence_of[token]
        if away not in (0, 1):
            continue
        distance = max(span[0] - end, start - span[1], 0) + away * _SENTENCE
        distance += _AFTER * (start >= span[1])
        if best is None or distance < best[0]:
            best = distance, entity
    return best[1] if best is not None else None


__all__ = ["add_anonymity"]
