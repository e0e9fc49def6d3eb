"""Queries of examples, what is right about them, and the tensors of a batch."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from relata.attribute.neural.engine import MODE_OF
from relata.attribute.neural.features.drafts import Ranges
from relata.attribute.neural.features.span_proposals import (
    NO_MODE,
    Query,
    cue_queries,
    f1,
    labelled,
    own,
    queries,
)
from relata.attribute.neural.features.windows import known, windows
from relata.attribute.neural.networks.forward import LONGEST
from relata.attribute.neural.selection import REPORTED
from relata_lab.training.networks.examples import IGNORED, Example, Gold, whole_act
from relata_lab.training.networks.model import Sentences

#: Queries of one text in one step, at most.
MOST = 60
#: A query is the statement that it matches by this token F1; from the lower one on it is
#: taught the statement's parts.
RIGHT, NEAR = 0.5, 0.3
#: How sharply exactness falls with the token F1.
SHARP = 3
_SHIFTS_LEFT = (-4, -2, -1, 0, 0, 1, 2, 4)
_SHIFTS_RIGHT = (-6, -3, -1, 0, 0, 1, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query of the example with this index in its batch, and what it matches."""

    example: int
    query: Query
    match: Gold | None
    overlap: float


def texts(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Ids, dense features, mask, labels and schools of some examples, padded."""
    long, count = max(e.size for e in batch), len(batch)
    first = batch[0].arrays
    ids = np.zeros((count, long, first.ids.shape[1]), np.int64)
    dense = np.zeros((count, long, first.dense.shape[1]), np.float32)
    mask = np.zeros((count, long, 1), np.float32)
    labels = np.full((count, long, batch[0].labels.shape[1]), IGNORED, np.int64)
    for i, e in enumerate(batch):
        ids[i, : e.size], dense[i, : e.size] = e.arrays.ids, e.arrays.dense
        mask[i, : e.size], labels[i, : e.size] = 1.0, e.labels
    schools = torch.tensor([e.school for e in batch])
    return (
        torch.from_numpy(ids), torch.from_numpy(dense), torch.from_numpy(mask),
        torch.from_numpy(labels), schools,
    )  # fmt: skip


def sentences(batch: list[Example], long: int) -> Sentences:
    """The sentences of padded examples as rows."""
    rows = [
        (i * long + k, min(LONGEST, b - k))
        for i, e in enumerate(batch)
        for a, b in e.sentences
        for k in range(a, b, LONGEST)
    ]
    most = max(n for _, n in rows)
    tokens = np.zeros((len(rows), most), np.int64)
    back = np.zeros(len(batch) * long, np.int64)
    for r, (at, n) in enumerate(rows):
        tokens[r, :n] = np.arange(at, at + n)
        back[at : at + n] = r * most + np.arange(n)
    lengths = torch.tensor([n for _, n in rows])
    return Sentences(torch.from_numpy(tokens), lengths, torch.from_numpy(back))


def ask(
    example: Example, number: int, labels: list[NDArray[np.float32]], by_cue: bool,
    rng: random.Random,
) -> list[Asked]:  # fmt: skip
    """The queries of one example in one step: what reading would ask, gold moved about, noise."""
    asked = _cues(example, labels[2]) if by_cue else _contents(example, labels, rng)
    if len(asked) > MOST:
        asked = rng.sample(asked, MOST)
    return [_matched(example, number, q) for q in asked]


def _cues(example: Example, labels: NDArray[np.float32]) -> list[Query]:
    stretches: list[Ranges] = [g.anchor for g in example.gold]
    stretches += [content for content, _ in example.hints]
    stretches += [content for content, _ in labelled([labels])]
    return cue_queries(example.arrays.findings, stretches)


def _contents(
    example: Example, labels: list[NDArray[np.float32]], rng: random.Random
) -> list[Query]:
    further: list[tuple[Ranges, int]] = [(q, 0) for q in sorted(example.quotes)]
    further += example.hints
    further += [(content, MODE_OF[kind]) for content, kind in labelled(labels[:2])]
    found = queries(example.arrays.findings, further)
    contents = [f.content for f in example.arrays.findings]
    starts = [c[0][0] for c in contents]
    known_ones = {q.content for q in found}
    for gold in example.gold:
        content = gold.content
        if rng.random() < 0.5:
            a = max(0, content[0][0] + rng.choice(_SHIFTS_LEFT))
            b = min(example.size, content[-1][1] + rng.choice(_SHIFTS_RIGHT))
            content = ((a, b),) if b > a else content
        if content not in known_ones:
            blind = rng.random() < 0.2
            found.append(Query(content, NO_MODE, -1 if blind else own(content, contents, starts)))
    for _ in range(2):
        sentence = rng.choice(example.sentences)
        found.append(Query((sentence,), NO_MODE))
    return found


def _matched(example: Example, number: int, query: Query) -> Asked:
    best: Gold | None = None
    value = 0.0
    forms = [query.content]
    if query.finding >= 0:
        finding = example.arrays.findings[query.finding]
        if finding.draft.mode == "reported" and finding.content == query.content:
            forms.append(whole_act(finding, example.sentence))
    low, high = query.content[0][0], query.content[-1][1]
    for gold in example.gold:
        if gold.anchor[-1][1] <= low or gold.anchor[0][0] >= high:
            continue
        here_value = max(f1(form, gold.anchor) for form in forms)
        if here_value > value:
            best, value = gold, here_value
    return Asked(number, query, best, value)


def exactness(asked: Asked) -> float:
    """How exact a query's content is, a closing stop more or less aside."""
    if asked.match is None:
        return 0.0
    content, gold = asked.query.content, asked.match.anchor
    value = f1(content, gold)
    a, b = content[-1]
    if abs(b - gold[-1][1]) == 1:
        value = max(value, f1((*content[:-1], (a, gold[-1][1])), gold) if gold[-1][1] > a else 0.0)
    return float(value**SHARP)


@dataclass(frozen=True, slots=True)
class Answers:
    """What is right of each query: validity, exactness, kind (IGNORED: none)."""

    valid: Tensor
    kind: Tensor


def answers(asked: list[Asked]) -> Answers:
    """The right answers to some queries."""
    valid = [(float(a.overlap >= RIGHT), exactness(a)) for a in asked]
    near = [a.match if a.match is not None and a.overlap >= NEAR else None for a in asked]
    return Answers(
        torch.tensor(valid),
        torch.tensor([m.kind if m is not None else IGNORED for m in near]),
    )


def spans(asked: list[Asked], batch: list[Example]) -> tuple[Tensor, Tensor]:
    """(text, first token, end) and what is known of some queries."""
    at = [(a.example, a.query.content[0][0], a.query.content[-1][1]) for a in asked]
    told = [
        known([a.query], batch[a.example].arrays.findings, batch[a.example].quotes) for a in asked
    ]
    return torch.tensor(at), torch.from_numpy(np.concatenate(told))


@dataclass(frozen=True, slots=True)
class Views:
    """Windows of some queries, and who has which part in them."""

    tokens: Tensor
    query: Tensor
    mask: Tensor
    roles: Tensor
    taught: Tensor
    schools: Tensor


def views(asked: list[Asked], batch: list[Example], long: int) -> Views:
    """The windows of queries of several texts, padded to the widest."""
    each = []
    for number, example in enumerate(batch):
        mine = [a for a in asked if a.example == number]
        if mine:
            asked_for = [a.query for a in mine]
            found = example.arrays.findings
            given = windows(asked_for, found, example.sentence, example.syntax)
            each.append((number, mine, given))
    widest = max(g.mask.shape[1] for _, _, g in each)
    count = len(asked)
    tokens = np.zeros((count, widest), np.int64)
    query = np.zeros((count, widest, each[0][2].features.shape[2]), np.float32)
    mask = np.zeros((count, widest, 1), np.float32)
    roles = np.zeros((count, widest, 5), np.float32)
    taught = np.zeros((count, 5), np.float32)
    schools = np.zeros(count, np.int64)
    row = 0
    for number, mine, given in each:
        wide = given.mask.shape[1]
        to = slice(row, row + len(mine))
        tokens[to, :wide] = given.tokens + number * long
        query[to, :wide], mask[to, :wide] = given.features, given.mask
        schools[to] = batch[number].school
        for k, a in enumerate(mine, row):
            start = int(given.starts[k - row])
            if a.match is not None and a.overlap >= NEAR:
                taught[k] = a.match.taught
                _draw(roles[k], a.match, start)
        row += len(mine)
    return Views(*map(torch.from_numpy, (tokens, query, mask, roles, taught, schools)))


def _draw(table: NDArray[np.float32], gold: Gold, start: int) -> None:
    for column, ranges in enumerate(gold.roles):
        for a, b in ranges:
            if b > start:
                table[max(0, a - start) : b - start, column] = 1.0


__all__ = [
    "REPORTED", "Answers", "Asked", "Views", "answers", "ask", "exactness", "sentences", "spans",
    "texts", "views",
]  # fmt: skip
