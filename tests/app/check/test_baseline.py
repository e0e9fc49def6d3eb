"""Baselines: known findings pass, new ones fail, gone ones are said; lines do not matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relata.app.cli.main import main

ONE = "Experts say the cracks are deeper than was known."
OTHER = "Observers say the road will be closed in May."
FINE = "The bridge over the Orr was closed."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*options: str) -> int:
    return main(["check", "--engine", "fast", "--select", "ATT004", *options])


def write(here: Path, *paragraphs: str, name: str = "a.txt") -> None:
    (here / name).write_text("\n\n".join(paragraphs) + "\n")


def test_known_findings_pass_wherever_they_stand(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(here, FINE, ONE)
    assert check("a.txt", "--baseline", "base.json", "--write-baseline") == 0
    entries = json.loads((here / "base.json").read_text())["findings"]
    assert [(entry["file"], entry["rule"]) for entry in entries] == [("a.txt", "ATT004")]
    write(here, ONE, FINE, FINE)
    assert check("a.txt", "--baseline", "base.json") == 0
    write(here, ONE, FINE, OTHER)
    capsys.readouterr()
    assert check("a.txt", "--baseline", "base.json") == 1
    captured = capsys.readouterr()
    assert "a.txt:5:1 ATT004" in captured.out and captured.out.count("\n") == 1
    assert "1 suppressed" in captured.err


def test_what_is_gone_is_stale_and_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here, ONE, OTHER)
    check("a.txt", "--baseline", "base.json", "--write-baseline")
    write(here, OTHER)
    capsys.readouterr()
    assert check("a.txt", "--baseline", "base.json", "--format", "json") == 0
    captured = capsys.readouterr()
    assert "stale in the baseline: a.txt ATT004 “Experts”" in captured.err
    assert [entry["rule"] for entry in json.loads(captured.out)["stale"]] == ["ATT004"]
    write(here, FINE, name="b.txt")
    capsys.readouterr()
    check("b.txt", "--baseline", "base.json")
    assert "stale" not in capsys.readouterr().err, "a.txt was not checked"
    check("a.txt", "--baseline", "base.json", "--write-baseline")
    assert "1 finding, 0 new, 1 gone" in capsys.readouterr().err
    assert len(json.loads((here / "base.json").read_text())["findings"]) == 1


def test_the_same_finding_twice_needs_two_entries(here: Path) -> None:
    write(here, ONE)
    check("a.txt", "--baseline", "base.json", "--write-baseline")
    write(here, ONE, FINE, ONE)
    assert check("a.txt", "--baseline", "base.json") == 1


def test_a_broken_run_or_file_is_never_a_baseline(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(here, ONE)
    assert check("a.txt", "gone.txt", "--baseline", "base.json", "--write-baseline") == 2
    assert not (here / "base.json").exists()
    assert check("a.txt", "--baseline", "base.json") == 2
    (here / "base.json").write_text('{"relata-baseline": "9", "findings": []}')
    assert check("a.txt", "--baseline", "base.json") == 2
    (here / "base.json").write_text("[]")
    assert check("a.txt", "--baseline", "base.json") == 2


def test_the_configuration_may_name_the_baseline(here: Path) -> None:
    write(here, ONE)
    (here / "relata.toml").write_text('[lint]\nbaseline = "known.json"\n')
    assert check("a.txt", "--write-baseline") == 0
    assert (here / "known.json").is_file()
    assert check("a.txt") == 0
