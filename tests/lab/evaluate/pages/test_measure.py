"""The measures of web pages, against cases worked out by hand, and the figures themselves."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from relata.model.errors import MissingInput
from relata_lab.evaluate.pages import measure
from tests.readers.page.test_article import BODY, HEAD


def test_word_f1() -> None:
    # 3 of 4 found words are gold, 3 of 5 gold words are found: 2 * .75 * .6 / 1.35
    precision, recall, f1 = measure.word_f1(["a", "b", "b", "x"], ["a", "b", "b", "b", "c"])
    assert (precision, recall, f1) == (0.75, 0.6, pytest.approx(2 / 3))
    assert measure.word_f1([], []) == (1.0, 1.0, 1.0)
    assert measure.word_f1([], ["a"]) == (0.0, 0.0, 0.0)
    assert measure.word_f1(["x"], ["a"]) == (0.0, 0.0, 0.0)


def test_lost_paragraphs() -> None:
    gold = "One two three four.\n\nFive six seven eight.\nNine!\n---"
    assert measure.lost(measure.words("one two three four five"), gold) == (2, 3)
    assert measure.lost(measure.words(gold), gold) == (0, 3)
    assert measure.lost([], gold) == (3, 3)


def test_case_and_punctuation_do_not_count() -> None:
    assert measure.same("„Ja“, sagt A. Berg", "ja sagt a berg!")
    assert not measure.same(None, "ja")
    assert not measure.same("nein", "ja")


def _corpus(folder: Path, name: str, rows: list[dict]) -> Path:
    made = folder / name
    made.mkdir()
    with gzip.open(made / "pages.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return made


def test_a_corpus(tmp_path: Path) -> None:
    html = f"<html><head>{HEAD}</head><body>{BODY}</body></html>"
    rows = [{
        "id": f"p{n}", "url": None, "html": html, "with": ["Ein Sprecher der Polizei"],
        "without": ["Impressum, Datenschutz"],
        "meta": {"title": "Brücke bleibt gesperrt", "author": "Anna Muster; Tom Test",
                 "date": "2024-04-04" if n else "2024-04-03"},
    } for n in range(4)]  # fmt: skip
    found = measure.evaluate(_corpus(tmp_path, "web_trafilatura", rows))
    assert found["pages"] == 4
    assert found["figures"]["all"]["relata"] == {
        "title": 1.0, "author": 1.0, "date": 0.25, "kept": 1.0, "wrongly_kept": 0.0,
        "snippet_precision": 1.0,
    }  # fmt: skip
    assert set(found["pages_per_second"]) == {"relata", "direct"}
    assert "build relata" in measure.table(found) or "measure relata" in measure.table(found)


def test_no_such_corpus(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="there are web_article_extraction"):
        measure.evaluate(tmp_path / "web_nothing")
    with pytest.raises(MissingInput, match="cannot read"):
        measure.evaluate(tmp_path / "web_htmldate")


def test_bodies_are_not_worse_than_trafilaturas(shared: Path) -> None:
    found = measure.evaluate(shared / "corpora" / "web_article_extraction")["figures"]["all"]
    assert found["relata"]["f1"] >= max(0.946, found["direct"]["f1"])
    assert found["relata"]["paragraphs_lost"] < found["direct"]["paragraphs_lost"]
