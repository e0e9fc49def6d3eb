"""The examples of every pack's events.toml: each event with status and parties, and no other."""

from __future__ import annotations

import pytest

import relata
from relata.events import KINDS
from relata.lang.compile import having, section
from relata.lang.schema import EventExample
from relata.model.record import Event, Record

EXAMPLES = [
    pytest.param(code, example, id=f"{code}: {example.text[:50]}")
    for code in having("events")
    for example in section(code, "events").example
]


def as_line(event: Event, record: Record) -> tuple[str, str, frozenset[str]]:
    names = {entity.id: entity.name for entity in record.entities}
    parties = frozenset(f"{one.role}={names[one.entity]}" for one in event.participants)
    return event.kind, event.status, parties


def wanted(line: str) -> tuple[str, str, frozenset[str]]:
    kind, status, *rest = line.split(" ")
    parties: list[str] = []
    for word in rest:
        if "=" in word:
            parties.append(word)
        else:
            parties[-1] += f" {word}"
    return kind, status, frozenset(parties)


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_example(code: str, example: EventExample) -> None:
    record = relata.read(example.text, lang=code, engine="fast")
    found = [as_line(event, record) for event in record.events]
    assert found == [wanted(line) for line in example.events]


@pytest.mark.parametrize("code", ["de", "en"])
def test_every_kind_that_is_found_has_an_example(code: str) -> None:
    file = section(code, "events")
    shown = {line.split(" ")[0] for example in file.example for line in example.events}
    assert shown == {entry.kind for entry in file.event}
    assert shown == {facts.kind for facts in KINDS} - {"statement", "other"}
