"""same_name: variants meet, look-alikes do not, bad input is not a name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import relata
from relata.names.matching.same_name import same_name
from relata.names.parts.parse import parse
from relata.names.parts.word import WORD

VARIANTS = [
    ("Sojgu", "Schoigu"),
    ("Sergey Shoygu", "Sergej Schoigu"),
    ("Sergey Soygu", "Sergej Schoigu"),
    ("Сергей Шойгу", "Sergueï Choïgou"),
    ("Сергей Шойгу", "Szergej Sojgu"),
    ("Сергей Шойгу", "Siergiej Szojgu"),
    ("Shoygu, Sergei Kuzhugetovich", "Sergej Schoigu"),
    ("Vladimir Poutine", "Wladimir Putin"),
    ("Владимир Путин", "Vlagyimir Putyin"),
    ("Volodymyr Zelensky", "Wolodymyr Selenskyj"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("Orbán Viktor", "Viktor Orban"),
    ("Muammar Gaddafi", "Moammar Kadhafi"),
    ("Anna Müller", "Anna Mueller"),
    ("Alexander Lukashenko", "Alexandre Loukachenko"),
    ("George W. Bush", "George Bush"),
    ("J. Corbyn", "Jeremy Corbyn"),
    ("Dr. Angela Merkel", "Angela Merkel"),
    ("Wilh. Brandstetter", "Wilhelm Brandstetter"),
    ("Joh. van Oudenaarde", "Johan van Oudenaarde"),
    ("Deutsche Bank AG", "Deutsche Bank Aktiengesellschaft"),
    ("Vladimir Putin", "ウラジーミル・プーチン"),
    ("Benjamin Netanyahu", "בנימין נתניהו"),
]
LOOK_ALIKES = [
    ("Scholz", "Schulz"),
    ("Olaf Scholz", "Olaf Schulz"),
    ("Kim Jong-un", "Kim Jong-il"),
    ("Dirk Müller", "Dirk Miller"),
    ("George Bush", "Georg Busch"),
    ("Jeremy Hunt", "Jeremy Corbyn"),
    ("Vladimir Putin", "Vladimir Lenin"),
    ("Angela Merkel", "Volker Kauder"),
    ("Wilh. Brandstetter", "Walter Brandstetter"),
    ("Hassan Rouhani", "Hassan Nasrallah"),
]


@pytest.mark.parametrize(("a", "b"), VARIANTS)
def test_one_name_in_two_spellings(a: str, b: str) -> None:
    match = same_name(a, b)
    assert match.score >= 0.5, match
    assert match.reason


@pytest.mark.parametrize(("a", "b"), LOOK_ALIKES)
def test_names_that_only_look_alike(a: str, b: str) -> None:
    match = same_name(a, b)
    assert match.score < 0.5, match
    assert match.reason


def test_the_reason_names_the_readings_that_met() -> None:
    reason = relata.same_name("Sojgu", "Schoigu", "hu", "de").reason
    assert "Sojgu, Hungarian: šojgu" in reason
    assert "Schoigu, German: šojgu" in reason


def test_the_reason_names_what_did_not_meet() -> None:
    assert "only in" in same_name("Jeremy Hunt", "Jeremy Corbyn").reason


@pytest.mark.parametrize(
    "bad",
    [
        "", "   ", "…", "'-'", "\u0301\u0301", "x" * 10_000, "Пaвел", "Ann\u202ea", "\u200fAnna",
        "😀", "Anna 😀", "\x00", "\ud800",
    ],
)  # fmt: skip
def test_bad_input_is_not_a_name(bad: str) -> None:
    for match in (same_name(bad, "Anna Müller"), same_name("Anna Müller", bad)):
        assert match.score == 0
        assert "is not a name" in match.reason


LETTERS = "abcdefghijklmnoprstuvwyzäöüßéèçšžčłńøåñáíóúабвгдежзийклмнопрстуфхцчшщыьэюя"
names = st.lists(
    st.text(LETTERS, min_size=1, max_size=9),
    min_size=1, max_size=4,
).map(" ".join)  # fmt: skip


def _names_a_person(words: list[str]) -> bool:
    """Whether both are names wherever they stand: a legal form, a title or a particle is not."""
    both = parse(" ".join(words)), parse(" ".join(reversed(words)))
    return all(
        not name.legal and [w.kind for w in name.words] == [WORD] * len(words) for name in both
    )


one_script = st.lists(
    st.text("abcdefghijklmnoprstuvwyzäöüéšžčł", min_size=2, max_size=9), min_size=2, max_size=2
).filter(_names_a_person)


@settings(max_examples=80, deadline=None)
@given(names, names)
def test_symmetric_and_bounded(a: str, b: str) -> None:
    there, back = same_name(a, b), same_name(b, a)
    assert 0 <= there.score <= 1
    assert there == back
    assert isinstance(there.reason, str)


@settings(max_examples=60, deadline=None)
@given(one_script)
def test_equal_names(words: list[str]) -> None:
    given_first, surname_first = " ".join(words), " ".join(reversed(words))
    assert same_name(given_first, given_first).score == 1
    assert same_name(given_first, surname_first).score == 1
    assert same_name(given_first, f"{words[1]}, {words[0]}").score == 1


def test_a_legal_form_is_recognised_by_its_place() -> None:
    assert not _names_a_person(["aa", "group"])
    assert _names_a_person(["aa", "bb"])
    after, before = (
        same_name("Meridian Group", "Meridian"),
        same_name("Group Meridian", "Meridian"),
    )
    assert after.score > before.score


@settings(max_examples=60, deadline=None)
@given(one_script, one_script)
def test_case_form_and_order_do_not_count(first: list[str], second: list[str]) -> None:
    a, b = " ".join(first), " ".join(second)
    score = same_name(a, b).score
    assert same_name(a.upper(), b).score == score
    assert same_name(a, unicodedata.normalize("NFD", b)).score == score
    assert same_name(unicodedata.normalize("NFKD", a), b.title()).score == score
    assert same_name(" ".join(reversed(first)), b).score == score


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_raises(a: str, b: str) -> None:
    match = same_name(a, b)
    assert 0 <= match.score <= 1
    assert match.reason or match.score > 0


def test_names_that_many_bear_say_less() -> None:
    many = same_name("Ali, Hassan", "Ali, Hassan Tilmen").score
    few = same_name("Zorbak, Jelto", "Zorbak, Jelto Tilmen").score
    assert few > many + 0.1


def test_another_surname_is_another_person() -> None:
    surname = same_name("Zorbak, Jelto Hendro", "Wumpel, Jelto Hendro").score
    given = same_name("Zorbak, Jelto Hendro", "Zorbak, Jelto Wumpel").score
    assert surname < given
