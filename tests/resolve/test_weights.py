"""The tuned numbers: the file fits its types, scores are scores, and every number is used."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import asdict

import relata.mentions.weights as of_mentions
import relata.resolve.weights as of_resolve

SOURCE = Path(of_resolve.__file__).parents[1]


@pytest.mark.parametrize(
    ("package", "tables"),
    [("resolve", asdict(of_resolve.weights())), ("mentions", asdict(of_mentions.weights()))],
)
def test_every_number_is_used(package: str, tables: dict[str, object]) -> None:
    code = "".join(
        path.read_text("utf-8")
        for path in (SOURCE / package).rglob("*.py")
        if path.name != "weights.py"
    )
    for name, table in tables.items():
        for number in asdict(table):  # type: ignore[type-var]
            assert f".{number}" in code, f"{package}/weights.toml: [{name}] {number}"


def test_scores_of_names_are_scores() -> None:
    for name, value in asdict(of_resolve.weights().names).items():
        assert 0.0 < value < 1.0, name


def test_a_better_reason_gives_a_better_score() -> None:
    names, described = of_resolve.weights().names, of_resolve.weights().descriptions
    assert names.same > names.same_surname > names.shared_surname
    assert described.same_head > described.end_of_compound > described.same_office
