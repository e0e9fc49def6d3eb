"""The keys of people of the news."""

from relata.names.uses.news_keys import key_of, make_news_keys, news_keys


def test_the_file_holds_what_the_packs_give() -> None:
    assert news_keys() == make_news_keys()  # else: python -m tests.names.uses.regenerate_news_keys


def test_a_name_of_another_convention_has_a_key() -> None:
    assert key_of("Sergej Schoigu") in news_keys()
    assert key_of("Sergei Shoigu") in news_keys()
    assert key_of("Ann Lee") not in news_keys()
