"""Word documents, mail messages, PDF."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.model.errors import EmptyInput, InputError, TooLarge, UnsupportedFormat
from relata.readers import read_bytes
from tests.readers.helpers import kinds
from tests.readers.test_fuzz import check

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CORE = (
    '<cp:p xmlns:cp="a" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:creator>Anna Berg</dc:creator></cp:p>"
)


def paragraph(text: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(*paragraphs: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        xml = f"<w:document {_W}><w:body>{''.join(paragraphs)}</w:body></w:document>"
        archive.writestr("word/document.xml", xml)
        archive.writestr("docProps/core.xml", _CORE)
    return made.getvalue()


def test_a_word_document() -> None:
    data = docx(
        paragraph("Brücke bleibt gesperrt", "Title"),
        paragraph("Berlin (dpa) - Die Brücke bleibt gesperrt, sagte sie."),
        paragraph("Was jetzt geschieht", "Heading2"),
        paragraph("Das blieb offen."),
        paragraph("Quelle: beispiel.de"),
    )
    document = read_bytes(data, name="a.docx")
    assert [k for k, _ in kinds(document)] == [
        "title", "dateline", "body", "heading", "body", "credit",
    ]  # fmt: skip
    assert document.title == "Brücke bleibt gesperrt"
    assert document.authors == ("Anna Berg",)
    assert document.outlet == "beispiel.de"
    check(document)


def test_broken_and_empty_word_documents() -> None:
    with pytest.raises(EmptyInput):
        read_bytes(docx(), name="a.docx")
    with pytest.raises(UnsupportedFormat):
        read_bytes(docx(paragraph("x"))[:-40], name="a.docx")
    with pytest.raises(TooLarge):
        read_bytes(docx(paragraph("x" * 100)), name="a.docx", max_size=50)


EML = b"""From: "Beispielkurier" <post@beispiel.de>
To: you@example.org
Subject: =?utf-8?q?Br=C3=BCcke_bleibt_gesperrt?=
Date: Wed, 03 Apr 2024 14:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Die Br=C3=BCcke bleibt gesperrt, sagte sie.

--x
Content-Type: image/png
Content-Disposition: attachment

abc
--x--
"""


def test_a_message() -> None:
    document = read_bytes(EML, name="a.eml")
    assert kinds(document) == [("body", "Die Brücke bleibt gesperrt, sagte sie.")]
    assert (document.title, document.title_span) == ("Brücke bleibt gesperrt", None)
    assert (document.date, document.date_from) == ("2024-04-03", "meta")
    assert (document.outlet, document.outlet_why) == ("Beispielkurier", "sender of the message")
    assert document.notes == ("1 attachment was not read",)


@given(st.integers(0, len(EML)), st.binary(max_size=20))
def test_broken_messages(cut: int, junk: bytes) -> None:
    try:
        check(read_bytes(EML[:cut] + junk + EML[cut:], name="a.eml"))
    except InputError as error:
        assert str(error)


def pdf(lines: list[str]) -> bytes:
    """A small PDF with a text layer, a line each."""
    show = b"\n".join(b"(%s) Tj T*" % line.encode("latin-1") for line in lines)
    stream = b"BT /F1 12 Tf 14 TL 72 720 Td\n" + show + b"\nET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 6\n0000000000 65535 f \n" + table
    return made + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


LINES = [
    "Minister rejects claims", "By Jane Doe",
    "The minister on Wednesday rejected the claims that were made against",
    "him by several members of the opposition, who said he had known of it",
    "for many weeks, and asked the parlia-",
    "ment for more time to answer them all in a letter, as reporters saw.",
]  # fmt: skip


def test_a_pdf() -> None:
    pytest.importorskip("pypdf", reason="the extra documents is not installed")
    document = read_bytes(pdf(LINES), name="a.pdf")
    assert [k for k, _ in kinds(document)] == ["title", "byline", "body"]
    assert "the parliament for more time" in document.text
    check(document)


def test_broken_and_empty_pdfs() -> None:
    pytest.importorskip("pypdf", reason="the extra documents is not installed")
    with pytest.raises(EmptyInput, match="OCR"):
        read_bytes(pdf([]), name="a.pdf")
    with pytest.raises(UnsupportedFormat, match="cannot be read"):
        read_bytes(b"%PDF-1.4\nnothing", name="a.pdf")


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(UnsupportedFormat, match=r"relata-news\[documents\]"):
        read_bytes(pdf(LINES), name="a.pdf")
