"""Arithmetic of spans, and types by quotation marks."""

from __future__ import annotations

import pytest

from relata_lab.evaluate.adapters.marks import quoted, type_by_marks
from relata_lab.evaluate.adapters.spans import clip, subtract, trim, union
from tests.lab.builders import find


def test_span_operations() -> None:
    assert union([(5, 8), (0, 3)], [(3, 4), (7, 9), (9, 9)]) == ((0, 4), (5, 9))
    assert subtract([(0, 10)], [(2, 4), (8, 12)]) == ((0, 2), (4, 8))
    assert clip([(0, 5), (8, 9)], (3, 8)) == ((3, 5),)
    assert trim(" a, ", [(0, 4)], ",") == ((1, 2),)
    assert trim("  ", [(0, 2)]) == ()


@pytest.mark.parametrize(
    ("text", "content", "wanted"),
    [
        ("“It rains,” Ann said.", "“It rains,”", "direct"),
        ("Ann said it “rains”.", "it “rains”", "mixed"),
        ("Ann said it rains.", "it rains", "indirect"),
        ("Ann said ''no''.", "''no''", "direct"),
        ("Ann said “no.\nIt rains.", "It rains", "indirect"),
        ("Ann said 42.", "42", None),
    ],
)
def test_types_by_marks(text: str, content: str, wanted: str | None) -> None:
    assert type_by_marks(text, find(text, content), quoted(text)) == wanted
