"""What is minimised: anchors, tags, facts, and the spans of every role."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as fn
from torch import Tensor

from relata_lab.training.encoder.data.batches import Batch
from relata_lab.training.encoder.data.gold import ROLES
from relata_lab.training.encoder.network import crf
from relata_lab.training.encoder.network.network import Network

#: Weights of the roles: content, speaker, cue, frame, addressee.
ROLE_WEIGHTS = (0.5, 0.45, 0.25, 0.12, 0.3)
TAG_WEIGHT, FACT_WEIGHT = 0.15, 0.15
#: The sum is divided by the words and multiplied by this.
SCALE = 10.0


@dataclass(frozen=True, slots=True)
class Parts:
    """Losses for the log: of anchors and tags a word, of facts and each role a statement."""

    anchor: float
    tags: float
    facts: float
    roles: tuple[float, ...]


def objective(network: Network, batch: Batch) -> tuple[Tensor, Parts]:
    """The loss of a batch, and its parts."""
    states = network.encode(batch.ids, batch.mask, batch.scheme, batch.state)
    words = network.words(states, batch.first, batch.last)
    heads = network.heads
    count = batch.real.sum()
    logits = torch.log_softmax(heads.anchors(words).float(), -1)
    allowed = torch.logsumexp(logits.masked_fill(~batch.classes, -1e9), -1)
    anchor = -(allowed * batch.real).sum()
    tag_losses = fn.binary_cross_entropy_with_logits(
        heads.tags(heads.drop(words)).float(), batch.tags, reduction="none"
    )
    tags = (tag_losses * batch.real[..., None] * batch.known_tags[:, None]).sum()
    zero = anchor.new_zeros(())
    facts, roles, statements = zero, [zero] * len(ROLES), len(batch.pairs.word)
    if statements:
        pairs = batch.pairs
        fact_losses = fn.binary_cross_entropy_with_logits(
            heads.facts(words[pairs.batch, pairs.word]).float(), batch.facts, reduction="none"
        )
        facts = (fact_losses * batch.known_facts).sum()
        scores = heads.pair(words, pairs).float()
        real = batch.real[pairs.batch]
        each = scores.permute(2, 0, 1, 3).flatten(0, 1)
        losses = crf.loss(
            each,
            batch.must.permute(2, 0, 1).flatten(0, 1),
            batch.may.permute(2, 0, 1).flatten(0, 1),
            real.repeat(len(ROLES), 1),
        ).view(len(ROLES), statements)
        # a mislabelled chain must not drown the others
        roles = list((losses.clamp(max=60.0) * batch.known.T).sum(1))
    whole = anchor + TAG_WEIGHT * tags + FACT_WEIGHT * facts
    for weight, value in zip(ROLE_WEIGHTS, roles, strict=True):
        whole = whole + weight * value
    known = batch.known.sum(0).clamp(min=1).tolist() if statements else [1] * len(ROLES)
    parts = Parts(
        float(anchor.detach()) / float(count),
        float(tags.detach()) / float(count),
        float(facts.detach()) / max(1, statements),
        tuple(float(v.detach()) / k for v, k in zip(roles, known, strict=True)),
    )
    return whole / count * SCALE, parts
