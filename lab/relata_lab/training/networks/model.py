"""The networks in torch, for fitting.

`relata.attribute.neural.networks.forward` computes the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from relata.attribute.neural.features.document import DENSE
from relata.attribute.neural.features.windows import KNOWN, QUERY
from relata.attribute.neural.features.words import AFFIX_ROWS, AFFIXES, CONTEXT, WORD_ROWS
from relata.attribute.neural.networks.forward import FIRST, LAYERS, SECOND
from relata.attribute.neural.stored.word_vectors import SCALE, Contexts
from relata_lab.training.networks.recipes import Recipe

WORD, AFFIX = 48, 16
WIDTH, SPAN, POOLED = 128, 160, 64
#: Of states, how many are dropped; of words, how many are unknown.
DROP, BLANK = 0.45, 0.25
#: A statement, exact; five kinds.
ANSWERS = 2 + 5
#: Length of the words' vectors as the networks see them.
LOUD = 1.5
#: Columns the label layers add for a span.
_LABELLED = 14


@dataclass(frozen=True, slots=True)
class Sentences:
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


def loud(words: Contexts) -> Tensor:
    """The vectors of a language's words (rows, width) as the networks see them."""
    return torch.from_numpy(words.vectors.astype(np.float32)) * (LOUD / SCALE)


class Entered(nn.Module):
    """What is known of each token, as one row: `network.entered` before its linear layer."""

    def __init__(self, context: Tensor | None, *, lexical: bool = True) -> None:
        super().__init__()
        self.lexical = lexical
        #: Columns that are added to the dense features.
        self.added = 0
        if lexical:
            self.word = nn.Embedding(WORD_ROWS, WORD)
            self.aff = nn.Embedding(AFFIX_ROWS, AFFIX)
            nn.init.normal_(self.word.weight, std=0.1)
            nn.init.normal_(self.aff.weight, std=0.1)
            self.added = WORD + AFFIX * (AFFIXES.stop - AFFIXES.start)
            if context is not None:
                self.context = nn.Embedding.from_pretrained(context, freeze=True)
                self.added += context.shape[1]

    def known(self, ids: Tensor, dense: Tensor) -> Tensor:
        """The rows of the tokens; while fitting, words are unknown by chance."""
        if not self.lexical:
            return dense
        words = ids[..., 0]
        if self.training:
            unknown = torch.rand(words.shape) < BLANK
            words = torch.where(unknown, torch.zeros_like(words), words)
        known = [self.word(words)]
        if hasattr(self, "context"):
            known.append(self.context(ids[..., CONTEXT]))
        return torch.cat([dense, *known, self.aff(ids[..., AFFIXES]).flatten(-2)], -1)


