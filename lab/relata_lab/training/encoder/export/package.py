"""python -m relata_lab.training.encoder.export.package CHECKPOINT FOLDER: exports a checkpoint.

The inputs of the matrices are evened out over windows of the training parts. `--figures` takes a
JSON file with what was measured; it goes into the card.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from relata.attribute.encoder import weights
from relata.attribute.encoder.scores import WindowInput, window_input
from relata.attribute.encoder.windows import windows
from relata_lab.training.encoder.data.gold import SCHEMES, Example

#: Documents of each corpus, and windows of each, that even the inputs out.
_DOCUMENTS, _WINDOWS = 10, 2


def sample(examples: Iterable[Example]) -> list[WindowInput]:
    """The first windows of the first documents."""
    found: list[WindowInput] = []
    for _, example in zip(range(_DOCUMENTS), examples, strict=False):
        text = example.text
        cut = windows(text.counts, text.sentences)[:_WINDOWS]
        found += [window_input(text, window) for window in cut]
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="package", description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="prepared data of the run")
    parser.add_argument("--name", default="encoder-1", help="identity that records show")
    parser.add_argument("--scheme", default="wikinews-de", choices=SCHEMES)
    parser.add_argument("--corpora", nargs="*", default=["wikinews-de", "polnear"])
    parser.add_argument("--trained-on", nargs="*", help="corpora of the run, for the card")
    parser.add_argument("--licence", default="CC BY-NC-SA 4.0")
    parser.add_argument("--figures", type=Path)
    asked = parser.parse_args()

    import torch

    from relata_lab.training.encoder.convert.registry import REGISTRY
    from relata_lab.training.encoder.data import prepare, source
    from relata_lab.training.encoder.export import export, smooth
    from relata_lab.training.encoder.network.torch_model import network_of

    torch.set_num_threads(1)
    vocabulary = prepare.vocabulary_in(asked.data)
    network = network_of(asked.checkpoint, vocabulary)
    pieces = vocabulary.pieces()
    calibration = [
        window
        for name in asked.corpora
        for window in sample(prepare.examples_in(asked.data, Path(), name, "train", pieces))
    ]
    trained = asked.trained_on or asked.corpora
    card = weights.Card(
        name=asked.name,
        scheme=SCHEMES.index(asked.scheme),
        data={c.name: c.licence for c in REGISTRY if c.name in trained},
        licence=asked.licence,
        seed=int(torch.load(asked.checkpoint, weights_only=True)["seed"]),
        figures=json.loads(asked.figures.read_text()) if asked.figures else {},
    )
    pretrained = source.read()
    blocks = pretrained.blocks("emb.word", pretrained.shape.vocabulary)[vocabulary.kept]
    scales = smooth.scales(network, asked.scheme, calibration)
    export.export(network, blocks, vocabulary.tokenizer, card, asked.folder, scales)
    sizes = {file.name: file.stat().st_size for file in sorted(asked.folder.iterdir())}
    print(json.dumps({"bytes": sizes, "total": sum(sizes.values())}, indent=1))


if __name__ == "__main__":
    main()
