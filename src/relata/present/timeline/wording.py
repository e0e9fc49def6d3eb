"""An event in words, shared by the forms: when, who with whom, who says so."""

from __future__ import annotations

from collections.abc import Sequence

from relata.model.record import Interval
from relata.model.timeline import Telling, TimelineEvent
from relata.present.clean import line
from relata.present.words import Words

#: Parts in the order in which a line names them.
_FIRST = ("from", "candidate", "elected")


def when(event: TimelineEvent, words: Words) -> str:
    """When the event was, as people write it: a date, "before …", "between … and …", or unknown."""
    exact = event.time
    if exact is not None and "X" not in exact and "W" not in exact:
        return clock(exact, words)
    return stretch(event.interval, words) if event.interval is not None else words.ui("time_open")


def clock(value: str, words: Words) -> str:
    """A date, with its time of day where the value has one."""
    day, _, time = value.partition("T")
    return f"{words.date(day)}, {time}" if time else words.date(day)


def stretch(interval: Interval, words: Words) -> str:
    """An interval in words."""
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return words.ui("time_open")
    if first is None:
        return words.ui("time_before", date=clock(last or "", words))
    if last is None:
        return words.ui("time_after", date=clock(first, words))
    if first[:10] == last[:10]:
        return clock(first, words)
    return words.ui("time_between", first=clock(first, words), last=clock(last, words))


def order(event: TimelineEvent, words: Words) -> str:
    """Its order among others as a sentence, "" where the text says none."""
    if event.order is None:
        return ""
    if event.order == "last":
        return words.ui("order_last")
    return words.ui("order_first", date=words.date(event.since or ""))


def parties(event: TimelineEvent, words: Words) -> str:
    """Who takes part: "A → B" where one acts at another, else "A and B"."""
    acting = [line(one.name) for one in event.parties if one.role in _FIRST]
    others = [line(one.name) for one in event.parties if one.role not in _FIRST]
    if acting and others and any(one.role == "to" for one in event.parties):
        return f"{words.join(acting)} → {words.join(others)}"
    return words.join([*acting, *others])


def reported_by(telling: Telling, words: Words) -> str:
    """Who says so in an article: the speakers, and the hands between them and its outlet."""
    source = telling.source if telling.source != "-" else None  # standard input has no name
    outlet = line(telling.outlet or telling.title or source or words.ui("article"))
    if not telling.says:
        return words.ui("itself", name=outlet)
    speakers = words.join([line(name) for name in telling.says])
    hands = [line(one) for one in telling.through if one not in telling.says]
    if outlet and outlet not in hands:
        hands.insert(0, outlet)
    return f"{speakers} ← {' ← '.join(reversed(hands))}" if hands else speakers


def by_stance(event: TimelineEvent) -> tuple[list[Telling], list[Telling]]:
    """The tellings that report, and those that deny."""
    reports = [one for one in event.tellings if one.stance == "reports"]
    return reports, [one for one in event.tellings if one.stance == "denies"]


def counts(event: TimelineEvent, words: Words) -> str:
    """How many independent sources, in how many articles."""
    return f"{words.ui('n_roots', n=event.roots)}, {words.ui('articles', n=event.articles)}"


def period(event: TimelineEvent) -> str:
    """The month of an event, or its year, for a heading, "" where it has none."""
    interval, time = event.interval, event.time
    day = interval.earliest or interval.latest if interval is not None else None
    if time is not None and time[:4].isdigit():
        # A year stays a year: its events stand under no month.
        wide = len(time) == len("2024") or day is None
        return time[:7] if wide else (day or time)[:7]
    return day[:7] if day is not None and day[:4].isdigit() else ""


def title(events: Sequence[TimelineEvent], words: Words) -> str:
    """The heading of a time line."""
    return f"{words.ui('timeline')}: {words.ui('n_events', n=len(events))}"
