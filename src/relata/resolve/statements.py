"""From drafts to statements: order, ids, nesting, valid spans, chains."""

from __future__ import annotations

from relata.model.analysis import Draft
from relata.model.record import Spans, Statement
from relata.resolve.chain import Hand, chain
from relata.resolve.speakers import DEPTH, VoiceDraft, VoiceResolver, clean_spans, final, to_score


def nesting(drafts: list[Draft], keep: list[bool]) -> list[int | None]:
    """For each draft the nearest kept draft around it, or None; without cycles."""
    count = len(drafts)
    inside: list[int | None] = [None] * count
    for i, draft in enumerate(drafts):
        at, passed = draft.inside, {i}
        while at is not None and at not in passed and 0 <= at < count and not keep[at]:
            passed.add(at)
            at = drafts[at].inside
        if at is not None and at not in passed and 0 <= at < count:
            inside[i] = at
    for i in range(count):
        at, passed = i, set[int]()
        while at is not None and at not in passed:
            passed.add(at)
            at = inside[at]
        if at is not None:
            # The last draft of a cycle to be met is taken for its outermost.
            inside[at] = None
    return inside


def order(drafts: list[Draft], contents: list[Spans], inside: list[int | None]) -> list[int]:
    """Indices of the drafts that have content in the order of the text, outer before inner."""

    def place(i: int) -> tuple[int, int, int]:
        spans = (*contents[i], *drafts[i].frame)
        return min(s for s, _ in spans), -max(e for _, e in spans), i

    done: dict[int, None] = {}
    for i in sorted((i for i in range(len(drafts)) if contents[i]), key=place):
        around = [i]
        while (outer := inside[around[-1]]) is not None and outer not in done:
            around.append(outer)
        done.update(dict.fromkeys(reversed(around)))
    return list(done)


class Maker:
    """Makes the statements of one text once the entities have ids."""

    def __init__(self, drafts: list[Draft], voices: VoiceResolver, size: int) -> None:
        self.drafts = drafts
        self.size = size
        self.contents = [clean_spans(d.content, size) for d in drafts]
        self.inside = nesting(drafts, [bool(c) for c in self.contents])
        self.order = order(drafts, self.contents, self.inside)
        self.speakers = [voices.voice(d.speaker, i) for i, d in enumerate(drafts)]
        self.addressees = [
            voices.addressee(d.addressee, i, self.speakers[i]) for i, d in enumerate(drafts)
        ]
        self.relays = [
            [voice for p in d.relays if (voice := voices.voice(p, i)) is not None]
            for i, d in enumerate(drafts)
        ]

    def voices(self) -> list[VoiceDraft]:
        """Every voice of every statement that is kept, in their order."""
        found: list[VoiceDraft] = []
        for i in self.order:
            for voice in (self.speakers[i], self.addressees[i], *self.relays[i]):
                if voice is not None:
                    found.append(voice)
        return found

    def _outer(self, i: int) -> list[VoiceDraft]:
        """Voices of the statements around the one with index `i`, outermost first."""
        found: list[list[VoiceDraft]] = []
        at = self.inside[i]
        while at is not None and len(found) < DEPTH:
            speaker = self.speakers[at]
            found.append([*self.relays[at], *([speaker] if speaker is not None else [])])
            at = self.inside[at]
        return [voice for voices in reversed(found) for voice in voices]

    def make(self, hands: list[Hand], ids: dict[int, str]) -> tuple[Statement, ...]:
        """The statements; `ids` maps id() of an entity to its id."""
        number = {i: f"s{n}" for n, i in enumerate(self.order, 1)}
        return tuple(self._statement(i, number, hands, ids) for i in self.order)

    def _statement(
        self, i: int, number: dict[int, str], hands: list[Hand], ids: dict[int, str]
    ) -> Statement:
        draft, outer = self.drafts[i], self.inside[i]
        links = chain(hands, self._outer(i), self.relays[i], self.speakers[i], ids)
        return Statement(
            id=number[i],
            mode=draft.mode,
            medium=draft.medium,
            act=draft.act,
            certainty=draft.certainty,
            content=self.contents[i],
            quoted=clean_spans(draft.quoted, self.size),
            cue=clean_spans(draft.cue, self.size),
            frame=clean_spans(draft.frame, self.size),
            speaker=final(self.speakers[i], ids),
            addressee=final(self.addressees[i], ids),
            chain=links,
            inside=None if outer is None else number.get(outer),
            score=to_score(draft.score),
        )
