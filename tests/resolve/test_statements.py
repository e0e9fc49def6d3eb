"""Statements: nesting without cycles, order, content inside the text."""

from __future__ import annotations

from relata.model.analysis import Draft
from relata.resolve.statements import nesting
from tests.resolve.build import Story


def test_circles_are_cut() -> None:
    drafts = [Draft("indirect", ((0, 1),), 0.5, inside=n) for n in (1, 2, 0, 3, 0)]
    inside = nesting(drafts, [True] * 5)
    for start in range(5):
        at: int | None = start
        steps = 0
        while at is not None:
            at, steps = inside[at], steps + 1
            assert steps <= 5


def test_a_statement_without_content_goes_and_its_children_stay() -> None:
    s = Story("Ida Holm sagte, es reiche.")
    who = s.phrase("Ida Holm")
    s.drafts.append(Draft("indirect", ((5, 5), (900, 950)), 0.5))
    s.says("es reiche", who, inside=0)
    found = s.resolve()
    assert [(x.id, x.inside) for x in found.statements] == [("s1", None)]
