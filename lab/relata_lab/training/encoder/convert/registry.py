"""Every corpus that the encoder may be trained on, and whether its terms restrict the weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from relata_lab.training.encoder.convert import (
    gum,
    polnear,
    readings,
    redewiedergabe,
    spkatt,
    wikinews,
)
from relata_lab.training.encoder.data.gold import Converted


@dataclass(frozen=True, slots=True)
class Corpus:
    """One corpus: how it is read, and its terms."""

    name: str
    read: Callable[[Path, str], list[Converted]]
    licence: str
    #: True where the terms restrict what is trained on it, or none are stated.
    restricted: bool


REGISTRY: tuple[Corpus, ...] = (
    Corpus(wikinews.SCHEME, wikinews.read, "CC BY-NC-SA 4.0", restricted=True),
    Corpus(polnear.SCHEME, polnear.read, "none stated", restricted=True),
    Corpus(spkatt.SCHEME, spkatt.read, "CC BY-SA 4.0", restricted=False),
    Corpus(redewiedergabe.SCHEME, redewiedergabe.read, "CC BY-NC-SA 4.0", restricted=True),
    Corpus(gum.SCHEME, gum.read, "CC BY 4.0; texts CC BY or CC BY-SA", restricted=False),
    Corpus(readings.SCHEME, readings.read, "own marks; texts of third parties", restricted=False),
)


def corpus(name: str) -> Corpus:
    """The corpus of that name. Raises KeyError where there is none."""
    return {entry.name: entry for entry in REGISTRY}[name]
