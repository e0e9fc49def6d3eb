"""One network fitted: batches, losses, the loop. Same seed, same machine: same weights."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as fn

from relata.attribute.neural.features.words import WORD_ROWS
from relata_lab.training.networks import batches
from relata_lab.training.networks.batches import MatchedProposal, Targets, WindowBatch
from relata_lab.training.networks.examples import IGNORED, TrainingExample
from relata_lab.training.networks.model import Network
from relata_lab.training.networks.recipe import EPOCHS

#: Tokens of a batch, padding included.
BATCH = 2400
#: Examples that are sorted by length before they are cut into batches.
POOL = 64
#: Word forms that are seen less often are unknown words.
SELDOM = 2
RATE, DECAY, CLIP = 2e-3, 1e-2, 5.0
#: The weights that are kept are a running mean over about this many steps.
MEMORY = 150
#: Share of texts that are shown without words.
WORDLESS = 0.15
#: Weights of the losses: span classifier, kinds, roles.
SPANS, KINDS, ROLES = 1.5, 0.5, 0.15
#: Weight of the tokens that have a role, against those that have not.
_POSITIVE = torch.tensor([1.0, 1.2, 1.5])
#: Proposals with a window for each gold statement: matching ones, others.
MATCHING, OTHERS = 1.2, 0.5


@dataclass(slots=True)
class Fitter:
    """Fits one network on examples."""

    examples: list[TrainingExample]
    seed: int
    say: Callable[[str], None]
    #: Word vectors (rows, width), as the network sees them.
    vectors: Tensor | None = None
    epochs: int = EPOCHS

    def fit(self) -> Network:
        """The fitted network, in evaluation mode."""
        torch.manual_seed(self.seed)
        rng = random.Random(self.seed)  # noqa: S311 - reproducible, not secret
        model = Network(self.vectors)
        optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
        steps = self.epochs * (len(_batches(self.examples, rng)) + 8)
        schedule = torch.optim.lr_scheduler.OneCycleLR(
            optimizer, RATE, total_steps=steps, pct_start=0.1
        )
        kept = {name: p.detach().clone() for name, p in model.state_dict().items()}
        done = 0
        for epoch in range(self.epochs):
            begun, total = time.perf_counter(), []
            for batch in _batches(self.examples, rng):
                loss = self._loss(model, batch, rng, first=epoch == 0)
                optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
                optimizer.step()
                if done < steps - 1:
                    schedule.step()
                done += 1
                remember(kept, model, done)
                total.append(float(loss.detach()))
            seconds = time.perf_counter() - begun
            self.say(
                f"epoch {epoch + 1} of {self.epochs}: loss {np.mean(total):.3f}, {seconds:.0f} s"
            )
        model.load_state_dict(kept)
        return model.eval()

    def _loss(
        self, model: Network, batch: list[TrainingExample], rng: random.Random, first: bool
    ) -> Tensor:
        ids, dense, mask, labels = batches.texts(batch)
        shown = torch.tensor([float(rng.random() >= WORDLESS) for _ in batch])
        ids = (ids * shown[:, None, None]).long()
        long = ids.shape[1]
        states, logits = model.encode(ids, dense, mask, batches.sentences(batch, long))
        loss = torch.zeros(())
        for k, layer in enumerate(logits):
            target = labels[..., k].reshape(-1)
            if bool((target != IGNORED).any()):
                loss = loss + fn.cross_entropy(
                    layer.reshape(-1, layer.shape[-1]), target, ignore_index=IGNORED
                )
        proposed = _proposed(batch, logits, rng, first)
        if not proposed:
            return loss
        at, features = batches.spans(proposed, batch)
        found = model.score_spans(states, logits, at, features)
        loss = loss + SPANS * _answer_loss(found, batches.targets(proposed))
        chosen = _chosen(proposed, torch.sigmoid(found[:, 0]).detach().numpy(), batch, rng)
        if not chosen:
            return loss
        given = batches.window_batch(chosen, batch, long)
        roles, again = model.score_windows(states, given.tokens, given.features, given.mask)
        return (
            loss + ROLES * _role_loss(roles, given) + _answer_loss(again, batches.targets(chosen))
        )


def _proposed(
    batch: list[TrainingExample], logits: list[Tensor], rng: random.Random, first: bool
) -> list[MatchedProposal]:
    found: list[MatchedProposal] = []
    layers = [fn.softmax(layer.detach(), -1).numpy() for layer in logits]
    for number, example in enumerate(batch):
        labels = [layer[number, : example.size] for layer in layers]
        if first:  # the labels of an untrained network are noise: everything is outside
            labels = [np.eye(1, layer.shape[-1], dtype=np.float32).repeat(example.size, 0)
                      for layer in labels]  # fmt: skip
        found += batches.proposals(example, number, labels, rng)
    return found


def remember(kept: dict[str, Tensor], model: torch.nn.Module, step: int) -> None:
    """Mix the model's weights into the running mean (Polyak and Juditsky 1992)."""
    share = 1.0 / min(step, MEMORY)
    with torch.no_grad():
        for name, value in model.state_dict().items():
            kept[name].lerp_(value, share)


