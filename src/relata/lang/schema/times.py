"""`times.toml`: how a language writes times: its words by class, and patterns of its own.

A form in small letters is matched in small letters, with a capital first, and in capitals; a form
with a capital never in small letters. A form may have spaces, marks and digits; write it as
the text does ("p.m.", "vor kurzem"). The classes and their values:

| class | values | example |
|---|---|---|
| month, maybe_month | 1 to 12 | März; May, which needs a day, year or preposition |
| weekday | 1 (Monday) to 7 | Montag |
| season, maybe_season | SP SU FA WI | Sommer; spring, fall |
| unit, units | S MIN H D W WE M Q HY Y DE CE ML | one: Jahr; several: Jahre |
| part | MO MI AF EV NI DT | part of the day: Abend |
| day_word | days from today | gestern = -1 |
| day_part | days from today, a part | tonight = "0 NI" |
| weekday_part | weekday, a part | Dienstagabend = "2 EV" |
| year_word, month_word, week_word | from the present one | heuer = 0, Vorjahr = -1 |
| shift | -1 0 1 | letzte, diese, nächste |
| shift_after | -1 0 1 | stands after its noun: prochain, "que viene" |
| text_shift | -1 0 1 | from the time that the text speaks of: folgend, gleich |
| number, ordinal | a number | zwei, dritten; "X" where it is not said: einige |
| phase | START MID END | Anfang, Mitte, Ende |
| approx | APPROX LESS_THAN MORE_THAN | rund, fast, mehr als; also before a number: etwa |
| vague | PAST_REF PRESENT_REF FUTURE_REF | kürzlich, derzeit, in Zukunft |
| vague_adjective | -1 0 1 | with plural units: vergangene (Jahre) |
| duration | a TIMEX3 duration | jahrelang = "PXY" |
| set | a TIMEX3 set | täglich = "P1D" |
| every | EVERY | jeder, alle, pro |
| feast | a feast of `times/feasts.toml` | Pfingsten |
| ago, ago_after | AGO | vor (zwei Wochen); two weeks ago |
| hence, hence_after | HENCE | in (zwei Wochen); two weeks from now |
| later, earlier | LATER, EARLIER | two weeks later: from the time of the text |
| since until before after about during | any | signals: they stand outside the expression |
| clock | CLOCK | Uhr, o'clock, h |
| half_day | AM PM | p.m. |
| zone | Z or an offset | UTC = "Z", MEZ = "+01:00" |
| at | any | words before a time of the day: um, at |
| in | any | prepositions before a month, season, year: im, in |
| article, of, and, to, from | any | der; des, of; und; bis; von |
| year_noun | any | Jahr (1990) |
| decade | the decade as 20 or 1920 | zwanziger |
| century | a number | century words: settecento = 18 |
| not_year | any | words after a number that counts: it is not a year: Euro, people |
| no_time_before | any | words before a name that looks like a time: Herr, Frau |
| tense_past, tense_future | any | verb forms: war, wird |
| row | any | consecutive, straight: a third straight day |
| what the pack's own patterns need | x_… | |
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

    #: month-first (May 3), day-first (3 May), ordinal-stop (3. Mai), dotted-dates (3.5.2014),
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
