"""Where sentences end."""

from __future__ import annotations

import pytest

from relata.model.document import Document, Part
from relata.segment import segment
from tests.segment.helpers import language, sentences

# "|" is where a sentence ends; the marked text without it is what is cut.
GERMAN = [
    "Der Rat tagte am 3. April.| Er vertagte sich bis zum 17. Juli.",
    "Im 19. Jahrhundert war das anders.| Dr. Vogt z. B. kam erst später.",
    "Das kostet ca. 3,5 Mio. Euro.| Mehr ist nicht da.",
    "Es gab Brot, Käse usw.| Die Gäste blieben.",
    "Es gab Brot, Käse usw. und Wein.",
    "Der Zug fährt um 12 Uhr.| Niemand wartet.",
    "„Das ist gut.“, sagte er.| Dann ging er.",
    "„Das ist gut!“ sagte er.| „Wirklich?“, fragte sie.",
    "„Das ist gut. |Das bleibt so.“| Er ging.",
    "Er rief: „Halt!“| Niemand hielt an.",
    "»Wer kommt?«| Keiner antwortete.",
    "« Wer kommt ? »| Keiner antwortete.",
    "Das war alles.|Ein Zeuge sah es anders.",
    "Es lag an ihm, sagte sie: Er sei schuld.",
    "Das endete 2004.| Die Firma blieb.",
    "Warten … und hoffen.| Dann kam der Bus...| Er war leer.",
    "Sie kam (wie immer zu spät.)| Er nicht.",
    "Nr. 7 liegt im 2. Stock.",
    "1. Die Wahl|\n2. Der Haushalt",
    "Rat vertagt sich|\nDer Rat tagte nur kurz.",
    "Was nun?!| Weiter.",
    "Er kam. |[…] Sie ging. |… Alle blieben.",
    "Sie gewann den „22. Lauf“ der Stadt.",
    "Kaiser Karl IV. kam in die Stadt.| Sie jubelte.",
]
ENGLISH = [
    "Mr. Brown met Sen. Ann Lee on Jan. 5.| They talked.",
    "“It is.” she said.| He left.",
    "“It is true,” she said.| He left.",
    "“Is it?” Ann Lee asked.| He left.",
    "“It is true.” Lee said.| He left.",
    "“It is true.”| Lee said that he would stay.",
    "“It is true.”| The mayor left.",
    "J. K. Lowe lives in the U.S. with her dog.| He is old.",
    "She lives in the U.S.| The dog is old.",
    "He came at 5 p.m. and left.| It rained at 6 p.m.| The end was near.",
    "The price rose to 10.5 dollars.| Nobody paid.",
    "He works for Lowe Inc.| She works for Lee Corp. in town.",
    "He left...| She stayed.",
    "He left... and she stayed.",
    "(It rained.)| They went in.",
    "It is No. 5 of 7.| We know.",
    "'Is it over?'| They thought so.",
    "Ann Lee (R-N.H.) met Bo Chan, D-N.Y., in May.",
    "Brown v. Lee was heard.| A ruling is due.",
]


@pytest.mark.parametrize(
    ("code", "marked"), [("de", s) for s in GERMAN] + [("en", s) for s in ENGLISH]
)
def test_ends(code: str, marked: str) -> None:
    expected = [piece.strip() for piece in marked.split("|")]
    assert sentences(marked.replace("|", ""), code) == expected


def test_a_sentence_stays_in_its_part() -> None:
    text = "BERLIN (Bote) - Der Rat tagt"
    document = Document(text, (Part((0, 15), "dateline"), Part((16, 28), "body")))
    found = segment(document, language("de"))
    assert [text[slice(*found.span(a, b))] for a, b in found.sentences] == [
        "BERLIN (Bote) -", "Der Rat tagt",
    ]  # fmt: skip
    assert found.paragraphs == [(0, 1), (1, 2)]
    assert found.kinds_of_parts == ["dateline", "body"]
    assert found.parts == [0, 1]
