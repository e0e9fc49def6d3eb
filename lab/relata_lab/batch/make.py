"""Web archives of any size out of the web corpora, which have 721 pages.

    python -m relata_lab.batch.make OUT --pages 20000 --files 4

Pages are repeated with other names, and with half of the sentences of their paragraphs taken from
other pages in the same language, so that they are not twins of one another. A share of the pages is
a copy of an earlier one under another address, with another title and a first sentence less, as
agency copy is printed by many.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from relata_lab.corpora.read import find_folder
from relata_lab.corpora.readings.gold import rows_with_nan

SOURCES = ("web_article_extraction", "web_trafilatura", "web_htmldate")
_PARAGRAPH = re.compile(r"(<p\b[^>]*>)([^<]{80,})(</p>)")
_SENTENCE = re.compile(r"(?<=[.!?…”“»\"]) +(?=\S)")
_NAME = re.compile(r"(?<=[\w,] )([A-ZÄÖÜ][a-zäöüß]{3,}) ([A-ZÄÖÜ][a-zäöüß]{3,})(?!\w)")
_TITLE = re.compile(r"(<title[^>]*>)([^<]*)(</title>)", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]{0,300}\blang\s*=\s*[\"']?([a-zA-Z]{2})", re.IGNORECASE)


class CorpusPage(NamedTuple):
    """A page of the corpora."""

    url: str
    html: str
    language: str


def corpus_pages(folder: Path | None = None) -> list[CorpusPage]:
    """All pages of the three web corpora, in their order."""
    found = []
    folder = find_folder(folder)
    for name in SOURCES:
        for row in rows_with_nan(folder / name / "pages.jsonl.gz"):
            html = row["html"]
            if isinstance(html, str) and html.strip():
                declared = _LANGUAGE.search(html[:3000])
                language = row.get("lang") or (declared[1].lower() if declared else "")
                found.append(CorpusPage(row.get("url") or "", html, str(language)[:2]))
    return found


class _Pool:
    """Sentences and names of the corpora by language."""

    def __init__(self, pages: list[CorpusPage]) -> None:
        self.sentences: dict[str, list[str]] = {}
        self.names: dict[str, list[tuple[str, str]]] = {}
        for page in pages:
            for match in _PARAGRAPH.finditer(page.html):
                self.sentences.setdefault(page.language, []).extend(_SENTENCE.split(match[2]))
                self.names.setdefault(page.language, []).extend(
                    (found[1], found[2]) for found in _NAME.finditer(match[2])
                )


def changed(page: CorpusPage, pool: _Pool, seed: int) -> str:
    """The page with other names and, for half of them, other sentences in its paragraphs."""
    chance = random.Random(seed)  # noqa: S311 (not for secrets)
    sentences = pool.sentences.get(page.language, [])
    names = pool.names.get(page.language, [])
    given: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        if not names:
            return match[0]
        first = given.setdefault(match[1], chance.choice(names)[0])
        return f"{first} {given.setdefault(match[2], chance.choice(names)[1])}"

    def paragraph(match: re.Match[str]) -> str:
        own = [
            chance.choice(sentences) if sentences and chance.random() < 0.5 else sentence
            for sentence in _SENTENCE.split(match[2])
        ]
        return match[1] + _NAME.sub(name, " ".join(own)) + match[3]

    return _PARAGRAPH.sub(paragraph, page.html)


def copied(html: str, number: int) -> str:
    """An outlet's copy of a page: its own title, and the first long paragraph begins later."""
    html = _TITLE.sub(lambda m: f"{m[1]}Nr. {number}: {m[2][:40]}{m[3]}", html, count=1)

    def shorter(match: re.Match[str]) -> str:
        rest = _SENTENCE.split(match[2])[1:]
        return match[1] + (" ".join(rest) or match[2]) + match[3]

    return _PARAGRAPH.sub(shorter, html, count=1)


def pages(count: int, *, twins: float, seed: int = 1) -> Iterator[tuple[str, str]]:
    """(address, page) of `count` pages; a share of `twins` are copies of the last hundred."""
    corpus = corpus_pages()
    pool = _Pool(corpus)
    chance = random.Random(seed)  # noqa: S311 (not for secrets)
    order: list[CorpusPage] = []
    last: list[str] = []
    for number in range(count):
        if last and chance.random() < twins:
            yield f"https://copy{number % 97}.example/{number}", copied(chance.choice(last), number)
            continue
        if not order:
            order = list(corpus)
            chance.shuffle(order)
        page = order.pop()
        html = changed(page, pool, seed * 1_000_003 + number)
        last = [*last[-99:], html]
        yield f"https://news{number % 211}.example/{number}", html


def write_archives(out: Path, count: int, files: int, *, twins: float, seed: int = 1) -> list[Path]:
    """Write the pages to `files` archives `pages-0000.warc.gz` … in `out`, compressed by record."""
    from fastwarc.stream_io import GzipWriter
    from fastwarc.warc import WarcRecord, WarcRecordType

    out.mkdir(parents=True, exist_ok=True)
    found = pages(count, twins=twins, seed=seed)
    paths = []
    for file in range(files):
        path = out / f"pages-{file:04d}.warc.gz"
        with path.open("wb") as raw:
            writer = GzipWriter(raw, compression_level=6)
            for number in range(count * file // files, count * (file + 1) // files):
                url, html = next(found)
                record = WarcRecord()
                record.init_headers(WarcRecordType.response, b"uuid:%032d" % number)
                record.headers["WARC-Target-URI"] = url
                record.headers["WARC-Date"] = f"2026-06-{1 + 28 * number // count:02d}T10:00:00Z"
                record.headers["Content-Type"] = "application/http; msgtype=response"
                head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                record.set_bytes_content(head + html.encode("utf-8", "replace"))
                record.write(writer)
                writer.finish()
            writer.close()
        paths.append(path)
    return paths


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="relata_lab.batch.make", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--files", type=int, default=4)
    parser.add_argument("--twins", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for path in write_archives(args.out, args.pages, args.files, twins=args.twins, seed=args.seed):
        print(path)


if __name__ == "__main__":
    main()
