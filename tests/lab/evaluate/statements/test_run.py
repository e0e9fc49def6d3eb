"""From files to figures, predictions, tables and error lists, with a made-up engine."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from relata.model.document import Document
from relata.model.errors import EmptyInput, UsageError
from relata.model.record import Record
from relata_lab.evaluate.__main__ import main
from relata_lab.evaluate.statements import errors, report, run
from tests.lab.builders import find, record, statement

TEXT = "Der Wirt sagte, das Bier sei gut. Anna soll müde sein. Bea sagt nein."


def gold_line(blind: bool = False) -> dict:
    def spans(*pieces: str) -> list:
        return [list(s) for s in find(TEXT, *pieces)]

    base = {"addressee": [], "nested_in": None, "medium": "speech"}
    statements = [
        {
            **base, "id": "d#0", "type": "indirect", "content": spans("das Bier sei gut"),
            "source": spans("Der Wirt"), "cue": spans("sagte"), "frame": spans("Der Wirt sagte,"),
        },
        {
            **base, "id": "d#1", "type": "direct", "content": spans("nein"), "source": [],
            "cue": [], "frame": [],
        },
    ]  # fmt: skip
    return {
        "id": "d", "corpus": "wikinews-de", "lang": "de", "text": TEXT, "title": "Bier",
        "extra key": 1, "statements": [] if blind else statements,
    }  # fmt: skip


def engine(document: Document, language: str, engine: str | None) -> Record:
    if not document.text.strip():
        raise EmptyInput("nothing")
    assert (language, engine) == ("de", None)
    return record(
        TEXT,
        [
            statement(TEXT, "das Bier sei gut", speaker="Wirt", cue="sagte",
                      frame="Der Wirt sagte", id="s1"),
            statement(TEXT, "Anna soll müde sein", mode="hearsay", id="s2"),
        ],
    )  # fmt: skip


@pytest.fixture
def options(tmp_path: Path) -> run.EvaluationOptions:
    gold, tokens = tmp_path / "gold.jsonl", tmp_path / "tokens.jsonl"
    gold.write_text(json.dumps(gold_line()))
    spans, at = [], 0
    for word in TEXT.replace(".", " .").replace(",", " ,").split():
        start = TEXT.index(word, at)
        at = start + len(word)
        spans.append([start, at])
    tokens.write_text(json.dumps({"id": "d", "tokens": spans}))
    return run.EvaluationOptions(gold=gold, tokens=tokens, analyse=engine, reader=run.body_document)


def test_figures(options: run.EvaluationOptions) -> None:
    found = run.evaluate("wikinews-de", options)
    assert found.mapped is not None
    figures = found.mapped.figures
    # Content: the pair P 1, R 1; the missed "nein" and the spurious hearsay pair up, P 0, R 0.
    assert (figures["content"].p, figures["content"].r) == (0.5, 0.5)
    # Speaker: "Wirt" of "Der Wirt". Frame: with its comma, by the adapter alone.
    assert (figures["speaker"].p, figures["speaker"].r) == (1, 0.5)
    assert (figures["frame"].p, figures["frame"].r) == (1, 1)
    assert found.raw is not None
    assert found.raw.figures["frame"].r == pytest.approx(3 / 4)
    assert found.as_json()["mapped"]["figures"]["content"]["f1"] == 0.5
    assert found.notes == ()


def test_table_and_errors(options: run.EvaluationOptions) -> None:
    found = run.evaluate("wikinews-de", options)
    shown = report.table(found)
    assert "1 documents, 2 gold and 2 system statements" in shown
    assert "content 0.500 0.500 0.500 0.500 0.500 0.500" in " ".join(shown.split())
    listed = errors.listing(found, 10)
    assert "3 errors fit; 3 shown" in listed
    assert "speaker   [Der Wirt]" in listed and "speaker   [Wirt]" in listed
    kinds = {
        kind: errors.select(errors.collect(found), errors.Filter(kind)) for kind in errors.KINDS
    }
    assert {kind: len(chosen) for kind, chosen in kinds.items() if chosen} == {
        "missed": 1, "spurious": 1, "speaker": 1,
    }  # fmt: skip
    (spurious,) = kinds["spurious"]
    assert spurious.mode == "free-indirect"
    assert "Anna soll müde sein." in errors.show(spurious)


def test_errors_can_be_chosen(options: run.EvaluationOptions) -> None:
    collected = errors.collect(run.evaluate("wikinews-de", options))
    assert len(errors.select(collected, errors.Filter(mode="direct"))) == 1
    assert len(errors.select(collected, errors.Filter(containing="BIER"))) == 1
    assert errors.select(collected, errors.Filter(seed=1)) == errors.select(
        collected, errors.Filter(seed=1)
    )


def test_predictions_have_the_format_also_for_blind_files(
    options: run.EvaluationOptions, tmp_path: Path
) -> None:
    blind = tmp_path / "blind.jsonl"
    blind.write_text(json.dumps(gold_line(blind=True)))
    lines = {}
    for name, path in (("gold", options.gold), ("blind", blind)):
        found = run.evaluate(
            "wikinews-de",
            run.EvaluationOptions(
                gold=path, analyse=engine, reader=run.body_document, tokens=options.tokens
            ),
        )
        lines[name] = b"".join(run.predictions(found))
    assert lines["gold"] == lines["blind"]
    assert "no gold statements: nothing to score" in report.table(found)
    line = json.loads(lines["blind"])
    assert (line["text"], line["extra key"]) == (TEXT, 1)
    first, second = line["statements"]
    assert first["id"] == "d#0" and first["source"] == [[4, 8]] and first["medium"] == "speech"
    assert second["type"] == "free-indirect"


def test_nested_predictions_name_their_enclosing_one(options: run.EvaluationOptions) -> None:
    def nested(document: Document, language: str, engine: str) -> Record:
        outer = statement(TEXT, "das Bier sei gut", mode="mixed", quoted="gut", id="s9")
        return record(TEXT, [outer])

    found = run.evaluate(
        "wikinews-de",
        run.EvaluationOptions(
            gold=options.gold, tokens=options.tokens, analyse=nested, reader=run.body_document
        ),
    )
    statements = json.loads(b"".join(run.predictions(found)))["statements"]
    assert [s["nested_in"] for s in statements] == [None, "d#0"]


def test_a_document_without_text_costs_its_gold(tmp_path: Path) -> None:
    line = {**gold_line(), "text": " " * 80}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(line))
    tokens = tmp_path / "tokens.jsonl"
    tokens.write_text(json.dumps({"id": "d", "tokens": [[n, n + 1] for n in range(80)]}))
    found = run.evaluate(
        "wikinews-de",
        run.EvaluationOptions(gold=path, tokens=tokens, analyse=engine, reader=run.body_document),
    )
    assert found.mapped is not None and found.raw is not None
    assert found.mapped.figures["content"].n_gold == found.raw.figures["content"].n_gold == 2
    assert found.mapped.figures["content"].r == 0
    assert found.notes == ("1 documents could not be read: their gold is missed",)


def test_unsupported_languages_are_named(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({**gold_line(), "lang": "tlh"}))
    found = run.evaluate("attrib_disrpt", run.EvaluationOptions(gold=path, analyse=engine))
    assert found.mapped is None
    assert "tlh: language not supported yet" in report.table(found)
    assert found.as_json()["mapped"] is None


def test_unknown_corpora_are_refused() -> None:
    with pytest.raises(UsageError, match="wikinews-de, polnear"):
        run.evaluate("nothing")


def test_body_document_covers_every_line() -> None:
    class Line:
        text, id = " Titel\n\nVon Anna\n", "x"

    parts = run.body_document(Line()).parts  # type: ignore[arg-type]
    assert [Line.text[slice(*part.span)] for part in parts] == ["Titel", "Von Anna"]


def test_main_says_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing"]) == 2
    assert "no corpus 'nothing'" in capsys.readouterr().err


def test_of_cues_those_with_a_message_are_counted_again(options: run.EvaluationOptions) -> None:
    found = run.evaluate("spkatt-2023", options)
    assert found.mapped is not None and found.raw is not None
    figures = found.mapped.figures
    # The gold has one statement with a cue; the second has none, and its words are missed.
    assert (figures["cue"].p, figures["cue"].r) == (1, 1)
    assert figures["joint (with message)"].r > 0
    assert set(found.raw.figures) == set(figures)


def test_the_engine_is_the_one_that_read(options: run.EvaluationOptions) -> None:
    found = run.evaluate("wikinews-de", options)
    assert (found.engine, found.notes) == ("test", ())

    def other(document: Document, language: str, name: str | None) -> Record:
        return engine(document, language, None)

    found = run.evaluate("wikinews-de", replace(options, engine="encoder", analyse=other))
    assert found.engine == "test"
    assert found.notes == ("engine encoder leaves documents to another one: test",)
