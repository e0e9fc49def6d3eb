"""A time expression on its way through the stage."""

from __future__ import annotations

from msgspec import Struct

from relata.model.record import Span
from relata.times.meaning.context import Meaning, Tense
from relata.times.meaning.years import Slots


class FoundTime(Struct):
    """A time expression: its characters, what it means, and what that was made from."""

    span: Span
    meaning: Meaning
    #: Id of the pattern that found it, for tests and error analysis.
    pattern: str
    make: str
    slots: Slots
    tense: Tense
