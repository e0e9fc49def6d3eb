"""The parser that `relata.attribute.neural.networks.dependency_parser` reads with, fitted on trees.

A BiLSTM over each sentence, and over its states biaffine attention from every token to its head
and a biaffine choice of the relation (Dozat and Manning 2017), with a bias for how far away a
head is; parts of speech and cases are taught beside.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from relata.attribute.neural.features.document import DENSE
from relata.attribute.neural.networks.dependency_parser import FAR, INPUT, LAYERS, WIDTH
from relata_lab.training.networks.examples import IGNORED
from relata_lab.training.networks.fit import CLIP, DECAY, WORDLESS, remember
from relata_lab.training.networks.model import Entered
from relata_lab.training.networks.treebanks import Names, Tree

EPOCHS = 20
#: Sentences in a batch, and of how many it is cut by length.
BATCH, POOL = 24, 480
RATE, DROP = 2.5e-3, 0.35
#: Widths of what a token is as a dependent and as a head, for the arc and for the relation.
ARC, RELATION = 160, 64
#: Weights of the parts of speech and of the cases.
_TAGS, _CASES = 0.5, 0.3
#: What of the parser draws trees: the rest was only taught beside.
KEPT = (
    "word.", "aff.", "context.", "inp.", "rnn.", "dependent.", "head.", "arc", "far", "below.",
    "above.", "relation",
)  # fmt: skip


class Parser(Entered):
    """Reads sentences, padded, one a row."""

    def __init__(self, names: Names, context: Tensor | None) -> None:
        super().__init__(context)
        self.inp = nn.Linear(DENSE + self.added, INPUT)
        self.rnn = nn.LSTM(INPUT, INPUT, LAYERS, bidirectional=True, batch_first=True, dropout=DROP)
        self.drop = nn.Dropout(DROP)
        self.tags = nn.Linear(WIDTH, len(names.tags))
        self.cases = nn.Linear(WIDTH, len(names.cases))
        self.dependent, self.head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.far = nn.Parameter(torch.zeros(2, FAR))
        self.below, self.above = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        size = (len(names.relations), RELATION + 1, RELATION + 1)
        self.relation = nn.Parameter(torch.randn(size) * 0.02)

    def read(self, ids: Tensor, dense: Tensor, lengths: Tensor) -> Tensor:
        """The states (sentences, tokens, WIDTH)."""
        x = self.drop(fn.relu(self.inp(self.known(ids, dense))))
        packed = nn.utils.rnn.pack_padded_sequence(
            x, lengths, batch_first=True, enforce_sorted=False
        )
        y, _ = nn.utils.rnn.pad_packed_sequence(
            self.rnn(packed)[0], batch_first=True, total_length=x.shape[1]
        )
        states: Tensor = self.drop(y)
        return states

    def arcs(self, states: Tensor, lengths: Tensor) -> Tensor:
        """Logits (sentences, dependents, heads)."""
        low = _with_one(self.drop(fn.relu(self.dependent(states))))
        high = self.drop(fn.relu(self.head(states)))
        place = torch.arange(states.shape[1])
        apart = place[None] - place[:, None]
        ahead = self.far[0][apart.clamp(0, FAR - 1)]
        behind = self.far[1][(-apart).clamp(0, FAR - 1)]
        logits = low @ self.arc @ high.transpose(1, 2) + torch.where(apart > 0, ahead, behind)
        return logits.masked_fill((place[None] >= lengths[:, None])[:, None], -1e9)

    def relations(self, states: Tensor, heads: Tensor) -> Tensor:
        """Logits (sentences, tokens, relations) under these heads."""
        low = _with_one(self.drop(fn.relu(self.below(states))))
        high = _with_one(self.drop(fn.relu(self.above(states))))
        at = heads.clamp(min=0)[..., None].expand(-1, -1, RELATION + 1)
        return torch.einsum("btd,kde,bte->btk", low, self.relation, high.gather(1, at))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones(*x.shape[:-1], 1)], -1)


@dataclass(frozen=True, slots=True)
class _Batch:
    ids: Tensor
    dense: Tensor
    lengths: Tensor
    heads: Tensor
    relations: Tensor
    tags: Tensor
    cases: Tensor


def _batch(trees: list[Tree], *, shown: bool = True) -> _Batch:
    long, first = max(len(t.ids) for t in trees), trees[0]
    ids = np.zeros((len(trees), long, first.ids.shape[1]), np.int64)
    dense = np.zeros((len(trees), long, first.dense.shape[1]), np.float32)
    taught = np.full((4, len(trees), long), IGNORED, np.int64)
    for k, tree in enumerate(trees):
        count = len(tree.ids)
        ids[k, :count], dense[k, :count] = tree.ids, tree.dense
        taught[:, k, :count] = tree.heads, tree.relations, tree.tags, tree.cases
    if not shown:
        ids[:] = 0
    lengths = torch.tensor([len(t.ids) for t in trees])
    return _Batch(
        torch.from_numpy(ids), torch.from_numpy(dense), lengths, *map(torch.from_numpy, taught)
    )


def _loss(model: Parser, batch: _Batch) -> Tensor:
    def wrong(logits: Tensor, right: Tensor) -> Tensor:
        flat = logits.reshape(-1, logits.shape[-1])
        return fn.cross_entropy(flat, right.reshape(-1), ignore_index=IGNORED)

    states = model.read(batch.ids, batch.dense, batch.lengths)
    loss = wrong(model.arcs(states, batch.lengths), batch.heads)
    loss = loss + wrong(model.relations(states, batch.heads), batch.relations)
    loss = loss + _TAGS * wrong(model.tags(states), batch.tags)
    return loss + _CASES * wrong(model.cases(states), batch.cases)


def _batches(trees: list[Tree], rng: random.Random) -> list[list[Tree]]:
    order = list(trees)
    rng.shuffle(order)
    found = []
    for k in range(0, len(order), POOL):
        pool = sorted(order[k : k + POOL], key=lambda t: len(t.ids))
        found += [pool[j : j + BATCH] for j in range(0, len(pool), BATCH)]
    rng.shuffle(found)
    return found


def fit(
    trees: list[Tree], names: Names, context: Tensor | None, seed: int,
    say: Callable[[str], None], epochs: int = EPOCHS,
) -> Parser:  # fmt: skip
    """The parser fitted on all trees, in evaluation mode. Same seed and machine, same weights."""
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
    model = Parser(names, context)
    free = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(free, lr=RATE, weight_decay=DECAY)
    steps = epochs * len(_batches(trees, random.Random(seed)))  # noqa: S311
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=steps + 1, pct_start=0.1
    )
    kept = {name: p.detach().clone() for name, p in model.state_dict().items()}
    done = 0
    for epoch in range(epochs):
        total = 0.0
        batches = _batches(trees, rng)
        for trees_of_batch in batches:
            loss = _loss(model, _batch(trees_of_batch, shown=rng.random() >= WORDLESS))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(free, CLIP)
            optimizer.step()
            schedule.step()
            done += 1
            remember(kept, model, done)
            total += float(loss.detach())
        say(f"syntax: epoch {epoch + 1} of {epochs}, loss {total / len(batches):.3f}")
    model.load_state_dict(kept)
    model.eval()
    return model


def attached(model: Parser, trees: list[Tree]) -> tuple[float, float]:
    """Shares of tokens with the right head, and with the right head and relation."""
    count = heads = both = 0
    with torch.no_grad():
        for k in range(0, len(trees), BATCH):
            batch = _batch(trees[k : k + BATCH])
            states = model.read(batch.ids, batch.dense, batch.lengths)
            found = model.arcs(states, batch.lengths).argmax(-1)
            relations = model.relations(states, found).argmax(-1)
            taught = batch.heads >= 0
            right = (found == batch.heads) & taught
            count += int(taught.sum())
            heads += int(right.sum())
            both += int((right & (relations == batch.relations)).sum())
    return heads / count, both / count
