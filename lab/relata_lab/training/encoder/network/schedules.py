"""How often each corpus is read, and with which rates; a recipe is one run after another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schedule:
    """One training run."""

    #: Corpus and passes over it; of a part of a pass the documents are drawn.
    passes: tuple[tuple[str, float], ...]
    #: Learning rate of the top layer of the encoder, and what each lower one has of it.
    rate: float = 1.5e-4
    decay: float = 0.93
    #: Learning rate of the heads.
    heads_rate: float = 8e-4
    #: Padded pieces of a batch.
    batch: int = 2048
    #: Share of the steps in which the rate rises; it falls to `least` of itself afterwards.
    warmup: float = 0.04
    least: float = 0.02
    #: Schemes that begin with the vector of another one.
    like: tuple[tuple[str, str], ...] = ()


_FIRST = Schedule((("wikinews-de", 8), ("polnear", 2), ("spkatt-2023", 1), ("redewiedergabe", 1)))
#: Whole pages of all genres, and enough of the corpora not to forget them.
_PAGES = Schedule(
    (("readings", 5), ("wikinews-de", 2), ("polnear", 0.25)),
    rate=6e-5,
    heads_rate=3e-4,
    like=(("readings", "wikinews-de"),),
)
#: The same number of pieces with and without the restricted corpora, to compare the two.
_SHORT = Schedule(
    (
        ("wikinews-de", 1),
        ("polnear", 0.25),
        ("spkatt-2023", 0.5),
        ("redewiedergabe", 0.25),
        ("gum", 0.5),
        ("readings", 2),
    )
)
_SHORT_FREE = Schedule((("spkatt-2023", 1), ("gum", 2), ("readings", 5)))
#: Goes on with them.
_FREE = Schedule((("spkatt-2023", 1), ("gum", 2), ("readings", 6)), rate=1e-4, heads_rate=5e-4)

#: Name -> the runs of a recipe; each goes on from the weights of the one before.
RECIPES: dict[str, tuple[Schedule, ...]] = {
    "full": (_FIRST, _PAGES),
    "pages": (_PAGES,),
    "short": (_SHORT,),
    "short-free": (_SHORT_FREE,),
    "free": (_SHORT_FREE, _FREE),
}
