"""`times.toml`: how a language writes times: its words by class, and patterns of its own.

A form is written as the text has it ("p.m.", "vor kurzem"). In small letters it is matched in small
letters, with a capital first, and in capitals; with a capital never in small letters. The classes,
their values and the notation of patterns: docs/times.md.
"""

from __future__ import annotations

from msgspec import Struct, field

from relata.lang.schema.words import Words


class TimePattern(Struct, frozen=True, forbid_unknown_fields=True):
    """One way to write a time, over classes of words (`relata.times.recognition.notation`).

    `[[pattern]] id = "weekday-date" find = "< weekday comma? day month year? >" make = "date"`
    """

    id: str
    find: str
    #: The maker that gives it a value (`relata.times.meaning.registry`).
    make: str
    #: Fixed values that the maker gets in addition to those of the words: { shift = "-1" }.
    give: dict[str, str] = field(default_factory=dict)
    #: Traits of a language that it needs (`TimesFile.traits`); only for shared patterns.
    trait: str = ""


class Suffixes(Struct, frozen=True, forbid_unknown_fields=True):
    """Letters right after digits: what they make of the number."""

    decade: Words = ()
    ordinal: Words = ()
    century: Words = ()
    clock: Words = ()
    am: Words = ()
    pm: Words = ()
    times: Words = ()


class TimesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`times.toml`."""

    #: month-first (May 3), day-first (3 May), dotted-dates (3.5.2014),
    #: slash-month-first (5/3/2014), slash-day-first (3/5/2014), dotted-clock (19.30).
    traits: Words = ()
    #: Class -> value -> forms.
    words: dict[str, dict[str, Words]] = field(default_factory=dict)
    suffixes: Suffixes = Suffixes()
    #: Pairs of classes that are written as one word, the second in lower case: "weekday part"
    #: makes weekday_part (Dienstagabend), "month unit" nothing.
    compounds: Words = ()
    #: Shapes of verbs in the past and in the future, where no list has them: "…ed", "ge…t".
    past_shapes: Words = ()
    future_shapes: Words = ()
    pattern: tuple[TimePattern, ...] = ()
    #: Ids of shared patterns that do not hold in this language.
    without: Words = ()
