"""The forward pass, the packaged weights and the word vectors."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.attribute.neural.networks import bundle, forward, word_vectors
from relata.lang.language import supported
from relata.resources import read_bytes


def arrays_of(seed: int, width: int) -> forward.Arrays:
    """Random weights of one convolution and one LSTM."""
    rng = np.random.default_rng(seed)
    half = width // 2
    shapes = {
        "body.0.c.weight": (width, 3 * width), "body.0.c.bias": (width,),
        "rnn.weight_ih_l0": (4 * half, width), "rnn.weight_hh_l0": (4 * half, half),
        "rnn.bias_ih_l0": (4 * half,), "rnn.bias_hh_l0": (4 * half,),
        "rnn.weight_ih_l0_reverse": (4 * half, width),
        "rnn.weight_hh_l0_reverse": (4 * half, half),
        "rnn.bias_ih_l0_reverse": (4 * half,), "rnn.bias_hh_l0_reverse": (4 * half,),
    }  # fmt: skip
    return {k: rng.normal(size=s).astype(np.float32) * 0.3 for k, s in shapes.items()}


@pytest.mark.parametrize("dilation", [1, 2, 4])
def test_a_convolution_sees_its_neighbours_and_nothing_beyond_the_edge(dilation: int) -> None:
    arrays = arrays_of(1, 6)
    x = np.random.default_rng(2).normal(size=(9, 6)).astype(np.float32)
    weight, bias = arrays["body.0.c.weight"], arrays["body.0.c.bias"]
    nothing = np.zeros(6, np.float32)
    expected = []
    for t in range(9):
        left = x[t - dilation] if t >= dilation else nothing
        right = x[t + dilation] if t + dilation < 9 else nothing
        y = weight @ np.concatenate([left, x[t], right]) + bias
        expected.append(x[t] + np.maximum(y, 0))
    found = forward.convolve(arrays, "body.0", x, dilation)
    np.testing.assert_allclose(found, np.array(expected), rtol=1e-4, atol=1e-5)


def test_the_lstm_reads_each_sentence_by_itself() -> None:
    arrays = arrays_of(3, 6)
    x = np.random.default_rng(4).normal(size=(12, 6)).astype(np.float32)
    together = forward.bilstm(arrays, x, [(0, 5), (5, 6), (6, 12)])
    for a, b in ((0, 5), (5, 6), (6, 12)):
        alone = forward.bilstm(arrays, x[a:b], [(0, b - a)])
        np.testing.assert_allclose(together[a:b], alone, rtol=1e-4, atol=1e-5)


def test_every_card_has_its_weights() -> None:
    assert bundle.cards()
    for code, card in bundle.cards().items():
        assert code in supported()
        models = bundle.load(code)
        assert models is not None
        data = read_bytes(word_vectors.PACKAGE, card.file)
        assert card.id == f"{code}-{hashlib.sha256(data).hexdigest()[:12]}"
        assert bundle.identity(code) == card.id
        assert models.network["role.weight"].shape[0] == len(forward.ROLES)
    assert bundle.identity("xx") is None
    assert bundle.load("xx") is None


def test_a_form_that_no_text_had_is_known_by_its_ending() -> None:
    words = word_vectors.load("en")
    assert words is not None
    known = words.row("spokeswoman")
    assert known
    assert words.row("harbour-spokeswoman") == known
    assert words.row("xqzv") == 0
    assert words.row(word_vectors.normalise("4711")) == words.row(word_vectors.normalise("1234"))
    assert words.row(word_vectors.normalise("4711")) > 0
    assert word_vectors.load("xx") is None


@given(st.text(max_size=60))
def test_any_form_has_a_row(form: str) -> None:
    words = word_vectors.load("en")
    assert words is not None
    assert 0 <= words.row(word_vectors.normalise(form)) < len(words.vectors)
