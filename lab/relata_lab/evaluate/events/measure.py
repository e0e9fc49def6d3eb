"""The rule by which found events are compared with marked ones, and its figures.

A found event is right in its kind where it has one of the kinds of a marked event and reports it
in the same sentence or by the same words; each marked event is matched once. A participant is
right where its event is, and where it is one of that event's parties.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from relata.model.record import Entity, Event, Record
from relata_lab.evaluate.events.gold import MarkedEvent, MarkedParticipant, MarkedText

#: The kinds that are marked.
KINDS = frozenset(
    ("call", "meeting", "visit", "letter", "talks", "summit", "attack", "election", "arrest",
     "agreement")
)  # fmt: skip
_WORDS = re.compile(r"\w+")


@dataclass(slots=True)
class Share:
    """How many of how many."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one."""
        self.right += right
        self.of += 1

    @property
    def value(self) -> float | None:
        """The share, None of nothing."""
        return self.right / self.of if self.of else None


@dataclass(slots=True)
class Figures:
    """What was measured."""

    texts: int = 0
    marked: int = 0
    kind_precision: Share = field(default_factory=Share)
    kind_recall: Share = field(default_factory=Share)
    participant_precision: Share = field(default_factory=Share)
    participant_recall: Share = field(default_factory=Share)
    #: The same, of events whose kind is right.
    participant_of_right: Share = field(default_factory=Share)
    part: Share = field(default_factory=Share)
    #: Events right as a whole: kind, and every participant.
    whole_precision: Share = field(default_factory=Share)
    whole_recall: Share = field(default_factory=Share)
    status: Share = field(default_factory=Share)
    time: Share = field(default_factory=Share)
    errors: list[str] = field(default_factory=list)


def measure(texts: Iterable[MarkedText], read: Callable[[MarkedText], Record]) -> Figures:
    """The figures of a reader on marked texts."""
    figures = Figures()
    for text in texts:
        record = read(text)
        if record.document.text != text.text:
            raise ValueError(f"{text.id}: the reader changed the text")
        figures.texts += 1
        figures.marked += len(text.events)
        _compare(text, record, figures)
    return figures


def _compare(text: MarkedText, record: Record, figures: Figures) -> None:
    found = [event for event in record.events if event.kind in KINDS and event.span[0] < text.end]
    by_id = {entity.id: entity for entity in record.entities}
    pairs = _pairs(found, text.events, record, by_id)
    for number, event in enumerate(found):
        marked = pairs.get(number)
        figures.kind_precision.add(marked is not None)
        good = True
        for participant in event.participants:
            party = _party(by_id[participant.entity], marked)
            figures.participant_precision.add(party is not None)
            if marked is not None:
                figures.participant_of_right.add(party is not None)
            good &= party is not None
            if party is not None:
                figures.part.add(party.part == participant.role)
        figures.whole_precision.add(marked is not None and good)
        if marked is None or not good:
            figures.errors.append(_error(text, event, by_id, marked))
        if marked is not None:
            figures.status.add(event.status in marked.status)
            if event.status not in marked.status:
                figures.errors.append(
                    f"status {event.status} not {marked.status}: " + _where(text, event.span)
                )
            if None not in marked.times:
                right = _time_is_right(event, marked)
                figures.time.add(right)
                if not right:
                    figures.errors.append(
                        f"time {event.time} {event.interval} not {marked.times}: "
                        + _where(text, event.span)
                    )
    _recall(text, found, pairs, by_id, figures)


def _recall(
    text: MarkedText,
    found: list[Event],
    pairs: dict[int, MarkedEvent],
    by_id: dict[str, Entity],
    figures: Figures,
) -> None:
    matched = {id(marked): found[number] for number, marked in pairs.items()}
    for marked in text.events:
        if not marked.must:
            continue
        event = matched.get(id(marked))
        figures.kind_recall.add(event is not None)
        if event is None:
            figures.errors.append("missed " + _where(text, marked.spans[0]))
        entities = [by_id[one.entity] for one in event.participants] if event is not None else []
        whole = event is not None
        for party in marked.participants:
            if party.must:
                has = any(_is(entity, party) for entity in entities)
                figures.participant_recall.add(has)
                whole &= has
                if event is not None and not has:
                    figures.errors.append(
                        f"no {party.part} {party.names}: " + _where(text, event.span)
                    )
        figures.whole_recall.add(whole)


