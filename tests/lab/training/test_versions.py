"""The weights of the matching are fitted on texts that say the same."""

from __future__ import annotations

from relata_lab.evaluate.versions.parallel import ParallelDocument, ParallelText
from relata_lab.training import versions
from tests.comparison.versions.texts import record

STORIES = [
    ["Mayor Ann Lee said the bridge is safe.", "Karl Brandt denied that the bank was sold.",
     "Ida Sund said the ferry carried 120,000 passengers."],
    ["The minister said taxes would fall.", "Lars Dahl warned of high inflation in Norway.",
     "Police said two men were arrested in Lindholm."],
]  # fmt: skip


def test_weights_are_fitted_and_written() -> None:
    texts = []
    for number, segments in enumerate(STORIES * 2):
        copies = tuple(ParallelText(label, "en", tuple(segments)) for label in ("one", "other"))
        texts.append((ParallelDocument(str(number), copies), [record(c.text) for c in copies]))
    fit = versions.fitted(lambda: texts, versions.OF_VECTORS, vectors=False)
    assert fit["f1"] > 0.8 and fit["features"]["words"] > 0
    assert not set(versions.OF_VECTORS) & set(fit["features"])
    shown = versions.written({"within": fit})
    assert shown.startswith("# F1") and "[within.features]" in shown
