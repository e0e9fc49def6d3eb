"""Readings become drafts: from the habits of the training corpora to those of the record.

1. A direct reading inside an indirect one, by the same voice, is its verbatim part.
2. Two direct readings in one sentence, one frame between them, are one statement in two pieces.
3. A cue or frame that stands neither in nor beside the statement's sentences introduced an
   earlier one: the statement goes on without.
4. "nach Angaben der Polizei": the noun belongs to the cue, its owner speaks.
5. A reported act has a cue and a matter of its own.
6. A relative pronoun speaks for the noun before it.
7. What the networks do not say (act, certainty, medium, relays; in some languages frame and
   addressee) comes from the grammar's finding with the same cue, or from the language file.
8. Where networks and grammar mean the same statement, the grammar's boundaries stand, which
   are the record's own; and its speaker, unless the networks are sure of another.
9. An enclosing voice whose own statement is not kept stays in the chain as a relay.
10. Words behind a quotation mark inside a sentence that never closes are nobody's statement
    unless somebody is said to speak.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from relata.attribute.neural.features.drafts import Finding, Ranges
from relata.attribute.neural.features.span_proposals import f1, overlap, size
from relata.attribute.neural.projection.parties import party, whole_phrase
from relata.attribute.neural.projection.ranges import bare, minus, trimmed
from relata.attribute.neural.projection.roles import BESIDE, Parts
from relata.attribute.neural.selection import DIRECT, FREE, HEARSAY, INDIRECT, REPORTED, Reading
from relata.attribute.neural.stored.annotation_scheme import Habits
from relata.attribute.rules.patterns.direct.turns import LAYOUT_RULES
from relata.attribute.rules.text.context import Context
from relata.model.analysis import Draft, Party

_ALIKE = 0.5
#: How many neighbours in the order of the text are compared.
_AROUND = 40
#: How far apart, in findings, voices in voices stand.
_VOICES = 4
#: Token F1 of two contents from which on they are one.
AGREED = 0.75
#: How sure the networks must be of a speaker to overrule the grammar's.
SURE = 0.8
#: How sure they must be of the speaker of a cue, in the layer of cues.
SPOKEN = 0.5
#: How sure they must be of another mode of a content that the grammar found.
CERTAIN = 0.9
_KIND = {
    "direct": DIRECT, "indirect": INDIRECT, "mixed": INDIRECT, "free-indirect": FREE,
    "hearsay": HEARSAY, "reported": REPORTED,
}  # fmt: skip


class Settler:
    """Makes drafts of one text's readings."""

    def __init__(self, scene: Context, findings: list[Finding], habits: Habits) -> None:
        self.scene = scene
        self.findings = findings
        self.habits = habits
        self.parts = Parts(scene, findings, habits)
        self.kept: set[int] = set()
        self.laid_out = [f.content for f in findings if f.draft.rule in LAYOUT_RULES]

    def drafts(self, readings: list[Reading]) -> list[Draft]:
        """The drafts in the order of the text, with `inside` set."""
        readings = [self._kind(r) for r in readings if self._free(r)]
        self.kept = {r.query.finding for r in readings if r.query.own}
        outer, parts = self._verbatim(readings)
        made: list[tuple[Ranges, Draft]] = []
        for reading, quoted in zip(outer, parts, strict=True):
            content, draft = self._draft(reading, quoted)
            if draft.content and not self._stray(content, draft):
                made.append((content, draft))
        made += self._kept(made)
        made.sort(key=lambda m: (m[0][0][0], -size(m[0]), m[1].frame[:1] or ((1 << 60, 0),)))
        for index, (_, draft) in enumerate(made):
            draft.inside = _around(made, index)
        return [draft for _, draft in made]

    def _free(self, reading: Reading) -> bool:
        """Not a turn of an interview, nor in one but for what the grammar found there too."""
        for content in self.laid_out:
            if overlap(content, reading.content):
                if not reading.query.own or f1(content, reading.content) > _ALIKE:
                    return False
        return True

    # 10
    def _stray(self, content: Ranges, draft: Draft) -> bool:
        """Whether nobody is said to speak, and most of it follows a mark inside a sentence that
        never closes."""
        if draft.speaker is not None or draft.cue or draft.frame:
            return False
        text = self.scene.text
        return any(
            2 * overlap(content, ((quote.start, quote.end),)) > size(content)
            for quote in text.quotes
            if not quote.closed and quote.start > text.sentences[text.sentence_of[quote.start]][0]
        )

    # 8
    def _kind(self, reading: Reading) -> Reading:
        """The reading with the grammar's mode, unless the networks are sure of another."""
        if not self.habits.modes or not reading.query.own or reading.kind_score >= CERTAIN:
            return reading
        return replace(reading, kind=_kind(self.findings[reading.query.finding]))

    # 1, 2
    def _verbatim(self, readings: list[Reading]) -> tuple[list[Reading], list[list[Ranges]]]:
        outer: list[Reading] = []
        parts: list[list[Ranges]] = []
        for reading in readings:
            if reading.kind == DIRECT:
                holder = self._holder(reading, outer)
                if holder >= 0:
                    parts[holder].append(reading.content)
                    continue
                if outer and self._goes_on(outer[-1], reading):
                    joined = (*outer[-1].content, *reading.content)
                    outer[-1] = replace(outer[-1], content=joined)
                    continue
            outer.append(reading)
            parts.append([])
        return outer, parts

    def _holder(self, reading: Reading, outer: list[Reading]) -> int:
        for k in range(len(outer) - 1, max(-1, len(outer) - 8), -1):
            other = outer[k]
            if other.kind == DIRECT or overlap(other.content, reading.content) < size(
                reading.content
            ):
                continue
            if reading.speaker and other.speaker and not overlap(reading.speaker, other.speaker):
                if overlap(reading.speaker, other.content):
                    continue
            return k
        return -1

    def _goes_on(self, first: Reading, second: Reading) -> bool:
        if first.kind != DIRECT or not first.frame or not second.frame:
            return False
        end, start = first.content[-1][1], second.content[0][0]
        a, b = first.frame[0][0], first.frame[-1][1]
        between = end <= a and b <= start and a - end <= BESIDE and start - b <= BESIDE
        sentence_of = self.scene.text.sentence_of
        one = sentence_of[end - 1] == sentence_of[start]
        return one and between and overlap(first.frame, second.frame) > 0

    # the draft
    def _draft(self, reading: Reading, quoted: list[Ranges]) -> tuple[Ranges, Draft]:
        finding = self.parts.finding(reading)
        if finding is not None and self._same(reading, finding):
            return self._agreed(reading, finding)
        if reading.query.own and self._mixed_up(reading):
            own = self.findings[reading.query.finding]
            return own.content, replace(own.draft, score=round(reading.score, 3))
        cue, frame = self.parts.introduced(reading)
        speaker = self.parts.speaker(reading, finding)
        trigger = self.parts.trigger(cue)
        content = reading.content
        kind = reading.kind
        if kind == REPORTED and self.habits.whole_acts:
            content, cue, frame, trigger = self.parts.act(reading, finding)
        elif not self.habits.frames:
            frame = self.parts.frame_of(finding, cue, speaker, content)
        cue, speaker = self.parts.owner(cue, speaker, finding)
        mode = self.parts.mode(reading, content, finding)
        content = trimmed(self.scene, minus(content, frame) or content, whole=mode in _WHOLE)
        draft = Draft(
            mode=mode, content=self.parts.spans(content), score=round(reading.score, 3),
            cue=self.parts.spans(cue),
            frame=self.parts.spans(bare(self.scene, frame)), rule="trained",
        )  # fmt: skip
        if mode != "direct" and content:
            draft.quoted = self.parts.spans(self.parts.verbatim(content, quoted))
            if draft.quoted and mode == "indirect":
                draft.mode = "mixed"
        self.parts.known(draft, finding, trigger, cue)
        near = self.parts.beside(speaker, reading)
        draft.speaker = party(
            self.scene, speaker, reading.speaker_score, draft.lemma, carried=not near
        )
        addressee = finding.addressee if finding is not None else ()
        if not addressee and self.habits.frames:
            addressee = reading.addressee
        draft.addressee = party(self.scene, addressee, 0.7, draft.lemma, addressee=True)
        return content, draft

    # 8
    def _same(self, reading: Reading, finding: Finding) -> bool:
        """Do both mean one statement, of one kind, in one content?"""
        if self.habits.modes and reading.kind != _kind(finding):
            return False
        if max(f1(reading.content, finding.content), f1(reading.content, clause(finding))) < AGREED:
            return False
        return not (reading.cue and finding.cue) or overlap(reading.cue, finding.cue) > 0

    def _mixed_up(self, reading: Reading) -> bool:
        """Do the networks take a content's cue for that of a voice around it or inside it?"""
        which = reading.query.finding
        own = self.findings[which]
        if not own.cue or not reading.cue:
            return False
        near = self.findings[max(0, which - _VOICES) : which + _VOICES]
        others = (f.cue for f in near if f is not own and not overlap(f.cue, own.cue))
        return any(overlap(cue, reading.cue) for cue in others)

    def _agreed(self, reading: Reading, finding: Finding) -> tuple[Ranges, Draft]:
        relays = [*self._lost_voices(finding), *finding.draft.relays]
        draft = replace(finding.draft, score=round(reading.score, 3), relays=relays)
        same = not reading.speaker or overlap(reading.speaker, finding.speaker) > 0
        same = same or overlap(reading.speaker, finding.addressee) > 0
        # 4: "nach eigenen Angaben" are the cue, and no speaker beside the grammar's.
        same = same or overlap(reading.speaker, finding.cue) == size(reading.speaker)
        if not same and (reading.speaker_score >= SURE or not finding.speaker):
            speaker = self.parts.speaker(reading, finding)
            near = self.parts.beside(speaker, reading)
            draft.speaker = party(
                self.scene, speaker, reading.speaker_score, draft.lemma, carried=not near
            )
        if self.habits.frames and draft.addressee is None and reading.addressee:
            draft.addressee = party(self.scene, reading.addressee, 0.7, draft.lemma, addressee=True)
        return finding.content, draft

    def _lost_voices(self, finding: Finding) -> list[Party]:
        """Who retold it by the grammar, where that statement is not kept: outermost first."""
        found: list[Party] = []
        around = finding.inside
        while around is not None and len(found) < _AROUND:
            outer = self.findings[around]
            if around not in self.kept and outer.draft.speaker is not None:
                found.append(outer.draft.speaker)
            around = outer.inside
        return found[::-1]

    def _kept(self, made: list[tuple[Ranges, Draft]]) -> list[tuple[Ranges, Draft]]:
        """The grammar's findings that no network has judged."""
        found: list[tuple[Ranges, Draft]] = []
        contents = sorted(content for content, _ in made)
        starts = [content[0][0] for content in contents]
        for finding in self.findings:
            kept = finding.draft.rule in LAYOUT_RULES
            if not kept and not self.habits.nested and finding.draft.inside is not None:
                at = bisect_left(starts, finding.content[0][0] + 1)
                near = contents[max(0, at - _AROUND) : at + _AROUND]
                kept = any(_holds(content, finding) for content in near)
            if kept:
                found.append((finding.content, replace(finding.draft)))
        return found


