"""What belongs to the name of a body."""

from __future__ import annotations

from tests.mentions.helpers import read, said, spans


def names(text: str, code: str) -> dict[str, str]:
    """Names of a text with the kind of thing they name."""
    cut, phrases = read(text, code)
    return {said(cut, p.name) or "": p.entity for p in phrases if p.name is not None}


def test_of_goes_on_the_name_of_a_body() -> None:
    text = "The Department of Health and Human Services closed the mill."
    assert names(text, "en") == {"Department of Health and Human Services": "organisation"}


def test_what_those_asked_are_to_do_is_not_a_part_of_them() -> None:
    assert "les habitants" in spans("Le maire a prié les habitants de rester chez eux.", "fr")
    assert "i residenti" in spans("Il sindaco ha pregato i residenti di restare a casa.", "it")
    assert "préfets" in spans("Elle a demandé aux préfets de fermer les écoles.", "fr")
    assert "l'opposition" in spans("Il a été accusé par l'opposition de mentir.", "fr")
    assert "les ouvriers du port" in spans("Il a prié les ouvriers du port.", "fr")
