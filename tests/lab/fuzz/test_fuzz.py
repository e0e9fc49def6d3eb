"""`relata fuzz`: the inputs are the same every time, promises hold, and a broken one is noticed."""

from __future__ import annotations

import pytest

from relata import pipeline
from relata.lang.language import supported
from relata.model.record import Record
from relata_lab.commands import fuzz as command
from relata_lab.fuzz import run as fuzz
from relata_lab.fuzz.checks import Broken, check
from relata_lab.fuzz.seeds import seeds
from tests.app.helpers import EXAMPLES


def test_every_format_and_language_is_there() -> None:
    assert {seed.name.rpartition(".")[2] for seed in seeds()} >= {
        "txt", "md", "html", "eml", "docx", "pdf",
    }  # fmt: skip
    assert {seed.language for seed in seeds()} >= {"de", "en", "ru", "cs"}
    assert {seed.language for seed in seeds()} <= set(supported())


def test_a_number_makes_one_input() -> None:
    for number in range(50):
        assert fuzz.case(1, number) == fuzz.case(1, number)
    assert fuzz.case(1, 1) != fuzz.case(2, 1)
    assert len({fuzz.case(1, number).data for number in range(50)}) == 50


def test_the_promises_hold() -> None:
    outcome = fuzz.run(seed=20_261_130, inputs=150, engine="fast")
    assert outcome.failures == []
    assert outcome.inputs == 150 and outcome.statements > 50
    assert outcome.results["read"] > 50


@pytest.mark.parametrize("error", [ZeroDivisionError("x"), RecursionError("x"), Broken("x")])
def test_a_broken_promise_is_reported(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(*_: object, **__: object) -> Record:
        raise error

    monkeypatch.setattr(pipeline, "analyse", broken)
    outcome = fuzz.run(seed=1, inputs=20, engine="fast")
    assert outcome.failures and type(error).__name__ in outcome.failures[0].why
    assert any("FAILED" in line for line in command.lines(outcome))


def test_a_hang_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> Record:
        while True:
            pass

    monkeypatch.setattr(pipeline, "analyse", hang)
    monkeypatch.setattr(fuzz, "MOST_SECONDS", 0.1)
    outcome = fuzz.run(seed=1, inputs=5, engine="fast")
    assert any("Hang" in failure.why for failure in outcome.failures)


def test_a_span_outside_the_text_is_noticed() -> None:
    from msgspec.structs import replace

    import relata

    record = relata.read_file(str(EXAMPLES / "dam.en.txt"), engine="fast")
    check(record)
    short = replace(record, document=replace(record.document, text=record.document.text[:50]))
    with pytest.raises(Broken, match="span"):
        check(short)
