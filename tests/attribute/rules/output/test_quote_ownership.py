"""Whose words a quotation is that stands in or after reported words."""

from __future__ import annotations

from tests.attribute.helpers import said


def test_a_weak_verb_in_reported_words_leaves_its_quotation_to_them() -> None:
    text = "Jan Roth kritisierte, die Aktion erinnere „an schlimme alte Zeiten“."
    assert [one.mode for one in said(text, "de")] == ["mixed"]


def test_a_quotation_after_a_colon_belongs_to_the_outer_speaker() -> None:
    text = "Jan Roth glaubt, dass die Mannschaft stärker sei: „Wir gewinnen das Spiel.“"
    direct = [one for one in said(text, "de") if one.mode == "direct"]
    assert [one.speaker for one in direct] == ["Jan Roth"]
