"""Everything that can be wrong with an input: one line, exit 2, at once, in little memory."""

from __future__ import annotations

import itertools
import json
import os
import time
from pathlib import Path

import pytest

import relata
from relata.app.limits import DEFAULT_MEGABYTES, MEGABYTE
from relata.model.record import Record
from tests.app.helpers import EXAMPLES, call, shell

#: What a refusal may take at most, and in how much memory.
SECONDS = 3.0
MEGABYTES = 500


def check(record: Record) -> None:
    """What every record must fulfil, whatever the text was."""
    text = record.document.text
    length = len(text)
    spans = list(record.document.paragraphs) + list(record.document.sentences)
    for statement in record.statements:
        assert statement.content
        for role in (statement.content, statement.quoted, statement.cue, statement.frame):
            assert list(role) == sorted(role)
            assert all(a[1] <= b[0] for a, b in itertools.pairwise(role))
            spans += role
        for voice in (statement.speaker, statement.addressee):
            spans += voice.spans if voice else ()
        for link in statement.chain:
            spans += link.spans
    for entity in record.entities:
        spans += [mention.span for mention in entity.mentions]
    spans += [credit.span for credit in record.document.credits if credit.span]
    assert all(0 <= start < end <= length for start, end in spans)
    ids = {s.id for s in record.statements}
    outer = {s.id: s.inside for s in record.statements}
    for statement in record.statements:
        seen = set()
        at: str | None = statement.id
        while at is not None:
            assert at in ids and at not in seen, "inside is acyclic"
            seen.add(at)
            at = outer[at]
    known = {entity.id for entity in record.entities}
    for statement in record.statements:
        for voice in (statement.speaker, statement.addressee):
            assert voice is None or set(voice.entities) <= known
        assert {link.entity for link in statement.chain} <= known
    assert relata.from_json(relata.to_json(record)) == record


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, Path]:
    """One file or folder of each kind."""
    made = {name: tmp_path / name for name in ("empty.txt", "blank.txt", "picture.txt", "zip.html")}
    made["empty.txt"].write_bytes(b"")
    made["blank.txt"].write_bytes(b" \n\n\t\xc2\xa0\n")
    made["picture.txt"].write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40)
    made["zip.html"].write_bytes(b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + os.urandom(4000))
    made["missing"] = tmp_path / "missing.txt"
    made["folder"] = tmp_path / "folder"
    made["folder"].mkdir()
    (made["folder"] / "picture.bin").write_bytes(b"\0\1\2")
    made["no-article.html"] = tmp_path / "no-article.html"
    made["no-article.html"].write_text(
        "<!doctype html><html><head><title>Sign in</title></head><body>"
        "<form><input name=user><input name=password type=password></form></body></html>"
    )
    made["japanese.txt"] = tmp_path / "japanese.txt"
    made["japanese.txt"].write_text(
        "市長は火曜日、港の拡張計画について住民の意見を聞く考えを示した。「急いで決めるつもりはない」と述べた。\n"
        * 5,
        encoding="utf-8",
    )
    return made


WORDS = {
    "empty.txt": "empty",
    "blank.txt": "no text",
    "picture.txt": "",
    "zip.html": "",
    "missing": "no such file",
    "folder": "folder",
    "no-article.html": "",
    "japanese.txt": "de, en",
}


@pytest.mark.parametrize("name", WORDS)
def test_one_clear_line_and_exit_2(
    capsys: pytest.CaptureFixture[str], bad: dict[str, Path], name: str
) -> None:
    begun = time.perf_counter()
    done = call(capsys, "read", str(bad[name]))
    assert time.perf_counter() - begun < SECONDS
    line = done.one_line()
    assert bad[name].name in line
    assert WORDS[name] in line.lower()
    assert done.out == ""


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "text", "prov", "annotation"])
def test_the_others_are_still_read(
    capsys: pytest.CaptureFixture[str], bad: dict[str, Path], form: str
) -> None:
    names = ["empty.txt", "picture.txt", "missing", "folder", "japanese.txt"]
    good = [str(EXAMPLES / "snippet.en.txt"), str(EXAMPLES / "schleuse.de.txt")]
    argv = [good[0], *(str(bad[name]) for name in names), good[1]]
    done = call(capsys, "read", *argv, "--format", form)
    assert done.status == 2
    lines = done.err.splitlines()
    assert len(lines) == len(names)
    assert all(line.startswith("relata: ") for line in lines)
    assert "Lindholm" in done.out and "Wiekhafen" in done.out
    if form == "jsonl":
        found = [json.loads(line) for line in done.out.splitlines()]
    elif form == "json":
        found = json.loads(done.out)
    else:
        return
    assert [("error" in item) for item in found] == [False] + [True] * len(names) + [False]
    for item, name in zip(found[1:-1], names, strict=True):
        assert Path(item["source"]).name == bad[name].name
        assert item["error"]["kind"] and item["error"]["message"]


