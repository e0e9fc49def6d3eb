"""The part classifier: which recogniser takes which paragraph, and what it adds to the metadata."""

from __future__ import annotations

import pytest

from relata.model.document import PartKind
from relata.readers.metadata import Metadata
from relata.readers.parts.layout import paragraphs
from relata.readers.parts.part_classifier import classify_parts

BODY = (
    "Die Brücke über den Fluss bleibt bis auf weiteres gesperrt, sagte die Bürgermeisterin am "
    "Montag vor Reportern in der Stadthalle, nachdem ein Pfeiler nachgegeben hatte."
)


def classified(*lines: str) -> tuple[list[tuple[PartKind, str]], Metadata]:
    text = "\n\n".join(lines)
    metadata = Metadata()
    parts = classify_parts(text, paragraphs(text), metadata)
    return [(part.kind, text[part.span[0] : part.span[1]]) for part in parts], metadata


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Von Anna Berg", "byline"),
        ("3. April 2024", "timestamp"),
        ("Foto: AFP", "credit"),
        ("Mehr zum Thema: Die Fähre", "other"),
    ],
)
def test_lines_before_the_text(line: str, kind: PartKind) -> None:
    found, _ = classified("Brücke gesperrt", line, BODY, BODY)
    assert found[0] == ("title", "Brücke gesperrt")
    assert found[1] == (kind, line)
    assert found[2][0] == "body"


def test_a_heading_between_paragraphs() -> None:
    found, _ = classified("Brücke gesperrt", BODY, "Was jetzt geschieht", BODY)
    assert [kind for kind, _ in found] == ["title", "body", "heading", "body"]


def test_the_outlet_on_the_last_line() -> None:
    found, metadata = classified("Brücke gesperrt", BODY, "beispiel.de")
    assert found[-1] == ("credit", "beispiel.de")
    document = metadata.to_document("", [], None)
    assert (document.outlet, document.outlet_why) == ("beispiel.de", "last line")


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("With Post wires", []),
        ("With wire reports", []),
        ("With AP wires", ["AP"]),
        ("With Reuters and wire services", ["Reuters"]),
    ],
)
def test_whose_wires_were_used_on_the_last_line(line: str, agencies: list[str]) -> None:
    found, metadata = classified("Bridge shut", BODY, line)
    assert found[-1] == ("credit", line)
    assert [credit.name for credit in metadata.credits] == agencies
    assert metadata.to_document("", [], None).outlet is None


def test_a_dateline_is_cut_off() -> None:
    found, metadata = classified("Brücke gesperrt", f"BERLIN (Reuters) - {BODY}")
    assert found[1] == ("dateline", "BERLIN (Reuters) -")
    assert [credit.name for credit in metadata.credits] == ["Reuters"]


def test_a_byline_inside_the_text_is_body() -> None:
    found, metadata = classified("Brücke gesperrt", BODY, "Von Anna Berg", BODY)
    assert ("byline", "Von Anna Berg") not in found
    assert metadata.authors == []


def test_an_editors_sign_and_an_agency_before_an_address() -> None:
    address = (
        "Published at: https://example.org/politics/2024/04/03/the-bridge-stays-shut-" + "x" * 200
    )
    found, metadata = classified("Brücke gesperrt", BODY, "aja/PAP", address)
    assert ("credit", "aja/PAP") in found
    assert [(credit.kind, credit.name) for credit in metadata.credits] == [("agency", "PAP")]
