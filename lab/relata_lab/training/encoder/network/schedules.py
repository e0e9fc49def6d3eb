"""How often each corpus is read, and with which rates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schedule:
    """One training run."""

    #: Corpus and passes over it.
    passes: tuple[tuple[str, int], ...]
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


SCHEDULES: dict[str, Schedule] = {
    "full": Schedule(
        (("wikinews-de", 8), ("polnear", 2), ("spkatt-2023", 1), ("redewiedergabe", 1))
    ),
    "short": Schedule(
        (
            ("wikinews-de", 3),
            ("polnear", 1),
            ("spkatt-2023", 2),
            ("redewiedergabe", 1),
            ("gum", 3),
            ("readings", 5),
        )
    ),
}
