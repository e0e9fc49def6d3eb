"""Events of several records, merged: what a time line shows. Made by `relata.events`.

An event is a claim: it carries every place that report it or deny it, and who says so there.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from relata.model.codes import EventKind, EventStatus
from relata.model.record import Interval


class Telling(Struct, frozen=True, kw_only=True):
    """One article that reports an event, or denies it."""

    stance: Annotated[
        Literal["reports", "denies"], Meta(description="Whether it denies the event.")
    ]
    status: Annotated[EventStatus, Meta(description="How the article presents the event.")]
    says: Annotated[
        tuple[str, ...],
        Meta(description="Who says so in it, innermost speakers; empty: the article itself."),
    ] = ()
    through: Annotated[
        tuple[str, ...], Meta(description="The hands it came through, outermost first.")
    ] = ()
    words: Annotated[str, Meta(description="The sentence that reports it.")]
    source: Annotated[str | None, Meta(description="Path or address of the article.")] = None
    title: Annotated[str | None, Meta(description="Title of the article.")] = None
    outlet: Annotated[str | None, Meta(description="The outlet that printed it.")] = None
    published: Annotated[str | None, Meta(description="Day of publication; null unknown.")] = None
    document: Annotated[str, Meta(description="Id of the document: SHA-256 of its text.")]
    event: Annotated[str, Meta(description="Id of the event in the document's record.")]
    span: Annotated[tuple[int, int], Meta(description="Where the document's text reports it.")]


class TimelineParty(Struct, frozen=True, kw_only=True):
    """A party of an event, under the fullest of its names."""

    name: Annotated[str, Meta(description="The fullest form of the name in the articles.")]
    role: Annotated[str, Meta(description="from, to, with, candidate, elected.")]
    forms: Annotated[tuple[str, ...], Meta(description="Every form of the name.")] = ()
    named: Annotated[
        bool, Meta(description="False: a person without a name, who may be another elsewhere.")
    ] = True


class TimelineEvent(Struct, frozen=True, kw_only=True):
    """One event, however many articles report it."""

    id: Annotated[str, Meta(description="t1, t2, … in the order of time.")]
    kind: Annotated[EventKind, Meta(description="What kind of event.")]
    plover: Annotated[str | None, Meta(description="PLOVER's name for it; null: none fits.")] = None
    contact: Annotated[bool, Meta(description="Whether two parties deal with one another in it.")]
    status: Annotated[EventStatus, Meta(description="How those present it who report it.")]
    disputed: Annotated[bool, Meta(description="Somebody reports it, and somebody denies it.")]
    parties: Annotated[tuple[TimelineParty, ...], Meta(description="Who takes part.")] = ()
    time: Annotated[str | None, Meta(description="When, as the most exact telling gives it.")] = (
        None
    )
    interval: Annotated[Interval | None, Meta(description="The stretch in which it lies.")] = None
    times: Annotated[
        tuple[str, ...], Meta(description="Every time that is given; more than one: they differ.")
    ] = ()
    place: Annotated[str | None, Meta(description="Where; null where unknown.")] = None
    order: Annotated[
        Literal["first", "last"] | None, Meta(description="The first of a row, or the last so far.")
    ] = None
    since: Annotated[str | None, Meta(description="The first since when; null: not said.")] = None
    roots: Annotated[int, Meta(description="Independent sources: tellings that share no hand.")]
    articles: Annotated[int, Meta(description="How many articles report it or deny it.")]
    tellings: Annotated[tuple[Telling, ...], Meta(description="Who reports it, who denies it.")]
