"""Evens out the inputs of matrices before they are quantised.

A few columns of a transformer's states are much larger than the rest, and one scale for all of them
leaves the others few of the 256 steps. Each column of an input is divided by s and the matching
column of the weights multiplied by it, s = sqrt(largest input / largest weight), so that inputs and
weights share the burden (SmoothQuant, Xiao et al. 2023).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from relata.attribute.encoder.scores import WindowInput
from relata_lab.training.encoder.network.network import Layer, Network
from relata_lab.training.encoder.network.torch_model import TorchModel

_LEAST = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class Scales:
    """The divisors of three inputs of a layer: of q, k and v together, of o, of fi.

    The input of fo is evened out by rows, in the graph.
    """

    qkv: Tensor
    o: Tensor
    fi: Tensor


def ones(layer: Layer) -> Scales:
    """Scales that change nothing."""
    width = layer.fi.weight.shape[1]
    return Scales(*(torch.ones(width) for _ in range(3)))


def scales(network: Network, scheme: str, windows: Iterable[WindowInput]) -> list[Scales]:
    """The scales of every layer, from the largest inputs over some windows."""
    largest: dict[str, Tensor] = {}

    def watch(name: str, module: nn.Module) -> torch.utils.hooks.RemovableHandle:
        def seen(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            top = inputs[0].detach().abs().float().flatten(0, -2).amax(0)
            largest[name] = torch.maximum(largest.get(name, top), top)

        return module.register_forward_pre_hook(seen)

    hooks = [
        watch(f"{k}.{name}", getattr(layer, name))
        for k, layer in enumerate(network.layers)
        for name in ("q", "o", "fi")
    ]
    model = TorchModel(network, scheme, half=False)
    for window in windows:
        model.read(window)
    for hook in hooks:
        hook.remove()
    return [
        Scales(
            _scale(largest[f"{k}.q"], layer.q, layer.k, layer.v),
            _scale(largest[f"{k}.o"], layer.o),
            _scale(largest[f"{k}.fi"], layer.fi),
        )
        for k, layer in enumerate(network.layers)
    ]


def _scale(largest: Tensor, *matrices: nn.Linear) -> Tensor:
    weight = torch.stack([m.weight.detach().abs().amax(0) for m in matrices]).amax(0)
    found = (largest.clamp(min=_LEAST) / weight.clamp(min=_LEAST)).sqrt()
    return found / found.log().mean().exp()
