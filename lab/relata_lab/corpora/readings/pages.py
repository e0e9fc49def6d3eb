"""The marked articles as web pages: what their markup says, with the marks moved to their text.

The reader may keep paragraphs around an article that were not there when it was marked; marks are
moved to the offsets of the text as it is read now.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from relata.model.document import Document
from relata_lab.corpora.readings.gold import marked_pages, put_together, reading
from relata_lab.corpora.readings.model import Json, Reading, Span


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A web page as the reader gives it, and its marks as offsets into `document.text`."""

    document: Document
    reading: Reading


def marked_documents(rows: Sequence[Json], corpora: Path) -> list[MarkedPage]:
    """The web pages of the gold whose texts come back, in the rows' order.

    Raises MissingInput where a corpus is absent.
    """
    from relata.readers import read_bytes

    wanted = {row["id"]: row for row in rows}
    found: dict[str, MarkedPage] = {}
    for key, page in marked_pages(corpora, wanted):
        if "html" not in page:
            continue
        data = page["html"].encode("utf-8")
        document = read_bytes(data, name="page.html", content_type="text/html", url=page["url"])
        text = put_together(document.text, wanted[key])
        if text is not None:
            moved = _moved(reading(text, wanted[key]), document.text)
            found[key] = MarkedPage(document, moved)
    return [found[key] for key in wanted if key in found]


def _moved(one: Reading, text: str) -> Reading:
    """The same reading of a text that may have further paragraphs."""
    if one.text == text:
        return one
    starts: list[int] = []
    places: list[int] = []
    at = place = 0
    for paragraph in one.text.split("\n\n"):
        place = text.index(paragraph, place)
        starts.append(at)
        places.append(place)
        at += len(paragraph) + 2
        place += len(paragraph)

    def offset(old: int) -> int:
        number = bisect_right(starts, old) - 1
        return places[number] + old - starts[number]

    def span(old: Span) -> Span:
        return offset(old[0]), offset(old[1] - 1) + 1

    statements = tuple(
        replace(
            mark,
            content=tuple(map(span, mark.content)),
            cue=tuple(map(span, mark.cue)),
            speaker=span(mark.speaker) if mark.speaker else None,
        )
        for mark in one.statements
    )
    return replace(one, text=text, statements=statements)


__all__ = ["MarkedPage", "marked_documents"]
