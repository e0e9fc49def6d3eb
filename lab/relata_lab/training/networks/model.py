"""The networks in torch, for fitting.

`relata.attribute.neural.networks.forward` computes the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from relata.attribute.neural.features.document import DENSE_COLUMNS
from relata.attribute.neural.features.span_proposals import KINDS
from relata.attribute.neural.features.windows import PROPOSAL_COLUMNS, WINDOW_COLUMNS
from relata.attribute.neural.features.words import AFFIX_ROWS, AFFIXES, VECTOR, WORD_ROWS
from relata.attribute.neural.networks.forward import CONTENT_LAYERS, FIRST, ROLES, SECOND
from relata.attribute.neural.networks.word_vectors import SCALE, WordVectors
from relata_lab.training.networks.examples import LAYERS

#: Widths: embeddings of words and affixes, states, windows, span classifier, pooled window.
WORD, AFFIX = 48, 16
WIDTH, NARROW, SPAN, POOLED = 128, 64, 160, 64
#: Share of states that are dropped, and of words that are unknown.
DROP, BLANK = 0.45, 0.25
#: A statement, exact; the kinds.
ANSWERS = 2 + len(KINDS)
#: Length of the word vectors as the network sees them.
VECTOR_LENGTH = 1.5
#: Columns that each content layer adds for a span.
_LABELLED = 7


@dataclass(frozen=True, slots=True)
class SentenceRows:
    """Pieces of sentences as rows: where their tokens are, how many, and the way back."""

    tokens: Tensor
    lengths: Tensor
    back: Tensor


class Convolution(nn.Module):
    """x + relu(W [x shifted left, x, x shifted right])"""

    def __init__(self, width: int, dilation: int, drop: float) -> None:
        super().__init__()
        self.c = nn.Linear(3 * width, width)
        self.dilation = dilation
        self.drop = drop

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        k = self.dilation
        z = fn.pad(x * mask, (0, 0, k, k))
        y = fn.relu(self.c(torch.cat([z[:, : -2 * k], z[:, k:-k], z[:, 2 * k :]], -1)))
        return x + (fn.dropout(y, self.drop, self.training) if self.drop else y)


def scaled(words: WordVectors) -> Tensor:
    """The vectors of a language's words (rows, width) as the network sees them."""
    return torch.from_numpy(words.vectors.astype(np.float32)) * (VECTOR_LENGTH / SCALE)


