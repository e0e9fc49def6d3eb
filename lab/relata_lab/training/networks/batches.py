"""Span proposals of examples, their targets, and the tensors of a batch."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from relata.attribute.neural.features.ranges import Ranges, f1
from relata.attribute.neural.features.span_proposals import (
    NO_MODE,
    SpanProposal,
    label_proposals,
    similar_draft,
    span_proposals,
)
from relata.attribute.neural.features.windows import WINDOW_COLUMNS, proposal_features, windows
from relata.attribute.neural.networks.forward import CONTENT_LAYERS, LONGEST, ROLES
from relata_lab.training.gold import Gold, whole_act
from relata_lab.training.networks.examples import IGNORED, TrainingExample
from relata_lab.training.networks.model import SentenceRows

#: Proposals of one text in one step, at most.
MOST = 60
#: Token F1 from which on a proposal is a gold statement, and from which on it is taught its roles.
RIGHT, NEAR = 0.5, 0.3
#: Exponent of the token F1: how sharply exactness falls.
_SHARPNESS = 3
_SHIFTS_LEFT = (-4, -2, -1, 0, 0, 1, 2, 4)
_SHIFTS_RIGHT = (-6, -3, -1, 0, 0, 1, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class MatchedProposal:
    """A proposal for the example with this index in its batch, and the gold that it matches."""

    example: int
    proposal: SpanProposal
    match: Gold | None
    overlap: float


def texts(batch: list[TrainingExample]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, dense features, mask and labels of some examples, padded."""
    long, count = max(e.size for e in batch), len(batch)
    first = batch[0].arrays
    ids = np.zeros((count, long, first.ids.shape[1]), np.int64)
    dense = np.zeros((count, long, first.dense.shape[1]), np.float32)
    mask = np.zeros((count, long, 1), np.float32)
    labels = np.full((count, long, batch[0].labels.shape[1]), IGNORED, np.int64)
    for i, e in enumerate(batch):
        ids[i, : e.size], dense[i, : e.size] = e.arrays.ids, e.arrays.dense
        mask[i, : e.size], labels[i, : e.size] = 1.0, e.labels
    return (
        torch.from_numpy(ids), torch.from_numpy(dense), torch.from_numpy(mask),
        torch.from_numpy(labels),
    )  # fmt: skip


def sentences(batch: list[TrainingExample], long: int) -> SentenceRows:
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
    return SentenceRows(torch.from_numpy(tokens), lengths, torch.from_numpy(back))


def proposals(
    example: TrainingExample, number: int, labels: list[NDArray[np.float32]], rng: random.Random
) -> list[MatchedProposal]:
    """The proposals of an example in one step: those of reading, shifted gold, random noise."""
    found = _proposals(example, labels, rng)
    if len(found) > MOST:
        found = rng.sample(found, MOST)
    return [_matched(example, number, p) for p in found]


def _proposals(
    example: TrainingExample, labels: list[NDArray[np.float32]], rng: random.Random
) -> list[SpanProposal]:
    additional: list[tuple[Ranges, int]] = [(q, 0) for q in sorted(example.quotes)]
    additional += example.heuristic
    additional += label_proposals(labels[:CONTENT_LAYERS])
    found = span_proposals(example.arrays.drafts, additional)
    contents = [span.content for span in example.arrays.drafts]
    starts = [c[0][0] for c in contents]
    known = {p.content for p in found}
    for gold in example.gold:
        content = gold.content
        if rng.random() < 0.5:
            a = max(0, content[0][0] + rng.choice(_SHIFTS_LEFT))
            b = min(example.size, content[-1][1] + rng.choice(_SHIFTS_RIGHT))
            content = ((a, b),) if b > a else content
        if content not in known:
            blind = rng.random() < 0.2
            draft = None if blind else similar_draft(content, contents, starts)
            found.append(SpanProposal(content, NO_MODE, draft))
    for _ in range(2):
        sentence = rng.choice(example.sentences)
        found.append(SpanProposal((sentence,), NO_MODE))
    return found


