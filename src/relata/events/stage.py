"""The stage: cues to mentions, mentions to events."""

from __future__ import annotations

import re

from relata.events.finding.context import EventContext, context_of
from relata.events.finding.cues import EventCue, cues_of, hits
from relata.events.finding.lexicon import lexicon_of
from relata.events.finding.noun_parties import parties_of_noun
from relata.events.finding.status import by_date, excluded, hypothetical, status_of
from relata.events.finding.verb_parties import parties_of_verb
from relata.events.finding.when import in_clause, interval_of, place_of, time_of
from relata.events.kinds import STATUS_RANK
from relata.events.limits import MAX_EVENTS
from relata.events.merging.mentions import EventGroup, EventMention, EventOrder, merged
from relata.events.merging.roots import independent
from relata.lang.language import Language
from relata.model.codes import EventStatus
from relata.model.drafts import Analysis, EntityDraft, EventDraft, ResolvedStatement
from relata.model.record import Time

#: A TIMEX3 value that is an ISO 8601 date, month, week, year or point of time.
_ISO = re.compile(
    r"-?[\dX]{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)?|-W[\dX]{2}(?:-\d)?)?(?=\Z|T)"
)


#: Words before a noun in which "the last" stands, and from "first" to "since".
_ADJECTIVES = 4
_TO_SINCE = 8


def add_events(analysis: Analysis, language: Language) -> None:
    """Complete `events`; reads phrases, entities, times and statements with their chains.

    Linear in the text. A language whose pack has no words of events gets none.
    """
    lexicon = lexicon_of(language)
    if lexicon is None:
        return
    found = list(hits(analysis.text, lexicon))
    if not found:
        return
    context = context_of(analysis, language, lexicon, [hit.token for hit in found])
    mentions: list[EventMention] = []
    taken = -1
    for hit in found:
        if hit.token < taken:
            continue
        for cue in cues_of(hit, context):
            mention = _mention(cue, context)
            if mention is not None:
                mentions.append(mention)
                taken = cue.end
                break
    groups = merged(mentions)[:MAX_EVENTS]
    analysis.events = [_event(group, analysis) for group in groups]
    used = {id(entity) for event in analysis.events for entity, _ in event.participants}
    analysis.entities.extend(one for one in context.made.values() if id(one) in used)


def _mention(cue: EventCue, context: EventContext) -> EventMention | None:
    if hypothetical(cue, context) or excluded(cue, context):
        return None
    verb, entry, text = cue.verb, cue.entry, context.text
    parties = parties_of_noun(cue, context) if verb is None else parties_of_verb(cue, verb, context)
    if parties is None:
        return None
    complete = (
        verb is not None
        or not entry.parties
        or (
            entry.required in parties.filled if entry.required is not None else bool(parties.filled)
        )
    )
    span = text.span(cue.start, cue.end)
    statement = context.statement_at(*span)
    time = time_of(cue, context, statement)
    status = status_of(cue, context, statement, time)
    return EventMention(
        kind=cue.entry.kind,
        status=status,
        span=span,
        sentence=cue.clause.sentence,
        parties=parties.entities,
        weak=parties.weak,
        unsure=parties.unsure,
        complete=complete,
        peopled=bool(parties.filled) or cue.verb is not None,
        time=time,
        interval=time.interval if time is not None else None,
        place=place_of(cue, context),
        statement=statement,
        definite=_known(cue, context),
        word=cue.word,
        compound=bool(cue.first),
        near=time is not None and in_clause(time, cue, context),
        order=_order(cue, context),
    )


def _known(cue: EventCue, context: EventContext) -> bool:
    """Whether an article or pronoun says that the text knows the event: "the meeting"."""
    start = max(cue.clause.start, cue.start - 3)
    return any(word in context.lexicon.definite for word in context.text.lower[start : cue.start])


def _order(cue: EventCue, context: EventContext) -> EventOrder | None:
    """What the text says of its order: the last one, "for the first time since 2022"."""
    lexicon, text, clause = context.lexicon, context.text, cue.clause
    near = text.lower[max(clause.start, cue.start - _ADJECTIVES) : cue.start]
    if cue.verb is None and not lexicon.last.isdisjoint(near):
        return EventOrder("last", None)
    for token in range(clause.start, clause.end):
        if text.lower[token] in lexicon.first:
            since = _since(token, context)
            if since is not None:
                return EventOrder("first", since)
    return None


