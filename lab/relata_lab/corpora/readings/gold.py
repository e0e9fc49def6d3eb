"""The repository's form of readings: ids, hashes and offsets; and how their texts come back.

`tests/gold/README.md` describes the rows. Neither texts nor names are kept, because the articles
belong to their publishers: a text is read again from the corpora and compared by its hash, and a
name is a span of the text or a hash.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from relata.model.errors import MissingInput
from relata_lab.corpora.readings.marks import MarkedArticle
from relata_lab.corpora.readings.model import Json, MarkedStatement, Name, Names, Reading
from relata_lab.corpora.readings.names import digest, name_hash
from relata_lab.corpora.readings.places import places

#: Beginning of the ids of a corpus; whether it is dropped in the corpus's file; that file.
_CORPORA = (
    ("traf/", True, "web_trafilatura/pages.jsonl.gz"),
    ("article/", True, "web_article_extraction/pages.jsonl.gz"),
    ("htmldate/", True, "web_htmldate/pages.jsonl.gz"),
    ("wmt", False, "mt_wmt_news/docs.jsonl.gz"),
)
_DIGITS = 8


def fingerprints(text: str) -> list[str]:
    """Length and first hash digits of each paragraph (between empty lines), as `length:hash`."""
    return [f"{len(p)}:{digest(p)[:_DIGITS]}" for p in text.split("\n\n")]


# --- from marks ---------------------------------------------------------------------------------


def _kept(text: str, form: str) -> Json:
    """Where a name's form stands in the text, in other capitals if need be; else its hash."""
    found = places(text, form)
    if not found:
        match = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE)
        found = [match.span()] if match else []
    return {"span": list(found[0])} if found else {"hash": name_hash(form)}


def converted(marked: MarkedArticle) -> Json:
    """One marked article in the repository's form; notes are left out."""
    text = marked.article.text

    def names(forms: Sequence[str] | None) -> list[Json]:
        return [_kept(text, form) for form in forms or ()]

    statements = [
        {
            "content": [list(span) for span in mark.content],
            "mode": mark.raw["mode"],
            "cue": [list(span) for span in mark.cue] or None,
            "speaker": list(mark.speaker) if mark.speaker else None,
            "names": names(mark.raw["names"]),
            "joint": [names(one) for one in mark.raw.get("joint") or ()],
            "to": names(mark.raw.get("to")),
            "via": [names(one) for one in mark.raw.get("via") or ()],
            "need": mark.raw["need"],
        }
        for mark in marked.statements
    ]
    return {
        "id": marked.article.id,
        "lang": marked.article.language,
        "genre": marked.genre,
        "sha256": digest(text),
        "paragraphs": fingerprints(text),
        "statements": statements,
    }


# --- back to texts ------------------------------------------------------------------------------


def page_text(row: Json) -> str:
    """The text of one corpus row: segments joined by empty lines, or what the reader keeps."""
    if "src" in row:
        return "\n\n".join(row["src"])
    from relata.readers import read_bytes

    data = row["html"].encode("utf-8")
    return read_bytes(data, name="page.html", content_type="text/html", url=row["url"]).text


def put_together(text: str, row: Json) -> str | None:
    """The text that was marked, from a reading that may keep other paragraphs around it.

    None where a marked paragraph is lost.
    """
    if digest(text) == row["sha256"]:
        return text
    by_print = dict(zip(fingerprints(text), text.split("\n\n"), strict=True))
    kept = [by_print.get(p) for p in row["paragraphs"]]
    whole = "\n\n".join(p for p in kept if p is not None)
    return whole if digest(whole) == row["sha256"] else None


def _name(text: str, value: Mapping[str, Any]) -> Name:
    if "span" in value:
        start, end = value["span"]
        return Name(text[start:end])
    return Name(hash=value["hash"])


def reading(text: str, row: Json) -> Reading:
    """One row of the gold with its text."""

    def names(values: Sequence[Mapping[str, Any]]) -> Names:
        return tuple(_name(text, value) for value in values)

    statements = tuple(
        MarkedStatement(
            content=tuple((a, b) for a, b in s["content"]),
            mode=s["mode"],
            must=s["need"] == "must",
            cue=tuple((a, b) for a, b in s["cue"] or ()),
            speaker=(s["speaker"][0], s["speaker"][1]) if s["speaker"] else None,
            names=names(s["names"]),
            joint=tuple(names(one) for one in s["joint"]),
            addressee=names(s["to"]),
            hands=tuple(names(one) for one in s["via"]),
        )
        for s in row["statements"]
    )
    return Reading(row["id"], row["lang"], row["genre"], text, statements)


def rows_with_nan(path: Path) -> Iterator[Json]:
    """The rows of a gzipped file. Raises MissingInput."""
    # Not read_objects: some of these rows have the number NaN, which is not JSON.
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    except (OSError, EOFError) as error:
        raise MissingInput(f"cannot read {path}: {error}") from error


def marked_pages(corpora: Path, wanted: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    """The wanted rows of the corpora, each with its id in the gold."""
    for prefix, dropped, file in _CORPORA:
        if not any(key.startswith(prefix) for key in wanted):
            continue
        for row in rows_with_nan(corpora / file):
            key = prefix + row["id"] if dropped else row["id"]
            if key in wanted:
                yield key, row


def rebuilt(rows: Sequence[Json], corpora: Path) -> tuple[list[Reading], list[str]]:
    """The readings whose texts come back, in the rows' order; and a line for each that is lost.

    Raises MissingInput where a corpus is absent.
    """
    wanted = {row["id"]: row for row in rows}
    found: dict[str, Reading] = {}
    lost = {key: f"{key}: not in the corpora" for key in wanted}
    for key, page in marked_pages(corpora, wanted):
        text = put_together(page_text(page), wanted[key])
        if text is not None:
            found[key] = reading(text, wanted[key])
            lost.pop(key, None)
        elif key in lost:
            lost[key] = f"{key}: the reader gives another text than the one that was marked"
    return [found[key] for key in wanted if key in found], list(lost.values())


__all__ = [
    "converted", "fingerprints", "marked_pages", "page_text", "put_together", "reading", "rebuilt",
]  # fmt: skip
