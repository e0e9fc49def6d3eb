"""Who speaks and who is spoken to: from a draft's parties to entities."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from msgspec import Struct, field

from relata.model.analysis import Draft, Party
from relata.model.record import Candidate, Score, Span, Spans, Voice
from relata.resolve.context import CLOSED
from relata.resolve.coreference.pass_over_phrases import Discourse, Tie
from relata.resolve.entities import Ent

#: A statement inside this many others is not looked through further.
DEPTH = 20


class Raw(Struct):
    """A voice before ids: entities as objects."""

    spans: Spans
    entities: tuple[Ent, ...]
    score: float
    why: str
    others: list[tuple[Ent, float]] = field(default_factory=list)


def clean(spans: Spans, size: int) -> Spans:
    """Spans inside a text of `size` characters, sorted, not overlapping, none empty."""
    if len(spans) == 1 and 0 <= spans[0][0] < spans[0][1] <= size:
        return spans
    found: list[Span] = []
    for start, end in sorted(spans):
        start, end = max(0, start), min(end, size)
        if start >= end:
            continue
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


class Voices:
    """Turns parties into voices once the pass is over."""

    def __init__(self, discourse: Discourse, drafts: list[Draft]) -> None:
        self.discourse = discourse
        self.drafts = drafts
        self.scene = discourse.scene
        #: Spans of names that are no phrases, entered once each.
        self._labels: set[Span] = set()
        self._starts = [p.start for p in self.scene.phrases]

    def voice(self, party: Party | None, draft: int) -> Raw | None:
        """The voice of a party of the draft with this index; None where it has no span."""
        if party is None:
            return None
        spans = clean(party.spans, len(self.scene.text.text))
        if not spans:
            return None
        tie = self._tie(party, spans)
        if tie is not None and tie.person == 1:
            tie = self._first_person(tie, draft)
        if tie is None or (tie.entity is None and not tie.others):
            why = _join(party.why, tie.why if tie is not None else "")
            return Raw(spans, (), party.score, why)
        if tie.entity is None:
            return Raw(spans, (), party.score * tie.score, _join(party.why, tie.why), tie.others)
        entities = tie.entity.members or (tie.entity,)
        return Raw(spans, entities, party.score * tie.score, _join(party.why, tie.why))

    def addressee(self, party: Party | None, draft: int, speaker: Raw | None) -> Raw | None:
        """Who is spoken to; None where that is the speaker again, or a clause's pronoun for him."""
        raw = self.voice(party, draft)
        if raw is None or party is None:
            return None
        if not raw.entities and self.scene.is_relative(party.phrase):
            return None
        if speaker is not None and (
            raw.spans == speaker.spans or (raw.entities and raw.entities == speaker.entities)
        ):
            return None
        return raw

    def _tie(self, party: Party, spans: Spans) -> Tie | None:
        ties = self.discourse.ties
        if party.phrase is not None and party.phrase in ties:
            return ties[party.phrase]
        text = self.scene.text
        first = bisect_left(text.ends, spans[0][0] + 1)
        last = bisect_left(text.starts, spans[-1][1])
        if first >= last:
            return None
        at = bisect_left(self._starts, first)
        for i in range(at, min(at + 8, len(self._starts))):
            if self._starts[i] >= last:
                break
            if i in ties:
                return ties[i]
        return self._named(first, last)

    def _named(self, first: int, last: int) -> Tie | None:
        """A party that is no phrase: the label of an interview, a name at a line's start."""
        words = self.scene.text.words[first:last]
        if last - first == 1 and self.scene.text.flags[first] & CLOSED:
            return None
        if not words or len(words) > 12 or not words[0][:1].isupper():
            return None
        name = self.discourse.naming.parse(first, last, "person")
        entity, score, why = self.discourse.register.name(name)
        entity.forms[name.form] = None
        text = self.scene.text
        span = text.starts[first], text.ends[last - 1]
        reason = f"{why} “{entity.name}”" if why else "named here"
        if span not in self._labels:
            self._labels.add(span)
            entity.mentions.append((*span, "name", score, reason))
        return Tie(entity, score, reason)

    def _first_person(self, tie: Tie, draft: int) -> Tie:
        """ "I" and "we" inside a quotation are the one who is quoted."""
        at = self.drafts[draft].inside
        for _ in range(DEPTH):
            if at is None or not 0 <= at < len(self.drafts):
                break
            party = self.drafts[at].speaker
            outer = self._tie(party, party.spans) if party is not None and party.spans else None
            if outer is not None and outer.entity is not None:
                score = outer.score * (0.7 if tie.plural else 0.95)
                name = outer.entity.name
                return Tie(outer.entity, score, f"first person in what “{name}” says")
            at = self.drafts[at].inside
        return Tie(None, 0.0, "first person outside any quotation: the writer, or unknown")


def _join(a: str, b: str) -> str:
    return f"{a}; {b}" if a and b else a or b


@lru_cache(maxsize=4096, typed=True)
def unit(score: float) -> Score:
    """A score between 0 and 1, with two places."""
    if 0.0 <= score <= 1.0:
        return round(score, 2)
    return 0.0 if score < 0.0 else 1.0


def final(raw: Raw | None, ids: dict[int, str]) -> Voice | None:
    """The record's voice; `ids` maps id() of an entity to its id."""
    if raw is None:
        return None
    candidates = tuple(
        Candidate(entity=ids[id(e)], score=unit(s))
        for e, s in raw.others
        if not e.members and id(e) in ids
    )
    return Voice(
        spans=raw.spans,
        entities=tuple(ids[id(e)] for e in raw.entities),
        score=unit(raw.score),
        why=raw.why,
        candidates=() if raw.entities else candidates,
    )
