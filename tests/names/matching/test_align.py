"""Alignment: equal words first, then the cheapest, then words written apart."""

from __future__ import annotations

from relata.names.matching.align import Alignment, align, closeness, native_forms_differ
from relata.names.matching.word_distance import MatchKind
from relata.names.parts.parse import parse


def aligned(a: str, b: str, lang_a: str | None = None, lang_b: str | None = None) -> Alignment:
    return align(parse(a, lang_a), parse(b, lang_b))


def pairs(found: Alignment) -> list[tuple[str, str, MatchKind]]:
    return [(one.text, other.text, kind) for one, other, _, kind in found.pairs]


def test_equal_words_come_first_whatever_their_order() -> None:
    found = aligned("Orbán Viktor", "Viktor Orbán")
    assert {kind for _, _, kind in pairs(found)} == {MatchKind.EQUAL}
    assert found.identical == 2
    assert found.unaligned_a == found.unaligned_b == []


def test_equal_words_of_two_languages() -> None:
    assert aligned("Merkel", "Merkel", "de", "en").identical == 1


def test_a_word_is_better_than_an_initial() -> None:
    found = aligned("J. Jeremias Berg", "Jeremy Berg")
    assert ("jeremias", "jeremy", MatchKind.SPELLING) in pairs(found)
    assert [w.text for w in found.unaligned_a] == ["j"]


def test_words_written_apart() -> None:
    found = aligned("Abdelrahman Hadi", "Abdel Rahman Hadi")
    assert ("abdelrahman", "abdelrahman", MatchKind.SPELLING) in pairs(found)
    assert found.unaligned_a == found.unaligned_b == []


def test_how_close_the_rest_is() -> None:
    far = aligned("Anna Merkel", "Anna Corbyn")
    assert far.closest is not None and 0 <= far.closest < 1
    assert closeness(5.0, 0.3) == 1.5
    assert aligned("Anna", "Anna").closest is None


def test_native_forms_are_not_respelled() -> None:
    assert native_forms_differ(aligned("George Bush", "Georg Busch"))
    assert not native_forms_differ(aligned("Georg Busch", "Georg Busch"))
    assert not native_forms_differ(aligned("George Popov", "Georg Popow"))
