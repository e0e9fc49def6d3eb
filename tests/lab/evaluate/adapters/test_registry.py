"""The record in the conventions of spkatt-2023, redewiedergabe and gum; the registry."""

from __future__ import annotations

from relata_lab.evaluate.adapters import gum, redewiedergabe, registry, spkatt
from tests.lab.builders import record, statement, texts


def test_spkatt_cue_is_the_reporting_word() -> None:
    text = "Er hat das „so“ mitgeteilt."
    found = spkatt.mapped(record(text, [statement(text, "„so“", cue=("hat", "mitgeteilt"))]))
    assert texts(text, found[0]) == {"content": ["so"], "cue": ["mitgeteilt"]}


def test_redewiedergabe() -> None:
    text = "Die alte Kirche von Rom hat den Krieg verurteilt."
    found = redewiedergabe.mapped(
        record(
            text,
            [statement(text, "den Krieg", mode="reported", cue=("hat", "verurteilt"),
                       speaker="Die alte Kirche von Rom", frame="Die alte Kirche von Rom hat")],
        )
    )  # fmt: skip
    assert texts(text, found[0]) == {
        "content": [text], "speaker": ["Kirche"], "cue": ["verurteilt"],
    }  # fmt: skip


def test_gum_frame_and_type() -> None:
    text = "He thinks that it rains."
    found = gum.mapped(
        record(text, [statement(text, "that it rains", cue="thinks", speaker="He")], "en")
    )
    assert texts(text, found[0]) == {
        "content": ["that it rains."], "speaker": ["He"], "cue": ["thinks"], "frame": ["He thinks"],
    }  # fmt: skip
    assert found[0].type == "indirect"


def test_every_adapter_is_registered_once() -> None:
    names = registry.names()
    assert len(names) == len(set(names)) == 8
    assert all(registry.get(name) is not None for name in names)
    assert registry.get("nothing") is None
