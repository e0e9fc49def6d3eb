"""What the rules may ask of one article."""

from __future__ import annotations

import sys

import pytest

from relata.lang.language import load
from relata.lint.reading.context import LintContext
from relata.lint.reading.word_kinds import BUILDING, FOREIGN, MONTH, NUMBER_WORD
from relata.model.record import Record
from relata.pipeline import STAGES, Settings, analyse, begin
from relata.readers import read_text


def context_of(text: str, code: str) -> LintContext:
    document = read_text(text)
    analysis, language = begin(document, language=code)
    for stage in STAGES:
        stage.run(analysis, Settings(language, "fast"))
    record: Record = analyse(document, language=code, engine="fast")
    return LintContext(analysis, record, language)


def test_a_letter_is_one_in_small_letters_too() -> None:
    for number in range(sys.maxunicode + 1):
        char = chr(number)
        if len(char.lower()) == 1:
            assert char.isalnum() == char.lower().isalnum()


@pytest.mark.parametrize(
    "phrase",
    ["of them", "them", "of", "o'clock", "5kg", "ten-year", "-year", "the", "é", "(", "them all"],
)
def test_a_phrase_is_found_as_whole_words_or_not_at_all(phrase: str) -> None:
    text = "Of them, ten-years olds weigh 3.5kg at two o’clock. Some (of them) said café o'clock."
    context = context_of(text, "en")
    lower, found = text.lower(), None
    for at in range(len(text)):
        stop = at + len(phrase)
        around = (lower[at - 1 : at] if at else "") + lower[stop : stop + 1]
        if lower[at:stop] == phrase and not any(c.isalnum() for c in around):
            found = (at, stop)
            break
    assert context.find_phrase((phrase,)) == found


def test_the_places_of_a_kind_are_those_of_its_words() -> None:
    text = "Am 3. Mai kamen zwei Gäste ins Rathaus, the mayor said. Im Mai kommen drei."
    context = context_of(text, "de")
    words, lower = context.words, context.tokens.lower
    months = load("de").file.months
    every = range(len(lower))
    assert context.places(NUMBER_WORD) == [at for at in every if lower[at] in words.numbers]
    assert context.places(MONTH) == [at for at in every if lower[at] in months]
    ends = tuple(end.rpartition(" ")[2] for end in words.buildings)
    assert context.places(BUILDING) == [at for at in every if lower[at].endswith(ends)]
    assert [lower[at] for at in context.places(FOREIGN)] == ["the"]
    assert context.places(MONTH)
    assert context.places(BUILDING)
