"""`relata check` from its options to its exit status, with every format."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from relata.app.cli.main import main

SCHEMA = Path(__file__).parents[2] / "lint" / "sarif-2.1.0.json"
VAGUE = "The bridge has cracks. Experts say the cracks are deeper than was known.\n"
FINE = "The bridge over the Orr was closed. The council meets in the town hall.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*options: str) -> int:
    return main(["check", "--engine", "fast", *options])


def json_of(capsys: pytest.CaptureFixture[str]) -> dict:
    return json.loads(capsys.readouterr().out)


def test_one_line_a_finding_and_status_1(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.txt").write_text(VAGUE)
    assert check("a.txt", "--select", "ATT") == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("a.txt:1:24 ATT004 “Experts”")
    assert re.fullmatch(r"[^:]+:\d+:\d+ [A-Z]{3}\d{3} .+ \[warning\]\n", captured.out)
    assert captured.out.count("\n") == 1
    assert "(1 article)" in captured.err


def test_status_0_where_nothing_is_found_and_2_where_something_cannot_be_read(here: Path) -> None:
    (here / "a.txt").write_text(FINE)
    assert check("a.txt", "--select", "ATT,NAM,QUO") == 0
    assert check("a.txt", "missing.txt", "--select", "ATT") == 2


def test_notes_on_the_article_and_gentle_findings_may_pass(here: Path) -> None:
    (here / "a.txt").write_text(VAGUE)
    assert check("a.txt", "--select", "SRC004,SRC005") == 0
    assert check("a.txt", "--select", "ATT004", "--fail-on", "error") == 0


def test_what_failed_the_run_is_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.txt").write_text(VAGUE + "It was closed yesterday.\n")
    assert check("a.txt", "--select", "ATT004,SRC004,TIM001", "--fail-on", "warning") == 1
    captured = capsys.readouterr()
    assert "1 warning, 1 info, 1 note (1 article)" in captured.err
    assert "failed by 1 finding: ATT004" in captured.err
    assert "The article has no date. [note]" in captured.out
    assert check("a.txt", "--select", "ATT004", "--fail-on", "error") == 0
    assert "none of them fails the run (--fail-on error" in capsys.readouterr().err
    assert check("a.txt", "--select", "ATT004,SRC004", "--format", "json") == 1
    found = json_of(capsys)["articles"][0]["findings"]
    assert {(one["rule"], one["note"], one["fails"]) for one in found} == {
        ("ATT004", False, True), ("SRC004", True, False),
    }  # fmt: skip


@pytest.mark.parametrize("options", [("--select", "XYZ"), ("--format", "xml"), ("--ignore", "ATT9"),
                                     ("--report-lang", "xx"), ("--write-baseline",)])  # fmt: skip
def test_wrong_options_are_one_line(
    here: Path, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.txt").write_text(FINE)
    assert check("a.txt", *options) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_sarif_holds_to_its_schema_and_keeps_what_is_suppressed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.txt").write_text(VAGUE + "\n<!-- relata: ignore ATT004 -->\nExperts say it rains.\n")
    (here / "ä b.txt").write_text(VAGUE)
    assert check("a.txt", "ä b.txt", "gone.txt", "--format", "sarif") == 2
    log = json_of(capsys)
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text())).validate(log)
    run = log["runs"][0]
    vague = [result for result in run["results"] if result["ruleId"] == "ATT004"]
    assert [bool(result.get("suppressions")) for result in vague] == [False, True, False]
    assert vague[1]["suppressions"][0]["kind"] == "inSource"
    assert len({r["partialFingerprints"]["relata/v1"] for r in vague}) == 2
    rule = run["tool"]["driver"]["rules"][vague[0]["ruleIndex"]]
    assert rule["id"] == "ATT004" and "help" in rule
    assert run["invocations"][0]["executionSuccessful"] is False
    uri = vague[2]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%C3%A4%20b.txt"
    region = vague[0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (1, 24, 31)


def test_github_commands_cannot_be_broken_out_of(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a,b%.txt").write_text(VAGUE)
    assert check("a,b%.txt", "--select", "ATT004", "--format", "github") == 1
    out = capsys.readouterr().out
    assert "file=a%2Cb%25.txt,line=1,endLine=1,col=24,title=ATT004::" in out


def test_a_page_is_reported_at_the_lines_of_its_source(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filler = "<p>The bridge over the Orr was closed on Monday, and the road stays shut.</p>\n" * 3
    vague = "<p>Experts say the cracks are deeper than was known to the council of the town.</p>"
    page = f"<html>\n<body><article><h1>Bridge closed</h1>\n{filler}{vague}</article></body></html>"
    (here / "page.html").write_text(page)
    assert check("page.html", "--select", "ATT004") == 1
    assert capsys.readouterr().out.startswith("page.html:6:4 ATT004")


def test_exceptions_in_a_page_and_for_a_file(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filler = "<p>The bridge over the Orr was closed on Monday, and the road stays shut.</p>\n" * 3
    vague = "<p>Experts say the cracks are deeper than was known to the council of the town.</p>"
    body = "<html><body><article><h1>Bridge closed</h1>\n{}</article></body></html>"
    (here / "one.html").write_text(body.format(f"{filler}<!-- relata: ignore ATT004 -->{vague}"))
    (here / "all.html").write_text(body.format(f"<!-- relata: ignore-file ATT -->{filler}{vague}"))
    (here / "no.html").write_text(body.format(f"<!-- relata: ignore NAM -->{filler}{vague}"))
    assert check("one.html", "all.html", "no.html", "--select", "ATT004") == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("no.html:") and captured.out.count("\n") == 1
    assert "2 suppressed" in captured.err


def test_the_configuration_selects_leaves_out_and_is_checked(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "wire").mkdir()
    (here / "wire" / "a.txt").write_text(VAGUE)
    (here / "b.txt").write_text(VAGUE)
    (here / "relata.toml").write_text(
        '[lint]\nselect = ["ATT"]\nreport-lang = "de"\n'
        '[lint.per-file-ignores]\n"wire/*" = ["ATT004"]\n[lint.severity]\nATT004 = "error"\n'
    )
    assert check("wire/a.txt") == 0
    assert check("b.txt", "--fail-on", "error") == 1
    assert "nicht benannt" in capsys.readouterr().out
    assert check("b.txt", "--no-config", "--select", "ATT004", "--fail-on", "error") == 0
    (here / "relata.toml").write_text('ignore = ["ATT"]\n')
    assert check("b.txt") == 2
    assert "[lint]" in capsys.readouterr().err
    (here / "relata.toml").write_text("[lint]\nselct = []\n")
    capsys.readouterr()
    assert check("b.txt") == 2
    assert "selct" in capsys.readouterr().err


def test_pyproject_has_the_same_table_and_the_nearest_file_counts(here: Path) -> None:
    (here / "pyproject.toml").write_text('[tool.relata.lint]\nignore = ["ATT", "SRC", "TIM"]\n')
    (here / "a.txt").write_text(VAGUE)
    assert check("a.txt") == 0
    (here / "pyproject.toml").write_text("[tool.other]\n")
    assert check("a.txt") == 1


def test_a_folder_leaves_out_what_is_excluded(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "old").mkdir()
    (here / "old" / "a.txt").write_text(VAGUE)
    (here / "b.txt").write_text(FINE)
    (here / "relata.toml").write_text('[lint]\nexclude = ["old/*"]\nselect = ["ATT"]\n')
    assert check(".") == 0
    assert check("old/a.txt") == 1


def test_a_quotation_that_its_source_does_not_have(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "source.txt").write_text("The mayor said: The bridge stays shut until May.")
    (here / "a.txt").write_text("“The bridge was never safe at all,” mayor Ann Lee said.")
    assert check("a.txt", "--against", "source.txt", "--select", "QUO005") == 1
    assert "QUO005" in capsys.readouterr().out
    (here / "a.txt").write_text("“The bridge stays shut until May,” mayor Ann Lee said.")
    assert check("a.txt", "--against", "source.txt", "--select", "QUO005") == 0


def test_explain_lists_and_shows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert capsys.readouterr().out.count("\n") == 37
    assert main(["explain", "nam001", "handout-unnamed"]) == 0
    out = capsys.readouterr().out
    assert "# NAM001" in out and "# SRC002" in out
    assert main(["explain", "NAM999"]) == 2
