"""Forms of one noun have one stem, as the packs declare."""

from __future__ import annotations

import pytest

from relata.lang.language import load
from relata.lang.stems import Stemmer


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("de", "minister ministers"),
        ("de", "präsident präsidenten"),
        ("de", "sprecherin sprecherinnen"),
        ("en", "minister ministers"),
        ("ru", "министр министра министру министром министре министры"),
        ("ru", "представитель представителя представителю представителем"),
        ("ru", "глава главы главе главу главой"),
        ("cs", "ministr ministra ministrovi ministrem"),
        ("cs", "mluvčí mluvčího mluvčímu mluvčím"),
        ("cs", "náměstek náměstka náměstkovi náměstkem"),
        ("cs", "předseda předsedy předsedovi předsedou"),
        ("cs", "poslankyně poslankyni poslankyní"),
    ],
)
def test_forms_of_one_noun(code: str, forms: str) -> None:
    stem = load(code).view(Stemmer)
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "sprecher", "sprecherin"),
        ("ru", "министр", "министерство"),
        ("ru", "секретарь", "представитель"),
        ("cs", "ministr", "ministryně"),
        ("cs", "soud", "soudce"),
    ],
)
def test_two_nouns_stay_two(code: str, one: str, other: str) -> None:
    stem = load(code).view(Stemmer)
    assert stem(one) != stem(other)


def test_a_short_word_keeps_its_ending() -> None:
    assert load("de").view(Stemmer)("rates") == "rates"
