"""Segmentation settings of a language."""

from __future__ import annotations

from relata.segment.roles import MarkRole
from relata.segment.settings import settings_of
from tests.segment.helpers import language


def test_settings_are_compiled_once() -> None:
    assert settings_of(language("de")) is settings_of(language("de"))


def test_abbreviations_have_a_capital_too() -> None:
    found = settings_of(language("de"))
    assert {"usw", "Usw"} <= found.abbreviations
    assert found.final <= found.abbreviations


def test_usual_roles_of_marks() -> None:
    roles = settings_of(language("de")).usual_roles
    assert roles["„"] is MarkRole.OPENS
    assert roles["“"] is MarkRole.CLOSES
    assert '"' not in roles
