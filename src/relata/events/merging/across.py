"""Events of several records merged: the same contact in forty copies is one. Pure.

Parties are compared by name (`relata.names`): "Sergej Schoigu" and "Sergey Shoygu" are one. Two
events are one where kinds, parties, times and places agree; one that is denied joins the one that
is reported: "A says they met on Monday, B says never" is one event with both tellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from datetime import date

from msgspec import Struct, field, structs

from relata.events.kinds import STATUS_RANK, facts_of
from relata.events.limits import MAX_BUCKET, MAX_WORDS
from relata.events.merging.bearers import Bearers
from relata.events.merging.mentions import SHORT, overlap
from relata.events.merging.roots import independent
from relata.model.codes import EventKind
from relata.model.record import Entity, Event, Record, Statement
from relata.model.timeline import Telling, TimelineEvent, TimelineParty

#: Kinds that may report one event from two sides.
_FAMILY: dict[EventKind, EventKind] = {"summit": "meeting", "talks": "meeting"}
_SPACES = re.compile(r"\s+")


class _Claim(Struct):
    """One event of one record, with what is compared."""

    record: Record
    event: Event
    #: The record's entities by their id.
    names: dict[str, Entity]
    #: Numbers of its parties in `Bearers`.
    parties: frozenset[int]
    #: Those of them who have a name.
    known: frozenset[int]
    tellings: list[Telling]
    #: The hands of each telling, for the count of roots.
    hands: list[frozenset[str]]


class _Bundle(Struct):
    """The claims of one event."""

    claims: list[_Claim] = field(default_factory=list)
    parties: set[int] = field(default_factory=set)

    def add(self, claim: _Claim) -> None:
        self.claims.append(claim)
        self.parties |= claim.parties


def merge_events(records: Iterable[Record]) -> tuple[TimelineEvent, ...]:
    """The events of records, each once, in the order of time; those without a time come last.

    Deterministic; linear in events but for those of one kind and party, of which at most
    MAX_BUCKET are compared. Doubtful statements report nothing here.
    """
    bearers = Bearers()
    claims = [claim for record in records for claim in _claims(record, bearers)]
    buckets: dict[tuple[EventKind, int], list[_Bundle]] = {}
    bundles: list[_Bundle] = []
    for claim in claims:
        kind = _FAMILY.get(claim.event.kind, claim.event.kind)
        keys = [(kind, party) for party in sorted(claim.parties)] or [(kind, -1)]
        near = (one for key in keys for one in buckets.get(key, ())[-MAX_BUCKET:])
        home = next((one for one in near if _same(claim, one)), None)
        if home is None:
            home = _Bundle()
            bundles.append(home)
        home.add(claim)
        for key in keys:
            row = buckets.setdefault(key, [])
            if not any(one is home for one in row):
                row.append(home)
    made = [_event(bundle, bearers) for bundle in bundles]
    made.sort(key=_when)
    return tuple(structs.replace(one, id=f"t{number}") for number, one in enumerate(made, 1))


def concerns(event: TimelineEvent, parties: Sequence[str], kinds: Set[str]) -> bool:
    """Whether an event is of one of the kinds and has all parties, by letters of their names.

    Without kinds every kind will do.
    """
    if kinds and event.kind not in kinds:
        return False
    forms = [form.casefold() for one in event.parties for form in (one.name, *one.forms)]
    return all(any(name.casefold() in form for form in forms) for name in parties)


def _when(event: TimelineEvent) -> tuple[bool, str, str]:
    interval = event.interval
    known = interval.earliest or interval.latest if interval is not None else None
    return known is None, known or "", event.kind


# ------------------------------------------------------------------------------ claims


def _claims(record: Record, bearers: Bearers) -> Iterable[_Claim]:
    names = {entity.id: entity for entity in record.entities}
    statements = {one.id: one for one in record.statements if one.tier != "doubtful"}
    agencies = frozenset(
        f"name {one.name.casefold()}" for one in record.document.credits if one.kind == "agency"
    )
    for event in record.events:
        parties = frozenset(
            bearers.number(names[one.entity], record.document.language)
            for one in event.participants
            if one.entity in names
        )
        known = frozenset(one for one in parties if bearers.has_name(one))
        claim = _Claim(record, event, names, parties, known, [], [])
        reported = [statements[one] for one in event.known_from if one in statements]
        denials = [statements[one] for one in event.denied_by if one in statements]
        stance = "denies" if event.status == "denied" else "reports"
        if _by_article(event, reported, denials):
            _tell(claim, None, stance, agencies)
        for statement in reported:
            _tell(claim, statement, "reports", agencies)
        for statement in denials:
            _tell(claim, statement, "denies", agencies)
        yield claim


def _by_article(event: Event, reported: list[Statement], denials: list[Statement]) -> bool:
    """Whether some mention stands in no statement that reports: the article itself says so."""
    spans = [span for one in (*reported, *denials) for span in one.content]
    mentions = event.mentions or (event.span,)
    return any(not any(a <= start and end <= b for a, b in spans) for start, end in mentions)


def _tell(
    claim: _Claim, statement: Statement | None, stance: str, agencies: frozenset[str]
) -> None:
    record, event, names = claim.record, claim.event, claim.names
    document = record.document
    outlet = names[document.outlet].name if document.outlet in names else None
    chain = statement.chain if statement is not None else ()
    through = tuple(names[link.entity].name for link in chain if link.entity in names)
    speaker = statement.speaker if statement is not None else None
    says = tuple(names[one].name for one in speaker.entities if one in names) if speaker else ()
    words = _sentence(record, event, statement)
    claim.tellings.append(
        Telling(
            stance="denies" if stance == "denies" else "reports",
            status="denied" if stance == "denies" else event.status,
            says=says,
            through=through,
            words=words,
            source=document.source,
            title=document.title,
            outlet=outlet,
            published=document.date,
            document=document.id,
            event=event.id,
            span=event.span,
        )
    )
    hands = frozenset(f"name {name.casefold()}" for name in through if name != outlet)
    # Where the article reports by itself: its agency; a copy is known by its words, too.
    own = agencies or (frozenset((f"name {outlet.casefold()}",)) if outlet else frozenset())
    claim.hands.append((hands or own) | {f"words {_SPACES.sub(' ', words).casefold()}"})


def _sentence(record: Record, event: Event, statement: Statement | None) -> str:
    document = record.document
    span = event.span
    if statement is not None:
        inside = [
            one
            for one in (event.mentions or (event.span,))
            if any(a <= one[0] and one[1] <= b for a, b in statement.content)
        ]
        span = inside[0] if inside else span
    for start, end in document.sentences:
        if start <= span[0] < end:
            return _clipped(document.text[start:end])
    return _clipped(document.text[span[0] : span[1]])


def _clipped(text: str) -> str:
    text = _SPACES.sub(" ", text).strip()
    return text if len(text) <= MAX_WORDS else text[: MAX_WORDS - 1].rstrip() + "…"


# ------------------------------------------------------------------------------ comparing


def _same(claim: _Claim, bundle: _Bundle) -> bool:
    head = bundle.claims[0].event
    event = claim.event
    shared = len(claim.parties & bundle.parties)
    known = len(claim.known & bundle.parties)
    contact = facts_of(event.kind).contact
    if any(one.record is claim.record for one in bundle.claims) and event.kind == head.kind:
        return False  # the article itself reports two of them apart
    if claim.parties and bundle.parties and not shared:
        return False
    if contact and shared < min(2, len(claim.parties), len(bundle.parties)):
        return False
    denial = "denied" in (event.status, head.status) and event.status != head.status
    for one in bundle.claims:
        other = one.event
        if event.place and other.place and event.place != other.place and known < 2:
            return False
        if "planned" in (event.status, other.status) and event.status != other.status:
            continue
        if not denial and not overlap(event.interval, other.interval):
            return False
    return _close(claim, bundle, shared, known)


def _close(claim: _Claim, bundle: _Bundle, shared: int, known: int) -> bool:
    """Whether what is known is enough to call two events one.

    Of `shared` parties `known` have a name: a man who is arrested on Monday may be another one
    elsewhere, unless both events have one place.
    """
    place = claim.event.place
    placed = bool(known) or any(place and one.event.place == place for one in bundle.claims)
    #: An election needs no party to be known by its day; arrests of one day may be several.
    alone = not claim.parties and (placed or claim.event.kind not in SHORT)
    timed = claim.event.time is not None
    same_time = timed and any(one.event.time == claim.event.time for one in bundle.claims)
    same_words = bool(
        {one.words for one in claim.tellings} & {t.words for c in bundle.claims for t in c.tellings}
    )
    if same_words or (same_time and ((shared and placed) or alone)):
        return True
    contradicting = "denied" in (claim.event.status, bundle.claims[0].event.status)
    near = contradicting or any(_published_near(claim.record, one.record) for one in bundle.claims)
    return shared >= 2 and placed and near


def _published_near(one: Record, other: Record) -> bool:
    """Whether two articles are of one week, or one of them has no date."""
    first, second = one.document.date, other.document.date
    if first is None or second is None or len(first) < 10 or len(second) < 10:
        return first is None or second is None or first[:7] == second[:7]
    try:
        return abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days) <= 7
    except ValueError:
        return False


# ------------------------------------------------------------------------------ making


def _event(bundle: _Bundle, bearers: Bearers) -> TimelineEvent:
    claims = bundle.claims
    events = [claim.event for claim in claims]
    tellings = tuple(telling for claim in claims for telling in claim.tellings)
    reported = [
        hands
        for claim in claims
        for telling, hands in zip(claim.tellings, claim.hands, strict=True)
        if telling.stance == "reports"
    ]
    denied = any(one.stance == "denies" for one in tellings)
    status = next(one for one in STATUS_RANK if any(event.status == one for event in events))
    exact = max(events, key=_exactness)
    times = dict.fromkeys(event.time for event in events if event.time is not None)
    kind = max(events, key=lambda event: (len(event.participants), event.kind != "talks")).kind
    ordered = next((event for event in events if event.order is not None), None)
    return TimelineEvent(
        id="",
        kind=kind,
        plover=facts_of(kind).plover,
        contact=facts_of(kind).contact,
        status=status,
        disputed=denied and bool(reported),
        parties=_parties(claims, bearers),
        time=exact.time,
        interval=exact.interval,
        times=tuple(times),
        place=next((event.place for event in events if event.place is not None), None),
        order=ordered.order if ordered is not None else None,
        since=ordered.since if ordered is not None else None,
        roots=independent(reported),
        articles=len({id(claim.record) for claim in claims}),
        tellings=tellings,
    )


def _exactness(event: Event) -> tuple[bool, int, bool]:
    interval = event.interval
    closed = interval is not None and None not in (interval.earliest, interval.latest)
    return event.time is not None, len(event.time or ""), closed


def _parties(claims: Sequence[_Claim], bearers: Bearers) -> tuple[TimelineParty, ...]:
    found: dict[int, str] = {}
    for claim in claims:
        names = claim.names
        for one in claim.event.participants:
            if one.entity in names:
                number = bearers.number(names[one.entity], claim.record.document.language)
                found.setdefault(number, one.role)
    return tuple(
        TimelineParty(
            name=bearers.name(number),
            role=role,
            forms=bearers.forms(number),
            named=bearers.named(number),
        )
        for number, role in found.items()
    )
