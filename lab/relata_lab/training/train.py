"""`relata train`: the shipped weights of the engine `fast` from the corpora, with their cards."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from relata.model.errors import UsageError
from relata_lab.corpora import read
from relata_lab.training.calibrated_engine import regressions

FAST = "fast"
SETS = (FAST,)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def train(names: Iterable[str], folder: Path, *, say: Callable[[str], None] = _say) -> list[Path]:
    """Fit the named sets (all if none is named) into a folder; returns the files. One core.

    Raises MissingInput where the corpora are missing, UsageError for an unknown name.
    """
    for name in names:
        if name not in SETS:
            raise UsageError(f"no weights {name!r}; there are {', '.join(SETS)}")
    read.find_folder()
    folder.mkdir(parents=True, exist_ok=True)
    found = regressions()
    say(f"{FAST}: {', '.join(one.id for one in found.values())}")
    path = folder / "fast.json"
    data = msgspec.json.encode(found, order="sorted")
    path.write_bytes(msgspec.json.format(data, indent=1) + b"\n")
    return [path]
