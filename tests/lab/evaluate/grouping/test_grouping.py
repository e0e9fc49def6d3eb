"""Metrics of grouping by hand-made cases of the literature; mentions and the baseline."""

from __future__ import annotations

import pytest

from relata import pipeline, readers
from relata.lang.language import load
from relata_lab.evaluate.grouping.gold import GroupedDocument
from relata_lab.evaluate.grouping.measure import by_baseline, by_record, measure, table
from relata_lab.evaluate.grouping.metrics import GroupingScores, scores

pytest.importorskip("scipy")


def grouping(*groups: str) -> dict[str, int]:
    """Each letter is a mention, each string a group."""
    return {letter: number for number, group in enumerate(groups) for letter in group}


def test_the_same_grouping_is_perfect() -> None:
    found = scores(grouping("abc", "de"), grouping("de", "abc"))
    assert found.conll == pytest.approx(1.0)


def test_b_cubed_of_its_paper() -> None:
    # Bagga and Baldwin 1998, figures 1 and 2: the second and third true chains are joined.
    gold = grouping("12345", "67", "89abc")
    joined_small = scores(gold, grouping("12345", "6789abc"))
    joined_large = scores(gold, grouping("1234589abc", "67"))
    assert joined_small.b_cubed.precision.value == pytest.approx(0.7619, abs=1e-3)
    assert joined_large.b_cubed.precision.value == pytest.approx(0.5833, abs=1e-3)
    assert joined_small.b_cubed.recall.value == 1.0
    # MUC cannot distinguish the two.
    assert joined_small.muc.precision.value == joined_large.muc.precision.value == 0.9


def test_ceaf_pairs_each_group_once() -> None:
    found = scores(grouping("abcd"), grouping("ab", "cd"))
    assert found.ceaf_e.recall.value == pytest.approx(2 * 2 / 6)
    assert found.ceaf_e.precision.value == pytest.approx(2 * 2 / 6 / 2)


def test_singletons_and_sums() -> None:
    one = scores(grouping("a", "b"), grouping("ab"))
    assert one.muc.recall.value == 0.0
    assert one.b_cubed.precision.value == 0.5
    assert (one + GroupingScores()).b_cubed == one.b_cubed
    with pytest.raises(ValueError, match="different"):
        scores(grouping("a"), grouping("b"))


TEXT = "Ann Tamm spoke. Tamm said it is shut. She left. Paul Lund stayed."


def document() -> GroupedDocument:
    groups = {}
    for words, group in (("Ann Tamm", "1"), ("Tamm said", "1"), ("She", "1"), ("Paul Lund", "2")):
        start = TEXT.index(words)
        groups[start, start + len(words.split(" said")[0])] = group
    return GroupedDocument("x", "en", TEXT, groups)


def test_records_and_baseline_group_the_same_mentions() -> None:
    doc = document()
    record = pipeline.analyse(readers.read_text(TEXT, source="x"), language="en", engine="fast")
    found, covered = by_record(doc, record)
    assert found.keys() == doc.groups.keys()
    assert covered >= 3
    plain = by_baseline(doc, load("en"))
    assert plain[0, 8] == plain[TEXT.index("Tamm said"), TEXT.index("Tamm said") + 4]
    assert plain[TEXT.index("She"), TEXT.index("She") + 3] == plain[0, 8]


def test_a_table_of_languages() -> None:
    reports = measure(
        [document()],
        lambda doc: pipeline.analyse(
            readers.read_text(doc.text, source=doc.id), language="en", engine="fast"
        ),
    )
    assert reports["en"].mentions == 4
    assert "CoNLL" in table("x", reports)
