"""A checkpoint -> the files of `relata.attribute.encoder.weights`.

Torch -> ONNX (opset 17) -> matrices in 8 bits, evened out before (`smooth`), activations
quantised as they come. Embeddings keep
the 4 bits of their source: they were frozen, so nothing is lost.
"""

from __future__ import annotations

import gzip
import tempfile
import warnings
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
import torch.nn.functional as fn
from numpy.typing import NDArray
from torch import Tensor, nn

from relata.attribute.encoder import weights
from relata_lab.training.encoder.export.smooth import Scales, ones
from relata_lab.training.encoder.network.network import Layer, Network, Pairs

OPSET = 17
_LEAST = 1e-2


class _Attention(torch.autograd.Function):
    """Attention as one operator of ONNX Runtime, which is faster than its parts."""

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        """Of [1, length, width]."""
        split = [t.view(t.shape[1], heads, -1).transpose(0, 1) for t in (query, key, value)]
        return fn.scaled_dot_product_attention(*split).transpose(0, 1).reshape(query.shape)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """The operator."""
        return g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)


class _Fused(nn.Module):
    """One layer for a single text [1, length, width], its three input products in one."""

    def __init__(self, layer: Layer, scales: Scales) -> None:
        super().__init__()
        self.heads = layer.heads
        self.ln1, self.ln2 = layer.ln1, layer.ln2
        into = [layer.q, layer.k, layer.v]
        self.qkv = _linear(
            torch.cat([m.weight for m in into]) * scales.qkv, torch.cat([m.bias for m in into])
        )
        with torch.no_grad():  # the input of `o` is even where v gives it so
            width = layer.o.weight.shape[0]
            self.qkv.weight[2 * width :] /= scales.o[:, None]
            self.qkv.bias[2 * width :] /= scales.o
        self.o = _linear(layer.o.weight * scales.o, layer.o.bias)
        self.fi = _linear(layer.fi.weight * scales.fi, layer.fi.bias)
        self.fo = layer.fo
        self.register_buffer("by_qkv", 1.0 / scales.qkv)
        self.register_buffer("by_fi", 1.0 / scales.fi)

    def forward(self, x: Tensor) -> Tensor:
        query, key, value = self.qkv(x * self.by_qkv).chunk(3, -1)
        x = self.ln1(x + self.o(_Attention.apply(query, key, value, self.heads)))
        inner = fn.gelu(self.fi(x * self.by_fi))
        # some pieces have far larger values here than others: one scale for all would drown these
        top = inner.amax(-1, keepdim=True).clamp(min=_LEAST)
        return self.ln2(x + fn.linear(inner / top, self.fo.weight) * top + self.fo.bias)


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    with torch.no_grad():
        made.weight.copy_(weight)
        made.bias.copy_(bias)
    return made


