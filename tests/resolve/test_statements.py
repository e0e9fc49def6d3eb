"""Statements: nesting without cycles, order, content inside the text."""

from __future__ import annotations

from relata.model.analysis import Draft
from relata.resolve.statements import nesting
from tests.resolve.build import Story, chain_of


def test_circles_are_cut() -> None:
    drafts = [Draft("indirect", ((0, 1),), 0.5, inside=n) for n in (1, 2, 0, 3, 0)]
    inside = nesting(drafts, [True] * 5)
    for start in range(5):
        at: int | None = start
        steps = 0
        while at is not None:
            at, steps = inside[at], steps + 1
            assert steps <= 5


def test_voices_of_the_same_words_make_no_circle() -> None:
    s = Story("Ida Holm sagte, heißt es im Brief des Amtes, der Damm sei sicher, so Otto Falk.")
    one = s.phrase("Ida Holm")
    paper = s.phrase(
        "Brief des Amtes", kind="description", entity="document", role="Brief des Amtes",
        head="Brief",
    )  # fmt: skip
    other = s.phrase("Otto Falk")
    s.says("der Damm sei sicher", one)
    s.says("der Damm sei sicher", paper, inside=2)
    s.says("der Damm sei sicher", other, inside=0)
    assert len(s.resolve().statements) == 3


def test_a_statement_without_content_goes_and_its_children_stay() -> None:
    s = Story("Ida Holm sagte, es reiche.")
    who = s.phrase("Ida Holm")
    s.drafts.append(Draft("indirect", ((5, 5), (900, 950)), 0.5))
    s.says("es reiche", who, inside=0)
    found = s.resolve()
    assert [(x.id, x.inside) for x in found.statements] == [("s1", None)]


def test_a_document_encloses_the_person_whose_words_it_gives() -> None:
    s = Story("Ida Holm versprach, heißt es in der Erklärung des Amtes, der Damm sei sicher.")
    s.says("der Damm sei sicher", s.phrase("Ida Holm"))
    paper = s.phrase(
        "der Erklärung des Amtes", kind="description", entity="document",
        role="Erklärung des Amtes", head="Erklärung",
    )  # fmt: skip
    s.says("der Damm sei sicher", paper)
    found = s.resolve()
    inner = found.statements[1]
    assert inner.inside == found.statements[0].id
    assert [kind for kind, _ in chain_of(found, inner)] == ["document", "speaker"]
