"""What the stages hand on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relata.model.analysis import indices_of


@given(st.lists(st.integers(0, 3)), st.integers(0, 4))
def test_a_value_is_found_at_each_of_its_places(values: list[int], value: int) -> None:
    assert indices_of(value, values) == [at for at, one in enumerate(values) if one == value]
