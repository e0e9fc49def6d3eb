"""Look-ups in a text: phrases, quotations, parts of the document."""

from __future__ import annotations

from relata.attribute.rules import limits
from relata.attribute.rules.text.context import Context
from tests.attribute.rules.build import context_of, phrase, token, words


def test_the_largest_phrase_that_starts_at_a_token() -> None:
    context = context_of("Der Leiter des Amtes sprach.", "de")
    index = context.phrase_at(0)
    assert index is not None
    assert words(context, 0, context.phrases[index].end) == "Der Leiter des Amtes"
    assert context.phrase_at(token(context, "sprach")) is None


def test_the_first_phrase_is_a_phrase_and_not_nothing() -> None:
    context = context_of("Der Leiter sprach.", "de")
    assert context.phrase_at(0) == 0


def test_top_phrases_leave_out_what_another_one_encloses() -> None:
    context = context_of("Der Leiter des Amtes lobte die Stadt.", "de")
    whole = phrase(context, "Der Leiter des Amtes")
    inner = phrase(context, "des Amtes")
    size = len(context.text.words)
    assert whole in context.top_phrases(0, size)
    assert inner not in context.top_phrases(0, size)
    assert inner in context.top_phrases(context.phrases[inner].start, size)


def test_quotations_in_a_range_are_those_that_start_there() -> None:
    context = context_of("„Ja“, sagte er. „Nein“, sagte sie.", "de")
    second = context.text.quotes[1].start
    assert list(context.quotes_in(0, second)) == [0]
    assert list(context.quotes_in(0, second + 1)) == [0, 1]


def test_a_long_run_of_tokens_is_seen_through_a_window() -> None:
    text = "Wort " * (3 * limits.LONGEST_SENTENCE)
    context = context_of(text, "de")
    start, end = context.bounds(0, limits.LONGEST_SENTENCE)
    assert start <= limits.LONGEST_SENTENCE < end
    assert end - start <= limits.LONGEST_SENTENCE


def test_every_token_inside_a_phrase_is_nominal() -> None:
    context: Context = context_of("Der Leiter des Amtes sprach heute.", "de")
    inside = {i for one in context.phrases for i in range(one.start, one.end)}
    assert {i for i, nominal in enumerate(context.nominal) if nominal} == inside
