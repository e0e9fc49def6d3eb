"""The scorers for cue layers, sentences and recall, by hand."""

from __future__ import annotations

import pytest

from relata_lab.evaluate.statements.other_scorers import (
    CueScorer,
    RecallScorer,
    SentenceScorer,
    scorer_for,
    second_scorer,
)
from relata_lab.evaluate.statements.scorer import StatementScorer
from tests.lab.builders import letters, said

TOKENS = letters(100)


def test_cue_layer() -> None:
    gold = [
        said(((10, 20),), cue=((5, 6),), speaker=((0, 2),), id="g0"),
        said(((40, 50),), cue=((35, 36),), id="g1"),
    ]
    system = [
        said(((10, 16),), cue=((5, 7),), speaker=((0, 2),), id="s0"),
        said(((40, 50),), cue=((60, 61),), id="s1"),  # the content fits, the cue does not
    ]
    scorer = CueScorer()
    pairs = scorer.pair(gold, system, TOKENS)
    assert [(p.gold and p.gold.id, p.system and p.system.id) for p in pairs] == [
        ("g0", "s0"), ("g1", None), (None, "s1"),
    ]  # fmt: skip
    scorer.add(pairs, TOKENS)
    figures = scorer.scores().figures
    # Cues: 1 right token of the system's 2 + 1 and the gold's 1 + 1.
    assert (figures["cue"].p, figures["cue"].r) == pytest.approx((1 / 3, 1 / 2))
    # Roles: content 6 and speaker 2 right; system 6 + 10 + 2, gold 10 + 10 + 2.
    assert (figures["roles"].p, figures["roles"].r) == pytest.approx((8 / 18, 8 / 22))
    assert (figures["joint"].p, figures["joint"].r) == pytest.approx((9 / 21, 9 / 24))


def test_sentences_count_false_alarms() -> None:
    scorer = SentenceScorer()
    scorer.add(scorer.pair([said(((0, 4),))], [said(((0, 2),)), said(((2, 3),))], TOKENS), TOKENS)
    scorer.add(scorer.pair([], [said(((0, 3),))], TOKENS), TOKENS)
    scorer.add(scorer.pair([], [], TOKENS), TOKENS)
    scorer.add(scorer.pair([said(((0, 2),))], [], TOKENS), TOKENS)
    figures = scorer.scores().figures
    # Tokens: 3 right; system 3 + 3, gold 4 + 2. Sentences: 1 right of 2 alarms and of 2 gold.
    assert (figures["content"].p, figures["content"].r) == pytest.approx((3 / 6, 3 / 6))
    assert (figures["detected"].p, figures["detected"].r) == pytest.approx((1 / 2, 1 / 2))


def test_recall_asks_for_half_the_content_and_the_clause() -> None:
    gold = [
        said(((10, 20),), frame=((0, 9),), id="g0"),  # found: 6 of 10, its cue in the clause
        said(((40, 50),), frame=((30, 39),), id="g1"),  # 4 of 10 are too few
        said(((70, 80),), frame=((60, 69),), id="g2"),  # all, but no cue in the clause
    ]
    system = [
        said(((10, 16),), cue=((3, 4),)),
        said(((40, 44),), cue=((35, 36),)),
        said(((70, 80),), cue=((90, 91),)),
    ]
    scorer = RecallScorer()
    scorer.add(scorer.pair(gold, system, TOKENS), TOKENS)
    figures = scorer.scores().figures
    assert figures["found"].r == pytest.approx(1 / 3)
    assert figures["content"].r == pytest.approx((0.6 + 0.4 + 0) / 3)


def test_the_kind_chooses_the_scorer() -> None:
    kinds = {
        "cues": CueScorer,
        "sentences": SentenceScorer,
        "recall": RecallScorer,
        "statements": StatementScorer,
    }
    for kind, wanted in kinds.items():
        assert isinstance(scorer_for(kind, ("content",), typed=True), wanted)


def test_the_cue_layer_with_messages_alone() -> None:
    gold = [
        said(((10, 20),), cue=((5, 6),), id="g0"),
        said((), cue=((30, 31),), id="g1"),  # a cue without a message
    ]
    system = [
        said(((10, 20),), cue=((5, 6),), id="s0"),
        said(((32, 34),), cue=((30, 31),), id="s1"),  # finds one where there is none
        said((), cue=((50, 51),), id="s2"),  # claims none
    ]
    scorer = second_scorer("cues")
    assert scorer is not None and second_scorer("statements") is None
    scorer.add(scorer.pair(gold, system, TOKENS), TOKENS)
    figures = scorer.scores().figures
    cue, content = figures["cue (with message)"], figures["content (with message)"]
    assert (cue.p, cue.r) == (1 / 2, 1)
    assert (content.p, content.r) == (10 / 12, 1)
    whole = CueScorer()
    whole.add(whole.pair(gold, system, TOKENS), TOKENS)
    assert (whole.scores().figures["cue"].p, whole.scores().figures["cue"].r) == (2 / 3, 1)
