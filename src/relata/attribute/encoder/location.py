"""Where the weights are: a package of their own, `relata_encoder`, or a folder that was set."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec

from relata.attribute.encoder import weights
from relata.model.threads import once

#: The package that ships the weights.
PACKAGE = "relata_encoder"
#: Packages without which the weights cannot be used.
_RUNTIME = ("onnxruntime", "tokenizers")
#: The folder that was set, if any: for the laboratory, which measures what is not packaged.
_chosen: list[Traversable] = []


def use(folder: Traversable | None) -> None:
    """Read with the weights of a folder (None: those that are installed)."""
    _chosen[:] = [] if folder is None else [folder]


def folder() -> Traversable | None:
    """The folder of the weights in use; None where there are none."""
    return _chosen[0] if _chosen else installed()


@once(1)
def installed() -> Traversable | None:
    """The folder of the installed weights; None without them or what runs them."""
    if any(find_spec(package) is None for package in (PACKAGE, *_RUNTIME)):
        return None
    place = files(PACKAGE)
    return place if place.joinpath(weights.CARD).is_file() else None


def identity() -> str | None:
    """The name in the card of the weights in use; None where there are none."""
    place = folder()
    return None if place is None else _name(place)


@once(8)
def _name(place: Traversable) -> str:
    return weights.card(place).name
