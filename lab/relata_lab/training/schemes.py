"""The annotation schemes of the corpora that the engine `fast` is fitted on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scheme:
    """One corpus: what it annotates, and the terms of use that it states."""

    corpus: str
    language: str
    licence: str
    #: Whether it annotates statements inside statements.
    nested: bool

    @property
    def source(self) -> str:
        """The corpus with its licence, for cards."""
        return f"{self.corpus} (train; {self.licence})"


WIKINEWS = Scheme("wikinews-de", "de", "CC BY-NC-SA 4.0", nested=True)
POLNEAR = Scheme(
    "polnear",
    "en",
    "none stated for the annotation; the articles are their publishers'",
    nested=False,
)
#: Each language's corpus for the regressions of the engine `fast`.
CALIBRATION = (WIKINEWS, POLNEAR)
