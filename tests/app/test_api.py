"""`relata.read` and `relata.read_file`: what a Python user gets."""

from __future__ import annotations

from pathlib import Path

import pytest

import relata
from relata.attribute import choose
from tests.app.helpers import EXAMPLES

TEXT = "The bridge will stay closed, the mayor of Aldmouth said on Monday."


def test_read_gives_a_record() -> None:
    record = relata.read(TEXT)
    assert isinstance(record, relata.Record)
    assert record.document.text == TEXT
    assert [s.mode for s in record.statements] == ["indirect"]
    (start, end) = record.statements[0].content[0]
    assert TEXT[start:end].startswith("The bridge will stay closed")


def test_what_the_caller_gives_overrides_the_text() -> None:
    record = relata.read(TEXT, lang="en", date="2025-03", outlet="Aldmouth Post")
    document = record.document
    assert (document.date, document.date_from) == ("2025-03", "given")
    assert (document.language, document.language_from) == ("en", "given")
    outlet = next(entity for entity in record.entities if entity.id == document.outlet)
    assert outlet.name == "Aldmouth Post" and outlet.kind in ("outlet", "agency")
    chain = record.statements[0].chain
    assert chain[0].entity == document.outlet and chain[0].why == "given"


@pytest.mark.parametrize("date", ["yesterday", "2025-13-01", "2025-02-30", "25-01-01", ""])
def test_a_date_that_is_not_one_is_refused(date: str) -> None:
    with pytest.raises(relata.RelataError, match="is not a date"):
        relata.read(TEXT, date=date)


def test_read_file_takes_text_and_pages() -> None:
    text = relata.read_file(str(EXAMPLES / "dam.en.txt"))
    assert text.document.text == (EXAMPLES / "dam.en.txt").read_text(encoding="utf-8")
    page = relata.read_file(str(EXAMPLES / "quarry.en.html"))
    assert page.document.title == "Quarry blasting halted after stones hit school roof"
    assert page.document.date == "2025-03-14" and page.document.authors == ("Tamsin Orchard",)
    assert "partners store" not in page.document.text


def test_a_path_object_is_a_path() -> None:
    assert relata.read_file(EXAMPLES / "dam.en.txt").statements  # type: ignore[arg-type]


def test_errors_are_of_one_tree(tmp_path: Path) -> None:
    with pytest.raises(relata.InputError, match=r"no-such\.txt"):
        relata.read_file(str(tmp_path / "no-such.txt"))
    with pytest.raises(relata.InputError, match="no text"):
        relata.read(" \n ")
    with pytest.raises(relata.InputError, match="de, en"):
        relata.read(TEXT, lang="xx")
    assert issubclass(relata.InputError, relata.RelataError)


def test_a_record_loads_back_unchanged() -> None:
    record = relata.read_file(str(EXAMPLES / "schleuse.de.txt"))
    assert relata.from_json(relata.to_json(record)) == record
    with pytest.raises(relata.RelataError, match="not a Relata record"):
        relata.from_json("{}")


def test_the_package_offers_what_it_lists() -> None:
    for name in relata.__all__:
        assert getattr(relata, name) is not None
    assert set(relata.__all__) == set(dir(relata))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = relata.nonsense


def test_only_statements_so_sure() -> None:
    path = str(EXAMPLES / "dam.en.txt")
    every = relata.read_file(path).statements
    sure = relata.read_file(path, min_score=0.9).statements
    assert 0 < len(sure) < len(every) and all(s.score >= 0.9 for s in sure)
    assert relata.read(TEXT, min_score=1.0).statements == ()
    for score in (-0.5, 1.5, float("nan")):
        with pytest.raises(relata.RelataError, match="is not a score"):
            relata.read(TEXT, min_score=score)


def test_the_engine_can_be_chosen() -> None:
    record = relata.read(TEXT, engine="grammar")
    assert (record.producer.engine, record.producer.weights) == ("grammar", None)
    default = choose(None, "en")
    producer = relata.read(TEXT).producer
    assert (producer.engine, producer.weights) == (default.name, default.weights)
    with pytest.raises(relata.RelataError, match="no engine 'crystal-ball'"):
        relata.read(TEXT, engine="crystal-ball")
