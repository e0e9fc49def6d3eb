"""Bounds that keep the work linear in the length of the text."""

from __future__ import annotations

from typing import Final

#: Repetitions of a starred item of a pattern: "10., 15., 20. und 24. März".
MAX_REPEATED: Final = 8
#: Characters of a number that is read as one; longer ones are not times.
MAX_DIGITS: Final = 6
#: Words and marks of an expression before the first that makes it a time: "10., 11. und 12. Mai".
MAX_BEFORE: Final = 12
#: A bare number from here on is a year, and one below where a preposition shows it.
SURE_YEAR: Final = 1500
#: A bare number above it is not a year.
LAST_YEAR: Final = 2100
#: Word forms of texts that are kept with their class, for each language.
MAX_FORMS: Final = 60_000
#: Pairs of classes that are kept with the patterns which may begin with them.
MAX_PAIRS: Final = 20_000
#: Words before and after an expression among which its verb is looked for.
NEAR_VERB: Final = 30
#: Days from the article's date within which a date shows that the text reports days.
NEAR_DAYS: Final = 20
#: Years of the past that a text names before it is taken for a history.
MANY_YEARS: Final = 3
#: Time expressions of a content that are looked at for when it happened.
MAX_OF_CONTENT: Final = 40
#: Statements over which the time of a speech is carried to the same speaker's next statement.
MAX_CARRIED: Final = 12
#: Months that are kept once they are made.
MAX_MONTHS: Final = 4_000
