"""Pairs of names from public complaints, and more of their kinds in several languages."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from relata.app.cli.commands.names import SAME
from relata.names.matching.same_name import same_name


class NamePairCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two names, and whether they are one person's or one body's."""

    kind: str
    a: str
    b: str
    same: bool
    #: Whether it was a user's complaint; the others were made for their kind.
    complaint: bool = False


_FILE = Path(__file__).with_name("names.jsonl")
CASES = msgspec.json.decode(
    "[" + ",".join(_FILE.read_text(encoding="utf-8").splitlines()) + "]", type=list[NamePairCase]
)


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{c.a} | {c.b}") for c in CASES])
def test_pair(case: NamePairCase) -> None:
    for one, other in ((case.a, case.b), (case.b, case.a)):
        match = same_name(one, other)
        assert (match.score >= SAME) == case.same, (case.kind, match)
        assert match.reason


def test_every_kind_has_pairs_of_both_kinds() -> None:
    kinds = {case.kind for case in CASES}
    for kind in kinds:
        answers = {case.same for case in CASES if case.kind == kind}
        assert answers == {True, False}, kind
