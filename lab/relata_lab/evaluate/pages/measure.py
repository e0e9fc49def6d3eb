"""Web pages: body, title, author and date, compared with trafilatura and htmldate called directly.

Measured below the language gate, on the readers alone, for the pages are in many languages.
Words are runs of word characters, NFKC, in lower case: case and punctuation do not count.
Pages are divided by the SHA-1 of their id: 60 % to build with, 40 % to measure on.
Rates are pages a second of processor time, page by page in turn with the direct call.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Any

from relata.model.document import Document
from relata.model.errors import InputError, MissingInput
from relata.readers import read_bytes

#: Parts that are the article's body: no title, byline, date line, credit, caption.
BODY = frozenset(("body", "list", "question", "answer", "heading", "embed", "dateline", "code"))
#: A gold paragraph is lost when less than this share of its word triples is in the body.
_KEPT = 0.5
_WORD = re.compile(r"\w+")
_PAGES = "pages.jsonl.gz"
_DATES = "dates_for_web_trafilatura.jsonl.gz"

Figures = dict[str, float]
Sets = dict[str, dict[str, Figures]]


def _rows(path: Path) -> list[dict[str, Any]]:
    """The pages of a file. Its missing dates are NaN, which only Python's own JSON reads."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return [json.loads(line) for line in file]
    except (OSError, ValueError) as error:
        raise MissingInput(f"cannot read {path}: {error}") from error


def words(text: str | None) -> list[str]:
    """The words of a text, for comparison."""
    return _WORD.findall(unicodedata.normalize("NFKC", text or "").lower())


def same(found: str | None, gold: str) -> bool:
    """Equal but for case and punctuation."""
    return words(found) == words(gold)


def part_of(identifier: str) -> str:
    """ "build" or "measure", by the SHA-1 of the page's id."""
    number = int(hashlib.sha1(identifier.encode(), usedforsecurity=False).hexdigest(), 16)
    return "build" if number % 100 < 60 else "measure"


