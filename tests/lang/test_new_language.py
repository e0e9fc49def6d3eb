"""A language is added by a folder: a French pack of less than sixty lines reads French news."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from relata import pipeline
from relata.lang.compile import packs_in
from relata.lang.language import load
from relata.model.record import Record
from relata.readers import read_text
from relata.segment import segment

CORE = """
code = "fr"
name = "French"
own_name = "français"
[marks]
quotes = [["«", "»"], ["“", "”"]]
[segmenting]
abbreviations = "M. MM. Dr."
clitics = "-il -elle -ils -elles -on -t-il -t-elle -t-on"
proclitics = "l' d' qu' n' s' c' j' m' t' jusqu' lorsqu' puisqu'"
[grammar]
passive = "été est sont était"
agent = "par"
[words]
article = "le la les l' un une des du au aux"
determiner = "ce cette ces son sa ses leur leurs plusieurs tous toutes"
preposition = "de d' à en dans par pour sur avec sans selon d'après vers chez contre après avant"
pronoun = "il elle ils elles on nous vous je j' -il -elle -ils -elles -on -t-il -t-elle -t-on"
reflexive = "se s'"
relative = "qui dont lequel laquelle"
coordination = "et ou mais donc"
subordination = "si quand lorsque comme parce puisque"
complementiser = "que qu'"
auxiliary = "est sont était étaient a ont avait avaient sera seront serait aurait"
modal = "peut peuvent doit doivent pourrait devrait"
negation = "ne n' pas jamais"
adverb = "aussi encore déjà hier mardi"
title = "M. Mme"
time = "lundi mardi mercredi jeudi vendredi samedi dimanche"
[pronouns]
il = {number = "sg", gender = "m"}
elle = {number = "sg", gender = "f"}
"-il" = {number = "sg", gender = "m"}
"-t-elle" = {number = "sg", gender = "f"}
[according]
before = {"selon" = "", "d'après" = ""}
[lines]
particles = "de du la le"
"""
VERBS = """
[verbs]
dire = {act="state", complements="direct that so", sg="dit disait", pl="disent", part="dit"}
affirmer = {act="assert", complements="direct that so", sg="affirme", part="affirmé"}
annoncer = {act="announce", complements="direct that object so", sg="annonce", part="annoncé"}
"""
NOUNS = """
[roles]
people-m = {gender="m", kind="person", forms="président ministre maire directeur porte-parole"}
people-f = {gender="f", kind="person", forms="présidente directrice"}
bodies = {gender="f", kind="institution", forms="préfecture mairie police justice commission"}
"""


@pytest.fixture(autouse=True)
def french(tmp_path: Path) -> Iterator[None]:
    folder = tmp_path / "fr"
    folder.mkdir()
    for name, text in (("core", CORE), ("verbs", VERBS), ("nouns", NOUNS)):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    with packs_in(tmp_path):
        yield


def read(text: str, language: str | None = "fr") -> Record:
    return pipeline.analyse(read_text(text), language=language, engine="grammar")


def found(text: str) -> list[tuple[str, str, str]]:
    """Content, cue and speaker of every statement in `text`, as they stand in it."""

    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    return [
        (words(s.content), words(s.cue), words(s.speaker.spans) if s.speaker else "")
        for s in read(text).statements
    ]


def test_the_pack_is_small() -> None:
    assert sum(len(text.strip().splitlines()) for text in (CORE, VERBS, NOUNS)) < 60


def test_a_source_phrase() -> None:
    assert found("Selon la préfecture, le pont restera fermé jusqu'à vendredi.") == [
        ("le pont restera fermé jusqu'à vendredi", "Selon", "la préfecture")
    ]


def test_core_alone_makes_a_language_readable(tmp_path: Path) -> None:
    for name in ("verbs", "nouns"):
        (tmp_path / "fr" / f"{name}.toml").unlink()
    with packs_in(tmp_path):
        (statement,) = read("Selon la préfecture, le pont restera fermé.").statements
    assert statement.mode == "indirect"


def test_the_language_is_recognised() -> None:
    text = (
        "Selon la préfecture, le pont restera fermé jusqu'à vendredi. La mairie n'a pas encore "
        "annoncé la date de la réouverture, mais elle doit la donner dans les jours qui viennent."
    )
    assert read(text, None).document.language == "fr"


def test_words_that_lean_on_others_are_words_of_their_own() -> None:
    text = "Le maire a dit qu'il partirait. « C'est faux », dit-il. Aujourd'hui, l'État paie."
    cut = segment(read_text(text), load("fr"))
    assert cut.words == [
        "Le", "maire", "a", "dit", "qu'", "il", "partirait", ".", "«", "C'", "est", "faux", "»",
        ",", "dit", "-il", ".", "Aujourd'hui", ",", "l'", "État", "paie", ".",
    ]  # fmt: skip
    for start, end, word in zip(cut.starts, cut.ends, cut.words, strict=True):
        assert text[start:end] == word


def test_indirect_speech_after_an_elided_complementiser() -> None:
    assert ("qu'il partirait", "a dit", "Le maire") in found("Le maire a dit qu'il partirait.")


def test_a_pronoun_that_leans_on_its_verb_speaks() -> None:
    text = "Le maire a démissionné mardi. « C'est faux de dire le contraire », dit-il."
    assert found(text) == [("« C'est faux de dire le contraire »", "dit", "-il")]
    (statement,) = read(text).statements
    names = {entity.id: entity.name for entity in read(text).entities}
    assert statement.speaker is not None
    assert [names[key] for key in statement.speaker.entities] == ["maire"]
