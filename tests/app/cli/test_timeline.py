"""`relata timeline`: files, records, an archive; errors of one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relata.app.cli.main import main

TOLD = "On Monday the minister Ann Lee met the mayor Bo Roe in Leeds, Lee's ministry said.\n"
DENIED = "Mayor Bo Roe denied that he met Ann Lee. The council was reported so.\n"
GIVEN = ("--date", "2024-04-04", "--engine", "fast", "--lang", "en")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TOLD, encoding="utf-8")
    (folder / "b.txt").write_text(DENIED, encoding="utf-8")
    return folder


def test_a_folder_as_text(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", str(articles), *GIVEN]) == 0
    shown = capsys.readouterr().out
    assert "1 April 2024" in shown and "DISPUTED" in shown and "2 articles" in shown


def test_an_unreadable_input_is_said_and_the_others_are_shown(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["timeline", str(articles), str(articles / "none.txt"), *GIVEN]) == 2
    captured = capsys.readouterr()
    assert "Ann Lee" in captured.out
    assert captured.err.count("\n") == 1 and "none.txt" in captured.err


def test_records_of_a_file_give_the_same(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = tmp_path / "records.jsonl"
    assert main(["read", str(articles), "--format", "jsonl", "--out", str(records), *GIVEN]) == 0
    assert main(["timeline", str(records), "--format", "json"]) == 0
    from_records = json.loads(capsys.readouterr().out)
    assert main(["timeline", str(articles), "--format", "json", *GIVEN]) == 0
    assert json.loads(capsys.readouterr().out) == from_records
    assert len(from_records["events"]) == 1


@pytest.mark.parametrize("name", ["html", "ics", "csv", "json"])
def test_out_is_never_overwritten_without_force(articles: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"line.{name}"
    call = ["timeline", str(articles), "--format", name, "--out", str(out), *GIVEN]
    assert main(call) == 0
    assert out.stat().st_size > 0
    assert main(call) == 2
    assert main([*call, "--force"]) == 0


def test_party_and_kind_choose(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options, count in (
        (["--party", "lee"], 1),
        (["--party", "lee", "--party", "roe"], 1),
        (["--party", "nobody"], 0),
        (["--kind", "meeting"], 1),
        (["--kind", "attack"], 0),
    ):
        assert main(["timeline", str(articles), "--format", "json", *options, *GIVEN]) == 0
        assert len(json.loads(capsys.readouterr().out)["events"]) == count


@pytest.mark.parametrize(
    "options",
    [["--format", "pdf"], ["--kind", "party"], ["--report-lang", "xx"], ["--date", "soon"]],
)
def test_wrong_options_are_one_line(
    articles: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = main(["timeline", str(articles), *options])
    except SystemExit as error:
        status = int(error.code or 0)
    assert status == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_without_files_it_is_the_archives(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("sqlalchemy")
    from relata.app.api import Given, read_source
    from relata.app.archives.place import open_place
    from relata.archive import add

    place = str(tmp_path / "archive.sqlite")
    assert main(["timeline", "--archive", place]) == 2
    assert "no archive" in capsys.readouterr().err
    given = Given(language="en", date="2024-04-04", engine="fast")
    with open_place(place, create_new=True) as archive:
        for path in sorted(articles.iterdir()):
            add(archive, read_source(str(path), given))
    assert main(["timeline", "--archive", place, "--format", "json"]) == 0
    (event,) = json.loads(capsys.readouterr().out)["events"]
    assert event["disputed"] and event["articles"] == 2


def test_a_file_without_records_is_said_once_and_not_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, wrong = tmp_path / "empty.jsonl", tmp_path / "wrong.jsonl"
    empty.write_text("", encoding="utf-8")
    wrong.write_text('{"text": "An article."}\n' * 50, encoding="utf-8")
    assert main(["timeline", str(empty)]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "no record in it" in captured.err
    assert main(["timeline", str(wrong)]) == 2
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 4 and "47 more lines" in captured.err
