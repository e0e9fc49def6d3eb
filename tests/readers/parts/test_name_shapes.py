"""Shapes of names: people, outlets, agencies, hosts."""

from __future__ import annotations

import pytest

from relata.readers.parts.line_labels import line_labels
from relata.readers.parts.name_shapes import host_in, host_of, is_agency, is_outlet, is_person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Anna Berg", True), ("Anna van Berg", True), ("J. R. Berg", True), ("Anna", False),
        ("Anna berg", False), ("Anna Berg 3", False), ("die Brücke bleibt zu", False),
    ],
)  # fmt: skip
def test_people(text: str, person: bool) -> None:
    assert is_person(text, line_labels()) is person


def test_outlets_and_agencies() -> None:
    assert is_outlet("mandiner.hu", line_labels())
    assert is_outlet("Valmonter Abendzeitung", line_labels())
    assert not is_outlet("die Brücke", line_labels())
    assert is_agency("Reuters") and not is_agency("Anna Berg")


def test_hosts() -> None:
    assert host_in("https://www.beispiel.de/a") == "beispiel.de"
    assert host_in("1.2.3.4") is None
    assert host_of("https://www.Beispiel.de/a?b") == "beispiel.de"
    assert host_of("https://[") is None
    assert host_of(None) is None