def test_a_single_failure_has_its_place_in_json(
    capsys: pytest.CaptureFixture[str], bad: dict[str, Path]
) -> None:
    done = call(capsys, "read", str(bad["missing"]), "--format", "json")
    assert done.status == 2
    failed = json.loads(done.out)
    assert failed["relata"] == "1" and failed["error"]["kind"] == "missing"


def test_an_empty_standard_input() -> None:
    done = shell("read", "-")
    assert "standard input" in done.one_line()
    assert done.seconds < SECONDS


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    done = shell("read", str(huge))
    assert "huge.txt" in done.one_line() and "--max-size" in done.err
    assert done.seconds < SECONDS
    assert done.megabytes < 100


def test_a_text_over_the_limit(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("The mayor said the road was open.\n" * 80_000, encoding="utf-8")
    done = shell("read", str(long))
    assert "2" in done.one_line() and "--max-size" in done.err
    assert done.seconds < SECONDS
    assert done.megabytes < MEGABYTES


def test_the_limit_is_the_callers_to_set(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("The mayor said the road was open.\n" * 100, encoding="utf-8")
    assert call(capsys, "read", str(text)).status == 0
    done = call(capsys, "read", str(text), "--max-size", "0.001")
    assert "--max-size" in done.one_line()


def test_the_api_has_the_same_limit() -> None:
    with pytest.raises(relata.InputError, match="limit"):
        relata.read("word " * (DEFAULT_MEGABYTES * MEGABYTE // 5 + 10))


def test_one_line_of_two_megabytes(tmp_path: Path) -> None:
    line = tmp_path / "line.txt"
    long = "counterrevolutionary-internationalisation " * 3
    sentence = f"The mayor said that the “old road” was open. {long}nobody asked her why. "
    line.write_text(sentence * (2_000_000 // len(sentence.encode())), encoding="utf-8")
    done = shell("read", str(line), "--format", "jsonl", timeout=300)
    assert done.status == 0, done.err
    assert done.megabytes < MEGABYTES * 2
    assert len(json.loads(done.out)["statements"]) > 1000


def test_two_megabytes_of_one_word(tmp_path: Path) -> None:
    word = tmp_path / "word.txt"
    word.write_text("a" * 2_000_000, encoding="ascii")
    done = shell("read", str(word), "--lang", "en", "--format", "jsonl")
    assert done.status == 0, done.err
    assert json.loads(done.out)["statements"] == []


def test_ten_thousand_nested_tags(tmp_path: Path) -> None:
    page = tmp_path / "nested.html"
    words = "<p>The mayor said on Tuesday that the road was open again after the flood.</p>" * 8
    page.write_text(
        f"<html><body>{'<div>' * 10_000}{words}{'</div>' * 10_000}</body></html>", encoding="utf-8"
    )
    done = shell("read", str(page), "--format", "jsonl")
    assert done.status in (0, 2)
    assert "fault of Relata" not in done.err and "Traceback" not in done.err
    assert done.seconds < 20
    assert done.megabytes < MEGABYTES


@pytest.mark.parametrize(
    "text",
    [
        "“" * 500,
        "\"'„»«›‹”’" * 200,
        "„Das ist «gut› sagte er.“ »Nein\" 'ja“",
        "He said: “It is over.\n\n“It is not.\n\nShe said it was. ” ” “",
        "\ud800 the mayor said \udfff that it was over",
        "said said said said",
        "“”",
        "Er sagte, sagte er, sagte sie, sagte",
        "\u202e\u200b\ufeff\u00ad\u0301\u0301 said the mayor",
        "\0\0\0 the mayor said so",
        "…" * 3000,
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_odd_texts_are_read(text: str, language: str) -> None:
    try:
        record = relata.read(text, lang=language)
    except relata.InputError:
        return
    check(record)


def test_marks_alone_have_no_statements() -> None:
    assert relata.read("„“ »« “” ''" * 50, lang="de").statements == ()


def test_lone_surrogates_are_read_as_replacement_characters() -> None:
    record = relata.read("The mayor \ud800 said that the road was open.", lang="en")
    assert record.document.text == "The mayor \ufffd said that the road was open."


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.*")), ids=lambda p: p.name)
def test_the_samples_fulfil_the_contract(path: Path) -> None:
    check(relata.read_file(str(path)))
