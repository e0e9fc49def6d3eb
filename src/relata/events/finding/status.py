"""How the text presents an event: as something that happened, is planned, denied, demanded …"""

from __future__ import annotations

from relata.events.finding.context import EventContext
from relata.events.finding.cues import EventCue
from relata.lang.schema import Flag
from relata.model.codes import EventStatus
from relata.model.drafts import ResolvedStatement
from relata.model.record import Time

_NEGATION = int(Flag.NEGATION)
_HEARSAY = int(Flag.HEARSAY)
_INFINITIVE = int(Flag.INFINITIVE)
#: Words before a noun in which its adjectives stand, and a verb that asks for it.
_ADJECTIVES = 3
_ASKING = 6
#: Words at the end of a clause in which the auxiliary of the perfect infinitive stands.
_END = 3


def hypothetical(cue: EventCue, context: EventContext) -> bool:
    """Whether the clause only thinks of the event: "if they meet", "könnte"."""
    text, clause = context.text, cue.clause
    # The conjunction stands before the clause that it opens; it leaves a noun as sure as it is.
    start = max(clause.first, clause.start - 1) if cue.verb is not None else clause.start
    words = text.lower[start : clause.end]
    if context.lexicon.hypothetical.isdisjoint(words):
        return False
    # A capital inside the sentence makes another word of it: "on 3 May".
    return any(
        text.lower[token] in context.lexicon.hypothetical
        and (token == clause.first or not text.words[token][0].isupper())
        for token in range(start, clause.end)
    )


def excluded(cue: EventCue, context: EventContext) -> bool:
    """Whether a preposition says that the event did not come: "without a meeting", "statt"."""
    if cue.verb is not None:
        return False
    phrase = context.phrase_at(cue.start)
    if phrase is None or phrase.preposition is None:
        return False
    return context.text.lower[phrase.preposition] in context.lexicon.excluding


def status_of(
    cue: EventCue, context: EventContext, statement: ResolvedStatement | None, time: Time | None
) -> EventStatus:
    """The status by the words of the clause, its time, and the statement that reports it."""
    lexicon, clause = context.lexicon, cue.clause
    words = context.text.lower[clause.start : clause.end]
    if _negated(cue, context) or not lexicon.denied.isdisjoint(words):
        return "denied"
    if statement is not None and statement.draft.act == "deny":
        return "denied"
    if _asked_for(cue, context, statement):
        return "demanded"
    tense = by_date(time, context.analysis.document.date)
    hearsay = any(context.text.flags[token] & _HEARSAY for token in range(clause.start, clause.end))
    if hearsay and not lexicon.perfect.isdisjoint(words[-_END:]):
        return "reported"
    if tense == "planned" or (tense is None and _to_come(cue, context)):
        return "planned"
    if not lexicon.alleged.isdisjoint(words):
        return "reported"
    if statement is not None:
        draft = statement.draft
        if draft.mode == "hearsay" or draft.certainty in ("doubted", "suggested"):
            return "reported"
    return "happened"


def by_date(time: Time | None, published: str | None) -> EventStatus | None:
    """What the time says where the day of publication is known: before it, or after it."""
    interval = time.interval if time is not None else None
    if interval is None or published is None:
        return None
    if interval.earliest is not None and interval.earliest[: len(published)] > published:
        return "planned"
    if interval.latest is not None and interval.latest[: len(published)] < published:
        return "happened"
    return None


def _to_come(cue: EventCue, context: EventContext) -> bool:
    """Whether words of the clause make the event one to come."""
    lexicon, clause, text = context.lexicon, cue.clause, context.text
    if cue.verb is not None:
        if text.flags[cue.start - 1] & _INFINITIVE and cue.start > clause.start:
            return True
        passive = cue.participle and not lexicon.passive.isdisjoint(
            text.lower[clause.start : clause.end]
        )
        words = [
            word
            for word in text.lower[clause.start : clause.end]
            if not (passive and word in lexicon.passive)
        ]
        return not lexicon.planned.isdisjoint(words)
    phrase = context.phrase_at(cue.start)
    start = phrase.start if phrase is not None and phrase.start <= cue.start else cue.start
    adjectives = text.lower[max(start, cue.start - _ADJECTIVES) : cue.start]
    if not lexicon.expected.isdisjoint(adjectives):
        return True
    before = text.lower[max(clause.start, start - 2) : start]
    if not lexicon.until.isdisjoint(before):
        return True
    if not lexicon.past.isdisjoint(before[-1:]):
        return False
    return not lexicon.planned.isdisjoint(text.lower[clause.start : clause.end])


def _asked_for(cue: EventCue, context: EventContext, statement: ResolvedStatement | None) -> bool:
    if cue.verb is not None:
        return False
    words = context.text.lower[cue.clause.start : cue.start]
    if not context.lexicon.demanded.isdisjoint(words[-_ASKING:]):
        return True
    return statement is not None and statement.draft.act == "demand"


def _negated(cue: EventCue, context: EventContext) -> bool:
    """A negation in the clause, for a noun right before it: "never met", "kein Treffen"."""
    flags, start, end = context.text.flags, cue.clause.start, cue.clause.end
    if cue.verb is None or not context.language.file.grammar.verb_second:
        start, end = max(start, cue.start - _ADJECTIVES), cue.start
    return any(flags[token] & _NEGATION for token in range(start, end))
