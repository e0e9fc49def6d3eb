"""Block quotations in Markdown and Word documents."""

from __future__ import annotations

import io
import zipfile

from relata import readers
from relata.model.document import Document
from relata.readers.formats.docx import DOCX
from tests.readers.helpers import at

WORDS = "We looked at every pillar, and two of them will not last another winter."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def quotations(document: Document) -> list[tuple[list[str], str | None, str | None]]:
    return [
        (
            [document.text[start:end] for start, end in mark.spans],
            at(document, mark.attribution),
            at(document, mark.author),
        )
        for mark in document.markup
    ]


def test_markdown_lines_are_marked_without_their_markers() -> None:
    quotation = f"> {WORDS[:20]}\n> {WORDS[20:]}\n>\n> — Ann Lee, mayor"
    text = f"# Bridge closed\n\nAnn Lee said:\n\n{quotation}\n\nThat was all.\n"
    document = readers.read_text(text, markdown=True)
    assert document.text == text
    assert quotations(document) == [
        ([WORDS[:20].strip(), WORDS[20:].strip()], "— Ann Lee, mayor", "Ann Lee")
    ]


def test_markdown_attribution_in_the_last_line() -> None:
    document = readers.read_text(f"> “{WORDS}” — Ann Lee\n", markdown=True)
    assert quotations(document) == [([f"“{WORDS}”"], "— Ann Lee", "Ann Lee")]
    assert document.markup[0].quoted


def test_markdown_quotations_end_at_empty_and_deeper_lines() -> None:
    document = readers.read_text("> one\n\n> two\n> > three\n\nfour\n", markdown=True)
    assert [pieces for pieces, _, _ in quotations(document)] == [["one"], ["two"], ["three"]]


def test_markdown_code_is_not_quoted() -> None:
    assert readers.read_text("```\n> prompt\n```\n", markdown=True).markup == ()


def _docx(*paragraphs: tuple[str, str]) -> bytes:
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
    return made.getvalue()


def test_word_paragraphs_with_the_style_quote() -> None:
    data = _docx(
        ("Title", "Bridge closed"), ("Normal", "The engineer was clear about it in the end."),
        ("IntenseQuote", WORDS), ("IntenseQuote", "— Ann Lee"), ("Normal", "That was all."),
    )  # fmt: skip
    document = readers.read_bytes(data, name="story.docx")
    assert quotations(document) == [([WORDS], "— Ann Lee", "Ann Lee")]


def test_word_documents_without_the_style_have_none() -> None:
    assert readers.read_bytes(DOCX.examples[0].data(), name="story.docx").markup == ()
