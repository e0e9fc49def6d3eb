"""What people complained of is right, with every engine that a user gets."""

from __future__ import annotations

import pytest

from tests.reports.cases import ENGINES, Case, cases, read, wrongs


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", [pytest.param(c, id=f"{kind}:{c.id}") for kind, c in cases()])
def test_case(case: Case, engine: str) -> None:
    wrong = wrongs(case, read(case, engine))
    if wrong and engine in case.open:
        pytest.xfail(wrong[0])
    assert wrong == []


def test_cases_have_names_of_their_own() -> None:
    names = [(kind, case.id) for kind, case in cases()]
    assert len(set(names)) == len(names)


def test_few_cases_are_open() -> None:
    found = cases()
    for engine in ENGINES:
        assert sum(engine in case.open for _, case in found) <= len(found) // 10
