"""The classes of errors and what they cost, by hand."""

from __future__ import annotations

import pytest

from relata_lab.evaluate.statements.error_classes import ErrorClass, of_pairs, table
from relata_lab.evaluate.statements.figures import Pair
from relata_lab.evaluate.statements.scorer import StatementScorer, pair_up
from tests.lab.builders import letters, said

TOKENS = letters(100)
PARTS = ("content", "speaker", "cue")


def found(*pairs: Pair) -> dict[tuple[str, str], ErrorClass]:
    return {(c.mode, c.kind): c for c in of_pairs([(pairs, TOKENS)], PARTS)}


def kinds(gold, system) -> set[str]:
    return {kind for _, kind in found(*pair_up([gold], [system], TOKENS))}


def joint(*pairs: Pair) -> float:
    scorer = StatementScorer(PARTS)
    scorer.add(pairs, TOKENS)
    return scorer.scores().figures["joint"].f1


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (((10, 20),), set()),
        (((8, 20),), {"content begins too early"}),
        (((12, 20),), {"content begins too late"}),
        (((10, 18),), {"content ends too early"}),
        (((10, 22),), {"content ends too late"}),
        (((8, 22),), {"content begins too early", "content ends too late"}),
        (((10, 12), (18, 20)), {"content differs within"}),
    ],
)
def test_contents(content, wanted) -> None:
    assert kinds(said(((10, 20),), type="direct"), said(content, type="direct")) == wanted


@pytest.mark.parametrize(
    ("gold", "system", "wanted"),
    [
        (((0, 3),), ((0, 3),), set()),
        (((0, 3),), ((0, 4),), {"speaker boundary"}),
        (((0, 3),), ((5, 6),), {"speaker another mention"}),
        (((0, 3),), (), {"speaker missing"}),
        ((), ((0, 3),), {"speaker where there is none"}),
    ],
)
def test_parts(gold, system, wanted) -> None:
    content = ((10, 20),)
    assert kinds(said(content, speaker=gold), said(content, speaker=system)) == wanted


def test_a_statement_in_another_mode_is_one_error() -> None:
    gold = said(((10, 20),), type="reported", speaker=((0, 3),), cue=((4, 5),))
    system = said(((12, 20),), type="indirect", speaker=((1, 3),))
    pairs = pair_up([gold], [system], TOKENS)
    (only,) = found(*pairs).values()
    assert (only.mode, only.kind, only.count) == ("reported", "read as indirect", 1)
    assert only.cost == pytest.approx(1 - joint(*pairs))


def test_missed_and_spurious() -> None:
    right = said(((30, 40),), type="direct", id="r")
    gold = said(((10, 20),), type="direct", speaker=((0, 3),), id="g")
    extra = said(((50, 60),), type="indirect", speaker=((0, 3),), id="s")
    pairs = pair_up([right, gold], [right, extra], TOKENS)
    assert len(pairs) == 2  # gold and extra are paired, although they share nothing
    classes = found(*pairs)
    assert set(classes) == {("direct", "missed"), ("indirect", "spurious")}
    now = joint(*pairs)
    missed, spurious = classes["direct", "missed"], classes["indirect", "spurious"]
    assert missed.cost == pytest.approx(
        joint(Pair(right, right, 1), Pair(gold, gold, 1), Pair(None, extra, 0)) - now
    )
    assert spurious.cost == pytest.approx(joint(Pair(right, right, 1), Pair(gold, None, 0)) - now)


def test_only_the_wrong_end_is_put_right() -> None:
    gold, system = said(((10, 20),)), said(((5, 17),))
    pairs = pair_up([gold], [system], TOKENS)
    classes = found(*pairs)
    early = classes["any", "content begins too early"]
    assert early.cost == pytest.approx(joint(Pair(gold, said(((10, 17),)), 1)) - joint(*pairs))
    late = classes["any", "content ends too early"]
    assert late.cost == pytest.approx(joint(Pair(gold, said(((5, 20),)), 1)) - joint(*pairs))


def test_the_costliest_come_first() -> None:
    content = ((10, 20),)
    boundary = Pair(said(content, cue=((0, 4),)), said(content, cue=((0, 3),)), 1.0)
    missed = Pair(said(((30, 40),), cue=((22, 24),)), None, 0.0)
    ordered = of_pairs([([boundary, missed], TOKENS), ([boundary], TOKENS)], PARTS)
    assert [(c.kind, c.count) for c in ordered] == [("missed", 1), ("cue boundary", 2)]
    shown = table(ordered, 1).splitlines()
    assert len(shown) == 2 and shown[1].startswith("any: missed")
    assert ordered[0].as_json()["kind"] == "missed"
