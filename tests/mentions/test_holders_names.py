"""German: a name after what somebody's office is for is the holder's."""

from __future__ import annotations

import pytest

import relata


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("die EU-Kommissarin für Innere Angelegenheiten Ylva Lindqvist", "Ylva Lindqvist"),
        ("die Sprecherin für Verkehr Anna Lehmann", "Anna Lehmann"),
        # Somebody else's name stays a part of the description.
        (
            "der Sprecher von Bürgermeister Hans Huber",
            "Sprecher von Bürgermeister Hans Huber",
        ),
        ("der Minister im Kabinett Angela Berg", "Minister"),
    ],
)
def test_whose_name_it_is(who: str, name: str) -> None:
    record = relata.read(f"Der Damm halte, sagte {who} am Montag.\n", engine="fast")
    names = {entity.id: entity.name for entity in record.entities}
    (statement,) = record.statements
    assert statement.speaker is not None
    assert [names[entity] for entity in statement.speaker.entities] == [name]
