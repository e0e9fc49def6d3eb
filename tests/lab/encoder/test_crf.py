"""The loss of spans against all labellings of short chains."""

from __future__ import annotations

import itertools

import pytest

torch = pytest.importorskip("torch", reason="training needs torch")

from relata_lab.training.encoder.network import crf  # noqa: E402


def _score(labels, scores):  # type: ignore[no-untyped-def]
    value, before = 0.0, 0
    for at, label in enumerate((*labels, 0)):
        if at < len(labels) and label:
            value += float(scores[at, 0]) + (float(scores[at, 1]) if not before else 0.0)
        if before and not label:
            value += float(scores[at - 1, 2])
        before = label
    return value


def _log_sum(scores, allowed):  # type: ignore[no-untyped-def]
    every = itertools.product((0, 1), repeat=len(scores))
    kept = [_score(labels, scores) for labels in every if allowed(labels)]
    return float(torch.logsumexp(torch.tensor(kept), 0))


def test_loss_is_that_of_all_labellings() -> None:
    torch.manual_seed(3)
    scores = torch.randn(5, 5, 3)
    must = torch.tensor([[0, 1, 1, 0, 0]] * 5, dtype=torch.bool)
    may = torch.tensor([[1, 0, 0, 0, 1]] * 5, dtype=torch.bool)
    real = torch.ones(5, 5, dtype=torch.bool)
    found = crf.loss(scores, must, may, real)
    for k in range(5):
        free = _log_sum(scores[k], lambda _: True)
        gold = _log_sum(scores[k], lambda x: x[1] and x[2] and not x[3])
        assert float(found[k]) == pytest.approx(free - gold, abs=1e-3)


def test_padding_changes_nothing() -> None:
    torch.manual_seed(4)
    scores = torch.randn(2, 4, 3)
    must = torch.tensor([[0, 1, 0, 0]] * 2, dtype=torch.bool)
    none = torch.zeros_like(must)
    short = crf.loss(scores, must, none, torch.ones_like(must))
    longer = torch.cat([scores, torch.randn(2, 3, 3)], 1)
    pad = torch.zeros(2, 3, dtype=torch.bool)
    wide = crf.loss(
        longer, torch.cat([must, pad], 1), torch.cat([none, pad], 1),
        torch.cat([torch.ones_like(must), pad], 1),
    )  # fmt: skip
    assert torch.allclose(short, wide, atol=1e-3)


def test_agrees_with_the_decoder() -> None:
    from relata.attribute.encoder.chains import best

    torch.manual_seed(5)
    scores = torch.randn(6, 7, 3)
    found = best(*(scores[..., k].numpy() for k in range(3)))
    for k, spans in enumerate(found):
        must = torch.zeros(1, 7, dtype=torch.bool)
        for a, b in spans.ranges:
            must[0, a:b] = True
        loss = crf.loss(scores[k : k + 1], must, must & False, must | True)
        assert float(torch.exp(-loss)) == pytest.approx(spans.exact, abs=1e-3)