def _since(token: int, context: EventContext) -> str | None:
    """The value of the time after "since", a few words after "first"."""
    text = context.text
    _, last = text.sentences[text.sentence_of[token]]
    for after in range(token + 1, min(last, token + _TO_SINCE)):
        if text.lower[after] in context.lexicon.since:
            times = context.times_in(text.starts[after], text.ends[last - 1])
            return times[0].value if times else None
    return None


def _event(group: EventGroup, analysis: Analysis) -> EventDraft:
    head = max(group.mentions, key=lambda one: (len(one.parties), one.time is not None))
    status, denied = _status(group, analysis)
    time = _time(group)
    known = _unique([one.statement for one in group.mentions if one.status != "denied"])
    dated = _ISO.match(time.value) if time is not None else None
    value = dated[0] if dated is not None else None
    order = next((one.order for one in group.mentions if one.order is not None), None)
    return EventDraft(
        # "Das Treffen" goes back to the summit.
        kind="summit" if any(one.kind == "summit" for one in group.mentions) else head.kind,
        status=status,
        span=head.span,
        participants=_participants(group),
        time=value,
        place=_place(group),
        known_from=known,
        denied_by=denied,
        interval=interval_of(time, status, analysis.document.date),
        roots=_roots(group, analysis),
        mentions=[one.span for one in group.mentions],
        order=order.place if order is not None else None,
        since=order.since if order is not None else None,
    )


def _place(group: EventGroup) -> str | None:
    """The first place that is given, but for one that takes part itself."""
    parties = {entity.name for one in group.mentions for entity, _ in one.parties}
    places = (one.place for one in group.mentions if one.place is not None)
    return next((place for place in places if place not in parties), None)


def _time(group: EventGroup) -> Time | None:
    """The time of an event of several mentions: one that stands by it, the most exact first."""
    timed = [(one.near, one.time) for one in group.mentions if one.time is not None]
    ranked = [(bool(_ISO.match(time.value)), near, len(time.value)) for near, time in timed]
    return timed[ranked.index(max(ranked))][1] if timed else None


def _status(group: EventGroup, analysis: Analysis) -> tuple[EventStatus, list[ResolvedStatement]]:
    """The status of an event of several mentions, and the statements that deny it.

    What one source denies and another one reports has happened, as somebody says; the
    denial stands next to it.
    """
    denied = _unique([one.statement for one in group.mentions if one.status == "denied"])
    reported: list[EventStatus] = [one.status for one in group.mentions if one.status != "denied"]
    if not reported:
        return "denied", denied
    published = analysis.document.date
    if any(by_date(one.time, published) == "planned" for one in group.mentions):
        return "planned", denied
    return min(reported, key=STATUS_RANK.index), denied


def _unique(statements: list[ResolvedStatement | None]) -> list[ResolvedStatement]:
    found: dict[int, ResolvedStatement] = {}
    for statement in statements:
        if statement is not None:
            found.setdefault(id(statement), statement)
    return list(found.values())


def _participants(group: EventGroup) -> list[tuple[EntityDraft, str]]:
    """The parties; a subject of the clause only where its part is nobody's who is named.

    Whom no place of the event names but by a pronoun that is not a subject is left out.
    """
    found: dict[int, tuple[EntityDraft, str]] = {}
    weak: list[tuple[EntityDraft, str]] = []
    for mention in group.mentions:
        for entity, part in mention.parties:
            if id(entity) in mention.unsure:
                continue
            if id(entity) in mention.weak:
                weak.append((entity, part))
            else:
                found.setdefault(id(entity), (entity, part))
    taken = {part for _, part in found.values()} & {"from", "to"}
    for pair in weak:
        if pair[1] not in taken:
            found.setdefault(id(pair[0]), pair)
    return list(found.values())


def _roots(group: EventGroup, analysis: Analysis) -> int:
    """Independent sources: a telling is its hands, of a statement's chain or of the article."""
    own = id(analysis.outlet.entity) if analysis.outlet is not None else 0
    tellings: list[set[int]] = []
    for mention in group.mentions:
        if mention.status == "denied":
            continue
        chain = mention.statement.chain if mention.statement is not None else ()
        hands = {id(link.entity) for link in chain} - {own}
        # The article itself reports: its agency, else its outlet.
        tellings.append(hands or {id(one.entity) for one in analysis.suppliers} or {own})
    return independent(tellings)
