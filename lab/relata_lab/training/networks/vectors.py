"""Word vectors from raw text: positive pointwise mutual information (PPMI), then a truncated
singular value decomposition (Bullinaria and Levy 2012; Levy, Goldberg and Dagan 2015, whose
smoothing of the contexts is used). On a million words that is better than fitted vectors.

Contexts are frequent words: one and two places away, left and right are different contexts;
three to five places away they are the same.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter

import numpy as np
import torch
from numpy.typing import NDArray

from relata.attribute.neural.networks.word_vectors import SCALE, WIDTH, key, normalise
from relata_lab.training.networks.export import packed as archive

Ints = NDArray[np.int64]

#: Forms seen less often have no vector; this many of the most frequent ones are contexts.
LEAST, CONTEXTS = 3, 6000
#: Weight of a word by its distance; from the third place on, left and right count as one.
_WEIGHTS = (1.0, 0.7, 0.5, 0.4, 0.3)
_SIDED = 2
_SMOOTHING = 0.75
#: Further dimensions and rounds that make the randomised decomposition exact enough.
_MORE, _ROUNDS = 16, 4
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[^\w\s]")


def split(text: str) -> list[str]:
    """The words and marks of a text as forms."""
    return [normalise(w) for w in _WORD.findall(text)]


def vectors(words: list[list[str]], seed: int) -> tuple[list[str], NDArray[np.float32]]:
    """The forms of some texts, the most frequent first, and their vectors (forms, WIDTH) of
    length 1."""
    counts = Counter(itertools.chain.from_iterable(words))
    known = [w for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0])) if n >= LEAST]
    number = {w: k for k, w in enumerate(known)}
    apart = [-1] * len(_WEIGHTS)
    line = np.array([n for text in words for n in (*(number.get(w, -1) for w in text), *apart)])
    rows, columns, values = _informative(*_counted(line), len(known))
    torch.manual_seed(seed)
    at = torch.from_numpy(np.stack([rows, columns]))
    shape = (len(known), 3 * CONTEXTS)
    table = torch.sparse_coo_tensor(
        at, torch.from_numpy(values.astype(np.float32)), shape, check_invariants=True
    ).coalesce()
    left, sizes, _ = torch.svd_lowrank(table, q=WIDTH + _MORE, niter=_ROUNDS)
    found: NDArray[np.float32] = (left[:, :WIDTH] * sizes[:WIDTH].sqrt()).numpy()
    found /= np.linalg.norm(found, axis=1, keepdims=True) + 1e-9
    return known, found


def _counted(line: Ints) -> tuple[Ints, Ints, NDArray[np.float64]]:
    """Weighted counts of forms and contexts as the cells of a sparse table."""
    cells: list[Ints] = []
    weights: list[NDArray[np.float64]] = []
    for places, weight in enumerate(_WEIGHTS, 1):
        left, right = line[:-places], line[places:]
        both = (left >= 0) & (right >= 0)
        left, right = left[both], right[both]
        after, before = (0, CONTEXTS) if places <= _SIDED else (2 * CONTEXTS, 2 * CONTEXTS)
        for form, context, side in ((left, right, after), (right, left, before)):
            frequent = context < CONTEXTS
            cells.append(form[frequent] * 3 * CONTEXTS + context[frequent] + side)
            weights.append(np.full(int(frequent.sum()), weight))
    found, inverse = np.unique(np.concatenate(cells), return_inverse=True)
    values: NDArray[np.float64] = np.bincount(inverse, np.concatenate(weights)).astype(np.float64)
    return found // (3 * CONTEXTS), found % (3 * CONTEXTS), values


def _informative(
    rows: Ints, columns: Ints, values: NDArray[np.float64], forms: int
) -> tuple[Ints, Ints, NDArray[np.float64]]:
    """The cells whose mutual information is positive, with it."""
    by_form = np.bincount(rows, values, forms)
    by_context = np.bincount(columns, values, 3 * CONTEXTS) ** _SMOOTHING
    expected = by_form[rows] * by_context[columns] / by_context.sum()
    information = np.log(values / expected)
    kept = information > 0
    return rows[kept], columns[kept], information[kept]


def packed(forms: list[str], found: NDArray[np.float32]) -> bytes:
    """The file that `word_vectors.parse` reads: ascending hashes, and vectors as small integers.

    Row 0 is the unknown form's. Forms with the same hash count once. Not compressed: that
    would cost time at every start and save a fifth.
    """
    first: dict[int, int] = {}
    for number, form in enumerate(forms):
        first.setdefault(key(form), number)
    order = sorted(first)
    rows = np.zeros((len(order) + 1, found.shape[1]), np.int8)
    rows[1:] = np.rint(found[[first[k] for k in order]] * SCALE)
    arrays = (("keys", np.array(order, np.uint32)), ("vectors", rows))
    return archive(arrays, compressed=False)
