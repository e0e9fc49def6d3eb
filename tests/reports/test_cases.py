"""What people complained of is right, with every engine that a user gets."""

from __future__ import annotations

import pytest

from tests.reports.cases import ENGINES, Case, cases, read, wrongs


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", [pytest.param(c, id=f"{kind}:{c.id}") for kind, c in cases()])
def test_case(case: Case, engine: str) -> None:
    assert wrongs(case, read(case, engine)) == []
