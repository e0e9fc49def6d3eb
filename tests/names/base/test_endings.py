"""Case endings: what one word may be of the other."""

from __future__ import annotations

import pytest

from relata.names.base.endings import ending_of, foreign_endings


@pytest.mark.parametrize(
    ("a", "b", "ending"),
    [
        ("putin", "putina", "a"), ("merkel", "merkels", "s"), ("babis", "babisovi", "ovi"),
        ("orban", "orbannak", "nak"), ("schulz", "scholz", None), ("ali", "alia", None),
    ],
)  # fmt: skip
def test_endings(a: str, b: str, ending: str | None) -> None:
    assert ending_of(a, b) == ending_of(b, a) == ending


def test_endings_of_foreign_names_are_declared_in_packs() -> None:
    endings = dict(foreign_endings())
    assert endings["ová"] < endings["ova"]
    assert list(map(len, endings)) == sorted(map(len, endings), reverse=True)