class Network(nn.Module):
    """The three networks: token encoder, span classifier, role tagger."""

    def __init__(self, vectors: Tensor | None = None) -> None:
        super().__init__()
        self.word = nn.Embedding(WORD_ROWS, WORD)
        self.aff = nn.Embedding(AFFIX_ROWS, AFFIX)
        nn.init.normal_(self.word.weight, std=0.1)
        nn.init.normal_(self.aff.weight, std=0.1)
        columns = DENSE_COLUMNS + WORD + AFFIX * (AFFIXES.stop - AFFIXES.start)
        if vectors is not None:
            self.context = nn.Embedding.from_pretrained(vectors, freeze=True)
            columns += vectors.shape[1]
        self.dropout = nn.Dropout(DROP)
        self.inp = nn.Linear(columns, WIDTH)
        self.rnn = nn.LSTM(WIDTH, WIDTH // 2, bidirectional=True, batch_first=True)
        self.body = nn.ModuleList([Convolution(WIDTH, k, DROP * 0.7) for k in FIRST])
        self.tag = nn.ModuleList([nn.Linear(WIDTH, n) for n in LAYERS])
        self.down = nn.Linear(WIDTH, NARROW)
        self.sp1 = nn.Linear(5 * WIDTH + CONTENT_LAYERS * _LABELLED + PROPOSAL_COLUMNS, SPAN)
        self.sp2 = nn.Linear(SPAN, ANSWERS)
        self.q = nn.Linear(WINDOW_COLUMNS, NARROW)
        self.body2 = nn.ModuleList([Convolution(NARROW, k, 0.0) for k in SECOND])
        self.role = nn.Linear(NARROW, len(ROLES))
        self.pool = nn.Linear(3 * NARROW, POOLED)
        self.head = nn.Linear(POOLED, ANSWERS)

    def _input(self, ids: Tensor, dense: Tensor) -> Tensor:
        """`forward.input_layer`; while fitting, words are unknown by chance."""
        words = ids[..., 0]
        if self.training:
            unknown = torch.rand(words.shape) < BLANK
            words = torch.where(unknown, torch.zeros_like(words), words)
        known = [self.word(words)]
        if hasattr(self, "context"):
            known.append(self.context(ids[..., VECTOR]))
        return torch.cat([dense, *known, self.aff(ids[..., AFFIXES]).flatten(-2)], -1)

    def encode(
        self, ids: Tensor, dense: Tensor, mask: Tensor, sentences: SentenceRows
    ) -> tuple[Tensor, list[Tensor]]:
        """States (texts, tokens, WIDTH) and the logits of the label layers."""
        x = self.dropout(fn.relu(self.inp(self._input(ids, dense))))
        x = x + self.dropout(self._sentences(x, sentences))
        for layer in self.body:
            x = layer(x, mask)
        y = self.dropout(x)
        return x, [layer(y) for layer in self.tag]

    def _sentences(self, x: Tensor, sentences: SentenceRows) -> Tensor:
        rows = fn.embedding(sentences.tokens, x.reshape(-1, x.shape[-1]))
        packed = nn.utils.rnn.pack_padded_sequence(
            rows, sentences.lengths, batch_first=True, enforce_sorted=False
        )
        y, _ = nn.utils.rnn.pad_packed_sequence(
            self.rnn(packed)[0], batch_first=True, total_length=rows.shape[1]
        )
        return fn.embedding(sentences.back, y.reshape(-1, y.shape[-1])).reshape(x.shape)

    def score_spans(
        self, states: Tensor, labels: list[Tensor], spans: Tensor, features: Tensor
    ) -> Tensor:
        """Answers on spans (text, first token, end)."""
        long, width = states.shape[1], states.shape[2]
        flat = fn.pad(states, (0, 0, 1, 1)).reshape(-1, width)
        at = spans[:, 0] * (long + 2) + 1
        first, end = at + spans[:, 1], at + spans[:, 2]
        sums = torch.cumsum(fn.pad(states, (0, 0, 1, 0)), 1).reshape(-1, width)
        low, high = spans[:, 0] * (long + 1) + spans[:, 1], spans[:, 0] * (long + 1) + spans[:, 2]
        count = (spans[:, 2] - spans[:, 1])[:, None].float()
        parts = [flat[first], flat[end - 1], flat[first - 1], flat[end]]
        parts.append((sums[high] - sums[low]) / count)
        for logits in labels[:CONTENT_LAYERS]:
            odds = fn.softmax(logits, -1)
            inside = 1 - odds[..., :1]
            both = torch.cat([inside, odds[..., 1::2].sum(-1, keepdim=True)], -1)
            table = fn.pad(both, (0, 0, 1, 1)).reshape(-1, 2)
            total = torch.cumsum(fn.pad(inside, (0, 0, 1, 0)), 1).reshape(-1, 1)
            parts += [
                (total[high] - total[low]) / count, table[first], table[end - 1, :1],
                table[first - 1, :1], table[end],
            ]  # fmt: skip
        x = fn.relu(self.sp1(torch.cat([*parts, features], -1)))
        answers: Tensor = self.sp2(self.dropout(x))
        return answers

    def score_windows(
        self, states: Tensor, tokens: Tensor, features: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Role logits (proposals, widest, len(ROLES)) and answers over windows."""
        flat = states.reshape(-1, states.shape[-1])
        x = self.dropout(fn.embedding(tokens, self.down(flat))) + self.q(features)
        x = fn.relu(x)
        for layer in self.body2:
            x = layer(x, mask)
        x = x * mask
        inside = features[..., :1]
        mean = (x * inside).sum(1) / inside.sum(1).clamp(min=1)
        most = (x + (mask - 1) * 1e4).max(1).values
        pooled = fn.relu(self.pool(torch.cat([mean, most, x.sum(1) / mask.sum(1)], -1)))
        return self.role(x), self.head(pooled)
