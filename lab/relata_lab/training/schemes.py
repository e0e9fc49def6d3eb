"""The annotation schemes of the corpora that weights are fitted on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from relata.attribute.neural.features.span_proposals import KINDS


@dataclass(frozen=True, slots=True)
class Scheme:
    """One corpus: what it annotates, and the terms of use that it states."""

    corpus: str
    language: str
    licence: str
    #: Whether it annotates statements inside statements.
    nested: bool
    #: Its names of the modes -> index into KINDS; other modes count as indirect.
    kinds: Mapping[str, int] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The corpus with its licence, for cards."""
        return f"{self.corpus} (train; {self.licence})"


_INDIRECT = KINDS.index("indirect")
WIKINEWS = Scheme("wikinews-de", "de", "CC BY-NC-SA 4.0", nested=True)
POLNEAR = Scheme(
    "polnear",
    "en",
    "none stated for the annotation; the articles are their publishers'",
    nested=False,
    kinds={"direct": KINDS.index("direct"), "indirect": _INDIRECT, "mixed": _INDIRECT},
)
#: Each language's corpus for the regressions of the engine `fast`.
CALIBRATION = (WIKINEWS, POLNEAR)


def kind_of(mode: str | None, scheme: Scheme) -> int:
    """A corpus's name of a mode as an index into KINDS."""
    return scheme.kinds.get(mode or "", _INDIRECT)
