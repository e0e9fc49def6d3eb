"""Name and role inside a phrase."""

from __future__ import annotations

from tests.mentions.helpers import phrase, read, said


def names(text: str, code: str) -> dict[str, str]:
    """Names of a text with the kind of thing they name."""
    cut, phrases = read(text, code)
    return {said(cut, p.name) or "": p.entity for p in phrases if p.name is not None}


def test_an_owner_is_named_without_his_office() -> None:
    text = "They mocked the presidential candidate Mary Holt's plan."
    assert "Mary Holt" in names(text, "en")
    cut, found = phrase("The party's nominee came.", "en", "The party")
    assert said(cut, found.role) == "party"
