"""The networks' forward pass in NumPy; `relata_lab.training` fits the same equations.

First network, over all tokens of a text: word and affix embeddings and the dense features
are mixed; a BiLSTM reads each sentence (Hochreiter and Schmidhuber 1997), dilated
convolutions with residual connections look across sentences (Strubell et al. 2017); linear
layers give B/I labels for contents (outer, inner) and roles.
Second, for every query: the states at its edges and their mean decide whether it is a
statement, how exact its content is, its mode (a span classifier).
Third, for the queries that may be statements: over a window, the states, what is known of the
query, and (where so fitted) the query's own states go through dilated convolutions; for each
token whether it is content, cue, speaker, frame or addressee of that statement, and the second
one's questions once more.
"""

from __future__ import annotations

import io
from functools import lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.features.windows import Windows
from relata.attribute.neural.features.words import AFFIXES, CONTEXT
from relata.attribute.neural.stored.word_vectors import Contexts
from relata.resources import read_bytes

Floats = NDArray[np.float32]
Arrays = dict[str, Floats]

#: Dilations of the two stacks of convolutions.
FIRST, SECOND = (1, 2, 4, 8, 1), (1, 2, 4, 8)
#: Longer sentences are read in pieces of this many tokens.
LONGEST = 80
#: Label layers: outer and inner contents (B and I of five kinds), cue, speaker, frame, addressee.
LAYERS = (11, 11, 3, 3, 3, 3)


class States(Struct, frozen=True):
    """The first network's view of a text, one row a token."""

    #: What the span classifier reads (tokens, width), and what the windows read.
    full: Floats
    hidden: Floats
    #: Probabilities of the labels of each of LAYERS.
    labels: tuple[Floats, ...]


class Answers(Struct, frozen=True):
    """What is thought of a batch of queries, as log odds; see `probabilities`."""

    #: (queries, 7): a statement, exact, five kinds.
    odds: Floats

    @property
    def valid(self) -> Floats:
        """Probability that each is a statement."""
        return _sigmoid(self.odds[:, 0])

    @property
    def exact(self) -> Floats:
        """How exact the content of each is."""
        return _sigmoid(self.odds[:, 1])


class Verdicts(Struct, frozen=True):
    """The view of a batch of queries with their windows, as probabilities."""

    #: (queries, widest, 5): content, cue, speaker, frame, addressee.
    roles: Floats
    #: (queries,): that it is a statement; how exact its content is.
    valid: Floats
    exact: Floats
    #: (queries, kinds), summing to 1.
    kinds: Floats


def read(data: bytes) -> Arrays:
    """The arrays of a file of weights, as single precision."""
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        return {key: file[key].astype(np.float32) for key in file.files}


@lru_cache(maxsize=8)
def load(package: str, name: str) -> Arrays:
    """The arrays of a packaged file of weights."""
    return read(read_bytes(package, name))


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


def _convolve(arrays: Arrays, name: str, x: Floats, dilation: int) -> Floats:
    """x + relu(W [x shifted left, x, x shifted right]) over the last axis but one."""
    weight, bias = arrays[name + ".c.weight"], arrays[name + ".c.bias"]
    width, count = x.shape[-1], x.shape[-2]
    reach = min(dilation, count)
    flat = x.reshape(-1, width)  # one product is faster than one a query
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
    school: int,
    contexts: Contexts | None,
) -> States:
    """Read a text. `sentences` are its token ranges; `school` is the convention to label by."""
    x = entered(arrays, ids, dense, contexts)
    x += arrays["school.weight"][school]
    np.maximum(x, 0.0, out=x)
    if "rnn.weight_ih_l0" in arrays:
        x = x + recur(arrays, x, sentences)
    for k, dilation in enumerate(FIRST):
        x = _convolve(arrays, f"body.{k}", x, dilation)
    labels = tuple(_softmax(_linear(arrays, f"tag.{k}", x)) for k in range(len(LAYERS)))
    return States(x, _linear(arrays, "down", x), labels)


def entered(
    arrays: Arrays, ids: NDArray[np.int32], dense: Floats, contexts: Contexts | None
) -> Floats:
    """The first layer over what is known of each token, before it is bent."""
    x = dense
    if "word.weight" in arrays:
        affixes = arrays["aff.weight"][ids[:, AFFIXES]].reshape(len(ids), -1)
        words = [arrays["word.weight"][ids[:, 0]]]
        if contexts is not None:
            words.append(contexts.vectors[ids[:, CONTEXT]] * arrays["context.scale"])
        x = np.hstack([dense, *words, affixes])
    return _linear(arrays, "inp", x)


