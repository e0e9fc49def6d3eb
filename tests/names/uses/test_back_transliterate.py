"""Back-transliteration: the Cyrillic word of which two Latin words are regular forms."""

from __future__ import annotations

from relata.names.uses.back_transliterate import (
    common_source,
    cyrillic_sources,
    fold_i,
    is_regular,
    regular_forms,
)


def test_regular_forms_have_a_common_source() -> None:
    found = common_source("lukaschenko", "loukachenko")
    assert found == ("лукашенко", "German", "French")
    assert common_source("kohl", "cole") is None
    assert is_regular("schoigu", "de")
    assert not is_regular("soygu", "de")


def test_it_is_symmetric() -> None:
    one, other = common_source("sojgu", "schoigu"), common_source("schoigu", "sojgu")
    assert one is not None and other is not None
    assert (one.source, one.by_a, one.by_b) == (other.source, other.by_b, other.by_a)


def test_sources_and_forms() -> None:
    assert "шойгу" in cyrillic_sources("sojgu")
    assert any("schoigu" in form for row in regular_forms("шойгу").values() for form in row)


def test_i_j_and_y_are_one() -> None:
    assert fold_i("sergiej") == fold_i("sergiey") == "sergiei"
    assert fold_i("zelenskiy") == "zelenski"
