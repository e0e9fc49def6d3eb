"""Word documents (ECMA-376 WordprocessingML): paragraphs and their styles, by lxml.

A paragraph with the style "Title" is the title, "Heading 2" a heading; author and language come
from the document's properties. Its dates say when it was saved, not when it was published.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from relata.model.document import Document
from relata.model.errors import TooLarge, UnsupportedFormat
from relata.model.threads import LOADING
from relata.readers.limits import MAX_TAGS, MAX_UNPACKED
from relata.readers.marked.attribution import split_attribution
from relata.readers.marked.marks import Mark, locate, set_apart
from relata.readers.metadata import Metadata
from relata.readers.parts.compose import compose
from relata.readers.parts.layout import TextBlock
from relata.readers.parts.text import clean
from relata.readers.reader import Example, RawInput, Reader

if TYPE_CHECKING:
    import zipfile

    from relata.readers.page.tree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BROKEN = "this is not a Word document that can be read; save its text as .txt or .md"
_HEADING = re.compile(r"(?:heading|berschrift|subtitle|untertitel)", re.IGNORECASE)
_QUOTATION = re.compile(
    r"(?:intense|intensives|block)?[ _-]?(?:quote|zitat|quotation)", re.IGNORECASE
)
_TITLE = re.compile(r"(?:title|titel)$", re.IGNORECASE)


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    """A part of the document as a tree, or None where it does not exist."""
    with LOADING:
        from lxml import etree

    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > MAX_UNPACKED:
        raise TooLarge(f"the document unpacks to {info.file_size:,} bytes; cut it")
    with archive.open(info) as file:
        data = file.read(MAX_UNPACKED + 1)
    if len(data) > MAX_UNPACKED or data.count(b"<") > MAX_TAGS:
        raise TooLarge("the document unpacks to more than a text of this size needs; cut it")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser=parser)


def _text(paragraph: Element) -> str:
    pieces: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        else:
            pieces.append("\u2011" if node.tag == f"{_W}noBreakHyphen" else " ")
    return clean("".join(pieces))


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val", "") if style is not None else ""


def _quotations(tree: Element) -> Iterator[Mark]:
    """Paragraphs with the style "Quote" one after another are one quotation."""
    pieces: list[str] = []
    for paragraph in (*tree.iter(f"{_W}p"), None):
        if paragraph is not None and _QUOTATION.match(_style(paragraph)):
            pieces.append(_text(paragraph))
        elif any(pieces):
            words, found = split_attribution([piece for piece in pieces if piece])
            line, author = (found.line, found.author) if found else ("", "")
            yield Mark("blockquote", tuple(words), line, author)
            pieces = []


def _blocks(tree: Element) -> Iterator[TextBlock]:
    for paragraph in tree.iter(f"{_W}p"):
        text = _text(paragraph)
        if not text:
            continue
        name = _style(paragraph)
        listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        if _HEADING.search(name):
            yield TextBlock(text, "heading")
        elif _TITLE.search(name):
            yield TextBlock(text, "title")
        else:
            yield TextBlock(text, "list" if listed else None)


def _properties(tree: Element, metadata: Metadata) -> None:
    """Author and language from docProps/core.xml (Dublin Core)."""
    if tree is None:
        return
    for element in tree:
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        value = clean(element.text)
        if name == "creator" and len(value.split()) > 1:
            metadata.add_authors([part.strip() for part in value.split(";") if part.strip()])
        elif name == "language" and value:
            metadata.declared_language = value


def _read(raw: RawInput) -> Document:
    """Raises UnsupportedFormat where the document is broken, EmptyInput, TooLarge."""
    import lzma
    import zipfile
    import zlib

    with LOADING:
        from lxml import etree

    metadata = Metadata()
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            tree = _part(archive, "word/document.xml")
            _properties(_part(archive, "docProps/core.xml"), metadata)
    except (
        zipfile.BadZipFile, zlib.error, lzma.LZMAError, etree.XMLSyntaxError, EOFError, OSError,
        ValueError, RuntimeError, NotImplementedError, LookupError, OverflowError,
    ) as error:  # fmt: skip
        raise UnsupportedFormat(_BROKEN) from error
    if tree is None:
        raise UnsupportedFormat(_BROKEN)
    blocks = list(_blocks(tree))
    titles = [b for b in blocks if b.kind == "title"]
    for extra in titles[1:]:
        extra.kind = "heading"
    marks = list(_quotations(tree))
    set_apart(blocks, marks)
    document = compose(
        blocks, None, metadata, source=raw.source, max_size=raw.max_size,
        nothing="there is no text in this document; give an article's text",
    )  # fmt: skip
    return structs.replace(document, markup=locate(document.text, marks)) if marks else document


_SAYS = "Die Brücke bleibt gesperrt, sagte die Bürgermeisterin am Montag."


def _example() -> bytes:
    import zipfile

    namespace = f'xmlns:w="{_W.strip("{}")}"'
    body = f"<w:body><w:p><w:r><w:t>{_SAYS}</w:t></w:r></w:p></w:body>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {namespace}>{body}</w:document>")
    return made.getvalue()


DOCX = Reader(
    id="docx",
    reads="a Word document (.docx): its paragraphs, headings and title",
    read=_read,
    suffixes=("docx",),
    content_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    magic=(b"PK\x03\x04",),
    # A zip archive; the names of its files stand at its beginning and its end.
    confirms=lambda data: b"word/" in data[:4000] or b"word/" in data[-4000:],
    examples=(Example("story.docx", _example, _SAYS),),
)
