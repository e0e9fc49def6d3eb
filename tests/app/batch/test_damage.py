"""What can be wrong with an input: cut, broken, empty, far too large, hostile."""

from __future__ import annotations

import gzip
import resource
import subprocess
from pathlib import Path

import pytest

from relata.app.batch.inputs import registry
from relata.app.batch.inputs.raw import InputRecord, shards_of
from relata.app.batch.options import RunPlan
from relata.app.batch.place import RunFolder
from tests.app.batch.archives import (
    ROOT,
    ArchivePage,
    arguments,
    batch,
    page,
    pages,
    slow,
    table,
    write_lines,
    write_warc,
)
from tests.app.batch.conftest import Batch


def _records(path: Path, most: int = 4) -> list[InputRecord]:
    scanned = [registry.scan(one, most) for one in registry.expand([str(path)])]
    return [
        record
        for shard in shards_of(scanned, most)
        for record in registry.records(shard, 1 << 20, None)
    ]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst"])
@pytest.mark.parametrize("share", [0.999, 0.9, 0.5, 0.1])
def test_a_cut_archive_is_reported(name: str, share: float, tmp_path: Path) -> None:
    whole = write_warc(tmp_path / name, pages(12), info=False)
    cut = tmp_path / f"cut.{name}"
    cut.write_bytes(whole.read_bytes()[: int(whole.stat().st_size * share)])
    found = _records(cut)
    assert [record.number for record in found] == list(range(len(found)))
    # Of a member that lacks no more than its check sum, the record is whole.
    lost = [record.number for record in found if record.reason == "truncated"]
    assert lost == [len(found) - 1] or (share > 0.99 and not lost)
    assert all(record.data for record in found if record.number not in lost)
    scanned = registry.scan(registry.expand([str(cut)])[0], 4)
    assert "it is cut after record" in scanned.problem


def test_one_gzip_member_for_the_whole_archive(tmp_path: Path) -> None:
    plain = write_warc(tmp_path / "a.warc", pages(12), info=False)
    packed = tmp_path / "b.warc.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert [r.data for r in _records(packed)] == [r.data for r in _records(plain)]
    assert len(registry.scan(registry.expand([str(packed)])[0], 4).stretches) == 3
    packed.write_bytes(packed.read_bytes()[: packed.stat().st_size * 2 // 3])
    found = _records(packed)
    assert found[-1].reason == "truncated" and 2 < len(found) <= 12


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst"])
def test_a_broken_record_takes_no_other_with_it(name: str, tmp_path: Path) -> None:
    whole = write_warc(tmp_path / name, pages(12), info=False)
    found = registry.scan(registry.expand([str(whole)])[0], 1)
    begin, after = found.stretches[5].offset, found.stretches[6].offset
    data = bytearray(whole.read_bytes())
    for at in range(begin, begin + 40):
        data[at] ^= 0x5A
    whole.write_bytes(data)
    records = _records(whole)
    assert len(records) == 12 and after > begin
    assert [record.number for record in records if record.reason] == [5]
    assert records[5].reason == "broken"


def test_what_was_never_an_archive(tmp_path: Path, out: Path, batch_here: Batch) -> None:
    (tmp_path / "empty.warc.gz").write_bytes(b"")
    (tmp_path / "noise.warc.gz").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "text.warc").write_text("hello\r\n\r\nworld\r\n" * 50)
    (tmp_path / "no.parquet").write_bytes(b"PAR1 no table PAR1")
    write_warc(tmp_path / "z.warc.gz", pages(4))
    done = batch_here(tmp_path, "--out", out)
    assert done.status == 2
    lines = done.err.splitlines()
    assert len(lines) == 4 and all(line.startswith("relata: ") for line in lines)
    assert "empty.warc.gz: there are no records in it" in done.err
    assert "no.parquet: it cannot be read" in done.err
    assert len(table(out, "documents")) == 3


def test_a_cut_file_of_lines(tmp_path: Path, out: Path, batch_here: Batch) -> None:
    lines = write_lines(tmp_path / "a.jsonl", [{"html": page(n)} for n in range(9)])
    packed = gzip.compress(lines.read_bytes())
    lines.unlink()
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) * 3 // 4])
    done = batch_here(tmp_path / "a.jsonl.gz", "--out", out, "--shard-size", 2)
    assert done.status == 2 and "it is cut after record" in done.err
    skipped = table(out, "skipped")
    assert [row["reason"] for row in skipped] == ["truncated"]
    assert skipped[0]["record"] == len(table(out, "documents")) > 3


def test_lines_that_are_broken_or_long(
    tmp_path: Path, out: Path, batch_here: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relata.app.batch.inputs.json_lines.MAX_LINE", 100_000)
    path = tmp_path / "a.jsonl"
    write_lines(path, [{"html": page(1)}])
    with path.open("a") as file:
        file.write('{"html": \n\n"' + "x" * 400_000 + '"\n' + "[" * 5000 + "\n")
    write_lines(tmp_path / "b.jsonl", [{"html": page(2)}])
    with path.open("a") as file:
        file.write((tmp_path / "b.jsonl").read_text().rstrip("\n"))
    assert batch_here(path, "--out", out).status == 0
    assert [row["reason"] for row in table(out, "skipped")] == ["broken", "size", "broken"]
    assert [row["record"] for row in table(out, "documents")] == [0, 4]


@slow
def test_a_huge_record_and_a_bomb_stay_out_of_memory(tmp_path: Path, out: Path) -> None:
    """A record of 1 GB, and a page that unpacks to one: skipped, and what follows them is read."""
    path = tmp_path / "a.warc"
    head = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2026-06-01T00:00:00Z\r\n"
    kind = "Content-Type: application/http; msgtype=response\r\n"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    bomb = http + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"<p>x" * 64_000_000)
    size = 1 << 30
    with path.open("wb") as file:
        for length, data in ((size, http + b"\r\n"), (len(bomb), bomb)):
            url = f"WARC-Target-URI: https://a.example/{length}\r\n"
            file.write(f"{head}{kind}{url}Content-Length: {length}\r\n\r\n".encode() + data)
            file.seek(length - len(data), 1)  # a hole: it takes no room on the disk
            file.write(b"\r\n\r\n")
    last = write_warc(tmp_path / "b.warc", [ArchivePage("https://b.example/", page(2))], info=False)
    with path.open("ab") as file:
        file.write(last.read_bytes())
    done = batch(path, "--out", out, "--workers", 1, "--json")
    assert done.returncode == 0, done.stderr
    assert [row["reason"] for row in table(out, "skipped")] == ["size", "size"]
    assert [row["record"] for row in table(out, "documents")] == [2]
    import json

    assert json.loads(done.stdout)["megabytes"] < 500


