"""CSV: a row a statement."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relata.present import Options, by_name
from relata.present.csv import COLUMNS, cell
from tests.present import samples
from tests.present.maker import link


def _rows(*results):
    shown = by_name("csv").render(results, Options())
    return list(csv.DictReader(io.StringIO(shown, newline="")))


def test_columns_are_stable():
    header = by_name("csv").render([], Options()).strip()
    assert header == ",".join(name for name, _ in COLUMNS)
    assert header.startswith(
        "document,id,mode,act,certainty,medium,speaker,speaker_text,speaker_ids,speaker_kind,"
        "addressee,addressee_text,content,quoted,cue,frame,inside,chain,links,time,paragraph,line,"
        "start,end,content_spans,score"
    )


def test_a_row_a_statement():
    record = samples.german()
    rows = _rows(record)
    assert [row["id"] for row in rows] == [s.id for s in record.statements]
    row = rows[5]
    assert row["document"] == "hafen.txt"
    assert (row["mode"], row["act"], row["medium"]) == ("indirect", "assure", "speech;writing")
    assert (row["speaker"], row["speaker_text"]) == ("Henrike Oelmann", "die Ministerin")
    assert (row["speaker_ids"], row["speaker_kind"]) == ("e2", "person")
    assert (row["addressee"], row["addressee_text"]) == ("Tomasz Brandt", "ihm")
    assert row["inside"] == "s5"
    assert row["chain"] == "Küstenbote ← Marnitzer Rundschau ← Tomasz Brandt ← Henrike Oelmann"
    assert row["links"] == "4"
    start, end = map(int, row["content_spans"].split("-"))
    assert (str(start), str(end)) == (row["start"], row["end"])
    assert record.document.text[start:end] == row["content"]


def test_the_tier_and_the_doubtful():
    record = samples.german()
    tiers = ("sure", "likely", "doubtful")
    statements = tuple(
        msgspec.structs.replace(s, tier=tier)
        for s, tier in zip(record.statements, tiers, strict=False)
    )
    record = msgspec.structs.replace(record, statements=statements)
    assert [(row["id"], row["tier"]) for row in _rows(record)] == [("s1", "sure"), ("s2", "likely")]
    every = by_name("csv").render([record], Options(doubtful=True))
    found = csv.DictReader(io.StringIO(every, newline=""))
    assert [row["tier"] for row in found] == list(tiers)
    assert {row["tier"] for row in _rows(samples.german())} == {""}


def test_lines_only_where_the_reader_has_them():
    record = samples.german()
    assert _rows(record)[2]["line"] == "7"
    document = msgspec.structs.replace(record.document, text_from="extracted")
    extracted = msgspec.structs.replace(record, document=document)
    assert {row["line"] for row in _rows(extracted)} == {""}
    assert _rows(extracted)[2]["paragraph"] == "4"


def test_joint_speakers_are_one_link():
    record = samples.german()
    statement = record.statements[4]
    voice = msgspec.structs.replace(statement.speaker, entities=("e5", "e2"))
    both = msgspec.structs.replace(
        statement, speaker=voice, chain=(*statement.chain, link("e2", "speaker"))
    )
    row = _rows(msgspec.structs.replace(record, statements=(both,)))[0]
    assert row["speaker"] == "Tomasz Brandt; Henrike Oelmann"
    assert row["chain"] == "Küstenbote ← Marnitzer Rundschau ← Tomasz Brandt and Henrike Oelmann"
    assert row["links"] == "3"


def test_parts_of_a_discontinuous_content():
    row = _rows(samples.german())[2]
    assert row["content"] == "„Alle Unterlagen liegen dem Ausschuss vor“ … „und zwar seit März.“"
    assert row["content_spans"].count(";") == 1


def test_the_failed_document_has_its_row_and_the_empty_one_none():
    rows = _rows(samples.failed(), samples.empty(), samples.english())
    assert rows[0]["document"] == "kaputt.pdf"
    assert "install it" in rows[0]["error"]
    assert rows[0]["id"] == ""
    assert len(rows) == 1 + len(samples.english().statements)


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", " =", "\u200b=", "＝", "\x1b[1m="]
)
def test_no_formula(start):
    assert cell(f"{start}1+1").startswith("'")


def test_hostile_article():
    row = _rows(samples.hostile())[0]
    assert row["outlet"].startswith("'=")
    assert row["quoted"] == "'=1+1"


@settings(max_examples=100)
@given(st.text(st.characters(exclude_categories=())))
def test_any_cell_is_one_line_and_no_formula(text):
    shown = cell(text)
    assert len(shown.splitlines()) <= 1
    assert not shown.startswith(("=", "+", "-", "@"))
    shown.encode("utf-8")