class EncoderGraph(nn.Module):
    """From embedded pieces to the scores of words."""

    def __init__(self, network: Network, scales: list[Scales] | None = None) -> None:
        super().__init__()
        self.ln, self.heads, self.frozen = network.ln, network.heads, network.sizes.frozen
        even = scales or [ones(layer) for layer in network.layers]
        self.layers = nn.ModuleList(
            _Fused(layer, own) for layer, own in zip(network.layers, even, strict=True)
        )

    def forward(
        self, pieces: Tensor, added: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Anchors, tags, facts (probabilities), and the words' states."""
        x = self.ln(pieces)[None]
        for index, layer in enumerate(self.layers):
            x = layer(x + added if index == self.frozen else x)
        words = (x[0, first] + x[0, last]) * 0.5
        heads = self.heads
        return (
            torch.softmax(heads.anchors(words), -1),
            torch.sigmoid(heads.tags(words)),
            torch.sigmoid(heads.facts(words)),
            words,
        )


class PairGraph(nn.Module):
    """From words and anchors to the scores of roles."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.heads = network.heads

    def forward(
        self, words: Tensor, anchors: Tensor, kinds: Tensor, distances: Tensor, sentences: Tensor
    ) -> Tensor:
        """[anchors, words, roles, 3]"""
        at = Pairs(torch.zeros_like(anchors), anchors, kinds, distances, sentences)
        return self.heads.pair(words[None], at)


def export(
    network: Network,
    embeddings: NDArray[np.uint8],
    tokenizer: bytes,
    card: weights.Card,
    folder: Path,
    scales: list[Scales] | None,
) -> None:
    """Writes all files: matrices in 8 bits, evened out by `scales`; None: as they are.

    `embeddings` are the 4-bit blocks [pieces, bytes] of the vocabulary's pieces.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = network.eval()
    with tempfile.TemporaryDirectory() as scratch, torch.no_grad():
        plain = Path(scratch) / "plain.onnx"
        encoder_graph(network, plain, scales)
        _written(plain, folder / weights.ENCODER, eight=scales is not None)
        pair_graph(network, plain)
        _written(plain, folder / weights.PAIR, eight=False)
    _tables(network, embeddings, folder / weights.TABLES)
    (folder / weights.TOKENIZER).write_bytes(gzip.compress(tokenizer, 9, mtime=0))
    (folder / weights.CARD).write_bytes(msgspec.json.format(msgspec.json.encode(card)))


def encoder_graph(network: Network, file: Path, scales: list[Scales] | None = None) -> None:
    """Writes the graph of `EncoderGraph`, in 32 bits."""
    width = network.shape.hidden
    fed = (
        torch.randn(20, width), torch.randn(20, width),
        torch.arange(1, 11), torch.arange(2, 12),
    )  # fmt: skip
    axes = {"pieces": {0: "p"}, "added": {0: "p"}, "first": {0: "w"}, "last": {0: "w"}}
    out = ("anchors", "tags", "facts", "words")
    _onnx(EncoderGraph(network, scales), fed, file, axes | {name: {0: "w"} for name in out}, out)


def pair_graph(network: Network, file: Path) -> None:
    """Writes the graph of `PairGraph`."""
    fed = (
        torch.randn(10, network.shape.hidden), torch.tensor([1, 2, 5]), torch.tensor([1, 2, 8]),
        torch.zeros((3, 10), dtype=torch.long), torch.zeros((3, 10), dtype=torch.long),
    )  # fmt: skip
    axes: dict[str, dict[int, str]] = {
        "words": {0: "w"}, "anchors": {0: "a"}, "kinds": {0: "a"},
        "distances": {0: "a", 1: "w"}, "sentences": {0: "a", 1: "w"}, "scores": {0: "a", 1: "w"},
    }  # fmt: skip
    _onnx(PairGraph(network), fed, file, axes, ("scores",))


def _onnx(
    graph: nn.Module,
    fed: tuple[Tensor, ...],
    file: Path,
    axes: dict[str, dict[int, str]],
    out: tuple[str, ...],
) -> None:
    names = [name for name in axes if name not in out]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            graph.eval(), fed, str(file), input_names=names, output_names=list(out),
            dynamic_axes=axes, opset_version=OPSET, dynamo=False,
            custom_opsets={"com.microsoft": 1},
        )  # fmt: skip


def _written(plain: Path, file: Path, *, eight: bool) -> None:
    if not eight:
        file.write_bytes(plain.read_bytes())
        return
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        plain, file, op_types_to_quantize=["MatMul", "Gemm"], per_channel=True,
        weight_type=QuantType.QInt8,
    )  # fmt: skip


def _tables(network: Network, embeddings: NDArray[np.uint8], file: Path) -> None:
    np.savez(
        file,
        embeddings=embeddings,
        positions=(network.position.weight + network.kind).detach().numpy().astype(np.float16),
        schemes=network.scheme.weight.detach().numpy().astype(np.float32),
        states=network.state.weight.detach().numpy().astype(np.float32),
    )


__all__ = ["EncoderGraph", "PairGraph", "encoder_graph", "export", "pair_graph"]
