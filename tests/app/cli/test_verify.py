"""`relata verify`: what it prints, its exit status, and what it says of bad inputs."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from relata.app.verifying import source_text
from relata.readers import read_text
from tests.app.helpers import call

ARTICLE = """Ferry stays, says mayor

“We will not close the ferry before summer,” mayor Eva Lindqvist said on Monday. “The timetable
[...] is an insult,” said Ann Okafor. The repairs would cost 4.8 million crowns, Lindqvist said.
"""
SOURCE = """CHAIR: We come to the ferry.

LINDQVIST: We will not close the ferry before summer. The repairs may cost 4.2 million crowns.

OKAFOR: The timetable, as it stands, is an insult. We will see you in court.

CHAIR: Thank you.

LINDQVIST: Nobody wants that.
"""


@pytest.fixture
def paths(tmp_path: Path) -> tuple[str, Path]:
    """An article, and a source that has what it quotes."""
    article, source = tmp_path / "story.txt", tmp_path / "council.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    source.write_text(SOURCE, encoding="utf-8")
    return str(article), source


def test_all_is_there(capsys: pytest.CaptureFixture[str], paths: tuple[str, Path]) -> None:
    article, source = paths
    done = call(capsys, "verify", article, "--against", str(source))
    assert (done.status, done.err) == (0, "")
    assert "2 quotations: 1 exact, 1 trimmed" in done.out
    assert "an ellipsis stands for “as it stands”" in done.out
    assert "a number changed: “4.8”, in the source “4.2”" in done.out
    assert "[1] line 3" in done.out


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("We will not close", "We will close", "reversed"),
        ("mayor Eva Lindqvist said", "Ann Okafor said", "elsewhere"),
        (
            "We will not close the ferry before summer",
            "Whales sing at night in winter",
            "not-found",
        ),
    ],
)
def test_exit_status_1(
    capsys: pytest.CaptureFixture[str], paths: tuple[str, Path], old: str, new: str, verdict: str
) -> None:
    article, source = paths
    Path(article).write_text(ARTICLE.replace(old, new), encoding="utf-8")
    done = call(capsys, "verify", article, "--against", str(source))
    assert done.status == 1 and f"1 {verdict}" in done.out


def test_json_is_what_its_schema_says(
    capsys: pytest.CaptureFixture[str], paths: tuple[str, Path]
) -> None:
    article, source = paths
    done = call(capsys, "verify", article, "--against", str(source), "--format", "json")
    found = json.loads(done.out)
    schema = json.loads(call(capsys, "schema", "verification").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    assert found["relata"] == "1" and found["sources"][0]["name"] == str(source)
    first = found["quotations"][0]
    assert (first["statement"], first["verdict"], first["source"]) == ("s2", "exact", 0)
    start, end = first["spans"][0]
    words = "We will not close the ferry before summer"
    assert found["sources"][0]["text"][start:end] == words
    start, end = first["quoted"][0]
    assert found["article"]["text"][start:end] == f"“{words},”"


def test_html_goes_to_a_file(
    capsys: pytest.CaptureFixture[str], paths: tuple[str, Path], tmp_path: Path
) -> None:
    article, source = paths
    out = tmp_path / "page.html"
    arguments = (article, "--against", str(source), "--format", "html", "--out", str(out))
    assert call(capsys, "verify", *arguments).status == 0
    assert "<!DOCTYPE html>" in out.read_text("utf-8")
    refused = call(capsys, "verify", *arguments)
    assert refused.status == 2 and "there already" in refused.err
    assert call(capsys, "verify", *arguments, "--force").status == 0


def test_a_folder_with_what_cannot_be_read(
    capsys: pytest.CaptureFixture[str], paths: tuple[str, Path], tmp_path: Path
) -> None:
    article, source = paths
    folder = tmp_path / "sources"
    folder.mkdir()
    source.rename(folder / "council.txt")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "picture.txt").write_bytes(b"\x00\x01\x02\xff" * 200)
    done = call(capsys, "verify", article, "--against", str(folder))
    assert done.status == 2
    assert "1 exact, 1 trimmed" in done.out
    assert "empty.txt" in done.err and "picture.txt" in done.err
    assert len(done.err.splitlines()) == 2


@pytest.mark.parametrize("words", ["", " \n\t\n "])
def test_an_empty_source(
    capsys: pytest.CaptureFixture[str], paths: tuple[str, Path], words: str
) -> None:
    article, source = paths
    source.write_text(words, encoding="utf-8")
    done = call(capsys, "verify", article, "--against", str(source))
    assert done.status == 2 and done.out == ""
    assert "council.txt" in done.err and "there is no source to compare with" in done.err


def test_the_article_is_not_its_own_source(
    capsys: pytest.CaptureFixture[str], paths: tuple[str, Path]
) -> None:
    article, source = paths
    done = call(capsys, "verify", article, "--against", article)
    assert done.status == 2 and "the article itself" in done.err
    done = call(capsys, "verify", article, "--against", article, str(source))
    assert done.status == 2 and "2 quotations" in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("missing.txt", "--against", "{source}"),
        ("{article}", "--against", "missing.txt"),
        ("-", "--against", "-"),
        ("{article}",),
        ("{article}", "--against", "{source}", "--format", "pdf"),
        ("{article}", "--against", ""),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    capsys: pytest.CaptureFixture[str], paths: tuple[str, Path], arguments: tuple[str, ...]
) -> None:
    article, source = paths
    given = [one.format(article=article, source=source) for one in arguments]
    done = call(capsys, "verify", *given)
    assert done.status == 2 and done.out == "" and done.err.startswith("relata: ")


def test_a_source_in_a_language_that_is_not_read(
    capsys: pytest.CaptureFixture[str], paths: tuple[str, Path]
) -> None:
    article, source = paths
    words = "Η γέφυρα παραμένει κλειστή μέχρι τον Μάιο, είπε ο δήμαρχος της πόλης. " * 20
    source.write_text(words, encoding="utf-8")
    done = call(capsys, "verify", article, "--against", str(source))
    assert done.status == 1 and "2 not-found" in done.out
    assert "a language that Relata does not read" in done.out


def test_nothing_of_a_text_reaches_the_terminal_as_a_command(
    capsys: pytest.CaptureFixture[str], paths: tuple[str, Path]
) -> None:
    article, source = paths
    source.write_text(
        SOURCE.replace("as it stands", "as \x1b[31mit\u202e stands"), encoding="utf-8"
    )
    done = call(capsys, "verify", article, "--against", str(source))
    assert "\x1b" not in done.out and "\u202e" not in done.out


def test_a_source_may_be_longer_than_an_article(
    capsys: pytest.CaptureFixture[str], paths: tuple[str, Path]
) -> None:
    article, source = paths
    filler = "The council met and talked about boats for a long time on this day.\n\n" * 8_000
    source.write_text(filler + "“" + SOURCE.split(": ")[2].split("\n")[0], encoding="utf-8")
    done = call(capsys, "verify", article, "--against", str(source))
    assert done.status == 1 and "1 exact, 1 not-found" in done.out
    assert source_text(read_text(SOURCE), "council").language == "en"


def test_the_page_of_the_documentation_shows_real_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(__file__).resolve().parents[3]
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "96")
    text = (root / "docs" / "verify.md").read_text(encoding="utf-8")
    command = "relata verify examples/verify/story.txt --against examples/verify/council.txt"
    shown = text.split(f"$ {command}\n", 1)[1].split("```", 1)[0]
    assert call(capsys, *command.split()[1:]).out == shown
