"""The two clocks of a statement: when it was said, and when what it is about happened.

Each is an interval with its reason. What the text says comes first; what follows from where a
statement stands (in another's content, after one of the same speaker, in a dated article) gives a
bound and never a point.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date, datetime, time

from msgspec import Struct, structs

from relata.model.drafts import Analysis, ResolvedStatement
from relata.model.record import Interval, Span, Spans
from relata.times.expression import FoundTime
from relata.times.limits import MAX_CARRIED, MAX_OF_CONTENT
from relata.times.meaning.context import Meaning, TimeAnchor, TimeContext, anchor_of
from relata.times.meaning.registry import meaning_of
from relata.times.signals import interval_of

#: A value that ISO 8601 has, too: a year, a month, a day, a minute.
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_MINUTE = re.compile(r"(\d{4}-\d\d-\d\d)T")
#: Acts whose content lies after the act.
_AHEAD = frozenset(("promise", "threaten", "demand"))
#: Makers whose expressions count from the moment of speaking: "today", "last week", "on Monday".
_DEICTIC = frozenset(("day", "unit", "ago", "weekday", "part", "duration"))


#: Patterns of times that belong to a noun ("the 2016 election") or place nothing ("so far").
_NOT_SAID = frozenset(("year", "lasting"))
#: Makers that ask the tense which of two days is meant.
_BY_TENSE = frozenset(("weekday", "date", "feast"))


class _Said(Struct):
    """When a statement was said; `value` where the text itself dates it."""

    interval: Interval
    value: str | None = None
    day: datetime | None = None


class _Clocks:
    """Completes the statements of one document in the order of the text."""

    def __init__(self, analysis: Analysis, found: list[FoundTime]) -> None:
        self.analysis, self.found = analysis, found
        self.starts = [one.span[0] for one in found]
        self.anchor = anchor_of(analysis.document.date)
        self.said: dict[int, _Said] = {}
        self.order = {id(made): n for n, made in enumerate(analysis.statements)}
        #: Start, date and end of the posts that have a date.
        self.posts = sorted(
            (start, day.day, end)
            for marked in analysis.document.markup
            if (day := anchor_of(marked.date)) is not None and day.known == "D"
            for start, end in marked.spans
        )
        self.inner: dict[int, list[Span]] = {}
        for made in analysis.statements:
            if made.inside is not None:
                self.inner.setdefault(id(made.inside), []).extend(made.content)

    def within(self, spans: Spans) -> list[int]:
        """Indices of the times inside some spans, in order."""
        if not spans:
            return []
        low = bisect_left(self.starts, spans[0][0])
        if low == len(self.starts) or self.starts[low] >= spans[-1][1]:
            return []  # what most statements are
        return [
            n
            for start, end in spans
            for n in range(bisect_left(self.starts, start), bisect_left(self.starts, end))
            if self.found[n].span[1] <= end
        ]

    def complete(self, statement: ResolvedStatement) -> None:
        """Set `said`, `time` and `about` of a statement."""
        said = self.when_said(statement)
        if said is not None:
            self.said[id(statement)] = said
            statement.said, statement.time = said.interval, said.value
            self.count_anew(statement, said)
        statement.about = self.when_it_was(statement, said)

    def when_said(self, statement: ResolvedStatement) -> _Said | None:
        """By the frame, the post's date, the enclosing or the earlier statement, the article."""
        return (
            self.by_frame(statement)
            or self.by_post(statement)
            or self.by_enclosing(statement)
            or self.by_earlier(statement)
            or self.by_document()
        )

    def by_frame(self, statement: ResolvedStatement) -> _Said | None:
        framed = self.within(statement.draft.frame)
        if not framed:
            return None
        content = set(self.within(statement.content))
        times = [
            self.found[n] for n in framed
            if n not in content and self.found[n].meaning.type in ("DATE", "TIME")
            and self.found[n].pattern not in _NOT_SAID
        ]  # fmt: skip
        place = min((start for start, _ in statement.draft.cue or statement.draft.frame), default=0)
        # Vague times after all others, then what stands nearest to the cue.
        times.sort(key=lambda one: (one.meaning.vague, abs(one.span[0] - place)))
        for one in times:
            self.not_ahead(one)
            interval = interval_of(one.meaning)
            if interval is not None and not self.is_ahead(one.meaning):
                words = self.analysis.document.text[slice(*one.span)]
                why = f"“{words}”, {interval.why}"
                return _Said(
                    structs.replace(interval, why=why), iso(one.meaning), one.meaning.first
                )
        return None

    def is_ahead(self, meaning: Meaning) -> bool:
        """Whether a time is after the article's date, when nothing of it can have been said."""
        if self.anchor is None or meaning.first is None:
            return False
        return meaning.first.date() > self.anchor.day

    def not_ahead(self, one: FoundTime) -> None:
        """Read a time that would be after the article as past: what is reported was said before."""
        first = one.meaning.first
        if self.anchor is None or first is None or one.meaning.anchored != "document":
            return
        if first.date() <= self.anchor.day or one.make not in _BY_TENSE:
            return
        context = TimeContext(self.anchor, tense=lambda: "past")
        meaning = meaning_of(one.make, one.slots, context)
        if meaning is not None and meaning.first is not None and meaning.first < first:
            one.meaning = meaning

    def by_post(self, statement: ResolvedStatement) -> _Said | None:
        at = bisect_right(self.posts, (statement.content[0][0], date.max, 0)) - 1
        if at < 0 or self.posts[at][2] <= statement.content[0][0]:
            return None
        day = self.posts[at][1]
        text = day.isoformat()
        why = "the date of the post"
        return _Said(
            Interval(earliest=text, latest=text, why=why), text, datetime.combine(day, time.min)
        )

    def by_enclosing(self, statement: ResolvedStatement) -> _Said | None:
        outer = self.said.get(id(statement.inside)) if statement.inside is not None else None
        if outer is None or outer.interval.latest is None:
            return None
        return _Said(
            Interval(
                latest=outer.interval.latest,
                why="it is reported within another statement, and may be older than that",
            )
        )

    def by_earlier(self, statement: ResolvedStatement) -> _Said | None:
        earlier = statement.earlier
        if earlier is None or earlier.inside is not statement.inside:
            return None
        said = self.said.get(id(earlier))
        if said is None or said.value is None:
            return None
        if self.order[id(statement)] - self.order[id(earlier)] > MAX_CARRIED:
            return None
        start, end = earlier.content[0][0], statement.content[0][0]
        if self.analysis.document.text.count("\n\n", start, max(start, end)) > 1:
            return None
        why = "as the statement before it, by the same speaker"
        if not said.interval.why.startswith(why):
            why = f"{why}: {said.interval.why}"
        else:
            why = said.interval.why
        return _Said(structs.replace(said.interval, why=why), said.value, said.day)

    def by_document(self) -> _Said | None:
        if self.anchor is None:
            return None
        written = (self.analysis.document.date or "")[:10]
        return _Said(Interval(latest=written, why="not said; not after the article's date"))

    def count_anew(self, statement: ResolvedStatement, said: _Said) -> None:
        """ "Yesterday" in verbatim words counts from when they were said, where that is a day."""
        if statement.draft.mode != "direct" or said.day is None or len(said.value or "") != 10:
            return
        anchor = TimeAnchor(said.day.date())
        if self.anchor is not None and self.anchor.day == anchor.day:
            return
        for n in self.within(statement.content):
            one = self.found[n]
            if one.make not in _DEICTIC or one.meaning.anchored == "text":
                continue
            context = TimeContext(anchor, tense=lambda tense=one.tense: tense)  # type: ignore[misc]
            meaning = meaning_of(one.make, one.slots, context)
            if meaning is not None and meaning.anchored == "document":
                why = meaning.why.replace("the article's date", "the day of these words")
                one.meaning = structs.replace(meaning, anchored="text", why=why)

    def when_it_was(self, statement: ResolvedStatement, said: _Said | None) -> Interval | None:
        """By the times of the content that are not inside a further statement's."""
        own = self.within(statement.content)[:MAX_OF_CONTENT]
        nested = self.inner.get(id(statement)) if own else None
        inner = frozenset(self.within(tuple(sorted(nested)))) if nested else ()
        times = [
            one
            for n in own
            if n not in inner
            and (one := self.found[n]).pattern != "lasting"
            and (one.meaning.first is not None or one.meaning.last is not None)
        ]
        times = [one for one in times if not one.meaning.vague] or times
        if times:
            return self.hull(times)
        if said is not None and said.interval.earliest and statement.draft.act in _AHEAD:
            why = "a promise, threat or demand is about what comes after it"
            return Interval(earliest=said.interval.earliest, why=why)
        return None

    def hull(self, times: list[FoundTime]) -> Interval:
        """The interval from the first to the last of some times."""
        text = self.analysis.document.text
        words = [f"“{text[slice(*one.span)]}”" for one in times]
        found = [interval for one in times if (interval := interval_of(one.meaning)) is not None]
        if len(found) == 1:
            return structs.replace(found[0], why=f"{words[0]}, {found[0].why}")
        starts = [one.earliest for one in found]
        ends = [one.latest for one in found]
        earliest = None if None in starts else min(one for one in starts if one)
        latest = None if None in ends else max(one for one in ends if one)
        shown = f"{', '.join(words[:3])}{' …' if len(words) > 3 else ''}"
        return Interval(
            earliest=earliest, latest=latest, why=f"from the first to the last: {shown}"
        )


def iso(meaning: Meaning) -> str | None:
    """A value that is ISO 8601, as far as it is: a year, a month or a day; None for others."""
    if _ISO.match(meaning.value):
        return meaning.value
    match = _MINUTE.match(meaning.value)
    return match[1] if match is not None else None


def add_clocks(analysis: Analysis, found: list[FoundTime]) -> None:
    """Complete `said`, `about` and `time` of every statement; may count times in speech anew.

    Statements stand in the order of the text, enclosing ones first. Linear in statements and times,
    but for times inside several statements.
    """
    clocks = _Clocks(analysis, found)
    for statement in analysis.statements:
        clocks.complete(statement)
