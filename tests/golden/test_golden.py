"""What is read in our own texts stays as it is, until somebody means to change it."""

from __future__ import annotations

import difflib

import pytest

from tests.golden.cases import HERE, Case, cases, read


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_golden(case: Case) -> None:
    now = read(case)
    assert case.expected.is_file(), "no expected summary yet: make golden, and read it"
    expected = case.expected.read_text(encoding="utf-8").rstrip("\n")
    if now != expected:
        diff = difflib.unified_diff(
            expected.splitlines(), now.splitlines(), "expected", "now", "", "", 2, ""
        )
        pytest.fail("make golden, if this is meant:\n" + "\n".join(diff), pytrace=False)


def test_no_expected_summary_without_its_text() -> None:
    wanted = {case.expected for case in cases()}
    assert set(HERE.glob("??/*.json")) == wanted
