"""The rule of the research notes, by hand. Tokens are single characters: (0, 4) is four."""

from __future__ import annotations

import pytest

from relata_lab.corpora.annotations import PARTS, CorpusTokens
from relata_lab.evaluate.statements.figures import Figure, Pair
from relata_lab.evaluate.statements.scorer import f1, pair_up, score
from tests.lab.builders import letters, said

TOKENS = letters(100)


def figures(gold, system, parts=PARTS):
    return score([(gold, system, TOKENS)], parts)


def check(figure: Figure, p: float, r: float) -> None:
    assert figure.p == pytest.approx(p)
    assert figure.r == pytest.approx(r)
    assert figure.f1 == pytest.approx(2 * p * r / (p + r) if p + r else 0.0)


def test_a_token_belongs_where_it_shares_a_character() -> None:
    tokens = CorpusTokens([(0, 3), (4, 8), (8, 9)])
    assert tokens.of(((0, 3),)) == {0}
    assert tokens.of(((2, 5),)) == {0, 1}
    assert tokens.of(((3, 4),)) == frozenset()
    assert tokens.of(((7, 9), (0, 1))) == {0, 1, 2}


def test_perfect() -> None:
    one = said(
        ((0, 10),),
        speaker=((20, 22),),
        cue=((22, 23),),
        type="direct",
        medium=frozenset(["speech"]),
    )
    scores = figures([one], [one])
    for name in ("content", "roles", "joint", "speaker", "cue", "type", "medium"):
        check(scores.figures[name], 1, 1)
    # Nobody has a frame: no precision, no recall, and 0 rather than a division by zero.
    check(scores.figures["frame"], 0, 0)
    assert scores.figures["frame"].n_system == scores.figures["frame"].n_gold == 0


def test_partial_content_and_a_missing_role() -> None:
    gold = said(((0, 10),), speaker=((20, 24),), cue=((30, 31),))
    system = said(((5, 15),), speaker=((20, 22),))
    scores = figures([gold], [system])
    # Content: 5 common of 10 and of 10. Speaker: 2 common of the system's 2, the gold's 4.
    check(scores.figures["content"], 5 / 10, 5 / 10)
    check(scores.figures["speaker"], 2 / 2, 2 / 4)
    # Cue: the system has none, so there is no precision to average, and a recall of 0.
    assert scores.figures["cue"].n_system == 0
    check(scores.figures["cue"], 0, 0)
    # Roles: P = {speaker 1}, R = {speaker 1/2, cue 0}. Joint adds the content to both.
    check(scores.figures["roles"], 1, (1 / 2 + 0) / 2)
    check(scores.figures["joint"], (1 + 1 / 2) / 2, (1 / 2 + 0 + 1 / 2) / 3)


def test_unpaired_statements() -> None:
    gold = [said(((0, 10),), speaker=((10, 12),)), said(((40, 50),), cue=((50, 51),))]
    system = [said(((0, 10),), speaker=((10, 12),))]
    scores = figures(gold, system)
    # The second gold statement is unpaired: recall 0 for its content and for its cue.
    check(scores.figures["content"], 1, (1 + 0) / 2)
    check(scores.figures["roles"], 1, (1 + 0) / 2)
    # P: content 1, speaker 1. R: content 1, content 0, speaker 1, cue 0.
    check(scores.figures["joint"], 1, (1 + 0 + 1 + 0) / 4)
    # The other way round it is the precision that falls.
    turned = figures(system, gold)
    check(turned.figures["content"], 1 / 2, 1)
    check(turned.figures["roles"], 1 / 2, 1)


def test_pairs_without_overlap_are_made() -> None:
    gold = said(((0, 10),), speaker=((90, 92),), type="direct")
    system = said(((40, 50),), speaker=((90, 91),), type="direct")
    assert [(p.gold, p.system, p.overlap) for p in pair_up([gold], [system], TOKENS)] == [
        (gold, system, 0.0)
    ]
    scores = figures([gold], [system])
    check(scores.figures["content"], 0, 0)
    # The contents share nothing, but they are a pair, so the speakers meet: 1 of 1, 1 of 2.
    check(scores.figures["speaker"], 1, 1 / 2)
    check(scores.figures["type"], 1, 1)


def test_discontinuous_content() -> None:
    gold = said(((0, 4), (10, 16)))
    system = said(((0, 16),))
    # 10 common tokens of the system's 16, all of the gold's 10.
    check(figures([gold], [system]).figures["content"], 10 / 16, 1)


