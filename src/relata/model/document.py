"""What the readers hand to the stages: one article's text and what is known about it."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeVar

from msgspec import Struct, structs

from relata.model.codes import DateFrom, TextFrom
from relata.model.record import Credit, Span, Spans

PartKind = Literal[
    "title", "byline", "dateline", "credit", "caption", "heading", "body", "list",
    "question", "answer", "timestamp", "embed", "code", "other",
]  # fmt: skip

#: Kinds of parts in which statements are looked for.
READ_KINDS: frozenset[str] = frozenset(
    ("title", "heading", "body", "list", "question", "answer", "embed")
)


class Part(Struct, frozen=True, gc=False):
    """A paragraph or line of the text: `span` in code points, end exclusive, no edge spaces."""

    span: Span
    kind: PartKind
    #: question/answer: the name printed before it ("SPIEGEL:"), as a span; else None.
    label: Span | None = None


MarkupKind = Literal[
    "blockquote", "pullquote", "post", "q", "caption", "question", "answer",
]  # fmt: skip


class MarkedSpan(Struct, frozen=True, gc=False):
    """Words that the source's markup sets apart: a block quotation, an embedded post, a turn.

    `<blockquote><p>We stay open.</p><cite>Ann Lee, mayor</cite></blockquote>` has the kind
    "blockquote", `spans` around "We stay open.", `attribution` around "Ann Lee, mayor" and `author`
    around "Ann Lee". All spans are code points into `Document.text`, end exclusive.
    """

    kind: MarkupKind
    #: The words, without their attribution line: sorted, not overlapping, at least one.
    spans: Spans
    #: The line that says whose words they are, and the name in it; None where there is none.
    attribution: Span | None = None
    author: Span | None = None
    #: A post's account without "@" ("annlee"), and its date (ISO 8601), where the markup has them.
    handle: str | None = None
    date: str | None = None
    #: Where the text has the same words: a pull quotation repeats a sentence of the body.
    repeats: Span | None = None
    #: Whether the words are in quotation marks from their beginning to their end.
    quoted: bool = False


class PageLink(NamedTuple):
    """A link in the text of a page: its words, and the address that it leads to."""

    text: str
    address: str


class Document(Struct, frozen=True):
    """An article as a reader gives it: decoded text, parts in order, metadata found.

    Plain text: `text` is the decoded input unchanged to the last character. Parts are
    sorted, do not overlap, and cover every non-space character of the text; every part lies
    inside it. A dateline ("BERLIN (Reuters) -") is a part of its own, cut from its paragraph.
    """

    text: str
    parts: tuple[Part, ...]
    #: "input": the lines of `text` are those of the file that its reader has.
    text_from: TextFrom = "extracted"
    source: str | None = None
    title: str | None = None
    title_span: Span | None = None
    date: str | None = None
    date_from: DateFrom | None = None
    #: The outlet's name as printed or in metadata, and where it stands.
    outlet: str | None = None
    outlet_span: Span | None = None
    #: Why we take it for the outlet ("credit line", "og:site_name", "given").
    outlet_why: str = ""
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    notes: tuple[str, ...] = ()
    #: What the page declares (`<html lang>`); a hint, the text decides.
    declared_language: str | None = None
    #: What the markup sets apart, in the order of the text; () for plain text.
    markup: tuple[MarkedSpan, ...] = ()
    #: Links in the text of a web page; None for formats that are not pages.
    links: tuple[PageLink, ...] | None = None


#: The note of a document in a language in which parts of the record were not measured.
UNMEASURED = (
    "not measured in %s: %s; what is missing there may be in the text all the same, and what is "
    "found may be wrong"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_Value = TypeVar("_Value", str, str | None)


def without_surrogates(text: _Value) -> _Value:
    """`text` with lone surrogates, which are not characters, replaced one to one by U+FFFD."""
    if text is None or text.isascii():
        return text
    try:
        text.encode()  # a fraction of the search's time
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def well_formed(document: Document) -> Document:
    """The document without lone surrogates in any of its strings; offsets stay.

    They come from file names, options and JSON escapes; UTF-8 and so a record cannot carry them.
    """
    clean = without_surrogates
    return structs.replace(
        document,
        text=clean(document.text),
        source=clean(document.source),
        title=clean(document.title),
        date=clean(document.date),
        outlet=clean(document.outlet),
        authors=tuple(map(clean, document.authors)),
        credits=tuple(
            structs.replace(credit, name=clean(credit.name), note=clean(credit.note))
            for credit in document.credits
        ),
        notes=tuple(map(clean, document.notes)),
    )
