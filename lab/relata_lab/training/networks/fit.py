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
from relata.attribute.neural.networks.dependency_parser import WIDTH
from relata_lab.training.networks import batches
from relata_lab.training.networks.batches import Answers, Asked, Views
from relata_lab.training.networks.examples import IGNORED, Example
from relata_lab.training.networks.model import Model
from relata_lab.training.networks.recipes import Recipe

#: Tokens of a batch, padding included.
BATCH = 2400
#: Examples that are sorted by length before they are cut into batches.
POOL = 64
#: Rarer word forms are unknown words.
SELDOM = 2
RATE, DECAY, CLIP = 2e-3, 1e-2, 5.0
#: The weights that are kept are a running mean over about this many steps.
MEMORY = 150
#: Share of texts that are shown without words.
WORDLESS = 0.15
#: Weight of the span classifier's loss, of kinds; of the roles' rare tokens.
SPANS, KINDS = 1.5, 0.5
#: Weight of the roles' loss: where cues are easy, their parts are the task.
ROLES = {"statements": 1.0, "cues": 4.0}
_RARE = torch.tensor([1.0, 1.2, 1.5, 1.0, 3.0])
#: Queries with a window: matching ones a gold statement, others a gold statement.
MATCHING, OTHERS = 1.2, 0.5


@dataclass(slots=True)
class Fitter:
    """Fits one network of a recipe on examples."""

    recipe: Recipe
    examples: list[Example]
    encoder: str
    seed: int
    say: Callable[[str], None]
    #: Vectors of the language's words (rows, width), as the network sees them.
    context: Tensor | None = None

    def fit(self) -> Model:
        """The fitted network, in evaluation mode."""
        torch.manual_seed(self.seed)
        rng = random.Random(self.seed)  # noqa: S311 - reproducible, not secret
        recipe = self.recipe
        syntax = self.examples[0].syntax
        further = (WIDTH, syntax.columns) if syntax is not None else (0, 0)
        model = Model(recipe, self.encoder, self.context, further)
        optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
        steps = recipe.epochs * (len(_batches(self.examples, rng)) + 8)
        schedule = torch.optim.lr_scheduler.OneCycleLR(
            optimizer, RATE, total_steps=steps, pct_start=0.1
        )
        kept = {name: p.detach().clone() for name, p in model.state_dict().items()}
        done = 0
        for epoch in range(recipe.epochs):
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
                f"{recipe.name} {self.encoder}: epoch {epoch + 1} of {recipe.epochs}, "
                f"loss {np.mean(total):.3f}, {seconds:.0f} s"
            )
        model.load_state_dict(kept)
        return model.eval()

    def _loss(self, model: Model, batch: list[Example], rng: random.Random, first: bool) -> Tensor:
        ids, dense, mask, labels, schools = batches.texts(batch)
        if self.recipe.lexical:
            shown = torch.tensor([float(rng.random() >= WORDLESS) for _ in batch])
            ids = (ids * shown[:, None, None]).long()
        long = ids.shape[1]
        states, logits = model.encode(ids, dense, mask, schools, batches.sentences(batch, long))
        loss = torch.zeros(())
        for k, layer in enumerate(logits):
            target = labels[..., k].reshape(-1)
            if bool((target != IGNORED).any()):
                loss = loss + fn.cross_entropy(
                    layer.reshape(-1, layer.shape[-1]), target, ignore_index=IGNORED
                )
        asked = self._asked(batch, logits, rng, first)
        if not asked:
            return loss
        at, told = batches.spans(asked, batch)
        found = model.classify(states, logits, at, told)
        right = batches.answers(asked)
        loss = loss + SPANS * _answer_loss(found, right)
        chosen = _chosen(asked, torch.sigmoid(found[:, 0]).detach().numpy(), batch, rng)
        if not chosen:
            return loss
        views = batches.views(chosen, batch, long)
        roles, again = model.judge(states, views.tokens, views.query, views.mask, views.schools)
        order = sorted(chosen, key=lambda a: a.example)
        weight = ROLES[self.recipe.layer]
        return (
            loss + weight * _role_loss(roles, views) + _answer_loss(again, batches.answers(order))
        )

    def _asked(
        self, batch: list[Example], logits: list[Tensor], rng: random.Random, first: bool
    ) -> list[Asked]:
        asked: list[Asked] = []
        layers = [fn.softmax(layer.detach(), -1).numpy() for layer in logits[:3]]
        for number, example in enumerate(batch):
            labels = [layer[number, : example.size] for layer in layers]
            if first:  # what an untrained network marks is noise
                labels = [np.eye(1, layer.shape[-1], dtype=np.float32).repeat(example.size, 0)
                          for layer in labels]  # fmt: skip
            by_cue = self.recipe.schools[example.school].by_cue
            asked += batches.ask(example, number, labels, by_cue, rng)
        return asked


def remember(kept: dict[str, Tensor], model: torch.nn.Module, step: int) -> None:
    """Mix the model's weights into the running mean (Polyak and Juditsky 1992)."""
    share = 1.0 / min(step, MEMORY)
    with torch.no_grad():
        for name, value in model.state_dict().items():
            kept[name].lerp_(value, share)


def _batches(examples: list[Example], rng: random.Random) -> list[list[Example]]:
    order = list(examples)
    rng.shuffle(order)
    found: list[list[Example]] = []
    for k in range(0, len(order), POOL):
        current: list[Example] = []
        for example in sorted(order[k : k + POOL], key=lambda e: e.size):
            if current and (len(current) + 1) * example.size > BATCH:
                found.append(current)
                current = []
            current.append(example)
        found.append(current)
    rng.shuffle(found)
    return found


def _chosen(
    asked: list[Asked], odds: np.ndarray, batch: list[Example], rng: random.Random
) -> list[Asked]:
    """Queries that get a window: some that match, and the others that look most like it."""
    count = sum(len(e.gold) for e in batch)
    match = [a for a in asked if a.overlap >= batches.RIGHT]
    match = rng.sample(match, min(len(match), int(MATCHING * count) + 2))
    others = [(odds[k] * rng.random(), k) for k, a in enumerate(asked) if a.overlap < batches.RIGHT]
    others.sort(reverse=True)
    found = match + [asked[k] for _, k in others[: int(OTHERS * count) + 2]]
    return sorted(found, key=lambda a: a.example)


def _role_loss(logits: Tensor, views: Views) -> Tensor:
    each = fn.binary_cross_entropy_with_logits(
        logits, views.roles, reduction="none", pos_weight=_RARE
    )
    weight = views.mask * views.taught[:, None]
    return (each * weight).sum(1).mean() / 4.0


def _answer_loss(found: Tensor, right: Answers) -> Tensor:
    loss = fn.binary_cross_entropy_with_logits(found[:, :2], right.valid) * 2.0
    if bool((right.kind != IGNORED).any()):
        loss = loss + KINDS * fn.cross_entropy(found[:, 2:], right.kind, ignore_index=IGNORED)
    return loss


def hide_seldom(tables: Sequence[NDArray[np.int32]]) -> None:
    """Make word forms that the tables of ids have fewer than SELDOM times unknown, in place."""
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
