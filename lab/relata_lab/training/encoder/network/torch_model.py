"""A network in torch as the engine's model: to measure checkpoints, and to check exports."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from relata.attribute.encoder.scores import Floats, Ints, WindowInput, WordScores
from relata_lab.training.encoder.data import source
from relata_lab.training.encoder.data.gold import ROLES, SCHEMES
from relata_lab.training.encoder.data.vocabulary import Vocabulary
from relata_lab.training.encoder.network.network import SCORES, Network, Pairs, Sizes, pretrained


def network_of(checkpoint: Path, vocabulary: Vocabulary, sizes: Sizes | None = None) -> Network:
    """The network with the weights of a checkpoint, ready to read."""
    network = pretrained(source.read(), torch.from_numpy(vocabulary.kept), sizes or Sizes())
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    network.load_state_dict(state["network"], strict=False)
    network.eval()
    return network


class TorchModel:
    """The engine's `ScoringModel` by torch, in one annotation scheme."""

    def __init__(self, network: Network, scheme: str, *, half: bool = True) -> None:
        self.network = network
        self.scheme = torch.tensor([SCHEMES.index(scheme)])
        self.half = half

    @torch.inference_mode()
    def read(self, window: WindowInput) -> WordScores:
        """Scores of a window's words."""
        network = self.network
        ids, states = (torch.from_numpy(a)[None] for a in (window.ids, window.states))
        first, last = (torch.from_numpy(a)[None] for a in (window.first, window.last))
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            pieces = network.encode(ids, None, self.scheme, states)
        words = network.words(pieces, first, last)
        heads = network.heads
        anchors = torch.softmax(heads.anchors(words), -1)
        tags, facts = torch.sigmoid(heads.tags(words)), torch.sigmoid(heads.facts(words))
        return WordScores(*(t[0].numpy() for t in (anchors, tags, facts, words)))

    @torch.inference_mode()
    def pair(
        self, words: Floats, anchors: Ints, kinds: Ints, distances: Ints, sentences: Ints
    ) -> Floats:
        """Scores of every word for every anchor."""
        at = Pairs(
            torch.zeros(len(anchors), dtype=torch.long),
            *(torch.from_numpy(a) for a in (anchors, kinds, distances, sentences)),
        )
        scores = self.network.heads.pair(torch.from_numpy(words)[None], at)
        found: Floats = scores.view(len(anchors), -1, len(ROLES), SCORES).numpy()
        return np.ascontiguousarray(found)
