"""When and where an event took place, and what the text says of its order among others."""

from __future__ import annotations

from bisect import bisect_left

from relata.events.finding.context import EventContext
from relata.events.finding.cues import EventCue
from relata.events.limits import MAX_ATTACHED
from relata.lang.schema import Flag
from relata.model.codes import EventStatus
from relata.model.drafts import ResolvedStatement
from relata.model.record import Interval, Time

_DEPENDENT = int(Flag.SUBORDINATION | Flag.COMPLEMENTISER)
_PARTING = int(Flag.COORDINATION | Flag.AUXILIARY | Flag.MODAL | Flag.FINITE)
#: Types of time expressions that say when something happened.
_WHEN = ("DATE", "TIME")


def time_of(
    cue: EventCue, context: EventContext, statement: ResolvedStatement | None
) -> Time | None:
    """The time expression that says when: in the clause, else the nearest one of the sentence.

    A time in the frame of the statement that reports the event says when that was said.
    """
    text, clause = context.text, cue.clause
    inner = context.times_in(text.starts[clause.start], text.ends[clause.end - 1])
    chosen = _nearest(inner, cue, context, statement)
    if chosen is not None:
        return chosen
    whole = context.times_in(text.starts[clause.first], text.ends[clause.last - 1])
    free = [time for time in whole if not _of_another(time, cue, context)]
    return _nearest(free, cue, context, statement)


def _of_another(time: Time, cue: EventCue, context: EventContext) -> bool:
    """Whether a time stands in the clause of another word that may report an event."""
    token = bisect_left(context.text.starts, time.span[0])
    clause = context.clause(min(token, len(context.text.starts) - 1))
    own = clause.start <= cue.start < clause.end
    opening = context.text.flags[clause.start] & _DEPENDENT
    if not own and (opening or context.opens_relative(clause.start)):
        return True
    low = bisect_left(context.hit_tokens, clause.start)
    return any(
        one != cue.start
        for one in context.hit_tokens[low : bisect_left(context.hit_tokens, clause.end)]
    )


def _nearest(
    times: list[Time], cue: EventCue, context: EventContext, statement: ResolvedStatement | None
) -> Time | None:
    start, end = context.text.starts[cue.start], context.text.ends[cue.end - 1]
    usable = [
        time
        for time in times
        if time.type in _WHEN
        and not (time.span[0] < end and start < time.span[1])
        and context.statement_at(*time.span) is statement
    ]
    if not usable:
        return None
    return min(
        usable,
        key=lambda time: (
            _crosses(time, cue, context),
            max(time.span[0] - end, start - time.span[1]),
        ),
    )


def _crosses(time: Time, cue: EventCue, context: EventContext) -> bool:
    """Whether a verb or a conjunction stands between a noun and a time, which is then not its."""
    if cue.verb is not None:
        return False
    token = bisect_left(context.text.starts, time.span[0])
    low, high = sorted((token, cue.start))
    return any(flags & _PARTING for flags in context.text.flags[low + 1 : high])


def in_clause(time: Time, cue: EventCue, context: EventContext) -> bool:
    """Whether a time stands in the cue's own clause."""
    text, clause = context.text, cue.clause
    return text.starts[clause.start] <= time.span[0] < text.ends[clause.end - 1]


def interval_of(time: Time | None, status: EventStatus, published: str | None) -> Interval | None:
    """The stretch in which the event lies: by its time expression, else by the document's date."""
    if time is not None:
        return time.interval
    if published is None or status in ("denied", "demanded"):
        return None
    if status == "planned":
        return Interval(earliest=published, why="planned when the article was published")
    return Interval(latest=published, why="reported as past when the article was published")


def place_of(cue: EventCue, context: EventContext) -> str | None:
    """The place that the clause gives, None where it gives none."""
    lexicon, text = context.lexicon, context.text
    wanted = lexicon.places
    visited = cue.entry.kind == "visit"
    if visited:
        wanted = wanted | lexicon.towards
    best: tuple[int, str] | None = None
    for phrase in context.phrases_in(cue.clause.start, cue.clause.end):
        prep = text.lower[phrase.preposition] if phrase.preposition is not None else None
        goal = prep is None and visited and phrase.start >= cue.end
        if not goal and (prep is None or prep not in wanted):
            continue
        entity = context.entity_at.get(phrase.head)
        if phrase.entity != "place" and (entity is None or entity[1].kind != "place"):
            continue
        distance = (
            phrase.start - cue.end
            if phrase.start >= cue.end
            else (cue.start - phrase.end + MAX_ATTACHED)
        )
        name = entity[1].name if entity is not None else _words(phrase.start, phrase.end, context)
        if best is None or distance < best[0]:
            best = (distance, name)
    return best[1] if best is not None else None


def _words(start: int, end: int, context: EventContext) -> str:
    low, high = context.text.span(start, end)
    return context.text.text[low:high]
