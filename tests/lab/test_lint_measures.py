"""What is said of the rules' precision is what the judgements say; faults are damage."""

from __future__ import annotations

import random

import pytest

from relata import pipeline, readers
from relata.lint.measured import measured
from relata.lint.registry import RULES
from relata_lab.corpora.read import read_objects
from relata_lab.lint import precision
from relata_lab.lint.recall import KINDS, is_seen

ARTICLE = """Council shuts bridge over the Orr

The bridge over the Orr was closed on Monday, and the valley road stays open for buses.

Mayor Ann Kessler said that the bridge had not been safe for lorries in two years. “We have had no other choice in this matter at all,” \
she told reporters in the town hall of Valmont. Kessler reportedly knew of the cracks, which are deep.

Engineers had measured 14 metres of cracks in two of the pillars, said Bo Lindqvist of the institute. \
The owner will not repair it before May. Lindqvist said that work would take two years and cost the \
valley a lot of money that it does not have, as everybody in the council of the town knows very well.

Shops in the valley fear for their summer, and the schools will open later, because pupils must go \
around the lake by train. A ferry for bicycles and pedestrians is planned from 14 June 2021 on, and the fire brigade has \
moved two of its engines to the other bank, where the old customs house was made ready for them.
"""  # noqa: E501


def test_the_packaged_figures_are_those_of_the_judgements() -> None:
    text = precision.MEASURED.read_text(encoding="utf-8")
    assert precision.with_rules(text, precision.judged()) == text, (
        "python -m relata_lab.lint precision --write"
    )
    assert {rule: (j.findings, j.right) for rule, j in measured().rules.items()} == (
        precision.judged()
    )


def test_every_judgement_has_a_place_and_a_reason() -> None:
    ids = {rule.id for rule in RULES}
    seen = set()
    for _, row in read_objects(precision.GOLD):
        assert row["rule"] in ids and row["why"]
        start, end = row["span"]
        assert 0 <= start < end
        key = (row["rule"], row["corpus"], row["id"], start, end)
        assert key not in seen
        seen.add(key)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_fault_damages_the_text_and_is_seen(kind) -> None:
    record = pipeline.analyse(readers.read_text(ARTICLE), engine="fast", language="en")
    for seed in range(20):
        damaged = kind.damage(ARTICLE, record, random.Random(seed))
        if damaged is None:
            continue
        assert damaged.text != ARTICLE
        if is_seen(damaged, kind, "en", "fast"):
            return
    pytest.fail("no fault of the kind was made and seen")
