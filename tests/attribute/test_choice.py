"""Which engine reads a text, and that the record says so."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from relata import attribute, pipeline, readers
from relata.attribute import Choice, choose
from relata.model.analysis import Draft
from relata.model.errors import UsageError

TEXT = "The bridge will stay closed, the mayor of Aldmouth said on Monday."


def _find(text: object, phrases: object, language: object) -> list[Draft]:
    return [Draft(mode="indirect", content=((0, 27),), score=0.5)]


@pytest.fixture(autouse=True)
def engines(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine with English weights before the grammar."""
    module = ModuleType("made_up_engine")
    module.__dict__.update(find=_find, weights=lambda code: "en-1" if code == "en" else None)
    monkeypatch.setitem(sys.modules, "made_up_engine", module)
    grammar = ("grammar", "relata.attribute.rules.engine")
    monkeypatch.setattr(attribute, "ENGINES", (("made-up", "made_up_engine"), grammar))


@pytest.mark.parametrize(
    ("asked", "code", "wanted"),
    [
        (None, "en", Choice("made-up", "en-1")),
        (None, "de", Choice("grammar", None)),
        ("made-up", "en", Choice("made-up", "en-1")),
        ("made-up", "de", Choice("grammar", None)),
        ("grammar", "en", Choice("grammar", None)),
    ],
)
def test_choice(asked: str | None, code: str, wanted: Choice) -> None:
    assert choose(asked, code) == wanted


def test_an_engine_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="choose one of: made-up, grammar"):
        choose("crystal-ball", "en")


def test_the_record_says_who_read_it() -> None:
    document = readers.read_text(TEXT)
    record = pipeline.analyse(document, language="en")
    assert (record.producer.engine, record.producer.weights) == ("made-up", "en-1")
    assert [s.score for s in record.statements] == [0.5]
    record = pipeline.analyse(document, language="en", engine="grammar")
    assert (record.producer.engine, record.producer.weights) == ("grammar", None)
    assert record.statements[0].score != 0.5
    record = pipeline.analyse(document, language="de", engine="made-up")
    assert (record.producer.engine, record.producer.weights) == ("grammar", None)
