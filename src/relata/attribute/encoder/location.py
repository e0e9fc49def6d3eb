"""Where the weights are: a package of their own, `relata_encoder`, or a folder that was set."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from relata.attribute.encoder import weights

#: The package that ships the weights.
PACKAGE = "relata_encoder"
_set: Path | None = None


def use(folder: Path | None) -> None:
    """Read with the weights of a folder (None: those that are installed)."""
    global _set
    _set = folder
    installed.cache_clear()


def folder() -> Path | None:
    """The folder of the weights in use; None where there are none."""
    return _set or installed()


@lru_cache(maxsize=1)
def installed() -> Path | None:
    """The folder of the installed weights."""
    spec = find_spec(PACKAGE)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(place) / weights.CARD).is_file():
            return Path(place)
    return None


@lru_cache(maxsize=8)
def identity(place: Path) -> str:
    """The name in the card of a folder."""
    return weights.card(place).name