def layer_draft(scene: Context, reading: Reading) -> Draft:
    """A reading by cue as a draft, its content as the network drew it, maybe none."""
    spans = tuple(scene.text.span(a, b) for a, b in reading.drawn)
    cue = tuple(scene.text.span(a, b) for a, b in reading.content)
    speaker = reading.speaker if reading.speaker_score >= SPOKEN else ()
    return Draft(
        mode="indirect", content=spans, score=round(reading.score, 3), cue=cue, rule="cue",
        speaker=party(scene, whole_phrase(scene, speaker), reading.speaker_score, ""),
        addressee=party(scene, whole_phrase(scene, reading.addressee), 0.7, "", addressee=True),
    )  # fmt: skip


_WHOLE = frozenset(("free-indirect", "hearsay", "direct"))


def _kind(finding: Finding) -> int:
    """The kind under which the corpora have it: hearsay with a frame ("heißt es") is indirect."""
    if finding.draft.mode == "hearsay" and finding.frame:
        return INDIRECT
    return _KIND[finding.draft.mode]


def clause(finding: Finding) -> Ranges:
    """The stretch from the first to the last token of a reported act."""
    if finding.draft.mode != "reported":
        return finding.content
    parts = (*finding.content, *finding.cue, *finding.frame)
    return ((min(a for a, _ in parts), max(b for _, b in parts)),)


def _holds(content: Ranges, finding: Finding) -> bool:
    """Does the content hold the finding with its frame, and more?"""
    inner = (*finding.content, *minus(finding.frame, finding.content))
    return size(finding.content) < size(content) and not minus(inner, content)


def _around(made: list[tuple[Ranges, Draft]], index: int) -> int | None:
    """Index of the smallest other draft whose content holds this one's, or None."""
    content, draft = made[index]
    best, least = None, 1 << 60
    for k in range(max(0, index - _AROUND), index):
        other, _ = made[k]
        length = size(other)
        if length > least or overlap(other, content) < size(content):
            continue
        if length > size(content) or (made[k][1].frame != draft.frame and draft.frame):
            best, least = k, length
    return best
