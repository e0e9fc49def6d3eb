"""`relata train`: the shipped weights from the corpora, with their cards."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

import msgspec

from relata.attribute.neural.networks import forward, word_vectors
from relata.attribute.neural.networks.bundle import ModelBundle, ModelCard
from relata.attribute.neural.networks.word_vectors import Provenance
from relata.attribute.neural.selection import IDENTITY
from relata.model.errors import MissingInput, UsageError
from relata_lab.corpora import read
from relata_lab.training.calibrated_engine import regressions
from relata_lab.training.networks.recipe import (
    LANGUAGE,
    NAME,
    SCHEME,
    THRESHOLD,
    THRESHOLD_OWN,
)

SEED = 1
#: The sets in the order in which they are fitted: word vectors, networks, regressions.
VECTORS, FAST = f"vectors-{LANGUAGE}", "fast"
SETS = (VECTORS, NAME, FAST)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def train(names: Iterable[str], folder: Path, *, say: Callable[[str], None] = _say) -> list[Path]:
    """Fit the named sets (all if none is named) into a folder; returns the files. One core.

    Raises MissingInput where the corpora or torch are missing, UsageError for an unknown name.
    """
    wanted = list(names) or list(SETS)
    for name in wanted:
        if name not in SETS:
            raise UsageError(f"no weights {name!r}; there are {', '.join(SETS)}")
    if set(wanted) - {FAST} and find_spec("torch") is None:
        raise MissingInput(
            "training needs torch: install the extra with pip install -e 'lab[train]'"
        )
    read.find_folder()
    folder.mkdir(parents=True, exist_ok=True)
    fit = {VECTORS: _fit_vectors, NAME: _fit_network, FAST: _fit_regressions}
    return [path for name in SETS if name in wanted for path in fit[name](folder, say)]


def _fit_vectors(folder: Path, say: Callable[[str], None]) -> list[Path]:
    """Word vectors and their provenance."""
    import torch

    from relata_lab.training.networks.texts import TERMS, texts
    from relata_lab.training.networks.vectors import packed, split, vectors

    torch.set_num_threads(1)
    begun = time.process_time()
    words = [split(text) for text in texts()]
    forms, found = vectors(words, SEED)
    data = packed(forms, found)
    made = Provenance(
        _identity(VECTORS, data), TERMS, sum(map(len, words)), len(forms), SEED, _minutes(begun)
    )
    say(f"{VECTORS}: {made.id}")
    path = folder / word_vectors.file_name(LANGUAGE)
    path.write_bytes(data)
    return [path, _write(path.with_suffix(".json"), made)]


def _fit_network(folder: Path, say: Callable[[str], None]) -> list[Path]:
    """The networks' weights and their card; on the folder's word vectors, if it has any."""
    import torch

    from relata_lab.training.networks import examples as ex
    from relata_lab.training.networks.calibrate import calibrated
    from relata_lab.training.networks.export import exported
    from relata_lab.training.networks.fit import Fitter, hide_seldom, word_rows
    from relata_lab.training.networks.model import scaled

    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    begun = time.process_time()
    fresh = folder / word_vectors.file_name(LANGUAGE)
    if fresh.is_file():
        word_vectors.replace(LANGUAGE, fresh.read_bytes())
    vectors = word_vectors.load(LANGUAGE)
    everything = ex.examples("train")
    taught = [e for e in everything if not ex.held_out(e.id)]
    tables = [e.arrays.ids for e in taught]
    hide_seldom(tables)
    model = Fitter(taught, SEED, say, scaled(vectors) if vectors is not None else None).fit()
    path = folder / f"{NAME}.npz"
    path.write_bytes(exported(model, word_rows(tables)))
    card = ModelCard(
        id=_identity(NAME, path.read_bytes()), language=LANGUAGE, file=path.name,
        threshold=THRESHOLD, threshold_own=THRESHOLD_OWN, calibration=IDENTITY,
        training={
            "seed": str(SEED), "minutes": str(_minutes(begun)), "corpora": SCHEME.source,
        },
    )  # fmt: skip
    bundle = ModelBundle(card, forward.parse(path.read_bytes()), vectors)
    kept = [e for e in everything if ex.held_out(e.id)]
    card = msgspec.structs.replace(card, calibration=calibrated(kept, bundle))
    say(f"{NAME}: {card.id}")
    return [path, _write(folder / f"{NAME}.card.json", card)]


def _fit_regressions(folder: Path, say: Callable[[str], None]) -> list[Path]:
    """The regressions of the engine `fast`."""
    found = regressions()
    say(f"{FAST}: {', '.join(one.id for one in found.values())}")
    path = folder / "fast.json"
    data = msgspec.json.encode(found, order="sorted")
    path.write_bytes(msgspec.json.format(data, indent=1) + b"\n")
    return [path]


def _identity(name: str, data: bytes) -> str:
    return f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"


def _minutes(begun: float) -> int:
    return max(1, round((time.process_time() - begun) / 60))


def _write(path: Path, card: msgspec.Struct) -> Path:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n")
    return path
