"""Web archives, tables and runs for the tests: pages of our own, and whatever can be wrong."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fastwarc.stream_io import GzipWriter, ZstdWriter
from fastwarc.warc import WarcRecord, WarcRecordType

ROOT = Path(__file__).resolve().parents[3]
#: Tests that begin many processes or write large files.
slow = pytest.mark.skipif(
    not os.environ.get("RELATA_BATCH_SLOW"), reason="set RELATA_BATCH_SLOW=1: it takes long"
)

_NAMES = (
    "Ida Holm", "Ann Lee", "Marta Quist", "Otto Brandt", "Freya Lund", "Jonas Weil", "Petra Sand",
    "Nils Aker", "Vera Stein", "Karl Moos",
)  # fmt: skip
_PLACES = ("Valmont", "Harsund", "Elmsted", "Norwick", "Tellby", "Oxmoor", "Lindholm", "Barrow")
_THINGS = (
    "bridge", "ferry", "harbour", "dam", "school", "library", "tram line", "market hall", "lake",
    "power station", "museum", "hospital", "theatre", "quarry",
)  # fmt: skip
_MATTERS = (
    "stays closed until the cracks in the third pillar are repaired",
    "will be paid for by the region and not by the town",
    "needs eleven new engineers before the winter begins",
    "was never inspected after the storm of last autumn",
    "opens again in May if the money comes in time",
    "costs twice as much as the council was told",
    "has lost a third of its visitors since the road was moved",
    "is to be sold to a company from the north",
)  # fmt: skip


class ArchivePage(NamedTuple):
    """A page to be put into an archive."""

    url: str
    html: str
    status: str = "200 OK"
    content_type: str = "text/html; charset=utf-8"
    date: str = "2026-06-01T10:00:00Z"


def sentences(number: int) -> list[str]:
    """Sentences of an article that no other number has."""
    found = []
    for step in range(6):
        name = _NAMES[(number * 7 + step * 3) % len(_NAMES)]
        place = _PLACES[(number * 5 + step) % len(_PLACES)]
        thing = _THINGS[(number * 11 + step * 5) % len(_THINGS)]
        matter = _MATTERS[(number * 3 + step) % len(_MATTERS)]
        found.append(
            f"The {thing} of {place} {matter}, {name} said in report {number * 13 + step}."
        )
    return found


def page(number: int, *, title: str | None = None, site: str = "The Harbour Post") -> str:
    """An article's page."""
    title = title or f"Report {number} on the {_THINGS[number % len(_THINGS)]}"
    body = "".join(f"<p>{sentence}</p>\n" for sentence in sentences(number))
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>"
        f"<meta property='og:site_name' content='{site}'>"
        "<meta property='article:published_time' content='2026-06-01'></head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def pages(count: int) -> list[ArchivePage]:
    """Articles in English; every tenth is a list of links, and one in eight is a copy."""
    found = []
    for number in range(count):
        url = f"https://www.post{number % 3}.example/{number}"
        if number % 10 == 3:
            html = (
                "<html><body><ul>" + "<li><a href='/x'>More</a></li>" * 40 + "</ul></body></html>"
            )
        elif number % 8 == 5:
            html = page(number - 1, title=f"As the agency writes {number}")
        else:
            html = page(number)
        found.append(ArchivePage(url, html, date=f"2026-06-0{1 + number * 2 // count}T10:00:00Z"))
    return found


def _record(one: ArchivePage, number: int) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(WarcRecordType.response, b"test:%06d" % number)
    record.headers["WARC-Target-URI"] = one.url
    record.headers["WARC-Date"] = one.date
    record.headers["Content-Type"] = "application/http; msgtype=response"
    head = f"HTTP/1.1 {one.status}\r\nContent-Type: {one.content_type}\r\n\r\n"
    record.set_bytes_content(head.encode() + one.html.encode("utf-8", "surrogatepass"))
    return record


def write_warc(path: Path, found: Iterable[ArchivePage], *, info: bool = True) -> Path:
    """An archive by its name: .warc, .warc.gz or .warc.zst, compressed by record."""
    with path.open("wb") as raw:
        writer: Any = raw
        if path.suffix == ".gz":
            writer = GzipWriter(raw)
        elif path.suffix == ".zst":
            writer = ZstdWriter(raw)
        records = [_record(one, number) for number, one in enumerate(found)]
        if info:
            first = WarcRecord()
            first.init_headers(WarcRecordType.warcinfo, b"test:info")
            first.set_bytes_content(b"software: tests\r\n")
            records.insert(0, first)
        for record in records:
            record.write(writer)
            if writer is not raw:
                writer.finish()
        if writer is not raw:
            writer.close()
    return path


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """A file of JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def arguments(*argv: object) -> list[str]:
    """The command `relata batch …` in a process of its own."""
    return [sys.executable, "-m", "relata", "batch", *map(str, argv)]


def batch(*argv: object) -> subprocess.CompletedProcess[str]:
    """Run it to its end."""
    return subprocess.run(arguments(*argv), capture_output=True, text=True, check=False, cwd=ROOT)


def bytes_of(out: Path) -> dict[str, str]:
    """SHA-256 of every table file and manifest of a run."""
    files = [*out.glob("*/*/*/*"), *(out / "_run" / "manifests").glob("*")]
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.is_file()
    }


def table(out: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a table, with day and language."""
    import pyarrow.dataset as ds

    found = ds.dataset(out / name, format="parquet", partitioning="hive").to_table().to_pylist()
    return sorted(found, key=lambda row: str(row["doc"]))


#: A module that is imported when Python begins: two pages end their worker, as a fault would.
DEADLY = """\
import os
if os.environ.get("RELATA_TEST_DEADLY"):
    import signal
    from relata.app.batch.stages import extract
    read = extract.Extraction.entry
    def entry(self, record, index):
        if (record.url or "").endswith(("/11", "/12")):
            os.kill(os.getpid(), signal.SIGKILL)
        return read(self, record, index)
    extract.Extraction.entry = entry
"""
