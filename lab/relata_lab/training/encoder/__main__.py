"""python -m relata_lab.training.encoder CORPORA FOLDER: trains the encoder, or goes on with it.

A recipe is one schedule after another; the checkpoint of the k-th is in FOLDER/k. A run that was
stopped goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="relata_lab.training.encoder", description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    parser.add_argument("folder", type=Path, help="where the run keeps data and checkpoints")
    parser.add_argument("--recipe", default="full", help="full, or one of schedules.py")
    parser.add_argument("--free-only", action="store_true", help="no restricted corpora")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--until", type=int, help="stop after this step of the last schedule")
    parser.add_argument("--begin", type=Path, help="checkpoint that the first schedule begins with")
    parser.add_argument("--without", type=int, help="leave out this fold of our own marks")
    parser.add_argument("--data", type=Path, help="prepared data, if not in FOLDER/data")
    asked = parser.parse_args()
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

    import torch

    from relata_lab.training.encoder.convert import readings
    from relata_lab.training.encoder.convert.registry import corpus
    from relata_lab.training.encoder.data import prepare, source
    from relata_lab.training.encoder.network import fit
    from relata_lab.training.encoder.network.network import Sizes, pretrained
    from relata_lab.training.encoder.network.schedules import RECIPES

    torch.set_num_threads(asked.threads)
    data = asked.data or asked.folder / "data"
    vocabulary = prepare.vocabulary_in(data)
    pieces = vocabulary.pieces()
    torch.manual_seed(asked.seed)
    network = pretrained(source.read(), torch.from_numpy(vocabulary.kept), Sizes())
    begin = asked.begin
    recipe = RECIPES[asked.recipe]
    for number, schedule in enumerate(recipe, 1):
        names = [n for n, _ in schedule.passes if not (asked.free_only and corpus(n).restricted)]
        parts = dict.fromkeys(names, "train")
        if asked.without is not None and readings.SCHEME in parts:
            parts[readings.SCHEME] = f"without-{asked.without}"
        corpora = {
            name: prepare.examples_in(data, asked.corpora, name, part, pieces)
            for name, part in parts.items()
        }
        until = asked.until if number == len(recipe) else None
        run = fit.Run(asked.folder / str(number), schedule, asked.seed, until, begin)
        fit.fit(run, network, corpora)
        begin = run.checkpoint


if __name__ == "__main__":
    main()