class Model(Entered):
    """One network: encoder, span classifier, role tagger.

    The recipe says how wide the role tagger's windows are, and whether it is told the states
    of what it is asked about. `further` columns stand beside the features of the
    tokens, and beside those of the windows.
    """

    def __init__(
        self, recipe: Recipe, encoder: str, context: Tensor | None = None,
        further: tuple[int, int] = (0, 0),
    ) -> None:  # fmt: skip
        super().__init__(context, lexical=recipe.lexical)
        schools, narrow = len(recipe.schools), recipe.narrow
        self.dropout = nn.Dropout(DROP)
        self.school = nn.Embedding(schools, WIDTH)
        self.sch2 = nn.Embedding(schools, narrow)
        nn.init.zeros_(self.school.weight)
        nn.init.zeros_(self.sch2.weight)
        self.inp = nn.Linear(DENSE + further[0] + self.added, WIDTH)
        self.rnn = (
            nn.LSTM(WIDTH, WIDTH // 2, bidirectional=True, batch_first=True)
            if encoder == "both"
            else None
        )
        self.body = nn.ModuleList([Convolution(WIDTH, k, DROP * 0.7) for k in FIRST])
        self.tag = nn.ModuleList([nn.Linear(WIDTH, n) for n in LAYERS])
        self.down = nn.Linear(WIDTH, narrow)
        self.sp1 = nn.Linear(5 * WIDTH + _LABELLED + KNOWN, SPAN)
        self.sp2 = nn.Linear(SPAN, ANSWERS)
        self.q = nn.Linear(QUERY + further[1], narrow)
        self.about = nn.Linear(3 * WIDTH, narrow) if recipe.about else None
        self.body2 = nn.ModuleList([Convolution(narrow, k, 0.0) for k in SECOND])
        self.role = nn.Linear(narrow, 5)
        self.pool = nn.Linear(3 * narrow, POOLED)
        self.head = nn.Linear(POOLED, ANSWERS)

    def encode(
        self, ids: Tensor, dense: Tensor, mask: Tensor, school: Tensor, sentences: Sentences
    ) -> tuple[Tensor, list[Tensor]]:
        """States (texts, tokens, WIDTH) and the logits of the label layers."""
        x = self.dropout(fn.relu(self.inp(self.known(ids, dense)) + self.school(school)[:, None]))
        if self.rnn is not None:
            x = x + self.dropout(self._sentences(x, sentences))
        for layer in self.body:
            x = layer(x, mask)
        y = self.dropout(x)
        return x, [layer(y) for layer in self.tag]

    def _sentences(self, x: Tensor, sentences: Sentences) -> Tensor:
        rows = fn.embedding(sentences.tokens, x.reshape(-1, x.shape[-1]))
        packed = nn.utils.rnn.pack_padded_sequence(
            rows, sentences.lengths, batch_first=True, enforce_sorted=False
        )
        assert self.rnn is not None
        y, _ = nn.utils.rnn.pad_packed_sequence(
            self.rnn(packed)[0], batch_first=True, total_length=rows.shape[1]
        )
        return fn.embedding(sentences.back, y.reshape(-1, y.shape[-1])).reshape(x.shape)

    def classify(self, states: Tensor, labels: list[Tensor], spans: Tensor, told: Tensor) -> Tensor:
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
        for logits in labels[:2]:
            odds = fn.softmax(logits, -1)
            inside = 1 - odds[..., :1]
            both = torch.cat([inside, odds[..., 1::2].sum(-1, keepdim=True)], -1)
            table = fn.pad(both, (0, 0, 1, 1)).reshape(-1, 2)
            total = torch.cumsum(fn.pad(inside, (0, 0, 1, 0)), 1).reshape(-1, 1)
            parts += [
                (total[high] - total[low]) / count, table[first], table[end - 1, :1],
                table[first - 1, :1], table[end],
            ]  # fmt: skip
        x = fn.relu(self.sp1(torch.cat([*parts, told], -1)))
        answers: Tensor = self.sp2(self.dropout(x))
        return answers

    def judge(
        self, states: Tensor, tokens: Tensor, query: Tensor, mask: Tensor, school: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Role logits (queries, widest, 5) and answers over windows."""
        flat = states.reshape(-1, states.shape[-1])
        x = self.dropout(fn.embedding(tokens, self.down(flat))) + self.q(query)
        if self.about is not None:
            x = x + self.dropout(self.about(_asked(flat, tokens, query)))[:, None]
        x = fn.relu(x + self.sch2(school)[:, None])
        for layer in self.body2:
            x = layer(x, mask)
        x = x * mask
        inside = query[..., :1]
        mean = (x * inside).sum(1) / inside.sum(1).clamp(min=1)
        most = (x + (mask - 1) * 1e4).max(1).values
        pooled = fn.relu(self.pool(torch.cat([mean, most, x.sum(1) / mask.sum(1)], -1)))
        return self.role(x), self.head(pooled)


def _asked(states: Tensor, tokens: Tensor, query: Tensor) -> Tensor:
    """Mean, first and last state of what is asked about (queries, 3 states)."""
    rows = fn.embedding(tokens, states)
    inside, first, last = query[..., :1], query[..., 1:2], query[..., 2:3]
    mean = (rows * inside).sum(1) / inside.sum(1).clamp(min=1)
    return torch.cat([mean, (rows * first).sum(1), (rows * last).sum(1)], -1)
