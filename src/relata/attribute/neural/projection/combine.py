"""System combination: predictions and the rules' drafts become one list of drafts.

1. A cue that stands neither in the statement's sentences nor next to its content introduced an
   earlier statement: the statement goes on without a cue.
2. "according to a report by the police": the noun belongs to the cue, its owner speaks.
3. A relative pronoun as speaker is replaced by its antecedent.
4. What the corpus does not annotate (mode, frame, addressee, act, certainty, medium, relays)
   comes from the rules' draft with the same cue, or from the language pack.
5. Where prediction and draft mean the same statement, the draft's boundaries stay, which are
   the record's own; so does its speaker, unless the network is sure of another.
6. An enclosing draft that is not kept leaves its speaker in the chain as a relay.
7. Words after a quotation mark inside a sentence that never closes are not a statement unless
   there is a speaker.
8. The corpus annotates no statement inside another: the rules' nested drafts are kept where
   the content that holds them is.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from relata.attribute.neural.features.drafts import DraftSpan
from relata.attribute.neural.features.ranges import Ranges, f1, overlap, size, subtract
from relata.attribute.neural.projection.parties import party
from relata.attribute.neural.projection.roles import RoleProjection
from relata.attribute.neural.projection.trimming import bare, trimmed
from relata.attribute.neural.selection import Prediction
from relata.attribute.rules.patterns.direct.turns import LAYOUT_RULES
from relata.attribute.rules.text.context import Context
from relata.model.analysis import Draft, Party

#: Token F1 of a labelled turn and a prediction from which on they are the same statement.
_ALIKE = 0.5
#: How many neighbours in the order of the text are compared.
_NEIGHBOURS = 40
#: How far apart, in drafts, the drafts of nested speakers stand.
_NESTED_NEIGHBOURS = 4
#: Token F1 of two contents from which on they are the same statement.
AGREED = 0.75
#: Speaker probability from which on the network overrules the draft's speaker.
SURE = 0.8
#: Score of an addressee.
_ADDRESSEE = 0.7
#: Modes whose content is a whole sentence and keeps its closing stop.
_WHOLE = frozenset(("free-indirect", "hearsay", "direct"))


class Combiner:
    """Combines the predictions and the drafts of one text."""

    def __init__(self, context: Context, drafts: list[DraftSpan]) -> None:
        self.context = context
        self.known = drafts
        self.roles = RoleProjection(context, drafts)
        self.kept: set[int] = set()
        self.turns = [span.content for span in drafts if span.draft.rule in LAYOUT_RULES]

    def drafts(self, predictions: list[Prediction]) -> list[Draft]:
        """The combined drafts in the order of the text, with `inside` set."""
        predictions = [p for p in predictions if not self._is_turn(p)]
        self.kept = {
            p.proposal.draft for p in predictions if p.proposal.own and p.proposal.draft is not None
        }
        made: list[tuple[Ranges, Draft]] = []
        for prediction in predictions:
            content, draft = self._draft(prediction)
            if draft.content and not self._unclosed(content, draft):
                made.append((content, draft))
        made += self._unscored(made)
        made.sort(key=lambda m: (m[0][0][0], -size(m[0]), m[1].frame[:1] or ((1 << 60, 0),)))
        for index, (_, draft) in enumerate(made):
            draft.inside = _enclosing(made, index)
        return [draft for _, draft in made]

    def _is_turn(self, prediction: Prediction) -> bool:
        """A turn of an interview, or in one where the rules did not find it too."""
        for content in self.turns:
            if overlap(content, prediction.content):
                if not prediction.proposal.own or f1(content, prediction.content) > _ALIKE:
                    return True
        return False

    # 7
    def _unclosed(self, content: Ranges, draft: Draft) -> bool:
        """Whether nobody speaks, and most of it follows an unclosed mark inside a sentence."""
        if draft.speaker is not None or draft.cue or draft.frame:
            return False
        text = self.context.text
        return any(
            2 * overlap(content, ((quote.start, quote.end),)) > size(content)
            for quote in text.quotes
            if not quote.closed and quote.start > text.sentences[text.sentence_of[quote.start]][0]
        )

    def _draft(self, prediction: Prediction) -> tuple[Ranges, Draft]:
        known = self.roles.draft_of(prediction)
        if known is not None and _same(prediction, known):
            return self._agreed(prediction, known)
        which = prediction.proposal.draft
        if which is not None and prediction.proposal.own and self._confused(prediction, which):
            own = self.known[which]
            return own.content, replace(own.draft, score=round(prediction.score, 3))
        return self._projected(prediction, known)

    def _projected(self, prediction: Prediction, known: DraftSpan | None) -> tuple[Ranges, Draft]:
        """A prediction that no draft agrees with."""
        roles = self.roles
        cue = roles.cue(prediction)
        speaker = roles.speaker(prediction, known)
        match = roles.cue_match(cue)
        frame = roles.frame(known, cue, speaker, prediction.content)
        cue, speaker = roles.owner(cue, speaker, known)
        mode = roles.mode(prediction.content, known)
        content = subtract(prediction.content, frame) or prediction.content
        content = trimmed(self.context, content, whole=mode in _WHOLE)
        draft = Draft(
            mode=mode, content=roles.spans(content), score=round(prediction.score, 3),
            cue=roles.spans(cue), frame=roles.spans(bare(self.context, frame)), rule="trained",
        )  # fmt: skip
        if mode != "direct" and content:
            draft.quoted = roles.spans(roles.verbatim(content))
            if draft.quoted and mode == "indirect":
                draft.mode = "mixed"
        roles.complete(draft, known, match, cue)
        carried = not roles.is_near(speaker, prediction)
        draft.speaker = party(
            self.context, speaker, prediction.speaker_score, draft.lemma, carried=carried
        )
        addressee = known.addressee if known is not None else ()
        draft.addressee = party(self.context, addressee, _ADDRESSEE, draft.lemma, addressee=True)
        return content, draft

    def _confused(self, prediction: Prediction, which: int) -> bool:
        """Does the network take a content's cue for that of an enclosing or enclosed statement?"""
        own = self.known[which]
        if not own.cue or not prediction.cue:
            return False
        near = self.known[max(0, which - _NESTED_NEIGHBOURS) : which + _NESTED_NEIGHBOURS]
        others = (s.cue for s in near if s is not own and not overlap(s.cue, own.cue))
        return any(overlap(cue, prediction.cue) for cue in others)

    # 5
    def _agreed(self, prediction: Prediction, known: DraftSpan) -> tuple[Ranges, Draft]:
        relays = [*self._lost_speakers(known), *known.draft.relays]
        draft = replace(known.draft, score=round(prediction.score, 3), relays=relays)
        speaker = prediction.speaker
        same = not speaker or overlap(speaker, known.speaker) > 0
        same = same or overlap(speaker, known.addressee) > 0
        # 2: a speaker inside the cue ("own account") is not another speaker.
        same = same or overlap(speaker, known.cue) == size(speaker)
        if not same and (prediction.speaker_score >= SURE or not known.speaker):
            speaker = self.roles.speaker(prediction, known)
            carried = not self.roles.is_near(speaker, prediction)
            draft.speaker = party(
                self.context, speaker, prediction.speaker_score, draft.lemma, carried=carried
            )
        return known.content, draft

    # 6
    def _lost_speakers(self, known: DraftSpan) -> list[Party]:
        """Speakers of the enclosing drafts that are not kept, outermost first."""
        found: list[Party] = []
        around = known.inside
        while around is not None and len(found) < _NEIGHBOURS:
            outer = self.known[around]
            if around not in self.kept and outer.draft.speaker is not None:
                found.append(outer.draft.speaker)
            around = outer.inside
        return found[::-1]

    # 8
    def _unscored(self, made: list[tuple[Ranges, Draft]]) -> list[tuple[Ranges, Draft]]:
        """The rules' drafts that the networks cannot score: labelled turns, nested ones."""
        found: list[tuple[Ranges, Draft]] = []
        contents = sorted(content for content, _ in made)
        starts = [content[0][0] for content in contents]
        for span in self.known:
            kept = span.draft.rule in LAYOUT_RULES
            if not kept and span.draft.inside is not None:
                at = bisect_left(starts, span.content[0][0] + 1)
                near = contents[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
                kept = any(_holds(content, span) for content in near)
            if kept:
                found.append((span.content, replace(span.draft)))
        return found


def _same(prediction: Prediction, known: DraftSpan) -> bool:
    """Do prediction and draft mean the same statement?"""
    forms = (known.content, whole_clause(known))
    if max(f1(prediction.content, form) for form in forms) < AGREED:
        return False
    return not (prediction.cue and known.cue) or overlap(prediction.cue, known.cue) > 0


def whole_clause(span: DraftSpan) -> Ranges:
    """The content; of a reported act everything from its first to its last token."""
    if span.draft.mode != "reported":
        return span.content
    parts = (*span.content, *span.cue, *span.frame)
    return ((min(a for a, _ in parts), max(b for _, b in parts)),)


def _holds(content: Ranges, span: DraftSpan) -> bool:
    """Does the content hold the draft with its frame, and more?"""
    inner = (*span.content, *subtract(span.frame, span.content))
    return size(span.content) < size(content) and not subtract(inner, content)


def _enclosing(made: list[tuple[Ranges, Draft]], index: int) -> int | None:
    """Index of the smallest other draft whose content holds this one's; None without one."""
    content, draft = made[index]
    best, least = None, 1 << 60
    for k in range(max(0, index - _NEIGHBOURS), index):
        other, _ = made[k]
        length = size(other)
        if length > least or overlap(other, content) < size(content):
            continue
        if length > size(content) or (made[k][1].frame != draft.frame and draft.frame):
            best, least = k, length
    return best
