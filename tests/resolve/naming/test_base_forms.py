"""Names of bodies are shown in the nominative."""

from __future__ import annotations

import pytest

import relata
from relata.lang.language import load
from relata.resolve.naming.base_forms import nominative


@pytest.mark.parametrize(
    ("name", "before", "gender", "shown"),
    [
        ("Hessischen Landesbank", "der", "f", "Hessische Landesbank"),
        ("Hessischen Landesbank", "zur", "", "Hessische Landesbank"),
        ("Statistischen Landesamtes", "des", "n", "Statistisches Landesamt"),
        ("Städtischen Klinikum", "beim", "n", "Städtisches Klinikum"),
        ("Städtischen Klinikum", "beim", "", "Städtischen Klinikum"),  # or "Städtischer"
        ("Ständigen Rat", "den", "m", "Ständiger Rat"),
        ("Städtischen Werken", "den", "", "Städtischen Werken"),  # the noun's ending is open
        ("Bremen Bank", "der", "f", "Bremen Bank"),
        ("Hessischen Landesbank", "und", "f", "Hessischen Landesbank"),
        ("Ethischen Bündnisses", "des", "n", "Ethisches Bündnis"),
        ("FC Nantes", "des", "m", "FC Nantes"),  # no adjective, and no genitive's ending
        ("Deutschen Roten Kreuzes", "des", "n", "Deutschen Roten Kreuzes"),  # all or nothing
    ],
)
def test_what_the_article_says(name: str, before: str, gender: str, shown: str) -> None:
    found = nominative(name.split(), "institution", before, gender, load("de"))
    assert " ".join(found) == shown


def test_people_keep_their_names() -> None:
    words = ["Ängstlichen", "Holm"]
    assert nominative(words, "person", "der", "f", load("de")) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Laut der Technischen Universität Berlin ist alles sicher.",
         "Technische Universität Berlin"),
        ("Nach Angaben des Statistischen Landesamtes sind es zwölf.", "Statistisches Landesamt"),
        ("Der Damm sei sicher, sagte Ida Holm der Deutschen Presse-Agentur.",
         "Deutsche Presse-Agentur"),
        ("Laut dem Weißen Haus ist alles sicher.", "Weißes Haus"),
    ],
)  # fmt: skip
def test_entities_bear_it(text: str, shown: str) -> None:
    record = relata.read(text, lang="de", engine="fast")
    assert shown in [one.name for one in record.entities]


def test_a_form_without_an_article_is_that_with_one() -> None:
    text = (
        "Laut der Hessischen Landesbank ist alles klar. "
        "Laut Volksbank und Hessischen Landesbank ist alles sicher."
    )
    names = [one.name for one in relata.read(text, lang="de", engine="fast").entities]
    assert names == ["Hessische Landesbank", "Volksbank"]
