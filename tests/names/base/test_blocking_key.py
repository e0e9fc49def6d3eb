"""The blocking key: spellings share it, most other names do not."""

from __future__ import annotations

import pytest

from relata.names.base.blocking_key import blocking_key


@pytest.mark.parametrize(
    ("a", "b"),
    [("medwedew", "medvedev"), ("zelensky", "selenskyj"), ("lukaschenko", "łukašenko")],
)
def test_spellings_share_a_key(a: str, b: str) -> None:
    assert blocking_key(a) == blocking_key(b)


def test_other_names_have_another() -> None:
    assert len({blocking_key(name) for name in ("merkel", "corbyn", "putin", "scholz")}) == 4


def test_a_key_may_be_empty() -> None:
    assert blocking_key("schoigu") == blocking_key("") == ""
