"""Single quotation marks: their role by spacing, and by their use in the text."""

from __future__ import annotations

import pytest

from relata.model.analysis import PUNCT, SYMBOL
from relata.segment.quotation_marks import (
    QuotationMarks,
    role_by_spacing,
    roles_in_text,
    unquoting_kind,
)
from relata.segment.roles import Family, MarkRole


@pytest.mark.parametrize(
    ("text", "at", "role"),
    [
        ('x "y', 2, MarkRole.OPENS), ('x" y', 1, MarkRole.CLOSES), ('x"y', 1, MarkRole.UNCLEAR),
        ('("x', 1, MarkRole.OPENS), ('x".', 1, MarkRole.CLOSES), ('x " y', 2, MarkRole.UNCLEAR),
        ("x «\u00a0y", 2, MarkRole.OPENS), ("x\u00a0» y", 2, MarkRole.CLOSES),
        ("x ».", 2, MarkRole.UNCLEAR), ('x "...y', 2, MarkRole.OPENS),
        ('– "', 2, MarkRole.CLOSES), ('"x', 0, MarkRole.OPENS),
    ],
)  # fmt: skip
def test_spacing(text: str, at: int, role: MarkRole) -> None:
    found = role_by_spacing(text, at, at + 1, (0, len(text)))
    assert found is role


@pytest.mark.parametrize(
    ("spacing", "roles"),
    [
        ([MarkRole.OPENS, MarkRole.CLOSES], (MarkRole.OPENS, MarkRole.CLOSES)),
        ([MarkRole.CLOSES, MarkRole.OPENS], (MarkRole.CLOSES, MarkRole.OPENS)),
        ([MarkRole.UNCLEAR, MarkRole.UNCLEAR], (MarkRole.OPENS, MarkRole.CLOSES)),
    ],
)
def test_the_text_decides_which_way_marks_are_turned(
    spacing: list[MarkRole], roles: tuple[MarkRole, MarkRole]
) -> None:
    marks = QuotationMarks([0, 2], ["«", "»"], [Family.ANGLE] * 2, spacing)
    found = roles_in_text(marks, {})
    assert (found["«"], found["»"]) == roles


def test_the_next_mark_of_a_family() -> None:
    marks = QuotationMarks(closers={Family.DOUBLE: [1, 4]}, openers={Family.DOUBLE: [3]})
    assert marks.next_closer(Family.DOUBLE, 1) == 4
    assert marks.next_closer(Family.DOUBLE, 4) is None
    assert marks.next_opener(Family.DOUBLE, 0) == 3
    assert marks.next_opener(Family.ANGLE, 0) is None


def test_inches_are_symbols() -> None:
    assert unquoting_kind('5"', 1) == SYMBOL
    assert unquoting_kind("Hans'", 4) == PUNCT
