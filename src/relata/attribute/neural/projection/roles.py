"""The parts of a draft: from where networks and grammar put them to where the record has them.

The numbers are those of `settle`.
"""

from __future__ import annotations

from relata.attribute.neural.features.drafts import Finding, Ranges
from relata.attribute.neural.features.span_proposals import overlap, size
from relata.attribute.neural.projection.ranges import bare, minus, trimmed
from relata.attribute.neural.selection import FREE, HEARSAY, KINDS, Reading
from relata.attribute.neural.stored.annotation_scheme import Habits
from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.limits import MOST_QUOTATIONS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import RELATIVE
from relata.attribute.rules.text.quotations import is_verbatim
from relata.attribute.rules.text.types import CueMatch
from relata.model.analysis import Draft
from relata.model.codes import Mode

_BARE = frozenset((FREE, HEARSAY))
#: Tokens between a frame and a content that it introduces.
BESIDE = 3
#: A finding's content is a clause's matter where so much of it lies in the clause.
_MOSTLY = 0.5
#: Longest antecedent of a relative pronoun, in tokens.
_LONG = 40


class Parts:
    """Looks up the parts of readings of one text."""

    def __init__(self, scene: Context, findings: list[Finding], habits: Habits) -> None:
        self.scene = scene
        self.findings = findings
        self.habits = habits

    def finding(self, reading: Reading) -> Finding | None:
        """The grammar's finding that the reading grew from, if it is still about the same."""
        if reading.query.finding < 0:
            return None
        finding = self.findings[reading.query.finding]
        if reading.cue and finding.cue and not overlap(reading.cue, finding.cue):
            return None
        return finding

    # 3
    def introduced(self, reading: Reading) -> tuple[Ranges, Ranges]:
        """Cue and frame where they stand in or beside the statement's sentences."""
        if reading.kind in _BARE:
            return (), ()
        return (
            reading.cue if self.beside(reading.cue, reading) else (),
            reading.frame if self.beside(reading.frame, reading) else (),
        )

    def beside(self, ranges: Ranges, reading: Reading) -> bool:
        """Whether the ranges stand in or right beside the statement's sentences."""
        if not ranges:
            return False
        sentence_of = self.scene.text.sentence_of
        first, last = sentence_of[reading.content[0][0]], sentence_of[reading.content[-1][1] - 1]
        low, high = sentence_of[ranges[0][0]], sentence_of[ranges[-1][1] - 1]
        if first <= high and low <= last:
            return True
        start, end = reading.content[0][0], reading.content[-1][1]
        return 0 <= start - ranges[-1][1] <= BESIDE or 0 <= ranges[0][0] - end <= BESIDE

    def trigger(self, cue: Ranges) -> CueMatch | None:
        """The cue of the language file that stands in these tokens."""
        for a, b in cue:
            _, triggers = parse_sentence(self.scene, self.scene.text.sentence_of[a])
            for trigger in triggers:
                if a <= trigger.at < b:
                    return trigger
        return None

    # 4
    def owner(self, cue: Ranges, speaker: Ranges, finding: Finding | None) -> tuple[Ranges, Ranges]:
        """A claim noun at the speaker's head goes to a cue that is a preposition."""
        according = self.scene.lexicon.according
        lower = self.scene.text.lower
        if size(cue) != 1 or len(speaker) != 1:
            return cue, speaker
        word = lower[cue[0][0]]
        if not (word in according.before or word in according.before_noun
                or word in according.after or word in according.after_noun):  # fmt: skip
            return cue, speaker
        if finding is not None and finding.cue and size(finding.cue) > 1:
            inner = finding.speaker
            if overlap(inner, speaker) == size(inner) and overlap(finding.cue, cue):
                if overlap(speaker, finding.cue):
                    return finding.cue, inner
        return cue, speaker

    # 5
    def act(
        self, reading: Reading, finding: Finding | None
    ) -> tuple[Ranges, Ranges, Ranges, CueMatch | None]:
        """Matter, cue, frame and trigger of a reported act that is marked as a whole clause."""
        if finding is not None and finding.cue:
            clause = reading.content
            if overlap(finding.content, clause) >= _MOSTLY * size(finding.content):
                return finding.content, finding.cue, finding.frame, self.trigger(finding.cue)
        low, high = reading.content[0][0], reading.content[-1][1]
        best: CueMatch | None = None
        text = self.scene.text
        for number in range(text.sentence_of[low], text.sentence_of[high - 1] + 1):
            for trigger in parse_sentence(self.scene, number)[1]:
                if low <= trigger.at < high and trigger.cue.kind == "verb":
                    if best is None or trigger.cue.matter + trigger.cue.strength > (
                        best.cue.matter + best.cue.strength
                    ):
                        best = trigger
        if best is None:
            return reading.content, (), (), None
        cue = tuple((t, t + 1) for t in best.tokens)
        rest = minus(minus(reading.content, cue), reading.speaker)
        matter = tuple(r for r in (bare(self.scene, (piece,)) for piece in rest) if r)
        longest = max((r for part in matter for r in part), key=lambda r: r[1] - r[0], default=None)
        if longest is None:
            return reading.content, cue, (), best
        frame = trimmed(self.scene, minus(reading.content, (longest,)), whole=False)
        return (longest,), cue, frame, best

    # 6
    def speaker(self, reading: Reading, finding: Finding | None) -> Ranges:
        """The speaker, a relative pronoun replaced by its antecedent."""
        speaker = reading.speaker
        if size(speaker) != 1 or not self.scene.text.flags[speaker[0][0]] & RELATIVE:
            return speaker
        if finding is not None and finding.speaker and not overlap(finding.speaker, speaker):
            return finding.speaker
        at = speaker[0][0]
        while at and self.scene.text.words[at - 1] == ",":
            at -= 1
        for k in self.scene.phrases_in(max(0, at - _LONG), at):
            if self.scene.phrases[k].end == at:
                return ((self.scene.phrases[k].start, at),)
        return speaker

    # 1
    def verbatim(self, content: Ranges, judged: list[Ranges]) -> Ranges:
        """The quotations in a content that are somebody's words, for networks or grammar."""
        found = {r for part in judged for r in part}
        for q in self.scene.quotes_in(content[0][0], content[-1][1])[:MOST_QUOTATIONS]:
            quote = self.scene.text.quotes[q]
            here = (quote.start, quote.end)
            if (
                quote.parent is None
                and not minus((here,), content)
                and is_verbatim(self.scene, quote)
            ):
                found.add(here)
        kept: list[tuple[int, int]] = []
        for a, b in sorted(found):
            if not kept or a >= kept[-1][1]:
                kept.append((a, b))
        return tuple(kept)

    # 7
    def frame_of(
        self, finding: Finding | None, cue: Ranges, speaker: Ranges, content: Ranges
    ) -> Ranges:
        """Where the weights know no frames: the finding's, or cue and speaker."""
        if finding is not None and finding.frame and overlap(finding.frame, cue):
            return finding.frame
        if not cue:
            return ()
        sentence_of = self.scene.text.sentence_of
        here = sentence_of[cue[0][0]]
        near = [r for r in speaker if sentence_of[r[0]] == here]
        low = min(r[0] for r in (*cue, *near))
        high = max(r[1] for r in (*cue, *near))
        return minus(((low, high),), content)

    def mode(self, reading: Reading, content: Ranges, finding: Finding | None) -> Mode:
        """The mode; where the corpora mark none, by quotation marks and finding."""
        if self.habits.modes:
            mode: Mode = KINDS[reading.kind]
            if mode == "indirect" and finding is not None and finding.draft.mode == "hearsay":
                if finding.frame:
                    return "hearsay"
            return mode
        quote_of = self.scene.text.quote_of
        if content and all(quote_of[i] is not None for a, b in content for i in range(a, b)):
            return "direct"
        if finding is not None:
            mode = finding.draft.mode
            return "indirect" if mode in ("mixed", "direct") else mode
        return "indirect"

    def known(
        self, draft: Draft, finding: Finding | None, trigger: CueMatch | None, cue: Ranges
    ) -> None:
        """Act, certainty, lemma, medium, relays: the finding's, or the language file's."""
        if trigger is not None:
            found = trigger.cue
            draft.lemma, draft.act, draft.certainty = found.lemma, found.act, found.certainty
            draft.medium = found.medium
        if finding is not None and (overlap(finding.cue, cue) or not cue):
            known = finding.draft
            draft.lemma, draft.act, draft.certainty = known.lemma, known.act, known.certainty
            draft.relays = list(known.relays)
            draft.medium = known.medium
            if not self.habits.modes and draft.mode != "direct":
                draft.quoted = known.quoted
                if known.quoted and draft.mode == "indirect":
                    draft.mode = "mixed"

    def spans(self, ranges: Ranges) -> tuple[tuple[int, int], ...]:
        """Characters of token ranges."""
        return tuple(self.scene.text.span(a, b) for a, b in ranges if a < b)
