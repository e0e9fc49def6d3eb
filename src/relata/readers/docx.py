"""Word documents (ECMA-376 WordprocessingML): paragraphs and their styles, by lxml."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from relata.model.document import Document
from relata.model.errors import TooLarge, UnsupportedFormat
from relata.readers.metadata import Gathered
from relata.readers.page.body import Block
from relata.readers.page.tree import Element, clean
from relata.readers.parts.compose import compose

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BROKEN = "this is not a Word document that can be read; save its text as .txt or .md"
#: Largest unpacked part of a document that is read, in bytes: no bombs.
_LARGEST = 50 * 1024 * 1024
_HEADING = re.compile(r"(?:heading|berschrift|subtitle|untertitel)", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titel)$", re.IGNORECASE)


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    """A part of the document as a tree, or None where there is none."""
    from lxml import etree

    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > _LARGEST:
        raise TooLarge(f"the document unpacks to {info.file_size:,} bytes; cut it")
    with archive.open(info) as file:
        data = file.read(_LARGEST + 1)
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


def _blocks(tree: Element) -> Iterator[Block]:
    for paragraph in tree.iter(f"{_W}p"):
        text = _text(paragraph)
        if not text:
            continue
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = style.get(f"{_W}val", "") if style is not None else ""
        listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        if _HEADING.search(name):
            yield Block(text, "heading")
        elif _TITLE.search(name):
            yield Block(text, "title")
        else:
            yield Block(text, "list" if listed else None)


def _properties(tree: Element, gathered: Gathered) -> None:
    """Author and language from docProps/core.xml (Dublin Core)."""
    if tree is None:
        return
    for element in tree:
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        value = clean(element.text)
        if name == "creator" and len(value.split()) > 1:
            gathered.wrote([part.strip() for part in value.split(";") if part.strip()])
        elif name == "language" and value:
            gathered.declared_language = value


def read_docx(data: bytes, *, source: str | None, max_size: int) -> Document:
    """The Document of a .docx file. Its dates say when it was saved, and are left out.

    Raises UnsupportedFormat where it is broken, EmptyInput, TooLarge.
    """
    from lxml import etree

    gathered = Gathered()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            tree = _part(archive, "word/document.xml")
            _properties(_part(archive, "docProps/core.xml"), gathered)
    except (
        zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, OSError, ValueError,
        RuntimeError, NotImplementedError,
    ) as error:  # fmt: skip
        raise UnsupportedFormat(_BROKEN) from error
    if tree is None:
        raise UnsupportedFormat(_BROKEN)
    blocks = list(_blocks(tree))
    titles = [b for b in blocks if b.kind == "title"]
    for extra in titles[1:]:
        extra.kind = "heading"
    return compose(
        blocks, None, gathered, source=source, max_size=max_size,
        nothing="there is no text in this document; give an article's text",
    )  # fmt: skip
