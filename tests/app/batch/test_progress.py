"""The time that is left, by a clock of our own; options; the line on a terminal."""

from __future__ import annotations

import pytest

from relata.app.batch.options import DayRange, day_range
from relata.app.batch.progress import Estimate, duration
from relata.model.errors import UsageError


class _Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_estimate_is_true_when_the_work_is_even() -> None:
    """Extraction 10 records a second, reading 40, writing 200: what is left is what will be."""
    clock = _Clock()
    estimate = Estimate(clock, engine="fast")
    total, cost = 1000, {"extract": 0.1, "read": 0.025, "write": 0.005}
    whole = total * sum(cost.values())
    begun = clock.now
    for stage, each in cost.items():
        estimate.begin(stage, total, 0)  # type: ignore[arg-type]
        for _ in range(20):
            clock.now += 50 * each
            estimate.add(stage, 50)  # type: ignore[arg-type]
            left = estimate.left(total)
            truth = whole - (clock.now - begun)
            assert left is not None and abs(left - truth) <= 0.12 * whole
    assert estimate.left(total) == pytest.approx(0.0, abs=0.01)


def test_what_an_earlier_run_did_took_no_time() -> None:
    clock = _Clock()
    estimate = Estimate(clock, engine="fast")
    estimate.begin("extract", 1000, 900)
    assert estimate.left(1000) is None
    clock.now += 10
    estimate.add("extract", 50)
    assert estimate.rate("extract") == 5.0
    left = estimate.left(1000)
    assert left is not None and 10 < left < 10 + 1000 * 0.2 * 0.6
    clock.now += 5
    assert estimate.left(1000) == pytest.approx(left - 5)


def test_the_encoder_makes_the_reading_the_long_part() -> None:
    for engine, least, most in (("fast", 0.2, 0.5), ("encoder", 4, 8)):
        clock = _Clock()
        estimate = Estimate(clock, engine=engine)
        estimate.begin("extract", 100, 0)
        clock.now += 100
        estimate.add("extract", 100)
        left = estimate.left(100)
        assert left is not None and 100 * least < left < 100 * most


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "0 s"), (89, "89 s"), (90, "2 min"), (3600, "60 min"), (5400, "1 h 30 min"),
        (200_000, "2 d 7 h"),
    ],
)  # fmt: skip
def test_durations_for_people(seconds: float, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("2026-06", ["2026-06-01", "2026-06-30", "2026-06", "2026"], ["2026-05-31", "2026-07-01"]),
        ("2026-06-02..2026-06-03", ["2026-06-02", "2026-06-03"], ["2026-06-01", "2026-06-04"]),
        ("..2025", ["1999-01-01", "2025-12-31"], ["2026-01-01"]),
        ("2026..", ["2026-01-01", "2031"], ["2025-12-31"]),
    ],
)  # fmt: skip
def test_ranges_of_days(text: str, inside: list[str], outside: list[str]) -> None:
    found = day_range(text)
    assert [day for day in inside if not found.holds(day)] == []
    assert [day for day in outside if found.holds(day)] == []


@pytest.mark.parametrize("text", ["", "..", "june", "2026-13", "2026-02-01..2026-01-01", "a..b"])
def test_what_is_not_a_range(text: str) -> None:
    with pytest.raises(UsageError):
        day_range(text)


def test_every_day_lies_in_an_open_range() -> None:
    assert DayRange().open and DayRange().holds("2026-01-01")
