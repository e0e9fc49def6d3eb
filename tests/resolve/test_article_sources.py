"""The outlet and the agencies of the credit lines."""

from __future__ import annotations

import relata
from relata.model.record import Credit
from tests.resolve.build import Story, chain_of


def test_a_picture_agency_is_not_a_hand() -> None:
    s = Story("Ida Holm sagte, es reiche. Foto: AFP")
    s.says("es reiche", s.phrase("Ida Holm"))
    s.document["credits"] = (Credit(kind="photo", name="AFP", span=s.at("AFP")),)
    found = s.resolve()
    assert [k for k, _ in chain_of(found, found.statements[0])] == ["speaker"]
    assert ("agency", "AFP") in [(e.kind, e.name) for e in found.entities]


def test_an_agency_that_publishes_is_the_outlet() -> None:
    s = Story("Ida Holm sagte, es reiche.", document={"outlet": "Reuters"})
    s.says("es reiche", s.phrase("Ida Holm"))
    found = s.resolve()
    assert found.document.outlet == found.statements[0].chain[0].entity
    assert found.statements[0].chain[0].kind == "outlet"


def test_material_of_an_outlet_is_a_hand() -> None:
    text = "The dam is safe, Mayor Ida Holm said.\n\nAdditional reporting by Reuters."
    found = relata.read(text, lang="en", engine="fast")
    assert [k for k, _ in chain_of(found, found.statements[0])] == ["agency", "speaker"]
