"""A whole run: rows, losses, the account, filters."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from relata.app.batch.output.schema import SCHEMA
from relata.app.batch.place import TABLES
from tests.app.batch.archives import (
    ArchivePage,
    page,
    pages,
    sentences,
    table,
    write_lines,
    write_warc,
)
from tests.app.batch.conftest import Batch


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst"])
def test_every_record_ends_in_a_row(
    name: str, tmp_path: Path, out: Path, batch_here: Batch
) -> None:
    made = write_warc(tmp_path / name, pages(20))
    done = batch_here(made, "--out", out, "--shard-size", 6)
    assert done.status == 0, done.err
    documents, skipped = table(out, "documents"), table(out, "skipped")
    assert len(documents) + len(skipped) == 21
    numbers = [row["record"] for row in documents + skipped]
    assert sorted(numbers) == list(range(21))
    assert Counter(row["reason"] for row in skipped) == {"record-type": 1, "boilerplate": 2}
    assert {row["day"] for row in documents} == {"2026-06-01", "2026-06-02"}
    assert {row["language"] for row in documents} == {"en"}
    assert "21  records in the inputs" in done.out


def test_statements_point_into_the_documents_text(
    tmp_path: Path, out: Path, batch_here: Batch
) -> None:
    made = write_warc(tmp_path / "a.warc.gz", [ArchivePage("https://a.example/1", page(1))])
    assert batch_here(made, "--out", out).status == 0
    text = {row["doc"]: row["text"] for row in table(out, "documents")}
    statements = table(out, "statements")
    assert len(statements) >= 6
    for row in statements:
        cut = " … ".join(
            text[row["doc"]][span["begin"] : span["end"]] for span in row["content_spans"]
        )
        assert cut == row["content"]
    assert {row["outlet"] for row in statements} == {"The Harbour Post"}
    hands = table(out, "hands")
    assert {row["name"] for row in hands if row["position"] == 0} == {"The Harbour Post"}
    names = {row["name"] for row in table(out, "entities")}
    assert {row["speaker_name"] for row in statements} <= names


def test_every_table_is_there_with_its_columns(
    tmp_path: Path, out: Path, batch_here: Batch
) -> None:
    made = write_lines(tmp_path / "a.jsonl", [{"text": "too short"}])
    assert batch_here(made, "--out", out).status == 0
    for name in TABLES:
        schema = pq.ParquetDataset(out / name).schema
        wanted = [column.name for column in SCHEMA[name]]
        assert schema.names[: len(wanted)] == wanted


def test_lines_and_parquet_and_a_folder_are_read(
    tmp_path: Path, out: Path, batch_here: Batch
) -> None:
    text = "\n\n".join(sentences(4))
    given = {"text": text, "url": "https://b.example/4", "date": "2026-05-04", "outlet": "Tide"}
    write_lines(tmp_path / "in.jsonl", [given, {"html": page(5)}, {"other": 1}, [1]])  # type: ignore[list-item]
    rows = pa.Table.from_pylist([{"html": page(6).encode(), "n": 1}, {"html": None, "n": 2}])
    pq.write_table(rows, tmp_path / "in.parquet")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text("\n\n".join(sentences(7)), encoding="utf-8")
    (folder / "two.html").write_text(page(8), encoding="utf-8")
    inputs = [tmp_path / "in.jsonl", tmp_path / "in.parquet", folder]
    done = batch_here(*inputs, "--out", out)
    assert done.status == 0, done.err
    documents = table(out, "documents")
    assert [row["name"] for row in documents][-2:] == ["one.txt", "two.html"]
    assert len(documents) == 5
    first = documents[0]
    assert (first["date"], first["outlet"], first["day"]) == ("2026-05-04", "Tide", "2026-05-04")
    assert first["text"] == text
    assert [row["reason"] for row in table(out, "skipped")] == ["empty", "broken", "empty"]


def test_records_without_a_page(tmp_path: Path, out: Path, batch_here: Batch) -> None:
    made = write_warc(
        tmp_path / "a.warc.gz",
        [
            ArchivePage("https://a.example/0", "gone", status="404 Not Found"),
            ArchivePage("https://a.example/1", "{}", content_type="application/json"),
            ArchivePage("https://a.example/2", ""),
            ArchivePage("https://a.example/3", "x" * 3_000_000),
            ArchivePage("https://a.example/4", "Hyvää päivää. " * 90),
            ArchivePage("https://a.example/5", page(5)),
            ArchivePage("https://a.example/5", page(5)),
        ],
        info=False,
    )
    assert batch_here(made, "--out", out, "--max-size", 2).status == 0
    found = {row["record"]: row["reason"] for row in table(out, "skipped")}
    assert found[0] == "http-status" and found[1] == "not-html" and found[2] == "empty"
    assert found[3] == "size" and found[4] in ("boilerplate", "language")
    assert found[6] == "duplicate"
    assert [row["record"] for row in table(out, "documents")] == [5]


def test_filters(tmp_path: Path, out: Path, batch_here: Batch) -> None:
    made = write_warc(tmp_path / "a.warc.gz", pages(20), info=False)
    options = ["--domains", "post1.example", "--captured", "2026-06-02"]
    assert batch_here(made, "--out", out, *options).status == 0
    reasons = Counter(row["reason"] for row in table(out, "skipped"))
    documents = table(out, "documents")
    assert {row["domain"] for row in documents} == {"post1.example"}
    assert {row["day"] for row in documents} == {"2026-06-02"}
    assert reasons["domain"] == 13 and reasons["captured"] > 0
    assert sum(reasons.values()) + len(documents) == 20


def test_the_articles_date_is_another_filter(tmp_path: Path, out: Path, batch_here: Batch) -> None:
    rows = [{"html": page(n).replace("2026-06-01", f"2026-0{n}-01")} for n in range(1, 8)]
    made = write_lines(tmp_path / "a.jsonl", rows)
    assert batch_here(made, "--out", out, "--dated", "2026-03..2026-05").status == 0
    assert {row["date"][:7] for row in table(out, "documents")} == {"2026-03", "2026-04", "2026-05"}


def test_a_sample_is_the_same_in_every_run(tmp_path: Path, batch_here: Batch) -> None:
    made = write_warc(tmp_path / "a.warc.gz", pages(40), info=False)
    half, less = tmp_path / "half", tmp_path / "less"
    assert batch_here(made, "--out", half, "--sample", 0.5).status == 0
    assert batch_here(made, "--out", less, "--sample", 0.25).status == 0

    def out_of_it(folder: Path) -> set[int]:
        rows = table(folder, "skipped")
        return {row["record"] for row in rows if row["reason"] == "sample"}

    assert 8 <= len(out_of_it(half)) <= 32
    assert out_of_it(half) < out_of_it(less)


GERMAN = "Die Brücke bleibt gesperrt, sagte die Bürgermeisterin Ida Holm am Montag. " * 9
FRENCH = (
    "Le pont reste fermé jusqu'à la fin du mois, a déclaré lundi la maire de la ville. "
    "Les travaux coûteront plus cher que prévu, selon elle, et la région doit payer. "
) * 6


def test_languages_without_rules_are_skipped_with_that_reason(
    tmp_path: Path, out: Path, batch_here: Batch
) -> None:
    rows = [{"text": GERMAN}, {"text": FRENCH}, {"text": "\n\n".join(sentences(1))}]
    made = write_lines(tmp_path / "a.jsonl", rows)
    assert batch_here(made, "--out", out, "--languages", "de,fr").status == 0
    assert [row["language"] for row in table(out, "documents")] == ["de"]
    found = {row["record"]: (row["reason"], row["language"]) for row in table(out, "skipped")}
    assert found == {1: ("no-rules", "fr"), 2: ("language", "en")}


def test_the_account_as_json(tmp_path: Path, out: Path, batch_here: Batch) -> None:
    made = write_warc(tmp_path / "a.warc.gz", pages(10))
    done = batch_here(made, "--out", out, "--json")
    found = json.loads(done.out)
    assert found["records"] == found["documents"] + sum(found["reasons"].values()) == 11
    assert found["processor"] > 0 and {"extraction", "reading", "writing"} <= set(found["seconds"])


def test_an_account_that_does_not_add_up_is_said(
    tmp_path: Path, out: Path, batch_here: Batch
) -> None:
    made = write_warc(tmp_path / "a.warc.gz", pages(10))
    assert batch_here(made, "--out", out).status == 0
    next((out / "documents").glob("*/*/*.parquet")).unlink()
    done = batch_here(made, "--out", out)
    assert done.status == 2
    assert "does not add up: documents" in done.err
