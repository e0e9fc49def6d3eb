"""The loss of spans: a two-state linear chain, of which some labels may be unknown.

Scores as in `relata.attribute.encoder.chains`. The loss of a chain is the log of the sum over all
labellings less that over the labellings that the gold allows: words that must be inside, words that
must be outside, and words that may be either.
"""

from __future__ import annotations

import torch
from torch import Tensor

_NEVER = -1e4


def total(scores: Tensor, outside: Tensor | None = None, inside: Tensor | None = None) -> Tensor:
    """Log of the sum over labellings, of each chain.

    `scores` [chains, words, 3] (inside, start, end); `outside` and `inside` [chains, words] are
    added for words with that label (0 or `_NEVER`).
    """
    within, start, end = scores.unbind(-1)
    if inside is not None:
        within = within + inside
    count, length = within.shape
    zero = within.new_zeros(count)
    out, into = zero, zero + _NEVER
    begin, enter, leave = start.unbind(1), within.unbind(1), end.unbind(1)
    add = outside.unbind(1) if outside is not None else [zero] * length
    for at in range(length):
        left = torch.logaddexp(out, into + leave[at - 1]) if at else out
        into = torch.logaddexp(out + begin[at], into) + enter[at]
        out = left + add[at]
    return torch.logaddexp(out, into + leave[length - 1])


def loss(scores: Tensor, must: Tensor, may: Tensor, real: Tensor) -> Tensor:
    """The loss of each chain.

    `scores` [chains, words, 3]; `must` and `may` [chains, words] say which words are inside and
    which may be; `real` [chains, words] is false for padding, which is outside.
    """
    padding = torch.where(real, 0.0, _NEVER)
    outside = torch.where(must, _NEVER, 0.0)
    inside = torch.where(must | may, 0.0, _NEVER) + padding
    both = total(
        torch.cat([scores, scores]),
        torch.cat([torch.zeros_like(outside), outside]),
        torch.cat([padding.expand_as(inside), inside]),
    )
    free, gold = both.chunk(2)
    return (free - gold).clamp(min=0.0)
