"""One person under several spellings; look-alikes and people named side by side stay apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from relata import pipeline, readers
from tests.resolve.build import Story, entity_of

SAMPLE = Path(__file__).resolve().parents[4] / "shared/example/crocus-call.de.txt"


def test_three_spellings_are_one_man_and_the_record_says_why() -> None:
    s = Story(
        "Der Minister rief Sergey Soygu an. Er sprach Sojgu sein Beileid aus. "
        "Das Bild zeigt Sergej Schoigu. Schoigu schwieg."
    )
    for name in ("Sergey Soygu", "Sojgu", "Sergej Schoigu"):
        s.phrase(name)
    s.phrase("Schoigu", nth=1)
    (man,) = s.resolve().entities
    assert man.name == "Sergej Schoigu"
    assert man.forms == ("Sergey Soygu", "Sojgu", "Sergej Schoigu", "Schoigu")
    assert "spelled otherwise" in man.mentions[1].why
    assert "“Sergey Soygu” (line 1)" in man.mentions[1].why
    assert "Schoigu, German, and Soygu, Turkish, both write Шойгу" in man.mentions[2].why
    assert man.mentions[3].score > man.mentions[1].score


def test_the_name_is_the_one_that_the_language_would_use() -> None:
    s = Story("Plamen Hrisztov kam. Christow sprach. Plamen Christow ging.")
    for name, nth in (("Plamen Hrisztov", 0), ("Christow", 0), ("Plamen Christow", 0)):
        s.phrase(name, nth=nth)
    (man,) = s.resolve().entities
    assert man.name == "Plamen Christow"


def test_a_hyphen_is_not_another_name() -> None:
    s = Story("Jang Song-thaek kam. Jang Song Thaek ging.")
    s.phrase("Jang Song-thaek")
    s.phrase("Jang Song Thaek")
    (man,) = s.resolve().entities
    assert "the same but for marks and stops" in man.mentions[1].why


def test_people_named_in_one_sentence_are_two() -> None:
    s = Story("Sergej Iwanow traf Sergei Ivanov. Sergej Iwanow ging.")
    s.phrase("Sergej Iwanow")
    s.phrase("Sergei Ivanov")
    s.phrase("Sergej Iwanow", nth=1)
    assert len(s.resolve().entities) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("George Bush", "Busch"), ("Thomas Meyer", "Thomas Meier"), ("Olaf Scholz", "Schulz"),
        ("Anna Schmidt", "Anna Schmitt"), ("Sergej Iwanow", "Irina Iwanowa"),
    ],
)  # fmt: skip
def test_look_alikes_stay_two(first: str, second: str) -> None:
    s = Story(f"{first} kam am Montag. Später sprach {second} dazu.")
    s.phrase(first)
    s.phrase(second)
    assert second not in s.resolve().entities[0].forms


def test_two_who_fit_leave_a_third_spelling_alone() -> None:
    s = Story("Sergej Schoigu kam. Jewgeni Schoigu kam. Sojgu sprach.")
    for name in ("Sergej Schoigu", "Jewgeni Schoigu", "Sojgu"):
        s.phrase(name)
    assert all("Sojgu" not in e.forms for e in s.resolve().entities)


def test_another_country_is_another_person() -> None:
    s = Story("Der russische Minister Sergej Iwanow kam. Der bulgarische Minister Ivanov ging.")
    s.phrase(
        "Der russische Minister Sergej Iwanow",
        name="Sergej Iwanow",
        role="russische Minister",
        head="Minister",
    )
    s.phrase(
        "Der bulgarische Minister Ivanov",
        name="Ivanov",
        role="bulgarische Minister",
        head="Minister",
    )
    assert len(s.resolve().entities) == 2


def test_many_names_that_share_a_key_cost_little() -> None:
    letters = "aeiou"
    names = [f"Sergej S{a}{b}ch{c}" for a in letters for b in letters for c in letters]
    s = Story(" ".join(f"{name} kam." for name in names))
    for name in names:
        s.phrase(name)
    assert len(s.resolve().entities) > 100


@pytest.mark.skipif(not SAMPLE.exists(), reason="needs ../shared/example")
def test_the_article_that_began_the_project() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    record = pipeline.analyse(readers.read_text(text))
    found = [e for e in record.entities if "Sojgu" in e.forms]
    assert len(found) == 1
    assert found[0].name == "Sergej Schoigu"
    assert set(found[0].forms) == {"Sergey Soygu", "Sojgu", "Sergej Schoigu"}
    assert all("spelled otherwise" in m.why for m in found[0].mentions[1:])
    others = [e for e in record.entities if e.kind == "person" and e is not found[0]]
    assert {"Emmanuel Macron", "Sebastien Lecornu", "Wladimir Putin"} <= {e.name for e in others}


def test_a_word_that_is_not_a_person_by_itself_is_one_by_its_spelling() -> None:
    s = Story("Sergej Schoigu kam. Frankreich versicherte Sojgu die Hilfe.")
    s.phrase("Sergej Schoigu")
    s.phrase("Sojgu", entity="other")
    found = s.resolve()
    assert entity_of(found, "Sojgu", s.text).name == "Sergej Schoigu"


def test_two_full_names_are_two_people() -> None:
    def people(first: str, second: str) -> int:
        s = Story(f"{first} Lund came. Later {second} Lund left. It rained.", "en")
        s.phrase(f"{first} Lund")
        s.phrase(f"{second} Lund")
        return len(s.resolve().entities)

    assert people("Johannes", "John") == 2 and people("Patrick", "Pat") == 1
