"""Printed dates: many forms of one day, and nothing that is ambiguous."""

from __future__ import annotations

import msgspec
import pytest

from relata.readers.parts.dates import date_line, find_date
from relata.readers.parts.line_labels import line_labels


@pytest.mark.parametrize(
    "line",
    [
        "2024-04-03", "3.4.2024", "3. April 2024", "April 3, 2024", "3 April 2024",
        "3rd April 2024",
        "2024年4月3日", "13/04/2024",
    ],
)  # fmt: skip
def test_one_day(line: str) -> None:
    found = find_date(f"x {line} y", line_labels())
    assert found is not None
    assert found.iso == ("2024-04-13" if line.startswith("13") else "2024-04-03")
    assert found.start >= 1


def test_small_words_and_endings_are_declared() -> None:
    labels = msgspec.structs.replace(line_labels(), ordinals=("rd",), date_joins=("of",))
    found = find_date("3rd of April 2024", labels)
    assert found is not None and found.iso == "2024-04-03"
    found = find_date("3th April 2024", labels)
    assert found is not None and found.iso == "2024-04"
    without = find_date("3rd of April 2024", line_labels())
    assert without is not None and without.iso == "2024-04"


@pytest.mark.parametrize("line", ["03/04/2024", "2024-13-40", "3. Brumaire 2024", "2024", ""])
def test_no_date(line: str) -> None:
    assert find_date(line, line_labels()) is None


def test_a_month_alone() -> None:
    found = find_date("im April 2024", line_labels())
    assert found is not None and found.iso == "2024-04"


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Mittwoch, 3. April 2024, 14:30 Uhr", True),
        ("Published: April 3, 2024 at 2:30 pm GMT", True),
        ("Am 3. April 2024 brannte die Brücke.", False),
        ("ohne Ziffern", False),
    ],
)
def test_lines_with_a_date_alone(line: str, alone: bool) -> None:
    assert (date_line(line, line_labels()) is not None) is alone
