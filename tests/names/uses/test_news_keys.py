"""The keys of people of the news."""

from relata.names.uses.news_keys import (
    forms_of_people,
    key_of,
    keys_of_people,
    make_forms,
    make_keys,
    near,
    news_keys,
)


def test_the_files_hold_what_the_packs_give() -> None:
    assert keys_of_people() == make_keys()  # else: python -m tests.names.uses.regenerate_news_keys
    assert list(forms_of_people().items()) == list(make_forms().items())  # else: the same


def test_a_name_of_another_convention_has_a_key() -> None:
    assert key_of("Sergej Schoigu") in news_keys()
    assert key_of("Sergei Shoigu") in news_keys()
    assert key_of("Ann Lee") not in news_keys()


def test_people_who_share_a_name_are_near() -> None:
    assert "Сергей Шойгу" in near("Sergej Schoigu")
    assert "Сергей Шойгу" not in near("Volodymyr Zelensky")
