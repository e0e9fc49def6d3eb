"""New features get weights of their own while all others stay."""

from __future__ import annotations

from relata.attribute.merge.confidence import ConfidenceModel
from relata_lab.training.confidence import Row, extended


def _rows() -> list[Row]:
    """Lines of twenty articles; of those with the new feature none is right."""
    return [
        Row({"": 1.0, "old": 1.0, "new": float(k % 2)}, k % 2 == 0, f"a{n}", "en")
        for n in range(20)
        for k in range(10)
    ]


def test_a_new_feature_has_a_weight_of_its_own() -> None:
    model = ConfidenceModel("m", {"": 0.5, "old": 0.5}, 0.6, 0.4, 0.1, {})
    found = extended(model, _rows())
    assert found.weights["old"] == found.weights[""] == 0.5
    assert found.weights["new"] < -1
    assert found.id != model.id and "1 features" in found.training["extended"]
    assert 0 < found.likely < 1
