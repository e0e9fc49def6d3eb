"""The index finds the forms of one name, and nothing that is far from it."""

from __future__ import annotations

import doctest

import pytest

from relata.names.uses.index import NameIndex, signature, skeleton

NAMES = [
    "Sergej Schoigu", "Sergey Lavrov", "Angela Merkel", "Сергей Шойгу", "Szergej Sojgu",
    "Olaf Scholz", "Martin Schulz", "Владимир Путин", "Jeremy Corbyn", "Kim Jong Un",
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(NAMES)


def test_every_form_is_found(index: NameIndex) -> None:
    found = [hit.name for hit in index.find("Sergey Shoygu")]
    assert set(found) == {"Sergej Schoigu", "Сергей Шойгу", "Szergej Sojgu"}


def test_best_first_and_bounded(index: NameIndex) -> None:
    hits = index.find("Vladimir Poutine", least=0.0, most=3)
    assert hits[0].name == "Владимир Путин"
    assert hits[0].position == NAMES.index("Владимир Путин")
    assert len(hits) <= 3
    assert [h.match.score for h in hits] == sorted((h.match.score for h in hits), reverse=True)


@pytest.mark.parametrize("name", ["", "😀", "Xavier Quesada", "\u202e", "x" * 5000])
def test_nothing_to_find(index: NameIndex, name: str) -> None:
    assert index.find(name) == []


def test_bad_names_are_filed_but_never_found() -> None:
    index = NameIndex(["", "Anna Karenina", "😀"])
    assert len(index) == 3
    assert [hit.position for hit in index.find("Anna Karenina")] == [1]


def test_signatures_of_spellings_are_near() -> None:
    near = (signature("schoigu") ^ signature("shoygu")).bit_count()
    far = (signature("schoigu") ^ signature("merkel")).bit_count()
    assert near < far


def test_spellings_share_a_skeleton() -> None:
    assert skeleton("merkel") == skeleton("mergel")
    assert skeleton("merkel") != skeleton("corbyn")


def test_the_example_of_the_docstring() -> None:
    import relata
    from relata.names.uses import index as module

    assert relata.NameIndex is NameIndex
    failed, tried = doctest.testmod(module)
    assert tried and not failed
