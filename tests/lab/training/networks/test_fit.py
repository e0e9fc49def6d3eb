"""Torch's equations against NumPy's, and word vectors. Needs torch (the extra `train`)."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from relata.attribute.neural.features.windows import windows
from relata.attribute.neural.networks import forward, word_vectors
from relata_lab.training.networks import examples as ex
from tests.lab.training.networks.helpers import DOCUMENT

torch = pytest.importorskip("torch", reason="torch is not installed: extra train")


def made() -> list[ex.TrainingExample]:
    found = [ex.example(replace(DOCUMENT, id=str(k))) for k in range(3)]
    return [e for e in found if e is not None]


def test_torch_and_numpy_compute_the_same_and_a_seed_gives_the_same_weights() -> None:
    from relata_lab.training.networks import batches
    from relata_lab.training.networks.export import exported
    from relata_lab.training.networks.fit import Fitter, word_rows
    from relata_lab.training.networks.model import scaled

    words = word_vectors.load("en")
    assert words is not None
    files = []
    for _ in range(2):
        taught = made()
        model = Fitter(taught, 7, lambda line: None, scaled(words), epochs=2).fit()
        files.append(exported(model, word_rows([e.arrays.ids for e in taught])))
    assert files[0] == files[1]
    arrays, one = forward.parse(files[0]), made()[0]
    with torch.no_grad():
        ids, dense, mask, _ = batches.texts([one])
        states, labels = model.encode(ids, dense, mask, batches.sentences([one], one.size))
        seen = forward.encode(arrays, one.arrays.ids, one.arrays.dense, one.sentences, words)
        proposed = batches.proposals(one, 0, list(seen.labels), random.Random(1))
        at, features = batches.spans(proposed, [one])
        odds = model.score_spans(states, labels, at, features)
        batch = batches.window_batch(proposed, [one], one.size)
        roles, again = model.score_windows(states, batch.tokens, batch.features, batch.mask)
    close = {"rtol": 0.02, "atol": 0.02}
    np.testing.assert_allclose(seen.full, states[0].numpy(), **close)
    found = forward.score_spans(arrays, seen, at.numpy()[:, 1:], features.numpy()).odds
    np.testing.assert_allclose(found, odds.numpy(), **close)
    given = windows([m.proposal for m in proposed], one.arrays.drafts, one.sentence)
    scores = forward.score_windows(arrays, seen, given, found)
    inside = given.mask[..., 0] > 0
    np.testing.assert_allclose(scores.roles[inside], torch.sigmoid(roles).numpy()[inside], **close)
    both = (again + odds) / 2
    np.testing.assert_allclose(scores.valid, torch.sigmoid(both[:, 0]).numpy(), **close)
    np.testing.assert_allclose(scores.kinds, torch.softmax(both[:, 2:], -1).numpy(), **close)


def test_the_packaged_weights_have_the_shapes_that_are_fitted() -> None:
    from relata.attribute.neural.networks import bundle
    from relata_lab.training.networks.export import exported
    from relata_lab.training.networks.fit import word_rows
    from relata_lab.training.networks.model import Network, scaled

    words, packaged = word_vectors.load("en"), bundle.load("en")
    assert words is not None and packaged is not None
    fresh = forward.parse(exported(Network(scaled(words)), word_rows([])))
    shapes = {name: array.shape for name, array in fresh.items()}
    assert shapes == {name: array.shape for name, array in packaged.network.items()}


def test_words_in_like_contexts_have_like_vectors() -> None:
    from relata_lab.training.networks.vectors import packed, split, vectors

    things = ["ferry", "bridge", "lock", "mill"]
    acts = ["opens", "closes", "waits", "stays"]
    rng = random.Random(3)
    texts = [
        split(f"The {rng.choice(things)} {rng.choice(acts)} on {rng.randint(10, 28)} May.")
        for _ in range(600)
    ]
    forms, found = vectors(texts, seed=1)
    at = {form: found[k] for k, form in enumerate(forms)}
    assert at["ferry"] @ at["mill"] > at["ferry"] @ at["waits"]
    assert "00" in at
    words = word_vectors.parse(packed(forms, found))
    row = words.row("mill")
    assert row
    close = words.vectors[row] / word_vectors.SCALE
    np.testing.assert_allclose(close, at["mill"], atol=0.005)
    assert words.row("windmill") == row
    assert words.row("unheard") == 0
    assert packed(*vectors(texts, seed=1)) == packed(forms, found)
