"""`relata verify-selectors`: what it prints, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relata.present import Options, by_name
from tests.app.helpers import call
from tests.present import samples


@pytest.fixture
def paths(tmp_path: Path) -> tuple[str, Path]:
    """An annotation file and its text."""
    record = samples.english()
    file, text = tmp_path / "story.jsonld", tmp_path / "story.txt"
    file.write_text(by_name("annotation").render([record], Options()), encoding="utf-8")
    text.write_text(record.document.text, encoding="utf-8")
    return str(file), text


def test_the_same_text(capsys: pytest.CaptureFixture[str], paths: tuple[str, Path]) -> None:
    file, text = paths
    done = call(capsys, "verify-selectors", file, str(text))
    assert (done.status, done.err) == (0, "")
    count = int(done.out.split()[0])
    assert count > 15
    assert done.out == f"{count} found, 0 moved, 0 gone, 0 ambiguous\n"


def test_a_later_version(capsys: pytest.CaptureFixture[str], paths: tuple[str, Path]) -> None:
    file, text = paths
    text.write_text("Update.\n\n" + text.read_text("utf-8"), encoding="utf-8")
    done = call(capsys, "verify-selectors", file, str(text))
    assert done.status == 0
    assert "moved  s1-content  " in done.out and "0 found, " in done.out
    words = "Engineers had warned"
    text.write_text(text.read_text("utf-8").replace(words, "Some had said"), encoding="utf-8")
    done = call(capsys, "verify-selectors", file, str(text), "--json")
    found = json.loads(done.out)
    assert done.status == 1
    assert found["gone"] >= 1 and found["moved"] > found["gone"]
    assert len(found["selectors"]) == sum(found[o] for o in ("found", "moved", "gone", "ambiguous"))
    gone = [s["exact"] for s in found["selectors"] if s["outcome"] == "gone"]
    assert "Engineers" in gone


def test_what_stands_twice_fails(
    capsys: pytest.CaptureFixture[str], paths: tuple[str, Path]
) -> None:
    file, text = paths
    text.write_text("Update.\n\n" + text.read_text("utf-8") * 2, encoding="utf-8")
    done = call(capsys, "verify-selectors", file, str(text))
    assert done.status == 1
    assert "ambiguous  s1-content  " in done.out


def test_what_cannot_be_read(capsys: pytest.CaptureFixture[str], paths: tuple[str, Path]) -> None:
    file, text = paths
    assert "no such file" in call(capsys, "verify-selectors", file, "missing.txt").one_line()
    assert "no such file" in call(capsys, "verify-selectors", "missing", str(text)).one_line()
    assert "annotations" in call(capsys, "verify-selectors", str(text), str(text)).one_line()
