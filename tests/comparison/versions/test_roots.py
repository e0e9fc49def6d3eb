"""The sources of a story: who is counted, and what is one source by several names."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from relata.comparison.versions import compare
from relata.comparison.versions.story import Root, Story
from tests.comparison.versions.texts import record


def _roots(*texts: str) -> dict[str, Root]:
    return {root.name: root for root in compare([record(text) for text in texts]).roots}


POLICE = """The police of Lindholm said on Monday that a man was shot near the old harbour of the \
island. “We have found the weapon in a garden,” a police spokesman said.

Mayor Ann Lee said the island was shocked by the shooting at the harbour.
"""


def test_who_speaks_for_a_body_is_not_a_second_source() -> None:
    roots = _roots(POLICE)
    police = next(root for name, root in roots.items() if "police" in name.casefold())
    assert len(roots) == 2 and "Ann Lee" in roots
    assert any("spokesman" in name for name in (police.name, *police.also))
    assert len(police.groups) == 2 and "spokesman" not in police.name


def test_two_bodies_stay_two_where_one_word_could_mean_both() -> None:
    roots = _roots(
        "The government of Norway said on Monday that the border to Sweden was open again. The "
        "government of Sweden said that nobody had asked for the border to be opened."
    )
    assert len(roots) == 2


def test_the_role_of_exactly_one_person_is_that_person() -> None:
    text = (
        "Council president Ida Sund said on Monday that the ferry would stay. Ann Lee, the mayor, "
        "said the town had no money left. “Nobody has asked us so far,” a president said."
    )
    assert set(_roots(text)) == {"Ida Sund", "Ann Lee"}
    other = text.replace("Ann Lee, the mayor,", "Harbour president Ann Lee")
    assert len(_roots(other)) == 3


def test_a_person_without_a_name_in_one_version_and_with_one_in_the_other() -> None:
    first = "Freya Holt said on Monday that the ferry to Lindholm would be sold before the summer."
    second = "An official said on Monday that the ferry to Lindholm would be sold before summer."
    (root,) = compare([record(first), record(second)]).roots
    assert root.name == "Freya Holt" and root.versions == (0, 1)


def test_a_country_is_one_source_in_two_languages() -> None:
    english = "North Korea said on Monday that it would not give up its nuclear weapons."
    german = "Nordkorea erklärte am Montag, es werde seine Atomwaffen nicht aufgeben."
    (root,) = compare([record(english), record(german)]).roots
    assert root.versions == (0, 1)


def test_those_who_only_speak_together_are_one_source() -> None:
    together = "Ann Lee and Karl Brandt said on Monday that the ferry to Lindholm would stay."
    (root,) = _roots(together).values()
    assert {root.name, *root.also} == {"Ann Lee", "Karl Brandt"}
    alone = f"{together} Ann Lee said that the mayor had promised money for the old pier."
    (root,) = _roots(alone).values()
    assert root.name == "Ann Lee" and len(root.groups) == 2


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # Several who are in the story through one paper only are one source, the paper.
        ((("Ann Lee", "Tide"), ("Karl Brandt", "Tide")), {"Evening Tide"}),
        # One alone is a source whoever printed the words.
        ((("Ann Lee", "Tide"),), {"Ann Lee"}),
        ((("Ann Lee", "Tide"), ("Ann Lee", "")), {"Ann Lee"}),
    ],
)
def test_a_hand_is_a_source_for_those_who_come_through_it_alone(
    told: tuple[tuple[str, str], ...], expected: set[str]
) -> None:
    says = (
        "the ferry to Lindholm would be sold",
        "nobody had read the report of the ministry",
        "the harbour needs a new and longer pier",
    )
    sentences = [
        f"{name} told the Evening Tide that {words}." if hand else f"{name} said that {words}."
        for (name, hand), words in zip(told, says, strict=False)
    ]
    assert set(_roots(" ".join(sentences))) == expected


def test_who_speaks_elsewhere_too_is_a_source_of_its_own() -> None:
    paper = (
        "Ann Lee told the Evening Tide that the ferry to Lindholm would be sold. Karl Brandt told "
        "the Evening Tide that the harbour needs a new and longer pier."
    )
    other = "Ann Lee said that nobody had read the report of the ministry of transport."
    assert set(_roots(paper)) == {"Evening Tide"}
    one = paper.partition(". ")[0] + "."
    assert set(_roots(one, one.replace("Ann Lee", "A spokeswoman"))) == {"Ann Lee"}
    assert set(_roots(paper, other)) == {"Ann Lee", "Karl Brandt"}


def test_who_is_not_known_is_not_counted() -> None:
    base = record("Ann Lee said on Monday that the ferry to Lindholm would stay until the summer.")
    statement = replace(base.statements[0], speaker=None, chain=())
    nobody: Story = compare([replace(base, statements=(statement,))])
    assert nobody.roots == () and len(nobody.groups) == 1


def test_an_article_and_its_copy_with_other_marks_have_the_same_sources() -> None:
    one = _roots(POLICE)
    both = _roots(POLICE, POLICE.replace("“", '"').replace("”", '"'))
    assert set(both) == set(one)
    assert all(root.versions == (0, 1) for root in both.values())
