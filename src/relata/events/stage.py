"""The stage: triggers to mentions, mentions to events."""

from __future__ import annotations

import re

from relata.events.finding.lexicon import lexicon_of
from relata.events.finding.noun_parties import parties_of_noun
from relata.events.finding.scene import EventScene, scene_of
from relata.events.finding.status import by_date, excluded, hypothetical, status_of
from relata.events.finding.triggers import Trigger, hits, triggers_of
from relata.events.finding.verb_parties import parties_of_verb
from relata.events.finding.when import in_clause, interval_of, place_of, time_of
from relata.events.limits import MAX_EVENTS
from relata.events.merging.mentions import EventMention, Group, merged
from relata.events.merging.roots import independent
from relata.lang.language import Language
from relata.model.codes import EventStatus
from relata.model.drafts import Analysis, EntityDraft, EventDraft, ResolvedStatement
from relata.model.events.order import EventOrder
from relata.model.record import Time

#: A TIMEX3 value that is an ISO 8601 date, month, week, year or point of time.
_ISO = re.compile(
    r"-?[\dX]{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)?|-W[\dX]{2}(?:-\d)?)?(?=\Z|T)"
)


#: The status of an event that is told in several ways: the first of these.
_RANK: tuple[EventStatus, ...] = ("happened", "planned", "demanded", "reported", "denied")


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
    scene = scene_of(analysis, language, lexicon, [hit.token for hit in found])
    mentions: list[EventMention] = []
    taken = -1
    for hit in found:
        if hit.token < taken:
            continue
        for trigger in triggers_of(hit, scene):
            mention = _mention(trigger, scene)
            if mention is not None:
                mentions.append(mention)
                taken = trigger.end
                break
    groups = merged(mentions)[:MAX_EVENTS]
    analysis.events = [_event(group, analysis) for group in groups]
    used = {id(entity) for event in analysis.events for entity, _ in event.participants}
    analysis.entities.extend(one for one in scene.made.values() if id(one) in used)


def _mention(trigger: Trigger, scene: EventScene) -> EventMention | None:
    if hypothetical(trigger, scene) or excluded(trigger, scene):
        return None
    verb, entry, text = trigger.verb, trigger.entry, scene.text
    parties = (
        parties_of_noun(trigger, scene) if verb is None else parties_of_verb(trigger, verb, scene)
    )
    if parties is None:
        return None
    complete = (
        verb is not None
        or not entry.parties
        or (
            entry.required in parties.filled if entry.required is not None else bool(parties.filled)
        )
    )
    span = text.span(trigger.start, trigger.end)
    statement = scene.statement_at(*span)
    time = time_of(trigger, scene, statement)
    status = status_of(trigger, scene, statement, time)
    return EventMention(
        kind=trigger.entry.kind,
        status=status,
        span=span,
        sentence=trigger.clause.sentence,
        parties=parties.entities,
        complete=complete,
        peopled=bool(parties.filled) or trigger.verb is not None,
        time=time,
        interval=time.interval if time is not None else None,
        place=place_of(trigger, scene),
        statement=statement,
        definite=_known(trigger, scene),
        word=trigger.word,
        near=time is not None and in_clause(time, trigger, scene),
        order=_order(trigger, scene),
    )


def _known(trigger: Trigger, scene: EventScene) -> bool:
    """Whether an article or pronoun says that the text knows the event: "the meeting"."""
    start = max(trigger.clause.start, trigger.start - 3)
    return any(word in scene.lexicon.definite for word in scene.text.lower[start : trigger.start])


def _order(trigger: Trigger, scene: EventScene) -> EventOrder | None:
    """What the text says of its order: the last one, "for the first time since 2022"."""
    lexicon, text, clause = scene.lexicon, scene.text, trigger.clause
    near = range(max(clause.start, trigger.start - 4), trigger.start)
    for token in near:
        if text.lower[token] in lexicon.last and trigger.verb is None:
            return EventOrder(place="last", span=text.span(token, trigger.end))
    for token in range(clause.start, clause.end):
        if text.lower[token] in lexicon.first and _times(token, scene):
            since, end = _since(token, scene)
            return EventOrder(place="first", since=since, span=(text.starts[token], end))
    return None


def _times(token: int, scene: EventScene) -> bool:
    """Whether "first" is said of the event: "for the first time", "erstmals", "first visit"."""
    since, _ = _since(token, scene)
    return since is not None


def _since(token: int, scene: EventScene) -> tuple[str | None, int]:
    text, sentence = scene.text, scene.text.sentence_of[token]
    _, last = text.sentences[sentence]
    for after in range(token + 1, min(last, token + 8)):
        if text.lower[after] in scene.lexicon.since:
            for time in scene.times_in(text.starts[after], text.ends[last - 1])[:1]:
                return time.value, time.span[1]
    return None, text.ends[token]


def _event(group: Group, analysis: Analysis) -> EventDraft:
    head = max(group.mentions, key=lambda one: (len(one.parties), one.time is not None))
    status, denied = _status(group, analysis)
    time = _time(group)
    known = _unique([one.statement for one in group.mentions if one.status != "denied"])
    dated = _ISO.match(time.value) if time is not None else None
    value = dated[0] if dated is not None else None
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
        order=next((one.order for one in group.mentions if one.order is not None), None),
    )


def _place(group: Group) -> str | None:
    """The first place that is given, but for one that takes part itself."""
    parties = {entity.name for one in group.mentions for entity, _ in one.parties}
    places = (one.place for one in group.mentions if one.place is not None)
    return next((place for place in places if place not in parties), None)


def _time(group: Group) -> Time | None:
    """The time of an event of several mentions: one that stands by it, the most exact first."""
    timed = [(one.near, one.time) for one in group.mentions if one.time is not None]
    ranked = [(bool(_ISO.match(time.value)), near, len(time.value)) for near, time in timed]
    return timed[ranked.index(max(ranked))][1] if timed else None


def _status(group: Group, analysis: Analysis) -> tuple[EventStatus, list[ResolvedStatement]]:
    """The status of an event of several mentions, and the statements that deny it.

    What one source denies and another one tells has happened, as somebody says; the denial stands
    beside it.
    """
    denied = _unique([one.statement for one in group.mentions if one.status == "denied"])
    told: list[EventStatus] = [one.status for one in group.mentions if one.status != "denied"]
    if not told:
        return "denied", denied
    published = analysis.document.date
    if any(by_date(one.time, published) == "planned" for one in group.mentions):
        return "planned", denied
    return min(told, key=_RANK.index), denied


def _unique(statements: list[ResolvedStatement | None]) -> list[ResolvedStatement]:
    found: dict[int, ResolvedStatement] = {}
    for statement in statements:
        if statement is not None:
            found.setdefault(id(statement), statement)
    return list(found.values())


def _participants(group: Group) -> list[tuple[EntityDraft, str]]:
    found: dict[int, tuple[EntityDraft, str]] = {}
    for mention in group.mentions:
        for entity, part in mention.parties:
            found.setdefault(id(entity), (entity, part))
    return list(found.values())


def _roots(group: Group, analysis: Analysis) -> int:
    """Independent sources: a telling is its hands, of a statement's chain or of the article."""
    own = id(analysis.outlet.entity) if analysis.outlet is not None else 0
    tellings: list[set[int]] = []
    for mention in group.mentions:
        if mention.status == "denied":
            continue
        chain = mention.statement.chain if mention.statement is not None else ()
        hands = {id(link.entity) for link in chain} - {own}
        # The article itself tells: its agency, else its outlet.
        tellings.append(hands or {id(one.entity) for one in analysis.suppliers} or {own})
    return independent(tellings)
