"""Names in running text: what counts as found, and what the corpora are read as."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from relata import pipeline
from relata.readers import read_text
from relata_lab.corpora.read import measured_on
from relata_lab.evaluate.entities import gold, measure
from relata_lab.evaluate.entities.gold import GoldName, NamedText


def test_a_name_is_cut_to_its_words_with_a_capital() -> None:
    text = "la ministra Élena Robles de Cádiz"
    assert measure.cut_to_name(text, (0, len(text))) == (12, len(text))
    assert measure.cut_to_name(text, (0, 24)) == (12, 24)
    assert measure.cut_to_name("la ministra", (0, 11)) is None


def test_names_are_counted_by_kind_extent_and_base_form() -> None:
    text = "Kovács Annát kedden kérdezték. Kovács Anna nem válaszolt."
    record = pipeline.analyse(read_text(text), language="hu", engine="grammar")
    names = (
        GoldName(0, 12, "person", "Kovács Anna"),
        GoldName(31, 42, "person", "Kovács Anna"),
    )  # fmt: skip
    report = measure.evaluate([NamedText("1", "hu", text, names)], lambda _: record)
    people = report.scores["hu", "person"]
    assert (people.gold, people.exact) == (2, 2)
    assert people.with_base == 2 and people.based >= 1
    assert report.scores["hu", "all"].gold == 2
    assert "person" in measure.table("names", report, wide=False)


def test_exact_pairs_come_first_and_a_name_is_in_one_pair() -> None:
    text = "Anna Roth"
    record = pipeline.analyse(read_text(f"{text} sprach."), language="de", engine="grammar")
    (found,) = measure.names_of(record)
    golds = [GoldName(0, 4, "person"), GoldName(0, 9, "person"), GoldName(0, 9, "place")]
    assert measure.pairs(golds, [found]) == [(golds[1], found)]


def test_the_corpora_are_read(tmp_path: Path) -> None:
    identity = next(str(n) for n in range(100) if measured_on(str(n)))
    lines = {
        "names_nerkor_hu/news": {
            "id": identity, "lang": "hu", "text": "Pécsen esik.",
            "ents": [{"start": 0, "end": 6, "text": "Pécsen", "type": "LOC", "lemma": "Pécs"}],
        },
        "story_meantime/docs": {
            "id": identity,
            "langs": {
                "es": {"text": "El jefe de EADS habló.", "mentions": [
                    {"start": 0, "end": 15, "text": "El jefe de EADS", "type": "PERSON",
                     "kind": "entity"}]},
                "it": {"text": "Piove.", "mentions": []},
            },
        },
    }  # fmt: skip
    for name, line in lines.items():
        path = tmp_path / f"{name}.jsonl.gz"
        path.parent.mkdir()
        path.write_bytes(gzip.compress(json.dumps(line).encode()))
    (sentence,) = gold.texts("names_nerkor_hu", tmp_path)
    assert sentence.names == (GoldName(0, 6, "place", "Pécs"),)
    assert [text.language for text in gold.texts("names_meantime", tmp_path)] == ["es"]
    assert list(gold.texts("names_meantime", tmp_path, measure=False)) == []


def test_there_is_no_such_corpus() -> None:
    with pytest.raises(KeyError):
        next(gold.texts("names_of_ships"))
