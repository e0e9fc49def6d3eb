"""Names taken apart: possessives, given names, suffixes."""

from __future__ import annotations

import pytest

from relata.resolve.parsed_name import NameConventions, parse_name, same_given, without_possessive


@pytest.mark.parametrize(
    ("word", "forms", "plain"),
    [
        ("Merker's", set(), "Merker"),
        ("Merkers", {"Merker"}, "Merker"),
        ("Merkers", {"Merkers"}, "Merkers"),
        ("Lutz’", set(), "Lutz"),
    ],
)
def test_possessives(word: str, forms: set[str], plain: str) -> None:
    marks = ("'s", "’s", "'", "’")
    conventions = NameConventions(
        frozenset(forms), frozenset(), frozenset(), possessives=marks, endings=("s",)
    )
    assert without_possessive(word, conventions) == plain


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("jana",), ("jana", "maria"), True),
        (("j.",), ("jana",), True),
        ((), ("jana",), True),
        (("jana",), ("paul",), False),
        (("maria",), ("jana", "maria"), True),
    ],
)
def test_given_names(a: tuple[str, ...], b: tuple[str, ...], same: bool) -> None:
    assert same_given(a, b) is same
    assert same_given(b, a) is same


def test_a_suffix_is_not_a_surname() -> None:
    conventions = NameConventions(frozenset(), frozenset(("Jr",)), frozenset())
    name = parse_name("John Marlow Jr.", ["John", "Marlow", "Jr."], "person", conventions)
    assert (name.last, name.given, name.gender) == ("marlow", ("john",), "m")
