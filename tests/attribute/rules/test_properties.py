"""Whatever the text: spans inside it, sorted, nested without cycles; the same every time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relata.model.analysis import Draft
from relata.model.record import Spans
from tests.attribute.helpers import drafts

WORDS = st.sampled_from(
    (
        "er sagte , . : ; „ “ » « \" ' dass sei habe die Polizei Anna Berg und laut nach Angaben",
        "zufolge so wie berichtet soll haben said that “ ” the mayor according to she told him",
        "in ( ) – ? ! \n\n … 3. Dr. Le Monde teilte mit forderte auf heißt es",
    )
).flatmap(lambda line: st.sampled_from(line.split(" ")))
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200))
LANGUAGES = st.sampled_from(("de", "en", "ru", "cs"))


def _sound(spans: Spans, size: int) -> bool:
    edges = [edge for span in spans for edge in span]
    ordered = all(a <= b for a, b in pairwise(edges))
    return ordered and all(0 <= a < b <= size for a, b in spans)


def _all_spans(draft: Draft) -> list[Spans]:
    found = [draft.content, draft.quoted, draft.cue, draft.frame]
    found += [party.spans for party in (draft.speaker, draft.addressee) if party is not None]
    return found


@settings(max_examples=150, deadline=None)
@given(TEXTS, LANGUAGES)
def test_spans_lie_inside_the_text(text: str, language: str) -> None:
    for draft in drafts(text, language):
        assert draft.content
        assert all(_sound(spans, len(text)) for spans in _all_spans(draft))
        assert 0 <= draft.score <= 1


@settings(max_examples=100, deadline=None)
@given(TEXTS, LANGUAGES)
def test_nesting_is_acyclic_and_encloses(text: str, language: str) -> None:
    found = drafts(text, language)
    for index, draft in enumerate(found):
        if draft.inside is not None:
            assert 0 <= draft.inside < index
            outer = found[draft.inside].content
            assert all(any(a <= x and y <= b for a, b in outer) for x, y in draft.content)


@settings(max_examples=50, deadline=None)
@given(TEXTS, LANGUAGES)
def test_deterministic(text: str, language: str) -> None:
    assert drafts(text, language) == drafts(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "„A“, so Anna " * 2000,
        "Er sagte „gut“. " * 2000,
        "dass " * 8000,
        "Anna und Berta, " * 4000,
        "laut " * 8000,
        "„Ja, das ist gut so\n\n" * 1500,
        "(" * 20000,
    ],
)
def test_texts_without_end_are_read(text: str) -> None:
    assert all(draft.content for draft in drafts(text, "de"))