def word_f1(found: Sequence[str], gold: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of two bags of words; 1 where both are empty."""
    if not found or not gold:
        equal = float(not found and not gold)
        return equal, equal, equal
    shared = sum((Counter(found) & Counter(gold)).values())
    precision, recall = shared / len(found), shared / len(gold)
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def lost(found: Sequence[str], gold: str) -> tuple[int, int]:
    """How many paragraphs (lines) of the gold body are not in the found one, and of how many."""
    triples = set(zip(found, found[1:], found[2:], strict=False))
    whole = " " + " ".join(found) + " "
    gone = total = 0
    for line in gold.splitlines():
        there = words(line)
        if not there:
            continue
        total += 1
        if len(there) < 3:
            gone += f" {' '.join(there)} " not in whole
            continue
        own = list(zip(there, there[1:], there[2:], strict=False))
        gone += sum(triple in triples for triple in own) < _KEPT * len(own)
    return gone, total


@dataclass(slots=True)
class Page:
    """What one program made of one page."""

    body: str = ""
    title: str | None = None
    author: str | None = None
    date: str | None = None


@dataclass(slots=True)
class _PageSums:
    """Sums of measures, to be divided by their counts."""

    values: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, value: float, count: int = 1) -> None:
        self.values[name] += value  # type: ignore[assignment]
        self.counts[name] += count

    def means(self) -> Figures:
        return {n: round(self.values[n] / c, 4) for n, c in self.counts.items() if c}


def body_of(document: Document) -> str:
    """The body of a Document, a line a paragraph."""
    return "\n".join(document.text[p.span[0] : p.span[1]] for p in document.parts if p.kind in BODY)


def _ours(row: dict[str, Any]) -> Page:
    try:
        data = row["html"].encode("utf-8", "replace")
        document = read_bytes(data, name="page.html", content_type="text/html", url=row.get("url"))
    except InputError:
        return Page()
    agencies = [credit.name for credit in document.credits if credit.span is None]
    return Page(
        body_of(document),
        document.title,
        "; ".join(document.authors) or "; ".join(agencies),
        document.date,
    )


def _direct_body(row: dict[str, Any]) -> Page:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(row["html"], url=row.get("url"))
    return Page(found.text) if found else Page()


def _direct_all(row: dict[str, Any]) -> Page:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(row["html"], url=row.get("url"), with_metadata=True)
    return Page(found.text, found.title, found.author, found.date) if found else Page()


def _ours_date(row: dict[str, Any]) -> Page:
    from relata.readers.page.date import page_date
    from relata.readers.page.jsonld import read_jsonld
    from relata.readers.page.tree import parse

    try:
        tree, _ = parse(row["html"])
    except InputError:
        return Page()
    return Page(date=page_date(tree, row["html"], read_jsonld(tree), None))


def _direct_date(row: dict[str, Any]) -> Page:
    from htmldate import find_date

    return Page(date=find_date(row["html"], original_date=True))


def _score_body(row: dict[str, Any], page: Page, sums: _PageSums) -> None:
    found = words(page.body)
    precision, recall, f1 = word_f1(found, words(row["articleBody"]))
    sums.add("precision", precision)
    sums.add("recall", recall)
    sums.add("f1", f1)
    sums.add("paragraphs_lost", *lost(found, row["articleBody"]))


def _score_all(row: dict[str, Any], page: Page, sums: _PageSums) -> None:
    meta = row["meta"]
    for name, found in (("title", page.title), ("author", page.author), ("date", page.date)):
        gold = meta.get(name)
        if gold:
            gold = "; ".join(gold) if isinstance(gold, list) else gold
            sums.add(name, same(found, gold))
    body = f" {' '.join(words(page.body))} "

    def holds(snippets: list[str]) -> int:
        return sum(" ".join(words(snippet)) in body for snippet in snippets)

    kept, wrong = holds(row["with"]), holds(row["without"])
    sums.add("kept", kept, len(row["with"]))
    sums.add("wrongly_kept", wrong, len(row["without"]))
    sums.add("snippet_precision", kept, kept + wrong)


def _score_date(row: dict[str, Any], page: Page, sums: _PageSums) -> None:
    gold = row["date"]
    if isinstance(gold, str):
        sums.add("date", page.date == gold)
    else:  # NaN: the page has no date, and none must be found
        sums.add("undated", page.date is None)


Reader = Callable[[dict[str, Any]], Page]
PageScorer = Callable[[dict[str, Any], Page, _PageSums], None]
_JOBS: dict[str, tuple[Reader, Reader, PageScorer]] = {
    "web_article_extraction": (_ours, _direct_body, _score_body),
    "web_trafilatura": (_ours, _direct_all, _score_all),
    "web_htmldate": (_ours_date, _direct_date, _score_date),
}


def _with_dates(folder: Path, rows: list[dict[str, Any]]) -> None:
    """Put the dates that htmldate's own set has for these pages in the place of the older."""
    other = folder.parent / "web_htmldate" / _DATES
    if not other.exists():
        return
    dates = {f"traf/{row['file']}": row["date"] for row in _rows(other)}
    for row in rows:
        if isinstance(dates.get(row["id"]), str):
            row["meta"]["date"] = dates[row["id"]]


def evaluate(corpus_dir: Path) -> dict[str, Any]:
    """Figures of one web corpus, by its folder's name; Relata's and those of the direct call.

    {"corpus", "pages", "figures": {set: {"relata" | "direct": {figure: value}}},
    "pages_per_second": {"relata" | "direct": rate}}; the sets are build, measure and all.
    Raises MissingInput where there is no such corpus.
    """
    job = _JOBS.get(corpus_dir.name)
    if job is None:
        raise MissingInput(f"no web corpus {corpus_dir.name!r}; there are {', '.join(_JOBS)}")
    rows = _rows(corpus_dir / _PAGES)
    if corpus_dir.name == "web_trafilatura":
        _with_dates(corpus_dir, rows)
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    ours, direct, score = job
    readers = {"relata": ours, "direct": direct}
    sums = {part: {name: _PageSums() for name in readers} for part in ("build", "measure", "all")}
    spent = dict.fromkeys(readers, 0.0)
    for row in rows:
        for name, read in readers.items():
            page = read(row)
            for part in (part_of(row["id"]), "all"):
                score(row, page, sums[part][name])
    for row in rows:  # timed apart, when patterns are compiled and caches filled for both
        for name, read in readers.items():
            start = process_time()
            read(row)
            spent[name] += process_time() - start
    return {
        "corpus": corpus_dir.name,
        "pages": len(rows),
        "figures": {p: {n: s.means() for n, s in by.items()} for p, by in sums.items()},
        "pages_per_second": {n: round(len(rows) / t, 1) for n, t in spent.items() if t},
    }


def table(found: dict[str, Any]) -> str:
    """The figures as lines for a person."""
    lines = [f"{found['corpus']}: {found['pages']} pages"]
    names = list(next(iter(found["figures"].values()))["relata"])
    lines.append(f"{'':26}" + "".join(f"{name:>18}" for name in names))
    for part, by in found["figures"].items():
        for program, figures in by.items():
            row = "".join(f"{figures.get(name, float('nan')):18.4f}" for name in names)
            lines.append(f"{part + ' ' + program:26}{row}")
    rates = ", ".join(f"{n} {r}" for n, r in found["pages_per_second"].items())
    lines.append(f"pages a second of processor time: {rates}")
    return "\n".join(lines) + "\n"
