"""Mentions of one event become one: within an article, by kind, parties, time and place."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct, field

from relata.events.limits import MAX_COMPARED, MAX_GAP, MAX_LAST, MAX_MENTIONS
from relata.lang.schema import EventPart
from relata.model.codes import EventKind, EventStatus
from relata.model.drafts import EntityDraft, ResolvedStatement
from relata.model.record import Interval, Span, Time

#: Kinds that report one contact from two sides: a meeting may be the visit's, talks the summit's.
_ALIKE: dict[EventKind, frozenset[EventKind]] = {
    "meeting": frozenset(("meeting", "summit")),
    "summit": frozenset(("meeting", "summit")),
}


#: Kinds of which an article mostly reports one, where nobody has a name.
SHORT = frozenset(("arrest", "attack"))


class EventOrder(NamedTuple):
    """The place of an event in a row of its kind, as the text gives it."""

    place: Literal["first", "last"]
    #: The first one since when, a TIMEX3 value; None: not said.
    since: str | None


class EventMention(Struct, eq=False):
    """One place that reports an event."""

    kind: EventKind
    status: EventStatus
    span: Span
    sentence: int
    parties: list[tuple[EntityDraft, EventPart]]
    #: Somebody takes part, with or without an entity of the record.
    peopled: bool
    #: The parties are there that an event of this kind must have.
    complete: bool
    time: Time | None
    interval: Interval | None
    place: str | None
    statement: ResolvedStatement | None
    #: The word is one that the text knows already: "the meeting".
    definite: bool
    #: The noun, which reports two elections apart; "" for a verb.
    word: str
    #: The noun is a compound whose first part says more: "G8-Gipfel".
    compound: bool = False
    #: The time stands in the clause of the event itself.
    near: bool = False
    order: EventOrder | None = None
    #: Identities of parties that are only the subject of the noun's clause.
    weak: set[int] = field(default_factory=set)
    #: Identities of parties for whom only a pronoun stands here.
    unsure: set[int] = field(default_factory=set)

    @property
    def anchored(self) -> bool:
        """Whether it says enough to be an event by itself."""
        reported = self.peopled or self.time is not None or self.place is not None
        return reported and self.complete


class EventGroup(Struct, eq=False):
    """Mentions of one event, the first of them first."""

    mentions: list[EventMention] = field(default_factory=list)
    #: The newest mention, also where no more are kept.
    last: EventMention | None = None
    #: Identities of the parties.
    ids: set[int] = field(default_factory=set)

    @property
    def some(self) -> list[EventMention]:
        """The first mention and the last ones: what a new one is compared with."""
        if len(self.mentions) <= MAX_LAST:
            return self.mentions
        return [self.mentions[0], *self.mentions[-MAX_LAST:]]

    def add(self, mention: EventMention) -> None:
        """Take a mention in."""
        if len(self.mentions) < MAX_MENTIONS:
            self.mentions.append(mention)
        self.last = mention
        self.ids.update(id(entity) for entity, _ in mention.parties)


def merged(mentions: list[EventMention]) -> list[EventGroup]:
    """The events that mentions report, in the order of the text.

    A mention joins the nearest earlier event that it may be; one without party, time and place
    joins or is dropped. Linear: it is compared with at most MAX_COMPARED events.
    """
    groups: list[EventGroup] = []
    loose: list[EventMention] = []
    for mention in mentions:
        group = _home(mention, groups) or _home_of_known(mention, groups)
        if group is None and _beside_another(mention, groups):
            mention.parties, mention.peopled = [], False
        if group is not None:
            group.add(mention)
        elif mention.anchored:
            _inherit(mention, groups)
            groups.append(EventGroup())
            groups[-1].add(mention)
        else:
            loose.append(mention)
    for mention in loose:
        # A headline reports before the text does: it joins the first event that comes after.
        following = (
            one for one in groups[:MAX_COMPARED]
            if 0 < one.mentions[0].sentence - mention.sentence <= MAX_BEFORE
            and one.mentions[0].kind == mention.kind
        )  # fmt: skip
        home = next(following, None)
        if home is not None and mention.statement is None:
            home.mentions.append(mention)
    return groups


def _home_of_known(mention: EventMention, groups: list[EventGroup]) -> EventGroup | None:
    """The event that "the visit" goes back to where its clause has another subject.

    "The opposition criticised the visit": who does that does not take part.
    """
    if not mention.definite or any(id(one) not in mention.weak for one, _ in mention.parties):
        return None
    kept, mention.parties = mention.parties, []
    home = _home(mention, groups)
    if home is None:
        mention.parties = kept
    return home


def _inherit(mention: EventMention, groups: list[EventGroup]) -> None:
    """Give "the last call between the presidents" the parties of the call before it.

    Only where it names one of them or nobody, and is said to be one of a row.
    """
    if mention.order is None or len(mention.parties) > 1 or not mention.peopled:
        return
    named = {id(entity) for entity, _ in mention.parties}
    for group in reversed(groups[-MAX_COMPARED:]):
        if group.mentions[0].kind == mention.kind and len(group.ids) > 1 and named <= group.ids:
            known = [pair for one in group.mentions for pair in one.parties]
            mention.parties = list({id(entity): (entity, part) for entity, part in known}.values())
            return


#: Sentences to a mention that has a time or place of its own and goes back by its article.
MAX_NEAR = 8
#: Sentences between a headline and the sentence that reports its event.
MAX_BEFORE = 3


def _home(mention: EventMention, groups: list[EventGroup]) -> EventGroup | None:
    """The event that a mention joins: one of the same place or time, else the nearest."""
    found = [group for group in reversed(groups[-MAX_COMPARED:]) if _same(mention, group)]
    if len(found) > 1 and not mention.parties:
        for group in found:
            places = {one.place for one in group.some}
            if (mention.place is not None and mention.place in places) or _same_time(
                mention, group
            ):
                return group
    return found[0] if found else None


def _same(mention: EventMention, group: EventGroup) -> bool:
    head = group.mentions[0]
    if mention.kind != head.kind and mention.kind not in _ALIKE.get(head.kind, ()):
        # "They gathered in X … the talks": what is known already may have another name.
        if not (mention.definite and {mention.kind, head.kind} == {"meeting", "talks"}):
            return False
    if not _compatible(mention, group):
        return False
    if mention.order is not None and not _same_time(mention, group):
        return False  # "the last call" is another one than those before it
    gap = mention.sentence - (group.last or head).sentence
    shared = group.ids & {id(entity) for entity, _ in mention.parties}
    nouns = bool(mention.word and head.word)
    if gap == 0 and _narrower(mention.word, head.word):
        return False  # "bei ihrem Treffen vor dem G8-Treffen"
    known = gap and mention.definite and not mention.compound  # "the G8 summit" is one by itself
    if mention.kind != head.kind and (gap or nouns) and not known:
        # A meeting with somebody else at the time of a summit, a summit after a meeting.
        wider = group.ids if mention.kind == "summit" else mention.parties
        if len(shared) < max(len(wider), len(mention.parties)):
            return False
    if mention.parties and group.ids:
        if not shared:
            return False
        together = mention.kind in ("call", "meeting", "visit", "letter", "talks")
        if together and len(shared) < 2 and len(mention.parties) > 1 and len(group.ids) > 1:
            return False
        return gap <= MAX_GAP or _same_time(mention, group)
    if mention.kind in SHORT and gap <= MAX_GAP and mention.peopled and not mention.near:
        # Short news reports one arrest in every other sentence; the arrested have no name.
        return not shared and not (mention.parties and group.ids)
    if mention.definite:
        return gap <= (MAX_NEAR if mention.anchored else MAX_GAP)
    return (gap == 0 and mention.anchored) or _same_time(mention, group)


def _compatible(mention: EventMention, group: EventGroup) -> bool:
    """No contradiction of words, time, place or what is still to come."""
    for one in group.some:
        if differ(mention.word, one.word):
            return False
        if (
            mention.place
            and one.place
            and mention.place != one.place
            and not _one_patient(mention, group)
        ):
            return False
        if (
            mention.time is not None
            and one.time is not None
            and not overlap(mention.interval, one.interval, mention.time.value, one.time.value)
        ):
            return False
        if "planned" in (mention.status, one.status) and mention.status != one.status:
            if mention.time is None or one.time is None:
                return mention.definite or not mention.anchored
    return True


def _one_patient(mention: EventMention, group: EventGroup) -> bool:
    """Whether it is done to the same one, so that two places name one: an arrest, an attack."""
    return mention.kind in ("arrest", "attack") and any(
        part == "to" and id(entity) in group.ids for entity, part in mention.parties
    )


def differ(one: str, other: str) -> bool:
    """Whether two nouns are compounds of one word that name different things.

    "landtagswahl" and "bundestagswahl" differ; "wahl" and "landtagswahl" may be one.
    """
    if not one or not other or one.endswith(other) or other.endswith(one):
        return False
    common = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        common += 1
    return common >= MIN_HEAD


def _beside_another(mention: EventMention, groups: list[EventGroup]) -> bool:
    """Whether the subject of a noun takes part in the other one of its sentence.

    "Sie sagte bei ihrem Treffen mit X vor dem G8-Treffen …": she met X.
    """
    if any(id(one) not in mention.weak for one, _ in mention.parties):
        return False
    return any(
        one.last is not None
        and one.last.sentence == mention.sentence
        and _narrower(mention.word, one.mentions[0].word)
        for one in groups[-MAX_COMPARED:]
    )


def _narrower(one: str, other: str) -> bool:
    """Whether a noun is a compound of another one."""
    return bool(other) and one != other and one.endswith(other)


#: Letters at the end of two compounds that make them compounds of one word: "wahl".
MIN_HEAD = 4


def _same_time(mention: EventMention, group: EventGroup) -> bool:
    return mention.time is not None and any(
        one.time is not None and one.time.value == mention.time.value for one in group.some
    )


def overlap(a: Interval | None, b: Interval | None, one: str = "", other: str = "") -> bool:
    """Whether two stretches of time may be one; by their values where an interval is missing."""
    if a is None or b is None:
        return one == other
    return not (_after(a.earliest, b.latest) or _after(b.earliest, a.latest))


def _after(start: str | None, end: str | None) -> bool:
    """Whether an ISO date begins after another one ends; shorter dates are the wider ones."""
    if start is None or end is None:
        return False
    size = min(len(start), len(end))
    return start[:size] > end[:size]