def _pairs(
    found: list[Event],
    marked: tuple[MarkedEvent, ...],
    record: Record,
    by_id: dict[str, Entity],
) -> dict[int, MarkedEvent]:
    """Found event -> marked event, the surest pairs first: same words, then shared parties."""
    possible = []
    for number, event in enumerate(found):
        for other, one in enumerate(marked):
            if event.kind not in one.kinds:
                continue
            words = _overlap((event.span, *event.mentions), one.spans)
            if not words and not _overlap(_sentences(event, record), one.spans):
                continue
            shared = sum(_party(by_id[p.entity], one) is not None for p in event.participants)
            possible.append((-words, -shared, -one.must, number, other))
    pairs: dict[int, MarkedEvent] = {}
    taken: set[int] = set()
    for *_, number, other in sorted(possible):
        if number not in pairs and other not in taken:
            pairs[number] = marked[other]
            taken.add(other)
    return pairs


def _overlap(one: Iterable[tuple[int, int]], other: Iterable[tuple[int, int]]) -> bool:
    other = tuple(other)
    return any(a < d and c < b for a, b in one for c, d in other)


def _sentences(event: Event, record: Record) -> list[tuple[int, int]]:
    return [span for span in record.document.sentences if _overlap([span], [event.span])]


def _party(entity: Entity, marked: MarkedEvent | None) -> MarkedParticipant | None:
    if marked is None:
        return None
    return next((party for party in marked.participants if _is(entity, party)), None)


def _is(entity: Entity, party: MarkedParticipant) -> bool:
    """Whether an entity is a party: a form of it and an accepted name contain one another."""
    forms = [_key(form) for form in (entity.name, *entity.forms, *entity.roles)]
    names = [_key(name) for name in party.names]
    return any(form and name and (form <= name or name <= form) for form in forms for name in names)


def _key(name: str) -> frozenset[str]:
    return frozenset(word.casefold().rstrip("s") for word in _WORDS.findall(name))


def _time_is_right(event: Event, marked: MarkedEvent) -> bool:
    for value in marked.times:
        if value is None:
            continue
        if event.time is not None and (event.time == value or event.time.startswith(value + "T")):
            return True
        start, _, end = value.partition("..")
        if event.interval is not None and end:
            if (event.interval.earliest, event.interval.latest) == (start, end):
                return True
    return False


def _where(text: MarkedText, span: tuple[int, int]) -> str:
    start, end = span
    around = text.text[max(0, start - 110) : end + 90].replace("\n", " ")
    return f"{text.id} [{text.text[start:end]}] {around}"


def _error(
    text: MarkedText, event: Event, by_id: dict[str, Entity], marked: MarkedEvent | None
) -> str:
    parties = ", ".join(f"{one.role}={by_id[one.entity].name}" for one in event.participants)
    label = "wrong party" if marked is not None else "no event"
    return f"{label} {event.kind} {event.status} ({parties}): " + _where(text, event.span)


def table(figures: Figures, title: str) -> str:
    """The figures for a terminal."""
    rows = [
        ("kind, precision", figures.kind_precision), ("kind, recall", figures.kind_recall),
        ("participants, precision", figures.participant_precision),
        ("participants, recall", figures.participant_recall),
        ("the same, of right events", figures.participant_of_right),
        ("part of a right participant", figures.part),
        ("event as a whole, precision", figures.whole_precision),
        ("event as a whole, recall", figures.whole_recall),
        ("status", figures.status), ("time of those that have one", figures.time),
    ]  # fmt: skip
    lines = [f"{title}: {figures.marked} events in {figures.texts} texts"]
    for name, share in rows:
        value = "-" if share.value is None else f"{share.value:.3f}"
        lines.append(f"  {name:<30}{value:>7}  {share.right}/{share.of}")
    return "\n".join(lines) + "\n"
