"""Names taken apart: titles, initials, particles, legal forms, faults."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relata.names.parts.parse import _PARTS, ParsedName, _parse_compound, _parse_simple, parse
from relata.names.parts.word import word_cache


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


def test_a_comma_shows_the_surname() -> None:
    name = parse("Shoygu, Sergei Kuzhugetovich")
    assert [w.latin for w in name.surname] == ["shoygu"]
    assert name.first_given is not None and name.first_given.latin == "sergei"


def test_legal_forms_are_groups() -> None:
    assert parse("Acme AG").legal == parse("Acme Aktiengesellschaft").legal != ()
    assert parse("Acme GmbH").legal != parse("Acme AG").legal


pieces = st.sampled_from([
    "Anna", "bin", "Al", "AG", "J.", "jun.", "Jac.", "O'Neil", "'Ali", "Dr.", "Bela-Anna", ",",
    ", ", "(Ben)", "3", "-", "x", "St..", "Anna", "Kim,", "de", "`", "_",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=6).map(" ".join))
def test_a_plain_name_is_taken_apart_as_any_other(text: str) -> None:
    known = word_cache(None)
    quick = _parse_simple(text, text.lower(), known)
    if quick is not None:
        slow = ParsedName(text)
        _parse_compound(slow, _PARTS.findall(text.lower()), known)
        assert [getattr(quick, name) for name in ParsedName.__slots__] == [
            getattr(slow, name) for name in ParsedName.__slots__
        ]


def test_a_comma_turns_the_order() -> None:
    assert [w.text for w in parse("Hussein al-Tikriti, Uday Saddam").written_order] == [
        "uday", "saddam", "hussein", "tikriti",
    ]  # fmt: skip
