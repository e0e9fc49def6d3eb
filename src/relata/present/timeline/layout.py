"""Where everything stands in the drawing: lanes of parties, a scale of days, marks of events.

The scale is not linear: a day is as wide as the events on it need, an empty stretch grows with the
logarithm of its days, and a long one is marked as a gap with its length. So three articles and two
hundred both stay readable. Coordinates are pixels at zoom 1.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from msgspec import Struct

from relata.model.timeline import TimelineEvent

#: Width of one event, and the margins of the drawing.
SLOT = 20
MARGIN = 24
#: Height of a lane, and of the axis above the lanes.
LANE = 30
TOP = 44
#: Parties that have a lane of their own; the others share one.
MAX_LANES = 14
#: Empty days from which a stretch is drawn as a gap, and the widest that one is drawn.
GAP_DAYS = 60
WIDEST = 96
#: Length of a bar of which one end is not known.
TAIL = 54
#: Room between two labels of the axis.
LABEL = 78
#: Width of one part of the drawing: on paper each is a row.
PART = 920


class Bar(Struct, frozen=True):
    """A stretch in which an event lies; soft ends are those that are not known to the day."""

    start: float
    end: float
    soft_start: bool
    soft_end: bool


class TimelineMark(Struct, frozen=True):
    """One event in the drawing."""

    event: TimelineEvent
    x: float
    #: Rows of its parties, from above.
    lanes: tuple[int, ...]
    #: None where the day is known.
    bar: Bar | None


class Gap(Struct, frozen=True):
    """An empty stretch of the scale."""

    start: float
    end: float
    days: int


class TimelineLayout(Struct, frozen=True):
    """The whole drawing."""

    #: Names of the lanes; "" for the parties that share one, None where nobody is named.
    lanes: tuple[str | None, ...]
    marks: tuple[TimelineMark, ...]
    #: Place and day of the axis's labels.
    ticks: tuple[tuple[float, str], ...]
    gaps: tuple[Gap, ...]
    #: Where the events without a time begin, None where there are none.
    undated: float | None
    width: float

    @property
    def height(self) -> float:
        """Height of the drawing."""
        return TOP + LANE * len(self.lanes) + MARGIN / 2

    @property
    def parts(self) -> tuple[tuple[float, float], ...]:
        """Start and width of the parts, about as wide as one another; none cuts a label."""
        labels = [x for x, _ in self.ticks]
        if self.undated is not None:
            labels.append(self.undated)
        found, start = [], 0.0
        while self.width - start > PART:
            end = start + PART
            cut = (x for x in labels[bisect_left(labels, end - LABEL) :] if x < end)
            width = next(cut, end) - start
            found.append((start, width))
            start += width
        return (*found, (start, self.width - start))

    def y(self, lane: int) -> float:
        """The middle of a lane."""
        return TOP + LANE * lane + LANE / 2


def layout(events: Sequence[TimelineEvent]) -> TimelineLayout:
    """The drawing of some events. Deterministic; linear but for the sorting."""
    lanes = _lanes(events)
    rows = {name: number for number, name in enumerate(lanes)}
    dated = [event for event in events if _anchor(event) is not None]
    scale = _Scale(dated)
    marks = [_mark(event, scale, rows) for event in dated]
    end = scale.end
    rest = [event for event in events if _anchor(event) is None]
    undated = None
    if rest:
        ticks = scale.ticks()
        undated = max(end + SLOT * 2, ticks[-1][0] + LABEL) if ticks else float(MARGIN)
        end = undated
        for event in rest:
            marks.append(TimelineMark(event, end + SLOT / 2 + MARGIN, _rows(event, rows), None))
            end += SLOT
        end += MARGIN
    width = max(end + LABEL, 320.0)
    return TimelineLayout(lanes, tuple(marks), scale.ticks(), tuple(scale.gaps), undated, width)


def _lanes(events: Sequence[TimelineEvent]) -> tuple[str | None, ...]:
    counts = Counter(name for event in events for name in {one.name for one in event.parties})
    first: dict[str, int] = {}
    #: A person without a name -> the articles of all events that have one of these words.
    shared: dict[str, set[str]] = {}
    for event in events:
        articles = {telling.document for telling in event.tellings}
        for one in event.parties:
            first.setdefault(one.name, len(first))
            if not one.named:
                shared[one.name] = shared.get(one.name, articles) & articles
    # "A man" of two articles is two men, who have no row in common.
    single = [name for name in counts if shared.get(name) != set()]
    ranked = sorted(single, key=lambda name: (-counts[name], first[name]))
    lanes: list[str | None] = [*sorted(ranked[:MAX_LANES], key=lambda name: first[name])]
    if len(counts) > len(lanes):
        lanes.append("")
    if any(not event.parties for event in events):
        lanes.append(None)
    return tuple(lanes)


def _rows(event: TimelineEvent, rows: dict[str | None, int]) -> tuple[int, ...]:
    if not event.parties:
        return (rows[None],)
    found = {rows[one.name] if one.name in rows else rows[""] for one in event.parties}
    return tuple(sorted(found))


def day_number(value: str | None, *, last: bool = False) -> int | None:
    """The day of an ISO date (year, month, day, minute) as a number; of a wider one its first day.

    `last` takes its last day instead. None where the calendar has no such day.
    """
    if value is None:
        return None
    parts = value[:10].split("T")[0].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return None
    numbers = [int(part) for part in parts]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else (12 if last else 1)
    try:
        if len(numbers) == 3:
            return date(year, month, numbers[2]).toordinal()
        if not last:
            return date(year, month, 1).toordinal()
        if month == 12:
            return date(year, 12, 31).toordinal()
        return date(year, month + 1, 1).toordinal() - 1
    except ValueError:
        return None


def ends(event: TimelineEvent) -> tuple[int | None, int | None]:
    """The first and the last day that an event may have, None where open."""
    interval = event.interval
    first = last = None
    if interval is not None:
        first, last = day_number(interval.earliest), day_number(interval.latest, last=True)
    if first is None and last is None and event.time is not None:
        first, last = day_number(event.time), day_number(event.time, last=True)
    if first is not None and last is not None and last < first:
        first, last = last, first
    return first, last


def _anchor(event: TimelineEvent) -> int | None:
    first, last = ends(event)
    return first if first is not None else last


class _Scale:
    """Days to pixels: what is needed for the events of a day, and a little for empty ones."""

    def __init__(self, events: Sequence[TimelineEvent]) -> None:
        anchored = Counter(_anchor(event) for event in events)
        days = sorted({day for event in events for day in ends(event) if day is not None})
        covered = _covered(days, events)
        self._start: dict[int, float] = {}
        self._slots: dict[int, int] = Counter()
        self.gaps: list[Gap] = []
        x = float(MARGIN)
        before: int | None = None
        for day in days:
            if before is not None:
                empty = day - before
                step = min(WIDEST, 10 * math.log2(1 + empty))
                if empty > GAP_DAYS and not covered[len(self._start) - 1]:
                    self.gaps.append(Gap(x, x + step, empty))
                x += step
            self._start[day] = x
            x += max(anchored[day], 0.5) * SLOT
            before = day
        self.end = x
        self._widths = anchored

    def place(self, day: int) -> float:
        """The next free place of a day."""
        at = self._start[day] + (self._slots[day] + 0.5) * SLOT
        self._slots[day] += 1
        return at

    def start(self, day: int) -> float:
        """Where a day begins."""
        return self._start[day]

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Labels of days that have room."""
        found: list[tuple[float, str]] = []
        for day, x in self._start.items():
            if self._widths[day] and (not found or x - found[-1][0] >= LABEL):
                found.append((x, date.fromordinal(day).isoformat()))
        return tuple(found)


def _covered(days: list[int], events: Sequence[TimelineEvent]) -> list[bool]:
    """For each day whether some event may lie between it and the next one."""
    place = {day: number for number, day in enumerate(days)}
    steps = [0] * (len(days) + 1)
    for event in events:
        first, last = ends(event)
        if first is not None and last is not None and first < last:
            steps[place[first]] += 1
            steps[place[last]] -= 1
    return [total > 0 for total in accumulate(steps)]


def _mark(event: TimelineEvent, scale: _Scale, rows: dict[str | None, int]) -> TimelineMark:
    first, last = ends(event)
    anchor = _anchor(event)
    assert anchor is not None
    x = scale.place(anchor)
    bar: Bar | None = None
    if first is None:
        bar = Bar(x - TAIL, x, soft_start=True, soft_end=False)
    elif last is None:
        bar = Bar(x, x + TAIL, soft_start=False, soft_end=True)
    elif last > first:
        bar = Bar(min(x, scale.start(first)), max(x, scale.start(last) + SLOT / 2), True, True)
    return TimelineMark(event, x, _rows(event, rows), bar)
