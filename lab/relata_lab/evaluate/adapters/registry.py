"""Every corpus of statements that can be measured, in the order of the documentation."""

from __future__ import annotations

from relata_lab.evaluate.adapters import (
    Adapter,
    gum,
    partial,
    polnear,
    redewiedergabe,
    spkatt,
    wikinews_de,
)

ADAPTERS: tuple[Adapter, ...] = (
    wikinews_de.ADAPTER,
    polnear.ADAPTER,
    spkatt.ADAPTER,
    redewiedergabe.ADAPTER,
    gum.ADAPTER,
    partial.ADAQ,
    partial.DISRPT,
    partial.CSTNEWS,
)


def get(corpus: str) -> Adapter | None:
    """The adapter of a corpus, or None."""
    return next((adapter for adapter in ADAPTERS if adapter.corpus == corpus), None)


def names() -> tuple[str, ...]:
    """The corpora's names."""
    return tuple(adapter.corpus for adapter in ADAPTERS)