def bent(arrays: Arrays, name: str, x: Floats) -> Floats:
    """A linear layer, and what is below 0 made 0."""
    y = _linear(arrays, name, x)
    np.maximum(y, 0.0, out=y)
    return y


def pieces(sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences, long ones cut."""
    return [(k, min(k + LONGEST, b)) for a, b in sentences for k in range(a, b, LONGEST)]


def recur(arrays: Arrays, x: Floats, sentences: list[tuple[int, int]], layer: int = 0) -> Floats:
    """Both directions of a layer of the LSTM over every sentence, all sentences at once."""
    rows = sorted(pieces(sentences), key=lambda r: r[0] - r[1])
    starts = np.array([a for a, _ in rows])
    lengths = np.array([b - a for a, b in rows])
    ways = [f"_l{layer}", f"_l{layer}_reverse"]
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
    """For each step how many rows are longer; `lengths` fall."""
    steps = np.arange(int(lengths[0]))
    alive: list[int] = np.searchsorted(-lengths, -steps, side="left").tolist()
    return alive


def classify(arrays: Arrays, states: States, spans: NDArray[np.int64], features: Floats) -> Answers:
    """The span classifier. `spans` are (first token, end); `features` are `windows.known`."""
    first, end = spans[:, 0], spans[:, 1]
    full = states.full
    length: Floats = (end - first).astype(np.float32)[:, None]
    parts = [_row(full, first), _row(full, end - 1), _row(full, first - 1), _row(full, end)]
    parts.append(_mean(full, first, end, length))
    for labels in states.labels[:2]:
        inside = 1.0 - labels[:, :1]
        both = np.hstack([inside, labels[:, 1::2].sum(axis=1, keepdims=True)])
        parts += [
            _mean(inside, first, end, length), _row(both, first), _row(both, end - 1)[:, :1],
            _row(both, first - 1)[:, :1], _row(both, end),
        ]  # fmt: skip
    x = bent(arrays, "sp1", np.hstack([*parts, features]))
    return Answers(_linear(arrays, "sp2", x))


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


def judge(
    arrays: Arrays, states: States, given: Windows, answers: Floats, school: int
) -> tuple[Floats, Floats]:
    """Roles (queries, widest, 5) and odds (queries, 10) of queries with their windows.

    `answers` are the span classifier's odds; the mean of both is returned.
    """
    x = states.hidden[given.tokens]
    x += _linear(arrays, "q", given.features)
    if "about.weight" in arrays:
        x += _linear(arrays, "about", _asked(states.full, given))[:, None]
    x += arrays["sch2.weight"][school]
    np.maximum(x, 0.0, out=x)
    x *= given.mask
    for k, dilation in enumerate(SECOND):
        x = _convolve(arrays, f"body2.{k}", x, dilation)
        x *= given.mask
    inside = given.features[..., :1]
    mean = (x * inside).sum(1) / np.maximum(inside.sum(1), 1.0)
    most = (x + (given.mask - 1.0) * 1e4).max(1)
    whole = x.sum(1) / given.mask.sum(1)
    pooled = bent(arrays, "pool", np.hstack([mean, most, whole]))
    odds = (_linear(arrays, "head", pooled) + answers) / 2.0
    return _sigmoid(_linear(arrays, "role", x)), odds


def _asked(full: Floats, given: Windows) -> Floats:
    """Mean, first and last state of what is asked about (queries, 3 states)."""
    inside, first, last = (given.features[..., k] for k in range(3))
    query, at = np.nonzero(inside)
    starts = np.flatnonzero(np.diff(query, prepend=-1))
    sums = np.zeros((len(inside), full.shape[1]), np.float32)
    sums[query[starts]] = np.add.reduceat(full[given.tokens[query, at]], starts)
    mean = sums / np.maximum(inside.sum(1, keepdims=True), 1.0)
    edges = [np.zeros_like(mean), np.zeros_like(mean)]
    for table, marks in zip(edges, (first, last), strict=True):
        query, at = np.nonzero(marks)
        table[query] = full[given.tokens[query, at]]
    return np.hstack([mean, *edges])


def verdicts(roles: Floats, odds: Floats) -> Verdicts:
    """Odds as probabilities."""
    return Verdicts(
        roles=roles, valid=_sigmoid(odds[:, 0]), exact=_sigmoid(odds[:, 1]),
        kinds=_softmax(odds[:, 2:]),
    )  # fmt: skip


def mean(each: list[Verdicts]) -> Verdicts:
    """The average of several networks' verdicts."""
    if len(each) == 1:
        return each[0]
    return Verdicts(
        *(np.mean([getattr(v, n) for v in each], axis=0) for n in Verdicts.__struct_fields__)
    )
