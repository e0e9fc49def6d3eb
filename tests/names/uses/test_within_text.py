"""Two spellings in one text: one person only where the cause is known."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relata.names.base.blocking_key import blocking_key
from relata.names.base.lexicon import name_words
from relata.names.base.scripts import plain_latin
from relata.names.uses.spell import news_people
from relata.names.uses.transcription import transcribe
from relata.names.uses.within_text import same_in_text

ONE = [
    ("Sergey Soygu", "Sojgu"),
    ("Sergey Soygu", "Sergej Schoigu"),
    ("Sojgu", "Sergej Schoigu"),
    ("Sergej Schoigu", "Sergey Schoigu"),
    ("Sergej Kuschugetowitsch Schoigu", "Sergei Shoigu"),
    ("Plamen Christow", "Hrisztov"),
    ("Medwedew", "Medvedev"),
    ("Wolodymyr Selenskyj", "Zelensky"),
    ("Viktor Juschtschenko", "Viktor Yushchenko"),
    ("Viktor Orbán", "Orban"),
    ("Orbán Viktor", "Viktor Orbán"),
    ("Recep Tayyip Erdogan", "Erdoğan"),
    ("Jens Müller", "Jens Muller"),
    ("Franz Josef Jung", "Franz-Josef Jung"),
    ("Hilary Clinton", "Hillary Clinton"),
    ("David Haverstok", "David Havertsok"),
    ("Omar Abou Laban", "Omar Abu Laban"),
]
TWO = [
    ("George Bush", "Busch"),
    ("George Bush", "Georg Busch"),
    ("Thomas Meyer", "Meier"),
    ("Thomas Meyer", "Thomas Meier"),
    ("Sara Meyer", "Sarah Meier"),
    ("Anna Schmidt", "Anna Schmitt"),
    ("Helmut Kohl", "Cole"),
    ("Olaf Scholz", "Schulz"),
    ("Jan Schmidt", "Jon Smith"),
    ("Jens Müller", "Muller"),
    ("Paul Martin", "Martin Paul"),
    ("Paul Martin", "Martine"),
    ("Sergej Iwanow", "Sergei Iwanowa"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("Johannes Paul I.", "Johannes Paul II."),
    ("Abu Bakr Omari", "Bakr Omari"),
    ("Jan Peters", "Pieters"),
    ("Petra Peters", "Peter Peters"),
    ("Wladimir Putin", "Wladimir Lenin"),
    ("Li Wang", "Lee Wong"),
    ("", "Sojgu"),
    ("😀", "Sojgu"),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_one_person(a: str, b: str) -> None:
    same = same_in_text(a, b, "de")
    assert same is not None
    assert same.score >= 0.8
    assert same.why
    assert same_in_text(b, a, "de") == same


@pytest.mark.parametrize(("a", "b"), TWO)
def test_two_people(a: str, b: str) -> None:
    assert same_in_text(a, b, "de") is None
    assert same_in_text(b, a, "de") is None


def test_a_country_with_another_alphabet_is_a_sign() -> None:
    assert same_in_text("Sojgu", "Schoigu", "de") is None
    same = same_in_text("Sojgu", "Schoigu", "de", abroad=True)
    assert same is not None
    assert same.why == "Schoigu, German, and Sojgu, Hungarian, both write Шойгу"
    assert same_in_text("Hassan Rohani", "Hasan Rouhani", "de") is None
    assert same_in_text("Hassan Rohani", "Hasan Rouhani", "de", abroad=True) is not None
    assert same_in_text("George Bush", "Georg Busch", "de", abroad=True) is None


def test_given_names_of_bearers_are_known_as_foreign() -> None:
    lists = name_words()
    open_ = (
        lists.native_given_names | lists.international_given_names | lists.transcribed_given_names
    )
    for name, code in news_people():
        for lang in ("de", "en", "fr", "hu", "pl"):
            form = transcribe(name.split()[0], code, lang)
            assert form is None or plain_latin(form.form.lower()) in open_, form


@pytest.mark.parametrize(
    "forms",
    [
        ("sojgu", "soygu", "schoigu", "shoygu", "choïgou", "szojgu", "sjojgoe"),
        ("medwedew", "medvedev"), ("juschtschenko", "yushchenko", "iouchtchenko"),
        ("schirinowski", "zhirinovsky", "jirinovski"), ("gaddafi", "kadhafi"),
    ],
)  # fmt: skip
def test_spellings_share_the_cheap_key(forms: tuple[str, ...]) -> None:
    assert len({blocking_key(form) for form in forms}) == 1


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.booleans())
def test_any_text_is_compared_alike_from_both_sides(a: str, b: str, abroad: bool) -> None:
    assert same_in_text(a, b, "de", abroad) == same_in_text(b, a, "de", abroad)
    assert isinstance(blocking_key(a.lower()), str)
