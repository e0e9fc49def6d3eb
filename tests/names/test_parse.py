"""Names taken apart: titles, initials, particles, legal forms, faults."""

from __future__ import annotations

import pytest

from relata.names.base.endings import ending_of
from relata.names.parts.parse import parse


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dr. Angela Merkel", ["angela", "merkel"]),
        ("MERKEL, Angela", ["angela", "merkel"]),
        ("J.G.D. Vogel", ["d", "g", "j", "vogel"]),
        ("D. (Dirk) Vogel", ["dirk", "vogel"]),
        ("O'Leary", ["oleary"]),
        ("Jean-Marie Le Pen", ["jean", "marie", "pen"]),
        ("RenÃ© Petit", ["petit", "rene"]),
        ("Łódź", ["lodz"]),
        ("Acme Aktiengesellschaft", ["acme"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [w.latin for w in parse(text).words] == words


def test_a_comma_tells_the_surname() -> None:
    name = parse("Shoygu, Sergei Kuzhugetovich")
    assert [w.latin for w in name.surname] == ["shoygu"]
    assert name.first_given is not None and name.first_given.latin == "sergei"


def test_legal_forms_are_groups() -> None:
    assert parse("Acme AG").legal == parse("Acme Aktiengesellschaft").legal != ()
    assert parse("Acme GmbH").legal != parse("Acme AG").legal


@pytest.mark.parametrize(
    ("a", "b", "ending"),
    [
        ("putin", "putina", "a"), ("merkel", "merkels", "s"), ("babis", "babisovi", "ovi"),
        ("orban", "orbannak", "nak"), ("schulz", "scholz", None), ("ali", "alia", None),
    ],
)  # fmt: skip
def test_endings(a: str, b: str, ending: str | None) -> None:
    assert ending_of(a, b) == ending_of(b, a) == ending
