"""The networks' forward pass in NumPy; the laboratory fits the same equations in torch.

First network, over all tokens of a text: embeddings of words and affixes, word vectors and the
dense features go through a linear layer; a BiLSTM reads each sentence (Hochreiter and
Schmidhuber 1997), dilated convolutions with residual connections look across sentences (Strubell
et al. 2017); linear layers give B/I labels of contents.
Second, the span classifier, for every span proposal: from the states at its edges and their
mean, whether it is a statement, how exact its content is, and its kind.
Third, the role tagger, for probable proposals: over a window of tokens, dilated convolutions
say which tokens are content, cue and speaker, and answer the second network's questions again.
"""

from __future__ import annotations

import io

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.features.windows import Windows
from relata.attribute.neural.features.words import AFFIXES, VECTOR
from relata.attribute.neural.networks.word_vectors import WordVectors

Floats = NDArray[np.float32]
Arrays = dict[str, Floats]

#: Dilations of the two stacks of convolutions.
FIRST, SECOND = (1, 2, 4, 8, 1), (1, 2, 4, 8)
#: Longer sentences are read in pieces of this many tokens.
LONGEST = 80
#: Label layers for contents: outer and inner, each B and I of five kinds, and outside.
CONTENT_LAYERS = 2
#: Parts of a statement, in the order of the role tagger's columns.
ROLES = ("content", "cue", "speaker")


class TokenStates(Struct, frozen=True):
    """The first network's output, a row for each token."""

    #: Input of the span classifier (tokens, width), and of the windows.
    full: Floats
    hidden: Floats
    #: Probabilities of the labels of each content layer.
    labels: tuple[Floats, ...]


class SpanScores(Struct, frozen=True):
    """The span classifier's log odds for a batch of proposals."""

    #: (proposals, 7): a statement, exact, five kinds.
    odds: Floats

    @property
    def valid(self) -> Floats:
        """Probability that each is a statement."""
        return _sigmoid(self.odds[:, 0])

    @property
    def exact(self) -> Floats:
        """Expected exactness of each content, 0 to 1."""
        return _sigmoid(self.odds[:, 1])


class WindowScores(Struct, frozen=True):
    """The role tagger's probabilities for a batch of proposals."""

    #: (proposals, widest, len(ROLES))
    roles: Floats
    #: (proposals,): a statement; exactness of its content.
    valid: Floats
    exact: Floats
    #: (proposals, kinds), summing to 1.
    kinds: Floats


def parse(data: bytes) -> Arrays:
    """The arrays in the bytes of a file of weights, in single precision."""
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        return {key: file[key].astype(np.float32) for key in file.files}


def _linear(arrays: Arrays, name: str, x: Floats) -> Floats:
    y: Floats = x @ arrays[name + ".weight"].T
    y += arrays[name + ".bias"]
    return y


def _sigmoid(x: Floats) -> Floats:
    y: Floats = np.tanh(0.5 * x)
    y += 1.0
    y *= 0.5
    return y


def _softmax(x: Floats) -> Floats:
    e: Floats = np.exp(x - x.max(axis=-1, keepdims=True))
    y: Floats = e / e.sum(axis=-1, keepdims=True)
    return y


def convolve(arrays: Arrays, name: str, x: Floats, dilation: int) -> Floats:
    """x + relu(W [x shifted left, x, x shifted right]) over the last axis but one."""
    weight, bias = arrays[name + ".c.weight"], arrays[name + ".c.bias"]
    width, count = x.shape[-1], x.shape[-2]
    reach = min(dilation, count)
    flat = x.reshape(-1, width)  # one product is faster than one for each proposal
    y: Floats = (flat @ weight[:, width : 2 * width].T).reshape(x.shape)
    y += bias
    side = (flat @ weight[:, :width].T).reshape(x.shape)
    y[..., reach:, :] += side[..., : count - reach, :]
    side = (flat @ weight[:, 2 * width :].T).reshape(x.shape)
    y[..., : count - reach, :] += side[..., reach:, :]
    np.maximum(y, 0.0, out=y)
    y += x
    return y


def encode(
    arrays: Arrays,
    ids: NDArray[np.int32],
    dense: Floats,
    sentences: list[tuple[int, int]],
    vectors: WordVectors | None,
) -> TokenStates:
    """The first network over a text. `sentences` are its token ranges."""
    x = relu_linear(arrays, "inp", input_layer(arrays, ids, dense, vectors))
    x = x + bilstm(arrays, x, sentences)
    for k, dilation in enumerate(FIRST):
        x = convolve(arrays, f"body.{k}", x, dilation)
    labels = tuple(_softmax(_linear(arrays, f"tag.{k}", x)) for k in range(CONTENT_LAYERS))
    return TokenStates(x, _linear(arrays, "down", x), labels)


def input_layer(
    arrays: Arrays, ids: NDArray[np.int32], dense: Floats, vectors: WordVectors | None
) -> Floats:
    """Dense features, word embedding, word vector and affix embeddings of each token."""
    affixes = arrays["aff.weight"][ids[:, AFFIXES]].reshape(len(ids), -1)
    words = [arrays["word.weight"][ids[:, 0]]]
    if vectors is not None:
        words.append(vectors.vectors[ids[:, VECTOR]] * arrays["context.scale"])
    return np.hstack([dense, *words, affixes])


