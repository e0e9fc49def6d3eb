"""The model: a pretrained encoder, anchors, and the parts of each statement given its anchor.

- The embeddings and the lower layers are frozen. After them a vector of the annotation scheme and
  one of the state of quotation are added, so that the frozen part needs no gradient.
- A word is the mean of its first and its last piece.
- `anchor`: for every word, none, or a mode, as a word of a cue or as the word that stands for a
  statement without one (`CLASSES`).
- `tags`: for every word, whether it is in a role of any statement, or verbatim.
- `pair`: for every anchor and word and role three scores: inside, start, end (`relata.attribute.
  encoder.chains` says how spans come of them).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as fn
from torch import Tensor, nn

from relata.attribute.encoder.text import STATES
from relata_lab.training.encoder.data.gold import MEDIA, MODES, ROLES
from relata_lab.training.encoder.data.source import Shape, Source

#: Classes of the anchor: none, a cue's word by mode, a word without cue by mode.
CLASSES = 1 + 2 * len(MODES)
#: Tags of words: the roles, and verbatim.
TAGS = len(ROLES) + 1
#: Facts about an anchor: its media, and whether it is negated.
FACTS = len(MEDIA) + 1
#: Room for annotation schemes.
SCHEME_ROOM = 8
#: Buckets of the distance between anchor and word, in words and in sentences.
DISTANCES, SENTENCE_DISTANCES = 24, 7
#: The scores of a word for a role: inside, start, end.
SCORES = 3


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the heads, and how much of the encoder is frozen."""

    layers: int = 12
    frozen: int = 4
    pair: int = 192
    hidden: int = 128
    product: int = 32


def attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Attention of [batch, heads, length, width].

    On a CPU in 16 bits the plain products take half the time of the fused kernel.
    """
    if query.device.type != "cpu" or query.dtype != torch.bfloat16:
        return fn.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    with torch.autocast("cpu", enabled=False):
        scores = torch.matmul(query * query.shape[-1] ** -0.5, key.transpose(-1, -2))
        scores = scores if mask is None else scores + mask
        return torch.matmul(torch.softmax(scores, -1), value)


class Layer(nn.Module):
    """One transformer layer (post-norm, GELU), as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        hidden = shape.hidden
        self.heads = shape.heads
        self.q, self.k, self.v, self.o = (nn.Linear(hidden, hidden) for _ in range(4))
        self.ln1 = nn.LayerNorm(hidden, shape.epsilon)
        self.fi, self.fo = nn.Linear(hidden, shape.inner), nn.Linear(shape.inner, hidden)
        self.ln2 = nn.LayerNorm(hidden, shape.epsilon)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, hidden = x.shape

        def split(t: Tensor) -> Tensor:
            return t.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)

        query, key, value = split(self.q(x)), split(self.k(x)), split(self.v(x))
        mask = None if mask is None else mask.to(query.dtype)
        mixed = attention(query, key, value, mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        x = self.ln1(x + self.o(mixed))
        return self.ln2(x + self.fo(fn.gelu(self.fi(x))))


class Network(nn.Module):
    """See the module's docstring."""

    def __init__(self, shape: Shape, pieces: int, sizes: Sizes, dropout: float = 0.15) -> None:
        super().__init__()
        self.shape, self.sizes, self.dropout = shape, sizes, dropout
        hidden = shape.hidden
        self.word = nn.Embedding(pieces, hidden)
        self.position = nn.Embedding(shape.positions, hidden)
        self.kind = nn.Parameter(torch.zeros(hidden))
        self.ln = nn.LayerNorm(hidden, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(sizes.layers))
        self.scheme = nn.Embedding(SCHEME_ROOM, hidden)
        self.state = nn.Embedding(STATES, hidden)
        for table in (self.scheme, self.state):
            nn.init.normal_(table.weight, std=0.02)
        self.heads = Heads(hidden, sizes, dropout)
        self.freeze()

    def freeze(self) -> None:
        """Embeddings and lower layers get no gradient."""
        still: list[nn.Module] = [self.word, self.position, self.ln]
        still += list(self.layers)[: self.sizes.frozen]
        for module in still:
            for parameter in module.parameters():
                parameter.requires_grad_(False)
        self.kind.requires_grad_(False)

    def encode(self, ids: Tensor, mask: Tensor | None, scheme: Tensor, state: Tensor) -> Tensor:
        """Pieces [batch, length] -> states [batch, length, hidden]."""
        with torch.no_grad():
            place = self.position.weight[: ids.shape[1]]
            x = fn.dropout(self.ln(self.word(ids) + place + self.kind), 0.05, self.training)
            for layer in list(self.layers)[: self.sizes.frozen]:
                x = layer(x, mask)
        x = x + (self.scheme(scheme)[:, None] + self.state(state)).to(x.dtype)
        for layer in list(self.layers)[self.sizes.frozen :]:
            x = layer(x, mask)
        return x

    def words(self, x: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """States of pieces -> states of words [batch, words, hidden]."""
        width = x.shape[-1]
        one = x.gather(1, first[:, :, None].expand(-1, -1, width))
        other = x.gather(1, last[:, :, None].expand(-1, -1, width))
        return (one.float() + other.float()) * 0.5


class Heads(nn.Module):
    """What is read off the words' states."""

    def __init__(self, width: int, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        pair, hidden = sizes.pair, sizes.hidden
        out = len(ROLES) * SCORES
        self.product = sizes.product
        self.drop = nn.Dropout(dropout)
        self.anchor_in, self.anchor_out = nn.Linear(width, width), nn.Linear(width, CLASSES)
        self.tags, self.facts = nn.Linear(width, TAGS), nn.Linear(width, FACTS)
        self.norm = nn.LayerNorm(width)
        self.as_anchor, self.as_word = nn.Linear(width, pair), nn.Linear(width, pair)
        self.mode = nn.Embedding(CLASSES, pair)
        self.of_anchor, self.of_word, self.of_both = (nn.Linear(pair, hidden) for _ in range(3))
        self.distance = nn.Embedding(DISTANCES, hidden)
        self.sentence = nn.Embedding(SENTENCE_DISTANCES, hidden)
        self.query, self.key = (nn.Linear(pair, out * sizes.product) for _ in range(2))
        self.out = nn.Linear(hidden, out)
        for table in (self.mode, self.distance, self.sentence):
            nn.init.normal_(table.weight, std=0.3)
        with torch.no_grad():
            self.out.bias.copy_(torch.tensor([-1.0, -2.0, -1.0] * len(ROLES)))
            self.anchor_out.bias[0] = 4.0
            self.tags.bias.fill_(-2.0)

    def anchors(self, words: Tensor) -> Tensor:
        """[..., CLASSES]"""
        return self.anchor_out(self.drop(fn.gelu(self.anchor_in(self.drop(words)))))

    def pair(self, words: Tensor, at: Pairs) -> Tensor:
        """Scores [anchors, words, roles, SCORES] of every word for every anchor."""
        normed = self.norm(words)
        as_word = self.as_word(normed)
        anchor = self.as_anchor(normed[at.batch, at.word]) + self.mode(at.kind)
        own = as_word[at.batch]
        mixed = (
            self.of_anchor(anchor)[:, None]
            + self.of_word(as_word)[at.batch]
            + self.of_both(own * anchor[:, None])
            + self.distance(at.distance)
            + self.sentence(at.sentence)
        )
        count, length = own.shape[:2]
        query = self.query(anchor).view(count, 1, -1, self.product)
        key = self.key(as_word).view(*words.shape[:2], -1, self.product)[at.batch]
        scores = self.out(fn.gelu(mixed)) + (query * key).sum(-1) / math.sqrt(self.product)
        return scores.view(count, length, len(ROLES), SCORES)


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The anchors of a batch: which text, which word, which class, and how far each word is."""

    batch: Tensor
    word: Tensor
    kind: Tensor
    #: [anchors, words], buckets.
    distance: Tensor
    sentence: Tensor


def pretrained(source: Source, kept: Tensor, sizes: Sizes, dropout: float = 0.15) -> Network:
    """The network with the pretrained encoder and new heads."""
    network = Network(source.shape, len(kept), sizes, dropout)
    hidden, inner = source.shape.hidden, source.shape.inner

    def vector(name: str, *shape: int) -> Tensor:
        found = torch.from_numpy(source.vector(name))
        return found.view(*shape) if shape else found

    table = torch.from_numpy(source.matrix("emb.word", source.shape.vocabulary))
    state = {
        "word.weight": table[kept],
        "position.weight": vector("emb.pos", source.shape.positions, hidden),
        "kind": vector("emb.type", source.shape.types, hidden)[0],
        "ln.weight": vector("emb.ln.w"),
        "ln.bias": vector("emb.ln.b"),
    }
    matrices = {"q": "q", "k": "k", "v": "v", "o": "ao", "fi": "fi", "fo": "fo"}
    norms = {"ln1": "aln", "ln2": "oln"}
    for k in range(sizes.layers):
        for ours, theirs in matrices.items():
            rows = inner if ours == "fi" else hidden
            weight = torch.from_numpy(source.matrix(f"l{k}.{theirs}.w", rows))
            state[f"layers.{k}.{ours}.weight"] = weight
            state[f"layers.{k}.{ours}.bias"] = vector(f"l{k}.{theirs}.b")
        for ours, theirs in norms.items():
            state[f"layers.{k}.{ours}.weight"] = vector(f"l{k}.{theirs}.w")
            state[f"layers.{k}.{ours}.bias"] = vector(f"l{k}.{theirs}.b")
    missing, unknown = network.load_state_dict(state, strict=False)
    wrong = [name for name in missing if not name.startswith(("heads.", "scheme.", "state."))]
    if wrong or unknown:
        raise ValueError(f"the pretrained weights do not fit: {wrong} {unknown}")
    return network


def trained(network: Network) -> dict[str, Tensor]:
    """The part of the weights that training changes."""
    fixed: tuple[str, ...] = ("word.", "position.", "kind", "ln.")
    fixed += tuple(f"layers.{k}." for k in range(network.sizes.frozen))
    return {k: v for k, v in network.state_dict().items() if not k.startswith(fixed)}
