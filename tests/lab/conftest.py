"""Two small languages of our own, so that the adapters' tests do not hang on the real files."""

from __future__ import annotations

import pytest

from relata.lang.language import Language
from relata_lab.evaluate.adapters import polnear, redewiedergabe, spkatt, wikinews_de
from tests.lang.helpers import language_of_tables

_COMMON = """
own_name = "x"
marks = { quotes = [["„", "“"]] }
segmenting = { abbreviations = "" }
grammar = {}
"""
GERMAN = (
    'code = "de"\nname = "German"'
    + _COMMON
    + """
[words]
auxiliary = "hat habe wird"
article = "der die das ein eine"
coordination = "und"
[pronouns]
[verbs.mitteilen]
act = "announce"
complements = ["that"]
sg = "teilte"
part = "mitgeteilt"
particle = "mit"
[nouns]
[according]
before = { laut = "" }
before_noun = { nach = "" }
after = { zufolge = "" }
after_noun = { nach = "" }
relative = "wonach"
reference = "demnach"
"""
)
ENGLISH = (
    'code = "en"\nname = "English"'
    + _COMMON
    + """
[words]
auxiliary = "has had was"
adverb = "also later"
complementiser = "that"
preposition = "about of"
[pronouns]
[verbs]
[nouns]
[according]
[phrases]
stop_endings = "ly"
"""
)


@pytest.fixture(autouse=True)
def languages(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {
        "de": language_of_tables(GERMAN),
        "en": language_of_tables(ENGLISH),
    }

    def load(code: str) -> Language:
        return found[code]

    for module in (polnear, redewiedergabe, spkatt, wikinews_de):
        monkeypatch.setattr(module, "load", load)
    monkeypatch.setattr("relata_lab.evaluate.statements.run.supported", lambda: tuple(found))