def relu_linear(arrays: Arrays, name: str, x: Floats) -> Floats:
    """A linear layer with ReLU."""
    y = _linear(arrays, name, x)
    np.maximum(y, 0.0, out=y)
    return y


def _pieces(sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences, long ones cut."""
    return [(k, min(k + LONGEST, b)) for a, b in sentences for k in range(a, b, LONGEST)]


def bilstm(arrays: Arrays, x: Floats, sentences: list[tuple[int, int]]) -> Floats:
    """A bidirectional LSTM layer over every sentence, all sentences in parallel."""
    rows = sorted(_pieces(sentences), key=lambda r: r[0] - r[1])
    starts = np.array([a for a, _ in rows])
    lengths = np.array([b - a for a, b in rows])
    ways = ("_l0", "_l0_reverse")
    half = arrays["rnn.weight_hh" + ways[0]].shape[1]
    gates = np.stack([x @ arrays["rnn.weight_ih" + way].T for way in ways])
    for k, way in enumerate(ways):
        gates[k] += arrays["rnn.bias_ih" + way] + arrays["rnn.bias_hh" + way]
    weight = np.stack([arrays["rnn.weight_hh" + way].T for way in ways])
    # Half the odds of the gates: sigmoid(x) is (1 + tanh(x / 2)) / 2.
    scale = np.full(4 * half, 0.5, np.float32)
    scale[2 * half : 3 * half] = 1.0
    gates *= scale
    weight *= scale
    h = np.zeros((2, len(rows), half), np.float32)
    c = np.zeros((2, len(rows), half), np.float32)
    y = np.zeros((2, len(x), half), np.float32)
    both, last = np.arange(2)[:, None], starts + lengths - 1
    for step, n in enumerate(_alive(lengths)):
        at = np.stack([starts[:n] + step, last[:n] - step])
        g = gates[both, at]
        g += h[:, :n] @ weight
        np.tanh(g, out=g)
        update = (1.0 + g[..., :half]) * g[..., 2 * half : 3 * half]
        update += (1.0 + g[..., half : 2 * half]) * c[:, :n]
        update *= 0.5
        c[:, :n] = update
        np.tanh(update, out=update)
        update *= 0.5 * (1.0 + g[..., 3 * half :])
        h[:, :n] = update
        y[both, at] = update
    return np.hstack([y[0], y[1]])


def _alive(lengths: NDArray[np.int64]) -> list[int]:
    """For each step the number of longer rows; `lengths` descend."""
    steps = np.arange(int(lengths[0]))
    alive: list[int] = np.searchsorted(-lengths, -steps, side="left").tolist()
    return alive


def score_spans(
    arrays: Arrays, states: TokenStates, spans: NDArray[np.int64], features: Floats
) -> SpanScores:
    """The span classifier.

    `spans` (proposals, 2) are first token and end; `features` are `windows.proposal_features`.
    """
    first, end = spans[:, 0], spans[:, 1]
    full = states.full
    length: Floats = (end - first).astype(np.float32)[:, None]
    parts = [_row(full, first), _row(full, end - 1), _row(full, first - 1), _row(full, end)]
    parts.append(_mean(full, first, end, length))
    for labels in states.labels:
        inside = 1.0 - labels[:, :1]
        both = np.hstack([inside, labels[:, 1::2].sum(axis=1, keepdims=True)])
        parts += [
            _mean(inside, first, end, length), _row(both, first), _row(both, end - 1)[:, :1],
            _row(both, first - 1)[:, :1], _row(both, end),
        ]  # fmt: skip
    x = relu_linear(arrays, "sp1", np.hstack([*parts, features]))
    return SpanScores(_linear(arrays, "sp2", x))


def _row(table: Floats, at: NDArray[np.int64]) -> Floats:
    """Rows of the table, zeros outside it."""
    inside = (at >= 0) & (at < len(table))
    found: Floats = table[np.where(inside, at, 0)] * inside[:, None]
    return found


def _mean(
    table: Floats, first: NDArray[np.int64], end: NDArray[np.int64], length: Floats
) -> Floats:
    """Means over [first, end) of the rows; summed in double precision."""
    sums = np.zeros((len(table) + 1, table.shape[1]))
    np.cumsum(table, axis=0, out=sums[1:])
    found: Floats = (sums[end] - sums[first]).astype(np.float32) / length
    return found


def score_windows(
    arrays: Arrays, states: TokenStates, given: Windows, span_odds: Floats
) -> WindowScores:
    """The role tagger over windows; its odds are averaged with the span classifier's."""
    x = states.hidden[given.tokens]
    x += _linear(arrays, "q", given.features)
    np.maximum(x, 0.0, out=x)
    x *= given.mask
    for k, dilation in enumerate(SECOND):
        x = convolve(arrays, f"body2.{k}", x, dilation)
        x *= given.mask
    inside = given.features[..., :1]
    mean = (x * inside).sum(1) / np.maximum(inside.sum(1), 1.0)
    most = (x + (given.mask - 1.0) * 1e4).max(1)
    whole = x.sum(1) / given.mask.sum(1)
    pooled = relu_linear(arrays, "pool", np.hstack([mean, most, whole]))
    odds = (_linear(arrays, "head", pooled) + span_odds) / 2.0
    return WindowScores(
        roles=_sigmoid(_linear(arrays, "role", x)), valid=_sigmoid(odds[:, 0]),
        exact=_sigmoid(odds[:, 1]), kinds=_softmax(odds[:, 2:]),
    )  # fmt: skip
