"""A checkpoint -> the files of `relata.attribute.encoder.weights`.

Torch -> ONNX (opset 17) -> matrices in 8 bits, activations quantised as they come. Embeddings keep
the 4 bits of their source: they were frozen, so nothing is lost.
"""

from __future__ import annotations

import gzip
import tempfile
import warnings
from pathlib import Path

import msgspec
import numpy as np
import torch
import torch.nn.functional as fn
from torch import Tensor, nn

from relata.attribute.encoder import weights
from relata_lab.training.encoder import source
from relata_lab.training.encoder.network import Layer, Network, Pairs
from relata_lab.training.encoder.vocabulary import Vocabulary

OPSET = 17


class _Fused(nn.Module):
    """One layer for a single text [length, width], its three input products in one."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.heads = layer.heads
        width = layer.q.weight.shape[0]
        scale = (width // layer.heads) ** -0.5
        self.qkv = nn.Linear(width, 3 * width)
        with torch.no_grad():
            self.qkv.weight.copy_(
                torch.cat([layer.q.weight * scale, layer.k.weight, layer.v.weight])
            )
            self.qkv.bias.copy_(torch.cat([layer.q.bias * scale, layer.k.bias, layer.v.bias]))
        self.o, self.ln1, self.fi, self.fo, self.ln2 = (
            layer.o, layer.ln1, layer.fi, layer.fo, layer.ln2,
        )  # fmt: skip

    def forward(self, x: Tensor) -> Tensor:
        width = x.shape[-1]
        each = self.qkv(x).view(-1, 3, self.heads, width // self.heads).permute(1, 2, 0, 3)
        query, key, value = each[0], each[1], each[2]
        mixed = torch.softmax(query @ key.transpose(-1, -2), -1) @ value
        x = self.ln1(x + self.o(mixed.transpose(0, 1).reshape(-1, width)))
        return self.ln2(x + self.fo(fn.gelu(self.fi(x))))


class EncoderGraph(nn.Module):
    """From embedded pieces to the scores of words."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.ln, self.heads, self.frozen = network.ln, network.heads, network.sizes.frozen
        self.layers = nn.ModuleList(_Fused(layer) for layer in network.layers)

    def forward(
        self, pieces: Tensor, added: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Anchors, tags, facts (probabilities), and the words' states."""
        x = self.ln(pieces)
        for index, layer in enumerate(self.layers):
            x = layer(x + added if index == self.frozen else x)
        words = (x[first] + x[last]) * 0.5
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
    network: Network, vocabulary: Vocabulary, card: weights.Card, folder: Path, *, eight: bool = True
) -> None:
    """Writes all files. `eight`: matrices in 8 bits, else as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    network = network.eval()
    with tempfile.TemporaryDirectory() as scratch, torch.no_grad():
        plain = Path(scratch) / "plain.onnx"
        encoder_graph(network, plain)
        _written(plain, folder / weights.ENCODER, eight=eight)
        pair_graph(network, plain)
        _written(plain, folder / weights.PAIR, eight=False)
    _tables(network, vocabulary, folder / weights.TABLES)
    (folder / weights.TOKENIZER).write_bytes(gzip.compress(vocabulary.tokenizer, 9, mtime=0))
    (folder / weights.CARD).write_bytes(msgspec.json.format(msgspec.json.encode(card)))


def encoder_graph(network: Network, file: Path) -> None:
    """Writes the graph of `EncoderGraph`, in 32 bits."""
    width = network.shape.hidden
    fed = (
        torch.randn(20, width), torch.randn(20, width),
        torch.arange(1, 11), torch.arange(2, 12),
    )  # fmt: skip
    axes = {"pieces": {0: "p"}, "added": {0: "p"}, "first": {0: "w"}, "last": {0: "w"}}
    out = ("anchors", "tags", "facts", "words")
    _onnx(EncoderGraph(network), fed, file, axes | {name: {0: "w"} for name in out}, out)


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


def _tables(network: Network, vocabulary: Vocabulary, file: Path) -> None:
    pretrained = source.read()
    blocks = pretrained.blocks("emb.word", pretrained.shape.vocabulary)[vocabulary.kept]
    np.savez(
        file,
        embeddings=blocks,
        positions=(network.position.weight + network.kind).detach().numpy().astype(np.float16),
        schemes=network.scheme.weight.detach().numpy().astype(np.float32),
        states=network.state.weight.detach().numpy().astype(np.float32),
    )


__all__ = ["EncoderGraph", "PairGraph", "encoder_graph", "export", "pair_graph"]
