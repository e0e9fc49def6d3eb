"""Where the words stand that rules look for."""

from __future__ import annotations

import pytest

from relata.attribute.rules.clauses.sentence import possible_cues
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import ANY_FINITE, HEARSAY
from relata.attribute.rules.text.lexicon import lexicon_of
from relata.attribute.rules.text.occurrences import Occurrences, find_occurrences, within
from relata.lang.language import load
from relata.mentions import find
from relata.model.analysis import Segmented
from relata.readers import read_text
from relata.segment import segment

TEXTS = {
    "de": "Der Rat gab laut Bericht bekannt, er wolle (vorerst) nichts ändern. Sie soll gehen.",
    "en": "According to the report, the council said it would (for now) wait. He is said to go.",
    "cs": "Podle zprávy rada uvedla, že nic nezmění. Údajně odešel; mluvčí to řekl v pátek.",
    "ru": "По словам совета, ничего не изменится. Якобы он ушёл; об этом сообщил чиновник.",
}


def words_of(code: str) -> Segmented:
    return segment(read_text(TEXTS[code]), load(code))


def occurrences(code: str) -> tuple[Segmented, Occurrences]:
    text = words_of(code)
    return text, find_occurrences(text, load(code))


@pytest.mark.parametrize("code", TEXTS)
def test_places_are_those_of_the_word_lists(code: str) -> None:
    (text, found), lexicon = occurrences(code), lexicon_of(load(code))
    every = range(len(text.lower))
    assert sorted((*found.cues, *found.separable)) == [
        i for i in every if text.lower[i] in lexicon.cue_forms
    ]
    assert found.sources == [i for i in every if text.lower[i] in lexicon.source_words]
    assert found.evidentials == [i for i in every if text.lower[i] in lexicon.evidentials]
    assert found.modals == [i for i in every if text.flags[i] & HEARSAY]
    sure = {
        i for i in every if text.flags[i] & ANY_FINITE or text.lower[i] in lexicon.finite_cue_forms
    }
    assert sure <= set(found.finite)
    assert found.finite == sorted(found.finite)


def test_places_within_a_range() -> None:
    assert within([1, 4, 7, 9], 4, 9) == [4, 7]
    assert within([], 0, 5) == []
    assert within([3], 3, 3) == []


def test_a_verb_that_needs_another_word_is_a_cue_only_with_it() -> None:
    language = load("de")
    text = segment(
        read_text("Er war der Ansicht, das sei falsch. Er war krank. Sie gab auf."), language
    )
    context = Context(text, find(text, language), language)
    assert [bool(possible_cues(context, k)) for k in range(3)][:2] == [True, False]
    assert text.lower.index("war") in possible_cues(context, 0)
    assert possible_cues(context, 0) is possible_cues(context, 0)
