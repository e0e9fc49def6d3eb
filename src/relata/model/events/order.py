"""Where an event stands in a row of its kind, as the text says: the first since, the last."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct


class EventOrder(Struct, frozen=True, kw_only=True):
    """What the text says of an event's place among others of its kind."""

    place: Annotated[
        Literal["first", "last"], Meta(description="The first of a row, or the last so far.")
    ]
    since: Annotated[
        str | None, Meta(description="The first since when, ISO 8601 or TIMEX3; null: not said.")
    ] = None
    span: Annotated[tuple[int, int], Meta(description="Where the text says so.")]
