"""Only what a text needs is loaded: the large sections of a pack are its own language's alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import relata
from relata.lang import compile as packs

#: Small sections that texts of every language need: how names are spelled, labels of lines and
#: the words by which a language is recognised, first names.
SHARED = frozenset(("names", "core", "knowledge"))


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[tuple[str, str]]]:
    """What is decoded from now on: (language, section)."""
    found: set[tuple[str, str]] = set()
    now = [""]
    pack = packs._pack

    def opened(code: str) -> object:
        now[0] = code
        return pack(code)

    class Sections(dict[str, type]):
        def __getitem__(self, name: str) -> type:
            found.add((now[0], name))
            return super().__getitem__(name)

    packs.forget()
    monkeypatch.setattr(packs, "_pack", opened)
    monkeypatch.setattr(packs, "SECTIONS", Sections(packs.SECTIONS))
    yield found
    packs.forget()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Brücke bleibt gesperrt, sagte Bürgermeisterin Ida Holm am Montag."),
        ("uk", "Міст закрито до травня, сказала мер Олена Коваль у понеділок."),
    ],
)
@pytest.mark.parametrize("given", [True, False])
def test_an_article_loads_its_own_pack(
    loaded: set[tuple[str, str]], code: str, text: str, given: bool
) -> None:
    record = relata.read(text, lang=code if given else None, engine="grammar")
    assert record.document.language == code
    own = {name for language, name in loaded if language == code}
    others = {name for language, name in loaded if language != code}
    assert {"lexicon", "morphology", "times"} <= own
    assert others - {"messages", "words"} <= SHARED


def test_words_of_reports_are_those_of_one_language(loaded: set[tuple[str, str]]) -> None:
    from relata.present import Options, by_name

    record = relata.read("The dam is safe, Ida Holm said.", lang="en", engine="grammar")
    by_name("text").render([record], Options(report_lang="pl"))
    assert {language for language, name in loaded if name == "words"} <= {"en", "pl"}