def test_the_pairing_maximises_the_sum() -> None:
    # One long system content overlaps both gold contents; a short one only the first.
    gold = [said(((0, 10),), id="g0"), said(((10, 20),), id="g1")]
    system = [said(((0, 20),), id="s0"), said(((0, 8),), id="s1")]
    # F1: g0-s0 20/30, g0-s1 16/18, g1-s0 20/30, g1-s1 0. Best sum: g0-s1 + g1-s0.
    pairs = {(p.gold.id, p.system.id) for p in pair_up(gold, system, TOKENS) if p.gold and p.system}
    assert pairs == {("g0", "s1"), ("g1", "s0")}


def test_type_and_medium_break_ties_only_where_contents_overlap() -> None:
    speech, writing = frozenset(["speech"]), frozenset(["writing"])
    gold = [said(((0, 10),), id="g0", type="indirect", medium=speech)]
    twins = [
        said(((0, 10),), id="s0", type="direct", medium=speech),
        said(((0, 10),), id="s1", type="indirect", medium=writing),
    ]
    # Equal F1; the type is worth 0.01, the medium 0.001.
    assert pair_up(gold, twins, TOKENS)[0].system is twins[1]
    # A better overlap by more than that wins over the type: 1 against 18/19 + .01.
    close = [said(((0, 10),), id="s0", type="direct"), said(((0, 9),), id="s1", type="indirect")]
    assert pair_up(gold, close, TOKENS)[0].system is close[0]
    # Without overlap the type does not draw a pair: all weights are 0, order decides.
    far = [said(((50, 60),), id="s0", type="direct"), said(((60, 70),), id="s1", type="indirect")]
    assert pair_up(gold, far, TOKENS)[0].system is far[0]


def test_type_and_medium_are_micro_over_statements() -> None:
    speech, both = frozenset(["speech"]), frozenset(["speech", "writing"])
    gold = [
        said(((0, 10),), type="direct", medium=speech),
        said(((20, 30),), type="indirect", medium=both),
        said(((40, 50),), type="indirect", medium=frozenset()),
    ]
    system = [
        said(((0, 10),), type="direct", medium=speech),
        said(((20, 30),), type="direct", medium=speech),
    ]
    scores = figures(gold, system)
    # Types: one right of 2 system, 3 gold. Media: {speech} is not {speech, writing}.
    check(scores.figures["type"], 1 / 2, 1 / 3)
    check(scores.figures["medium"], 1 / 2, 1 / 3)


def test_exact() -> None:
    gold = [said(((0, 10),), cue=((12, 13),)), said(((20, 30),), cue=((32, 33),))]
    system = [said(((0, 10),), cue=((12, 13),)), said(((20, 29),)), said(((50, 60),))]
    exact = figures(gold, system).exact
    # Contents: 1 equal of 3 system, 2 gold. Cues: 1 equal of 1 system, 2 gold.
    check(exact["content"], 1 / 3, 1 / 2)
    check(exact["cue"], 1, 1 / 2)


def test_means_run_over_documents_not_within_them() -> None:
    first = ([said(((0, 10),))], [said(((0, 10),))], TOKENS)
    second = ([said(((0, 10),)), said(((20, 30),))], [said(((0, 5),))], TOKENS)
    scores = score([first, second])
    # P: 1, 1 (5 of 5). R: 1, 1/2, 0. Not the mean of the documents' means.
    check(scores.figures["content"], 1, (1 + 1 / 2 + 0) / 3)


def test_by_mode_a_pair_belongs_to_its_gold() -> None:
    gold = [said(((0, 10),), type="reported"), said(((20, 30),), type="direct")]
    system = [
        said(((0, 10),), type="indirect"),
        said(((20, 30),), type="direct"),
        said(((50, 60),), type="direct"),
    ]
    modes = figures(gold, system).modes
    # The indirect one counts under reported; the unpaired direct one costs direct precision.
    assert set(modes) == {"reported", "direct"}
    check(modes["reported"]["content"], 1, 1)
    check(modes["direct"]["content"], 1 / 2, 1)


def test_only_the_corpus_parts_count() -> None:
    gold = said(((0, 10),), frame=((10, 15),))
    scores = figures([gold], [said(((0, 10),))], ("content", "speaker", "cue"))
    assert "frame" not in scores.figures
    check(scores.figures["joint"], 1, 1)


def test_without_gold_media_there_is_no_figure_for_them() -> None:
    assert "medium" not in figures([said(((0, 9),))], [said(((0, 9),))]).figures


def test_nothing_at_all() -> None:
    scores = figures([], [])
    check(scores.figures["joint"], 0, 0)
    assert pair_up([], [said(((0, 1),))], TOKENS) == [Pair(None, said(((0, 1),)), 0.0)]
    assert f1(frozenset(), frozenset()) == 0.0
