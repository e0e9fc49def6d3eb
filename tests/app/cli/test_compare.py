"""`relata compare`: versions as files, bad ones among them, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.helpers import call
from tests.comparison.versions.texts import AGENCY, GERMAN, PAPER


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Three versions as files."""
    found = []
    for name, text in (("a.txt", AGENCY), ("b.txt", PAPER), ("c.txt", GERMAN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        found.append(str(tmp_path / name))
    return found


def _call(capsys, *argv):
    return call(capsys, "compare", "--engine", "fast", *argv)


def test_a_report(capsys, files) -> None:
    done = _call(capsys, *files, "--outlet", "Evening Tide", "--outlet", "Harbour News",
                 "--outlet", "-")  # fmt: skip
    assert (done.status, done.err) == (0, "")
    assert "3 versions of a story" in done.out
    assert "version 2 from version 1: copied" in done.out


def test_a_folder_as_json(capsys, files) -> None:
    done = _call(capsys, str(Path(files[0]).parent), "--format", "json")
    found = json.loads(done.out)
    assert done.status == 0 and [one["language"] for one in found["versions"]] == ["en", "en", "de"]
    assert len(found["pairs"]) == 3


def test_a_page_is_written_and_never_over_a_file(capsys, files, tmp_path) -> None:
    out = tmp_path / "story.html"
    assert _call(capsys, *files, "--format", "html", "--out", str(out)).status == 0
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert "--force" in _call(capsys, *files, "--format", "html", "--out", str(out)).one_line()


def test_the_same_file_twice(capsys, files) -> None:
    done = _call(capsys, files[0], files[0])
    assert done.status == 0 and "the same text as version 1" in done.out


def test_one_version_is_not_enough(capsys, files, tmp_path) -> None:
    assert "two versions" in _call(capsys, files[0]).one_line()
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    done = _call(capsys, files[0], str(empty))
    assert done.status == 2 and done.err.count("\n") == 2
    assert "empty.txt" in done.err and "two versions" in done.err


def test_what_cannot_be_read_is_left_out(capsys, files, tmp_path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("これは日本語の記事です。" * 40, encoding="utf-8")
    done = _call(capsys, files[0], str(other), str(tmp_path / "none.txt"), files[1])
    assert done.status == 2 and "2 versions of a story" in done.out
    assert "other.txt" in done.err and "none.txt" in done.err


def test_too_large_a_version_is_refused(capsys, files, tmp_path) -> None:
    large = tmp_path / "large.txt"
    large.write_text("The mayor said it was so. " * 400_000, encoding="utf-8")
    done = _call(capsys, *files[:2], str(large))
    assert done.status == 2 and "large.txt" in done.err and "2 versions" in done.out


def test_facts_are_given_once_or_for_each(capsys, files) -> None:
    message = _call(capsys, *files, "--date", "2024-04-03", "--date", "2024-04-04").one_line()
    assert "--date is given 2 times for 3 versions" in message
    done = _call(capsys, *files[:2], "--date", "2024-04-03", "--format", "json")
    assert {one["date"] for one in json.loads(done.out)["versions"]} == {"2024-04-03"}


def test_standard_input_is_one_version_only(capsys) -> None:
    assert "standard input" in _call(capsys, "-", "-").one_line()
