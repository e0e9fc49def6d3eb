"""When and where an event took place, and what the text says of its order among others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from relata.events.finding.scene import EventScene
from relata.events.finding.triggers import Trigger
from relata.events.limits import MAX_ATTACHED
from relata.lang.schema import Flag
from relata.model.codes import EventStatus
from relata.model.drafts import ResolvedStatement
from relata.model.record import Interval, Time

#: Types of time expressions that say when something happened.
_DEPENDENT = int(Flag.SUBORDINATION | Flag.COMPLEMENTISER | Flag.RELATIVE)
_PARTING = int(Flag.COORDINATION | Flag.AUXILIARY | Flag.MODAL | Flag.FINITE)
_WHEN = ("DATE", "TIME")


def time_of(
    trigger: Trigger, scene: EventScene, statement: ResolvedStatement | None
) -> Time | None:
    """The time expression that says when: in the clause, else the nearest one of the sentence.

    A time in the frame of the statement that tells of the event says when that was said.
    """
    text, clause = scene.text, trigger.clause
    inner = scene.times_in(text.starts[clause.start], text.ends[clause.end - 1])
    chosen = _nearest(inner, trigger, scene, statement)
    if chosen is not None:
        return chosen
    whole = scene.times_in(text.starts[clause.first], text.ends[clause.last - 1])
    free = [time for time in whole if not _of_another(time, trigger, scene)]
    return _nearest(free, trigger, scene, statement)


def _of_another(time: Time, trigger: Trigger, scene: EventScene) -> bool:
    """Whether a time stands in the clause of another word that may tell of an event."""
    token = bisect_left(scene.text.starts, time.span[0])
    clause = scene.clause(min(token, len(scene.text.starts) - 1))
    own = clause.start <= trigger.start < clause.end
    if not own and scene.text.flags[clause.start] & _DEPENDENT:
        return True
    low = bisect_left(scene.hit_tokens, clause.start)
    return any(
        one != trigger.start
        for one in scene.hit_tokens[low : bisect_left(scene.hit_tokens, clause.end)]
    )


def _nearest(
    times: list[Time], trigger: Trigger, scene: EventScene, statement: ResolvedStatement | None
) -> Time | None:
    start, end = scene.text.starts[trigger.start], scene.text.ends[trigger.end - 1]
    usable = [
        time
        for time in times
        if time.type in _WHEN
        and not (time.span[0] < end and start < time.span[1])
        and scene.statement_at(*time.span) is statement
    ]
    if not usable:
        return None
    return min(
        usable,
        key=lambda time: (
            _crosses(time, trigger, scene),
            max(time.span[0] - end, start - time.span[1]),
        ),
    )


def _crosses(time: Time, trigger: Trigger, scene: EventScene) -> bool:
    """Whether a verb or a conjunction stands between a noun and a time, which is then not its."""
    if trigger.verb is not None:
        return False
    token = bisect_left(scene.text.starts, time.span[0])
    low, high = sorted((token, trigger.start))
    return any(flags & _PARTING for flags in scene.text.flags[low + 1 : high])


def in_clause(time: Time, trigger: Trigger, scene: EventScene) -> bool:
    """Whether a time stands in the trigger's own clause."""
    text, clause = scene.text, trigger.clause
    return text.starts[clause.start] <= time.span[0] < text.ends[clause.end - 1]


def interval_of(time: Time | None, status: EventStatus, published: str | None) -> Interval | None:
    """The stretch in which the event lies: by its time expression, else by the document's date."""
    if time is not None:
        return time.interval
    if published is None or status in ("denied", "demanded"):
        return None
    if status == "planned":
        return Interval(earliest=published, why="planned when the article was published")
    return Interval(latest=published, why="told as past when the article was published")


def place_of(trigger: Trigger, scene: EventScene) -> str | None:
    """The place that the clause gives, None where it gives none."""
    lexicon, text = scene.lexicon, scene.text
    wanted = lexicon.places
    visited = trigger.entry.kind == "visit"
    if visited:
        wanted = wanted | lexicon.towards
    best: tuple[int, str] | None = None
    for phrase in scene.phrases_in(trigger.clause.start, trigger.clause.end):
        prep = text.lower[phrase.preposition] if phrase.preposition is not None else None
        goal = prep is None and visited and phrase.start >= trigger.end
        if not goal and (prep is None or prep not in wanted):
            continue
        entity = scene.entity_at.get(phrase.head)
        if phrase.entity != "place" and (entity is None or entity[1].kind != "place"):
            continue
        distance = (
            phrase.start - trigger.end
            if phrase.start >= trigger.end
            else (trigger.start - phrase.end + MAX_ATTACHED)
        )
        name = entity[1].name if entity is not None else _words(phrase.start, phrase.end, scene)
        if best is None or distance < best[0]:
            best = (distance, name)
    return best[1] if best is not None else None


def _words(start: int, end: int, scene: EventScene) -> str:
    low, high = scene.text.span(start, end)
    return scene.text.text[low:high]


def sentence_text(scene: EventScene, character: int) -> tuple[int, int]:
    """The sentence around a character."""
    at = bisect_right(scene.text.starts, character) - 1
    first, last = scene.text.sentences[scene.text.sentence_of[max(0, at)]]
    return scene.text.span(first, last)