def _batches(examples: list[TrainingExample], rng: random.Random) -> list[list[TrainingExample]]:
    order = list(examples)
    rng.shuffle(order)
    found: list[list[TrainingExample]] = []
    for k in range(0, len(order), POOL):
        current: list[TrainingExample] = []
        for example in sorted(order[k : k + POOL], key=lambda e: e.size):
            if current and (len(current) + 1) * example.size > BATCH:
                found.append(current)
                current = []
            current.append(example)
        found.append(current)
    rng.shuffle(found)
    return found


def _chosen(
    proposed: list[MatchedProposal],
    odds: np.ndarray,
    batch: list[TrainingExample],
    rng: random.Random,
) -> list[MatchedProposal]:
    """Proposals that get a window: some that match, and the others that score highest."""
    count = sum(len(e.gold) for e in batch)
    match = [m for m in proposed if m.overlap >= batches.RIGHT]
    match = rng.sample(match, min(len(match), int(MATCHING * count) + 2))
    others = [
        (odds[k] * rng.random(), k) for k, m in enumerate(proposed) if m.overlap < batches.RIGHT
    ]
    others.sort(reverse=True)
    found = match + [proposed[k] for _, k in others[: int(OTHERS * count) + 2]]
    return sorted(found, key=lambda m: m.example)


def _role_loss(logits: Tensor, given: WindowBatch) -> Tensor:
    each = fn.binary_cross_entropy_with_logits(
        logits, given.roles, reduction="none", pos_weight=_POSITIVE
    )
    weight = given.mask * given.taught[:, None]
    return (each * weight).sum(1).mean()


def _answer_loss(found: Tensor, right: Targets) -> Tensor:
    loss = fn.binary_cross_entropy_with_logits(found[:, :2], right.valid) * 2.0
    if bool((right.kind != IGNORED).any()):
        loss = loss + KINDS * fn.cross_entropy(found[:, 2:], right.kind, ignore_index=IGNORED)
    return loss


def hide_seldom(tables: Sequence[NDArray[np.int32]]) -> None:
    """Make word forms unknown that the tables of ids have fewer than SELDOM times; in place."""
    counts = np.zeros(WORD_ROWS, np.int64)
    for ids in tables:
        np.add.at(counts, ids[:, 0], 1)
    for ids in tables:
        words = ids[:, 0]
        words[counts[words] < SELDOM] = 0


def word_rows(tables: Sequence[NDArray[np.int32]]) -> NDArray[np.bool_]:
    """Which rows of the word table were taught."""
    known = np.zeros(WORD_ROWS, bool)
    for ids in tables:
        known[ids[:, 0]] = True
    return known
