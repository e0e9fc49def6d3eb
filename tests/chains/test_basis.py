"""How the outlet knows of a statement, read from whole sentences."""

from __future__ import annotations

import pytest

from relata import pipeline
from relata.model.document import Document, Part

CASES = [
    ("en", "Mayor Ida Holm told this newspaper that the dam was safe.", "heard"),
    ("en", "Mayor Ida Holm told the Harbour Courier that the dam was safe.", "heard"),
    ("en", "Mayor Ida Holm told Reuters that the dam was safe.", "relayed"),
    ("en", "The dam is safe, according to a memo seen by the Harbour Courier.", "heard"),
    ("en", "A lawyer said the Harbour Courier was a liar.", "unstated"),
    ("en", "The dam is safe, according to the report.", "document"),
    ("en", "Mayor Ida Holm said that the builder had said that the dam was safe.", "unstated"),
    ("en", "Mayor Ida Holm said that the dam was safe.", "unstated"),
    ("en", "The dam was safe, the New York Times reported on Monday.", "relayed"),
    ("de", "Der Deich sei sicher, sagte Bürgermeisterin Ida Holm dieser Zeitung.", "heard"),
    ("de", "Der Deich sei sicher, sagte Bürgermeisterin Ida Holm der dpa.", "relayed"),
    ("de", "Der Deich sei sicher, heißt es in dem Bericht.", "document"),
    ("de", "Der Deich sei sicher, sagte Bürgermeisterin Ida Holm.", "unstated"),
    ("ru", "Плотина безопасна, рассказала нашему изданию мэр Ида Хольм.", "heard"),
    ("cs", "Hráz je bezpečná, řekla našemu listu starostka Ida Holmová.", "heard"),
]


@pytest.mark.parametrize(("code", "text", "expected"), CASES)
def test_basis(code: str, text: str, expected: str) -> None:
    document = Document(text, (Part((0, len(text)), "body"),), outlet="The Harbour Courier")
    record = pipeline.analyse(document, language=code)
    assert record.statements[0].basis == expected
    shown = [statement for statement in record.statements if statement.tier != "doubtful"]
    assert record.sourcing.first_hand == sum(one.basis == "heard" for one in shown)
    assert sum(record.sourcing.basis.values()) == len(shown)


def test_what_stands_inside_relayed_words_is_relayed() -> None:
    text = "Mayor Ida Holm told Reuters that the builder had said that the dam was safe."
    document = Document(text, (Part((0, len(text)), "body"),), outlet="The Harbour Courier")
    record = pipeline.analyse(document, language="en", engine="fast")
    assert [statement.basis for statement in record.statements] == ["relayed", "relayed"]
