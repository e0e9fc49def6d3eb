"""What the rules look for word by word: found for every form once, so that no rule reads all words.

A form has bits for what it may be; the places of a bit are then picked out of a short list.
"""

from __future__ import annotations

from collections.abc import Callable

from relata.lang.compile import section
from relata.lang.language import Language
from relata.lang.schema import LintFile, words_of
from relata.lint.reading.foreign import small_words
from relata.model.analysis import WordForm

#: A word for a number; an end of a noun for a building; a small word of another language; a
#: month; a word that puts two events in an order; a word for a kind of people.
NUMBER_WORD, BUILDING, FOREIGN, MONTH, ORDER, PEOPLE = 1, 2, 4, 8, 16, 32


def marked_words(forms: list[WordForm], language: Language) -> list[tuple[int, int]]:
    """Indices of the forms that the rules look for, each with its bits, in order."""
    kinds = [form.checked for form in forms]
    if None in kinds:
        kinds_of = language.view(_kinds_of)
        for form in forms:
            if form.checked is None:
                form.checked = kinds_of(form)
        kinds = [form.checked for form in forms]
    return [(at, bits) for at, bits in enumerate(kinds) if bits]


def _kinds_of(language: Language) -> Callable[[WordForm], int]:
    words: LintFile = section(language.code, "lint") or LintFile()
    numbers, months, small = words.numbers, language.file.months, small_words()
    orders = frozenset(word for pair in words.sequences for word in pair)
    people = frozenset(word for line in words.kinds_of_people for word in words_of(line))
    buildings = tuple(end.rpartition(" ")[2] for end in words.buildings)

    def kinds_of(form: WordForm) -> int:
        lower = form.lower
        codes = small.get(lower, (language.code,))
        return (
            (NUMBER_WORD if lower in numbers else 0)
            | (BUILDING if lower.endswith(buildings) else 0)
            | (FOREIGN if language.code not in codes and not form.flags else 0)
            | (MONTH if lower in months else 0)
            | (ORDER if lower in orders else 0)
            | (PEOPLE if lower in people else 0)
        )

    return kinds_of
