"""Markdown (CommonMark): `document.text` is the input unchanged, markup belongs to the parts.

"# Bridge closed" is the title with its "# "; a block of YAML at the beginning gives title, date,
author and language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from relata.model.document import Document
from relata.model.record import Credit, Span
from relata.readers.decode import decode
from relata.readers.formats.plain import check_size
from relata.readers.marked.quoted_lines import quoted_lines
from relata.readers.metadata import Metadata, OutletEvidence
from relata.readers.parts.dates import find_date
from relata.readers.parts.layout import BULLET, Line, Paragraph, lines_of
from relata.readers.parts.line_labels import line_labels
from relata.readers.parts.name_shapes import is_agency
from relata.readers.parts.part_classifier import classify_parts
from relata.readers.reader import Example, RawInput, Reader

_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"(=+|-+)$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
_QUOTE = re.compile(r"(?:>[ \t]?){1,8}")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)$")
_TABLE = re.compile(r"\|.*\|$|:?-{3,}:?(?:\s*\|\s*:?-{3,}:?)+$")
_KEY = re.compile(r"([A-Za-z][\w-]{0,30})[ \t]*:[ \t]*(.*)$")
_COMMENT = ("<!--", "-->")


def read_markdown(text: str, *, source: str | None, notes: tuple[str, ...]) -> Document:
    """The Document of a Markdown text. `text` holds no lone surrogates."""
    metadata = Metadata(notes=list(notes))
    lines = lines_of(text)
    front = _front_matter(text, lines, metadata)
    found = [Paragraph(lines[0].start, lines[front - 1].end, True, "other")] if front else []
    found += _paragraphs(text, lines[front:])
    _first_title(found)
    parts = classify_parts(text, found, metadata)
    document = metadata.to_document(text, parts, source)
    markup = quoted_lines(text, _quotations(text, found))
    return structs.replace(document, markup=markup) if markup else document


def _quotations(text: str, found: Sequence[Paragraph]) -> Iterator[list[Span]]:
    """The lines of each quotation without their ">"; one ends at an empty line or a deeper one."""
    lines: list[Span] = []
    depth = end = 0
    for paragraph in found:
        if text[paragraph.start] != ">" or paragraph.kind == "code":
            continue
        apart = text.count("\n", end, paragraph.start) > 1
        for line in lines_of(text[paragraph.start : paragraph.end]):
            start = paragraph.start + line.start
            marker = _QUOTE.match(text, start)
            level = marker[0].count(">") if marker else depth
            if lines and (apart or level != depth):
                yield lines
                lines = []
            depth, apart = level, False
            lines.append((marker.end() if marker else start, paragraph.start + line.end))
        end = paragraph.end
    if lines:
        yield lines


def _first_title(found: Sequence[Paragraph]) -> None:
    """The first heading before the text is the title."""
    for paragraph in found:
        if paragraph.kind == "heading":
            paragraph.kind = "title"
            return
        if paragraph.kind is None and paragraph.end - paragraph.start > 200:
            return


def _front_matter(text: str, lines: Sequence[Line], metadata: Metadata) -> int:
    """The number of lines of the YAML block at the beginning; its plain keys are read."""

    def of(line: Line) -> str:
        return text[line.start : line.end].lstrip("\ufeff")

    if len(lines) < 2 or of(lines[0]) != "---":
        return 0
    end = next((i for i, line in enumerate(lines[1:60], 1) if of(line) in ("---", "...")), 0)
    for line in lines[1:end]:
        match = _KEY.match(of(line))
        if match:
            _front_value(match[1].lower(), match[2].strip().strip("\"'"), metadata)
    return end + 1 if end else 0


def _front_value(name: str, value: str, metadata: Metadata) -> None:
    if not value:
        return
    if name == "title" and metadata.title is None:
        metadata.title = value
    elif name == "date":
        found = find_date(value, line_labels())
        metadata.propose_date(found.iso if found else None, "meta")
    elif name in ("author", "authors"):
        names = [part.strip(" \"'") for part in value.strip("[]").split(",")]
        metadata.add_authors([n for n in names if n])
    elif name in ("propose_outlet", "source", "publisher", "site"):
        if is_agency(value):
            metadata.credits.append(Credit(kind="agency", name=value))
        metadata.propose_outlet(value, None, OutletEvidence.META, f"{name} in the file's head")
    elif name in ("lang", "language"):
        metadata.declared_language = value


def _paragraphs(text: str, lines: Sequence[Line]) -> list[Paragraph]:
    """Blocks of the text: headings, fenced code, quotes, lists, tables, paragraphs."""
    found: list[Paragraph] = []
    fence = ""
    comment = False
    for line in lines:
        content = text[line.start : line.end]
        if fence or comment:
            found[-1].end = line.end
            fence = "" if fence and content.startswith(fence) else fence
            comment = comment and _COMMENT[1] not in content
            continue
        opens = _FENCE.match(content)
        if opens:
            fence = opens[1]
            found.append(Paragraph(line.start, line.end, True, "code"))
            continue
        if content.startswith(_COMMENT[0]):
            comment = _COMMENT[1] not in content
            found.append(Paragraph(line.start, line.end, True, "other"))
            continue
        _add(text, line, content, found)
    return found


def _add(text: str, line: Line, content: str, found: list[Paragraph]) -> None:
    """The line as a block of its own, or as part of the one before."""
    last = found[-1] if found else None
    goes_on = last is not None and not line.first
    heading = _HEADING.match(content)
    if heading:
        found.append(Paragraph(line.start, line.end, True, "heading", heading.end()))
    elif last is not None and goes_on and last.kind is None and _UNDERLINE.match(content):
        last.end, last.kind = line.end, "heading"
    elif _RULE.match(content) or _IMAGE.match(content):
        found.append(Paragraph(line.start, line.end, True, "other"))
    elif _TABLE.match(content):
        found.append(Paragraph(line.start, line.end, line.first, "list"))
    elif content.startswith(">"):
        markup = len((_QUOTE.match(content) or content)[0])
        if not content[markup:].strip():
            found.append(Paragraph(line.start, line.end, True, "other"))
        elif last is not None and goes_on and text[last.start] == ">" and last.kind is None:
            last.end = line.end
        else:
            found.append(Paragraph(line.start, line.end, True, None, markup))
    elif BULLET.match(content):
        found.append(Paragraph(line.start, line.end, line.first, "list"))
    elif last is not None and goes_on and last.kind in (None, "list"):
        last.end = line.end
    else:
        found.append(Paragraph(line.start, line.end, line.first))


def _read(raw: RawInput) -> Document:
    text, notes = decode(raw.data, raw.charset)
    check_size(text, raw.max_size)
    return read_markdown(text, source=raw.source, notes=notes)


_SAYS = "Die Brücke bleibt gesperrt, sagte die Bürgermeisterin am Montag."

MARKDOWN = Reader(
    id="markdown",
    reads="Markdown (CommonMark), with YAML front matter",
    read=_read,
    suffixes=("md", "markdown"),
    content_types=("text/markdown", "text/x-markdown"),
    name_beats_data_type=True,
    keeps_text=True,
    examples=(Example("story.md", lambda: f"# Brücke gesperrt\n\n{_SAYS}\n".encode(), _SAYS),),
)
