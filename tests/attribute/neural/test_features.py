"""Input features of the networks: ranges, drafts, span proposals, windows."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.attribute.neural.features.document import DENSE_COLUMNS, document_features
from relata.attribute.neural.features.ranges import Ranges, f1, overlap, shift, size, subtract
from relata.attribute.neural.features.span_proposals import (
    heuristic_proposals,
    label_spans,
    span_proposals,
)
from relata.attribute.neural.features.windows import (
    PROPOSAL_COLUMNS,
    WINDOW_COLUMNS,
    proposal_features,
    windows,
)
from relata.attribute.neural.features.words import ID_COLUMNS
from relata.lang.language import supported
from tests.attribute.engines import ENGLISH, GERMAN, context_of


@st.composite
def ranges(draw: st.DrawFn) -> Ranges:
    """Sorted ranges that do not touch."""
    edges = sorted(draw(st.sets(st.integers(0, 60), min_size=2, max_size=8)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return tuple((a, b) for a, b in pairs if b > a)


def tokens(of: Ranges) -> set[int]:
    """The tokens in ranges."""
    return {t for a, b in of for t in range(a, b)}


@given(ranges(), ranges())
def test_arithmetic_of_ranges_is_that_of_sets(one: Ranges, other: Ranges) -> None:
    a, b = tokens(one), tokens(other)
    assert size(one) == len(a)
    assert overlap(one, other) == len(a & b)
    assert tokens(subtract(one, other)) == a - b
    expected = 2 * len(a & b) / (len(a) + len(b)) if a & b else 0.0
    assert f1(one, other) == pytest.approx(expected)
    assert tokens(shift(one, -7)) == {t - 7 for t in a if t >= 7}


@given(st.integers(1, 40), st.integers(0, 2**31), st.floats(0.1, 0.9))
def test_label_spans_lie_in_order_and_are_inside(count: int, seed: int, least: float) -> None:
    odds = np.random.default_rng(seed).random((count, 11)).astype(np.float32)
    labels = odds / odds.sum(axis=1, keepdims=True)
    spans = label_spans(labels, least)
    assert all(a < b for a, b, _ in spans)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
    inside = {t for a, b, _ in spans for t in range(a, b)}
    assert inside == set(np.flatnonzero(1 - labels[:, 0] >= least).tolist())


def test_a_labelled_run_is_one_span_and_a_first_token_begins_another() -> None:
    labels = np.full((6, 11), 0.01, np.float32)
    for token, label in enumerate((0, 3, 4, 4, 3, 4)):
        labels[token, label] = 0.9
    assert label_spans(labels, 0.5) == [(1, 4, 1), (4, 6, 1)]


@pytest.mark.parametrize("code", supported())
def test_features_have_a_row_for_each_token_in_every_language(code: str) -> None:
    text = GERMAN if code == "de" else ENGLISH
    context, drafts = context_of(text, code)
    arrays = document_features(context, drafts).whole()
    assert arrays.ids.shape == (len(context.text.words), ID_COLUMNS)
    assert arrays.dense.shape == (len(context.text.words), DENSE_COLUMNS)
    assert np.isfinite(arrays.dense).all()
    again = document_features(*context_of(text, code)).whole()
    assert (again.ids == arrays.ids).all()
    assert (again.dense == arrays.dense).all()


def test_a_block_holds_the_drafts_inside_it() -> None:
    context, drafts = context_of(ENGLISH, "en")
    features = document_features(context, drafts)
    low, high = context.text.sentences[1][0], context.text.sentences[2][1]
    block = features.block(low, high)
    assert 0 < len(block.drafts) < len(features.drafts)
    for number, span in zip(block.numbers, block.drafts, strict=True):
        assert shift(features.drafts[number].content, -low) == span.content
        assert span.content[-1][1] <= high - low


def test_drafts_and_quotations_are_proposed() -> None:
    context, drafts = context_of(GERMAN, "de")
    spans = document_features(context, drafts).drafts
    proposals = span_proposals(spans, heuristic_proposals(context))
    contents = {p.content for p in proposals}
    assert {s.content for s in spans} <= contents
    assert {((q.start, q.end),) for q in context.text.quotes} <= contents
    assert len({(p.content, p.draft) for p in proposals}) == len(proposals)
    assert all(p.draft is not None for p in proposals if p.own)


def test_windows_mark_the_content_and_stay_in_the_text() -> None:
    context, drafts = context_of(ENGLISH, "en")
    spans = document_features(context, drafts).drafts
    proposals = span_proposals(spans, heuristic_proposals(context))
    given_ = windows(proposals, spans, np.array(context.text.sentence_of))
    assert given_.features.shape[2] == WINDOW_COLUMNS
    for row, proposal in enumerate(proposals):
        shown = given_.tokens[row][given_.features[row, :, 0] > 0]
        assert set(shown.tolist()) == tokens(proposal.content)
    assert given_.tokens.max() < len(context.text.words)
    assert proposal_features(proposals, spans, set()).shape == (len(proposals), PROPOSAL_COLUMNS)
