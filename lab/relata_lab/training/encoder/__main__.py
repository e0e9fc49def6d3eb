"""python -m relata_lab.training.encoder CORPORA FOLDER: trains the encoder, or goes on with it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="relata_lab.training.encoder", description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    parser.add_argument("folder", type=Path, help="where the run keeps data and checkpoints")
    parser.add_argument("--schedule", default="full", help="full or short")
    parser.add_argument("--free-only", action="store_true", help="no restricted corpora")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--until", type=int, help="stop after this step")
    parser.add_argument("--marks", type=Path, help="labels.jsonl and texts.jsonl of our own marks")
    parser.add_argument("--data", type=Path, help="prepared data, if not in FOLDER/data")
    asked = parser.parse_args()
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

    import torch

    from relata_lab.training.encoder.convert import readings
    from relata_lab.training.encoder.convert.registry import corpus
    from relata_lab.training.encoder.data import prepare, source
    from relata_lab.training.encoder.network import fit
    from relata_lab.training.encoder.network.network import Sizes, pretrained
    from relata_lab.training.encoder.network.schedules import SCHEDULES

    torch.set_num_threads(asked.threads)
    data = asked.data or asked.folder / "data"
    vocabulary = prepare.vocabulary_in(data)
    schedule = SCHEDULES[asked.schedule]
    names = [n for n, _ in schedule.passes if not (asked.free_only and corpus(n).restricted)]
    if asked.marks is None:
        names = [n for n in names if n != readings.SCHEME]
    pieces = vocabulary.pieces()
    corpora = {
        name: prepare.examples_in(
            data, asked.marks if name == readings.SCHEME else asked.corpora, name, "train", pieces
        )
        for name in names
    }
    torch.manual_seed(asked.seed)
    network = pretrained(source.read(), torch.from_numpy(vocabulary.kept), Sizes())
    fit.fit(fit.Run(asked.folder, schedule, asked.seed, asked.until), network, corpora)


if __name__ == "__main__":
    main()
