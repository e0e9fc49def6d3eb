"""Phrases are found as their expression finds them, though most texts are never searched."""

from __future__ import annotations

import re
import sys
from collections import defaultdict

import pytest

from relata.lang.schema import any_of
from relata.lang.schema.words import set_of, without_case

PHRASES = ("on condition of anonymity", "told us", "Straße", "Αναφορά", "kimliği")


def test_letters_that_a_pattern_takes_for_one_are_one_without_case() -> None:
    alike: dict[str, set[str]] = defaultdict(set)
    for number in range(sys.maxunicode + 1):
        char = chr(number)
        forms = {char.lower(), char.upper(), char.title(), char.casefold(), without_case(char)}
        if forms != {char}:
            for form in forms | {form.lower() for form in forms}:
                alike[form].add(char)
                alike[form].add(form)
    checked = 0
    for group in alike.values():
        single = sorted(char for char in group if len(char) == 1)
        for one in single:
            pattern = re.compile(re.escape(one), re.IGNORECASE)
            for other in single:
                if pattern.fullmatch(other):
                    checked += one != other
                    assert without_case(one) == without_case(other), (one, other)
    assert checked > 2000


@pytest.mark.parametrize(
    "text",
    [
        "She spoke On Condition Of Anonymity, and TOLD US more.",
        "told usage, untold us, told\nus",
        "Er wohnt in der STRAßE, nicht in der Strasse.",
        "Η ΑΝΑΦΟΡΆ και η αναφορά",
        "Kimliği, KİMLİĞİ ve kimligi",
        "on condition",
        "",
    ],
)
def test_what_is_found_is_what_the_expression_finds(text: str) -> None:
    finder = any_of(PHRASES)
    assert finder is not None
    lower = text.lower()
    plain = [match.span() for match in finder.pattern.finditer(text)]
    wanted = plain if any(word in lower for word in finder.needed) else []
    assert finder.spans(text, lower) == wanted


def test_a_word_list_is_one_set_however_it_is_written() -> None:
    assert set_of("say tell") == set_of(("say", "tell")) == {"say", "tell"}
    assert set_of("say tell") is set_of("say tell")