def test_a_billion_laughs_is_one_page_like_others(
    tmp_path: Path, out: Path, batch_here: Batch
) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{entities}]><html><body>'
    laughs += "<p>" + "&l11; " * 40 + "</p></body></html>"
    deep = "<div>" * 50_000 + page(3)
    found = [
        ArchivePage("https://a.example/1", laughs, content_type="application/xhtml+xml"),
        ArchivePage("https://a.example/2", deep),
        ArchivePage("https://a.example/3", page(3)),
    ]
    made = write_warc(tmp_path / "a.warc.gz", found, info=False)
    assert batch_here(made, "--out", out).status == 0
    assert 2 in {row["record"] for row in table(out, "documents")}
    assert {row["record"] for row in table(out, "skipped")} >= {0}


@slow
def test_a_full_disk_is_one_line_and_the_run_goes_on_later(tmp_path: Path, out: Path) -> None:
    made = write_warc(tmp_path / "a.warc.gz", pages(8))

    def little_room() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (6000, resource.RLIM_INFINITY))

    done = subprocess.run(
        arguments(made, "--out", out, "--workers", 1),
        capture_output=True, text=True, check=False, cwd=ROOT, preexec_fn=little_room,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1
    assert "cannot write" in done.stderr and "make room" in done.stderr
    assert not list((out / "_run" / "parts").iterdir())
    assert batch(made, "--out", out, "--workers", 1).returncode == 0
    assert len(table(out, "documents")) == 7


def test_folders_of_others_are_left_alone(tmp_path: Path, out: Path, batch_here: Batch) -> None:
    made = write_warc(tmp_path / "a.warc.gz", pages(4))
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    for option in ([], ["--force"]):
        done = batch_here(made, "--out", out, *option)
        assert "something else than a run" in done.one_line()
    assert "holds no run" in batch_here(made, "--out", out, "--resume").one_line()
    assert (out / "thesis.txt").read_text() == "mine"
    assert "no such file" in batch_here(tmp_path / "no.warc", "--out", out).one_line()
    assert "not a kind of file" in batch_here(__file__, "--out", out).one_line()
    assert "cannot write" in batch_here(made, "--out", made / "x").one_line()


def test_another_run_is_refused(tmp_path: Path, out: Path, batch_here: Batch) -> None:
    made = write_warc(tmp_path / "a.warc.gz", pages(4))
    other = write_warc(tmp_path / "b.warc.gz", pages(6))
    assert batch_here(made, "--out", out).status == 0
    assert batch_here(made, "--out", out).status == 0  # the same run: its account once more
    done = batch_here(other, "--out", out)
    assert "holds another run (it differs in: other inputs)" in done.one_line()
    done = batch_here(made, "--out", out, "--sample", 0.5)
    assert "it differs in: sample" in done.one_line()
    assert "5  records" in batch_here("--out", out, "--resume").out
    assert "5  records" in batch_here(other, "--out", out, "--resume").out
    assert "7  records" in batch_here(other, "--out", out, "--force").out
    assert len(table(out, "documents")) == 5
    assert "choose one" in batch_here("--out", out, "--resume", "--force").one_line()
    assert "nothing to read" in batch_here("--out", out).one_line()


def test_a_run_of_another_version_is_refused(
    tmp_path: Path, out: Path, batch_here: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = write_warc(tmp_path / "a.warc.gz", pages(4))
    assert batch_here(made, "--out", out).status == 0
    monkeypatch.setattr("relata.app.batch.run.__version__", "99")
    for option in ([], ["--resume"]):
        assert batch_here(made, "--out", out, *option).status == 2
    plan = RunFolder(out).earlier()
    assert isinstance(plan, RunPlan) and plan.version != "99"


def test_characters_that_utf8_cannot_carry(tmp_path: Path, out: Path, batch_here: Batch) -> None:
    lone = '{"@type": "NewsArticle", "headline": "Report \\ud800", "author": {"name": "A \\udfff"}}'
    html = page(1).replace("<body>", f"<script type='application/ld+json'>{lone}</script><body>")
    rows = [{"html": html, "url": "https://a.example/\ud800", "title": "\udc80"}, {"html": page(2)}]
    made = write_lines(tmp_path / "a.jsonl", rows)
    warc = write_warc(
        tmp_path / "b.warc", [ArchivePage("https://b.example/1", page(3))], info=False
    )
    warc.write_bytes(warc.read_bytes().replace(b"b.example/1", b"b.example/\xff"))
    assert batch_here(made, warc, "--out", out).status == 0
    assert [row["record"] for row in table(out, "documents")] == [0, 1, 0]
    name = tmp_path / "\udcff.warc"
    name.write_bytes(warc.read_bytes())
    assert "not UTF-8" in batch_here(name, "--out", out).one_line()
