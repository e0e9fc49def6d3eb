"""Encodings and formats."""

from __future__ import annotations

import codecs

import pytest

from relata.model.errors import EmptyInput, InputError, UnsupportedFormat
from relata.readers import read_bytes
from relata.readers.detect import detect
from relata.readers.reader import Reader

GERMAN = "Müller sagte, die Straße sei gesperrt. „Das geht nicht“, sagte er – für 5 €."


@pytest.mark.parametrize(("encoding", "text"), [
    ("utf-8", GERMAN),
    ("cp1252", GERMAN),
    ("iso8859-1", "Der Bürgermeister äußerte sich nicht."),
    ("cp1252", "Le président a déclaré que « tout va bien » au mois d’août."),
    ("cp1250", "Premier powiedział, że rząd złoży wniosek. Źródło: rzecznik."),
    ("iso8859-2", "Ministr řekl, že jednání budou pokračovat. Žádné podrobnosti neuvedl."),
    ("cp1250", "A miniszter szerint a tárgyalások folytatódnak, közölte a szóvivő."),
    ("cp1254", "Bakan, görüşmelerin çarşamba günü süreceğini söyledi."),
    ("cp1251", "Министр заявил, что переговоры продолжатся в среду."),
    ("koi8-r", "Министр заявил, что переговоры продолжатся в среду."),
])  # fmt: skip
def test_encodings(encoding: str, text: str) -> None:
    document = read_bytes(text.encode(encoding), name="a.txt")
    assert document.text == text
    assert bool(document.notes) == (encoding != "utf-8")


@pytest.mark.parametrize(("mark", "encoding"), [
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_LE, "utf-32-le"), (b"", "utf-16-le"),
])  # fmt: skip
def test_byte_order_marks_stay(mark: bytes, encoding: str) -> None:
    document = read_bytes(mark + GERMAN.encode(encoding))
    assert document.text == ("\ufeff" if mark else "") + GERMAN


def test_the_header_names_the_encoding() -> None:
    data = "Źródło: rzecznik".encode("iso8859-2")
    assert read_bytes(data, content_type="text/plain; charset=ISO-8859-2").text[0] == "Ź"


def test_a_few_broken_bytes_do_not_spoil_utf8() -> None:
    data = (GERMAN * 20).encode() + b"\xc3"
    document = read_bytes(data)
    assert document.text == GERMAN * 20 + "\ufffd"
    assert "not UTF-8" in document.notes[0]


@pytest.mark.parametrize(("data", "name", "kind", "found"), [
    (b"<!DOCTYPE html><html>", None, None, "html"),
    (b"\xef\xbb\xbf<html>", "a.txt", None, "html"),
    (b"<?xml version='1.0'?><html>", None, None, "html"),
    (b"<p>x", "a.html", None, "html"),
    (b"<p>x", None, "text/html; charset=utf-8", "html"),
    (b"x", "a.MD", None, "markdown"),
    (b"x", "a", None, "text"),
    (b"x", "https://example.org/a.txt", None, "text"),
    (b"%PDF-1.7", "a.txt", None, "pdf"),
    (b"<?xml version='1.0'?><rss>", None, None, "data"),
    (b"{}", "a.json", None, "data"),
    (b"x", None, "image/png", "binary"),
    (b"\x89PNG\r\n", None, None, "binary"),
])  # fmt: skip
def test_what_the_bytes_prove_goes_before_type_and_name(
    data: bytes, name: str | None, kind: str | None, found: str
) -> None:
    reader = detect(data, name, kind)
    assert (reader.id if isinstance(reader, Reader) else reader.name.lower()) == found


@pytest.mark.parametrize(("data", "name", "error"), [
    (b"", "a.txt", EmptyInput),
    (b"\n\n", "a.html", EmptyInput),
    (bytes(range(256)) * 20, "a.txt", UnsupportedFormat),
    (b"\x89PNG\r\n\x1a\n", "a.txt", UnsupportedFormat),
    (b"<html><body></body></html>", "a.html", EmptyInput),
    (b"<html><body><nav><a href=/>Home</a></nav></body></html>", "a.html", EmptyInput),
    (b'{"a": 1}', "a.json", UnsupportedFormat),
])  # fmt: skip
def test_what_cannot_be_read(data: bytes, name: str, error: type[InputError]) -> None:
    with pytest.raises(error) as caught:
        read_bytes(data, name=name)
    assert "\n" not in str(caught.value)
    assert ";" in str(caught.value)  # what is wrong; what to do
