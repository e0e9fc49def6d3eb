"""Names of known outlets that hold small words or numbers, and the same words without a name."""

from __future__ import annotations

import pytest

from relata.lang.language import load
from relata.mentions import find
from relata.segment import segment
from tests.resolve.build import document_of


@pytest.mark.parametrize(
    ("code", "text", "outlet"),
    [
        ("de", "Ida Holm sprach in der Welt am Sonntag.", "Welt am Sonntag"),
        ("en", "Ida Holm spoke to 60 Minutes.", "60 Minutes"),
        ("de", "Ida Holm sprach mit der Zeitung 20 Minuten.", "20 Minuten"),
        ("de", "Schon 20 Minuten später sprach Ida Holm.", ""),
        ("fr", "Encore 24 heures après, Ida Holm a parlé.", ""),
        ("de", "Aber der Freitag war schlecht.", ""),
        ("it", "Per Ida Holm il manifesto del partito è pronto.", ""),
        ("fr", "Ida Holm a parlé sur France 2.", "France 2"),
    ],
)
def test_outlets(code: str, text: str, outlet: str) -> None:
    language = load(code)
    found = segment(document_of(text), language)
    names = [
        " ".join(found.words[p.name[0] : p.name[1]])
        for p in find(found, language)
        if p.name is not None and p.entity == "outlet"
    ]
    assert names == ([outlet] if outlet else [])


def test_a_result_names_two_countries() -> None:
    language = load("en")
    found = segment(document_of("France 2 Brazil 1, said Ida Holm."), language)
    assert [p.entity for p in find(found, language)] == ["place", "place", "person"]
