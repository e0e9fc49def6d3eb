"""The roles of a draft: where the record has them, given the prediction and the rules' draft.

The numbers in comments are those of `combine`.
"""

from __future__ import annotations

from relata.attribute.neural.features.drafts import DraftSpan
from relata.attribute.neural.features.ranges import Ranges, overlap, size, subtract
from relata.attribute.neural.selection import Prediction
from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.limits import MOST_QUOTATIONS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import RELATIVE
from relata.attribute.rules.text.quotations import is_verbatim
from relata.attribute.rules.text.types import CueMatch
from relata.model.analysis import Draft
from relata.model.codes import Mode

#: Most tokens between a cue and a content that it introduces.
_GAP = 3
#: Longest antecedent of a relative pronoun, in tokens.
_LONGEST_ANTECEDENT = 40


class RoleProjection:
    """Finds the roles of predictions of one text."""

    def __init__(self, context: Context, drafts: list[DraftSpan]) -> None:
        self.context = context
        self.drafts = drafts

    def draft_of(self, prediction: Prediction) -> DraftSpan | None:
        """The rules' draft that was proposed, if the prediction still has the same cue."""
        which = prediction.proposal.draft
        if which is None:
            return None
        span = self.drafts[which]
        if prediction.cue and span.cue and not overlap(prediction.cue, span.cue):
            return None
        return span

    # 1
    def cue(self, prediction: Prediction) -> Ranges:
        """The cue where it stands in the statement's sentences or next to the content."""
        return prediction.cue if self.is_near(prediction.cue, prediction) else ()

    def is_near(self, ranges: Ranges, prediction: Prediction) -> bool:
        """Whether the ranges stand in the statement's sentences or next to the content."""
        if not ranges:
            return False
        sentence_of = self.context.text.sentence_of
        start, end = prediction.content[0][0], prediction.content[-1][1]
        low, high = sentence_of[ranges[0][0]], sentence_of[ranges[-1][1] - 1]
        if sentence_of[start] <= high and low <= sentence_of[end - 1]:
            return True
        return 0 <= start - ranges[-1][1] <= _GAP or 0 <= ranges[0][0] - end <= _GAP

    def cue_match(self, cue: Ranges) -> CueMatch | None:
        """The cue of the language pack that stands in these tokens."""
        for a, b in cue:
            _, matches = parse_sentence(self.context, self.context.text.sentence_of[a])
            for match in matches:
                if a <= match.at < b:
                    return match
        return None

    # 2
    def owner(self, cue: Ranges, speaker: Ranges, known: DraftSpan | None) -> tuple[Ranges, Ranges]:
        """Cue and speaker: a claim noun at the speaker's head moves to a cue that is a
        preposition."""
        according = self.context.lexicon.according
        lower = self.context.text.lower
        if size(cue) != 1 or len(speaker) != 1:
            return cue, speaker
        word = lower[cue[0][0]]
        if not (word in according.before or word in according.before_noun
                or word in according.after or word in according.after_noun):  # fmt: skip
            return cue, speaker
        if known is not None and size(known.cue) > 1:
            inner = known.speaker
            if overlap(inner, speaker) == size(inner) and overlap(known.cue, cue):
                if overlap(speaker, known.cue):
                    return known.cue, inner
        return cue, speaker

    # 3
    def speaker(self, prediction: Prediction, known: DraftSpan | None) -> Ranges:
        """The speaker, a relative pronoun replaced by its antecedent."""
        speaker = prediction.speaker
        if size(speaker) != 1 or not self.context.text.flags[speaker[0][0]] & RELATIVE:
            return speaker
        if known is not None and known.speaker and not overlap(known.speaker, speaker):
            return known.speaker
        at = speaker[0][0]
        while at and self.context.text.words[at - 1] == ",":
            at -= 1
        for k in self.context.phrases_in(max(0, at - _LONGEST_ANTECEDENT), at):
            if self.context.phrases[k].end == at:
                return ((self.context.phrases[k].start, at),)
        return speaker

    # 4
    def verbatim(self, content: Ranges) -> Ranges:
        """The verbatim quotations in a content."""
        found: list[tuple[int, int]] = []
        for q in self.context.quotes_in(content[0][0], content[-1][1])[:MOST_QUOTATIONS]:
            quote = self.context.text.quotes[q]
            here = (quote.start, quote.end)
            outermost = quote.parent is None and not subtract((here,), content)
            if outermost and is_verbatim(self.context, quote):
                found.append(here)
        kept: list[tuple[int, int]] = []
        for a, b in sorted(found):
            if not kept or a >= kept[-1][1]:
                kept.append((a, b))
        return tuple(kept)

    def frame(
        self, known: DraftSpan | None, cue: Ranges, speaker: Ranges, content: Ranges
    ) -> Ranges:
        """The draft's frame, or from the first to the last token of cue and speaker."""
        if known is not None and known.frame and overlap(known.frame, cue):
            return known.frame
        if not cue:
            return ()
        sentence_of = self.context.text.sentence_of
        here = sentence_of[cue[0][0]]
        near = [r for r in speaker if sentence_of[r[0]] == here]
        low = min(r[0] for r in (*cue, *near))
        high = max(r[1] for r in (*cue, *near))
        return subtract(((low, high),), content)

    def mode(self, content: Ranges, known: DraftSpan | None) -> Mode:
        """The mode by quotation marks, else the draft's."""
        quote_of = self.context.text.quote_of
        if content and all(quote_of[i] is not None for a, b in content for i in range(a, b)):
            return "direct"
        if known is not None and known.draft.mode not in ("mixed", "direct"):
            return known.draft.mode
        return "indirect"

    def complete(
        self, draft: Draft, known: DraftSpan | None, match: CueMatch | None, cue: Ranges
    ) -> None:
        """Set act, certainty, lemma, medium, relays, quoted parts from pack and rules."""
        if match is not None:
            entry = match.cue
            draft.lemma, draft.act, draft.certainty = entry.lemma, entry.act, entry.certainty
            draft.medium = entry.medium
        if known is not None and (overlap(known.cue, cue) or not cue):
            own = known.draft
            draft.lemma, draft.act, draft.certainty = own.lemma, own.act, own.certainty
            draft.relays = list(own.relays)
            draft.medium = own.medium
            if draft.mode != "direct":
                draft.quoted = own.quoted
                if own.quoted and draft.mode == "indirect":
                    draft.mode = "mixed"

    def spans(self, ranges: Ranges) -> tuple[tuple[int, int], ...]:
        """Characters of token ranges."""
        return tuple(self.context.text.span(a, b) for a, b in ranges if a < b)