def _matched(example: TrainingExample, number: int, proposal: SpanProposal) -> MatchedProposal:
    best: Gold | None = None
    value = 0.0
    forms = [proposal.content]
    if proposal.draft is not None:
        span = example.arrays.drafts[proposal.draft]
        if span.draft.mode == "reported" and span.content == proposal.content:
            forms.append(whole_act(span, example.sentence))
    low, high = proposal.content[0][0], proposal.content[-1][1]
    for gold in example.gold:
        if gold.content[-1][1] <= low or gold.content[0][0] >= high:
            continue
        here = max(f1(form, gold.content) for form in forms)
        if here > value:
            best, value = gold, here
    return MatchedProposal(number, proposal, best, value)


def exactness(matched: MatchedProposal) -> float:
    """How exact a proposal's content is; a closing stop more or less costs nothing."""
    if matched.match is None:
        return 0.0
    content, gold = matched.proposal.content, matched.match.content
    value = f1(content, gold)
    a, b = content[-1]
    if abs(b - gold[-1][1]) == 1:
        value = max(value, f1((*content[:-1], (a, gold[-1][1])), gold) if gold[-1][1] > a else 0.0)
    return float(value**_SHARPNESS)


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets of proposals: validity and exactness; kind (IGNORED: none)."""

    valid: Tensor
    kind: Tensor


def targets(matched: list[MatchedProposal]) -> Targets:
    """The targets of some proposals."""
    valid = [(float(m.overlap >= RIGHT), exactness(m)) for m in matched]
    near = [m.match if m.match is not None and m.overlap >= NEAR else None for m in matched]
    return Targets(
        torch.tensor(valid),
        torch.tensor([g.kind if g is not None else IGNORED for g in near]),
    )


def spans(matched: list[MatchedProposal], batch: list[TrainingExample]) -> tuple[Tensor, Tensor]:
    """(text, first token, end), and the span classifier's features, of some proposals."""
    at = [(m.example, m.proposal.content[0][0], m.proposal.content[-1][1]) for m in matched]
    features = [
        proposal_features([m.proposal], batch[m.example].arrays.drafts, batch[m.example].quotes)
        for m in matched
    ]
    return torch.tensor(at), torch.from_numpy(np.concatenate(features))


@dataclass(frozen=True, slots=True)
class WindowBatch:
    """Windows of some proposals, and their role targets; `taught` is 1 where there is gold."""

    tokens: Tensor
    features: Tensor
    mask: Tensor
    roles: Tensor
    taught: Tensor


def window_batch(
    matched: list[MatchedProposal], batch: list[TrainingExample], long: int
) -> WindowBatch:
    """The windows of proposals of several texts, padded to the widest."""
    each = []
    for number, example in enumerate(batch):
        mine = [m for m in matched if m.example == number]
        if mine:
            given = windows([m.proposal for m in mine], example.arrays.drafts, example.sentence)
            each.append((number, mine, given))
    widest = max(given.mask.shape[1] for _, _, given in each)
    count = len(matched)
    tokens = np.zeros((count, widest), np.int64)
    features = np.zeros((count, widest, WINDOW_COLUMNS), np.float32)
    mask = np.zeros((count, widest, 1), np.float32)
    roles = np.zeros((count, widest, len(ROLES)), np.float32)
    taught = np.zeros((count, 1), np.float32)
    row = 0
    for number, mine, given in each:
        wide = given.mask.shape[1]
        to = slice(row, row + len(mine))
        tokens[to, :wide] = given.tokens + number * long
        features[to, :wide], mask[to, :wide] = given.features, given.mask
        for k, m in enumerate(mine, row):
            if m.match is not None and m.overlap >= NEAR:
                taught[k] = 1.0
                _mark(roles[k], m.match, int(given.starts[k - row]))
        row += len(mine)
    return WindowBatch(*map(torch.from_numpy, (tokens, features, mask, roles, taught)))


def _mark(table: NDArray[np.float32], gold: Gold, start: int) -> None:
    for column, ranges in enumerate(gold.roles):
        for a, b in ranges:
            if b > start:
                table[max(0, a - start) : b - start, column] = 1.0
