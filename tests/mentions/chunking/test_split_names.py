"""Two names side by side that are not one."""

from __future__ import annotations

from tests.mentions.helpers import spans


def test_two_names_side_by_side() -> None:
    text = "Ida Holm rief Jaan Tamm an. Dann versicherte Holm Tamm, dass es reiche."
    assert spans(text, "de").count("Tamm") == 1
    assert "Holm Tamm" not in spans(text, "de")
    text = "Minister Jens Holm sprach. Gestern hätte Holm Truppen geschickt."
    assert "Truppen" in spans(text, "de")
    assert "Ida Holm" in spans("Ida Holm kam. Dann sagte Ida Holm nichts mehr.", "de")
    assert "Xi Jinping" in spans("Xi sprach. Dann versicherte Xi Jinping, es reiche.", "de")
