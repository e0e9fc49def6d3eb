"""Plain text: unchanged to the last character, its lines distinguished."""

from __future__ import annotations

import pytest

from relata.model.document import READ_KINDS
from relata.model.errors import EmptyInput, TooLarge
from relata.readers import read_text
from tests.readers.helpers import at, kinds

ARTICLE = """Brücke bleibt gesperrt

Von Anna Berg und Hans von der Mühle, Beispielkurier
3. April 2024

BERLIN (Reuters) - Die Brücke bleibt gesperrt, sagte die Bürgermeisterin am Mittwoch.

Ein Sprecher der Polizei wollte sich nicht äußern. (dpa)

Titelbild: Handout/AFP
Quelle: Mandiner.hu
"""


def test_the_lines_around_an_article() -> None:
    document = read_text(ARTICLE, source="story.txt")
    assert document.text == ARTICLE
    assert document.source == "story.txt"
    assert kinds(document) == [
        ("title", "Brücke bleibt gesperrt"),
        ("byline", "Von Anna Berg und Hans von der Mühle, Beispielkurier"),
        ("timestamp", "3. April 2024"),
        ("dateline", "BERLIN (Reuters) -"),
        ("body", "Die Brücke bleibt gesperrt, sagte die Bürgermeisterin am Mittwoch."),
        ("body", "Ein Sprecher der Polizei wollte sich nicht äußern."),
        ("credit", "(dpa)"),
        ("credit", "Titelbild: Handout/AFP"),
        ("credit", "Quelle: Mandiner.hu"),
    ]
    assert (document.title, at(document, document.title_span)) == (
        "Brücke bleibt gesperrt",
        "Brücke bleibt gesperrt",
    )
    assert document.authors == ("Anna Berg", "Hans von der Mühle")
    assert (document.date, document.date_from) == ("2024-04-03", "text")
    assert (document.outlet, document.outlet_why) == ("Mandiner.hu", "credit line")
    assert at(document, document.outlet_span) == "Mandiner.hu"
    found = [(c.kind, c.name, c.note, at(document, c.span)) for c in document.credits]
    assert found == [
        ("agency", "Reuters", None, "Reuters"),
        ("agency", "dpa", None, "dpa"),
        ("photo", "AFP", "Handout", "AFP"),
        ("text", "Mandiner.hu", None, "Mandiner.hu"),
    ]


@pytest.mark.parametrize("change", [
    lambda t: "\ufeff" + t,
    lambda t: t.replace("\n", "\r\n"),
    lambda t: t.replace("\n", "\r"),
    lambda t: t.replace("ü", "u\u0308"),
    lambda t: t.replace("Brücke", "Brü\u00adcke"),
    lambda t: t.replace("Polizei", "Poli\u200bzei"),
])  # fmt: skip
def test_the_text_stays_and_the_parts_are_the_same(change) -> None:
    text = change(ARTICLE)
    document = read_text(text)
    assert document.text == text
    assert [p.kind for p in document.parts] == [p.kind for p in read_text(ARTICLE).parts]
    assert at(document, document.outlet_span) == "Mandiner.hu"
    assert not (at(document, document.title_span) or "").startswith("\ufeff")


@pytest.mark.parametrize(("line", "end", "names"), [
    ("BERLIN (Reuters) - Der Minister", "BERLIN (Reuters) -", ["Reuters"]),
    ("Berlin (dpa) - Der Minister", "Berlin (dpa) -", ["dpa"]),
    ("PARIS, April 3 (AFP) - The minister", "PARIS, April 3 (AFP) -", ["AFP"]),
    ("Kiew/Berlin (dpa/AFP) – Der Minister", "Kiew/Berlin (dpa/AFP) –", ["dpa", "AFP"]),
    ("RENO, Nev. (AP) — The minister", "RENO, Nev. (AP) —", ["AP"]),
    ("(dpa) – Der Minister", "(dpa) –", ["dpa"]),
    ("WASHINGTON — The minister", "WASHINGTON —", []),
    ("NEW YORK, April 3 - The minister", "NEW YORK, April 3 -", []),
])  # fmt: skip
def test_datelines(line: str, end: str, names: list[str]) -> None:
    document = read_text(f"Ein Titel\n\n{line} sagte nichts dazu.\n\nEin zweiter Absatz.")
    assert ("dateline", end) in kinds(document)
    assert [c.name for c in document.credits] == names
    assert document.outlet == (names[0] if names else None)


@pytest.mark.parametrize("line", [
    "Anna Berg (SPD) – seit 2019 im Amt – sagte nichts dazu.",
    "Die Stadt (Allgäu) - sagte nichts dazu.",
    "USA und EU — beide sagten nichts dazu.",
    "By contrast (EU) - nothing was said.",
])  # fmt: skip
def test_brackets_that_are_not_a_dateline(line: str) -> None:
    document = read_text(f"Ein Titel\n\n{line}\n\nEin zweiter Absatz.")
    assert ("body", line) in kinds(document)


@pytest.mark.parametrize(("line", "authors", "outlet"), [
    ("By Jane Doe", ("Jane Doe",), None),
    ("By Jane Doe, Daily Courier", ("Jane Doe",), "Daily Courier"),
    ("By JANE DOE and JOHN ROE", ("JANE DOE", "JOHN ROE"), None),
    ("By Jane Doe in Paris", ("Jane Doe",), None),
    ("Von Anna Berg, Kiew", ("Anna Berg",), None),
    ("Von Anna Berg, dpa", ("Anna Berg",), "dpa"),
    ("Autorin: Anna Berg", ("Anna Berg",), None),
])  # fmt: skip
def test_bylines(line: str, authors: tuple[str, ...], outlet: str | None) -> None:
    document = read_text(f"A title\n\n{line}\n\nShe said nothing. He said even less than that.")
    assert ("byline", line) in kinds(document)
    assert (document.authors, document.outlet) == (authors, outlet)


@pytest.mark.parametrize("line", [
    "Von Berlin aus reiste der Minister nach Paris.",
    "By Tuesday, all of them had left the town.",
    "Von Anna Berg kam gestern ein Brief.",
])  # fmt: skip
def test_sentences_that_are_not_a_byline(line: str) -> None:
    assert ("body", line) in kinds(read_text(f"Ein Titel\n\n{line}\n\nEin zweiter Absatz."))


def test_the_outlet_on_the_last_line() -> None:
    document = read_text("Ein Titel\n\nDer Minister sagte nichts.\n\nBeispiel.hu\n")
    assert (document.outlet, document.outlet_why) == ("Beispiel.hu", "last line")
    assert kinds(document)[-1] == ("credit", "Beispiel.hu")


def test_a_picture_credit_after_a_caption() -> None:
    line = "Titelbild: Die Brücke am Mittwoch. Foto: Handout/AFP"
    document = read_text(f"Ein Titel\n\n{line}\n\nDer Minister sagte nichts.")
    assert ("credit", line) in kinds(document)
    assert [(c.kind, c.name, c.note) for c in document.credits] == [("photo", "AFP", "Handout")]
    assert document.outlet is None


def test_credits_at_the_end_of_a_paragraph() -> None:
    text = "A title\n\nHe said nothing. (Reporting by Jane Doe; Editing by John Roe)"
    document = read_text(text)
    assert kinds(document)[1:] == [
        ("body", "He said nothing."),
        ("credit", "(Reporting by Jane Doe; Editing by John Roe)"),
    ]
    assert [c.name for c in document.credits] == ["Jane Doe", "John Roe"]


def test_hard_wrapped_text() -> None:
    text = (
        "Minister rejects claims\nBy Jane Doe\n\n"
        "The minister on Wednesday rejected the claims that were made against\n"
        "him by several members of the opposition, who said he had known of it\n"
        "for weeks.\n"
        '"I did not know," he said, and left the hall without another word, as\n'
        "reporters saw.\n\nA second paragraph follows here.\n"
    )
    document = read_text(text)
    assert [k for k, _ in kinds(document)] == ["title", "byline", "body", "body", "body"]
    assert kinds(document)[2][1].endswith("for weeks.")


def test_one_paragraph_a_line() -> None:
    text = "Ein Titel\nErster Absatz, der endet.\nZweiter Absatz, der endet.\nDritter Absatz."
    assert [k for k, _ in kinds(read_text(text))] == ["title", "body", "body", "body"]


def test_an_interview() -> None:
    text = (
        "„Wir brauchen mehr Zeit“\n\nSPIEGEL: Wann öffnet die Brücke?\n\n"
        "Berg: Das weiß ich nicht.\n\nWir prüfen das.\n\nSPIEGEL: Wirklich?\n\nBerg: Ja.\n"
    )
    document = read_text(text)
    found = [(p.kind, at(document, p.label)) for p in document.parts[1:]]
    assert found == [
        ("question", "SPIEGEL"), ("answer", "Berg"), ("answer", None),
        ("question", "SPIEGEL"), ("answer", "Berg"),
    ]  # fmt: skip


def test_a_live_blog() -> None:
    text = (
        "Der Tag\n\n14:32 Uhr: Der Minister spricht.\n\n2:10 p.m. – He left.\n\n11.05 Uhr\nEr kam."
    )
    assert [k for k, _ in kinds(read_text(text))] == [
        "title", "timestamp", "body", "timestamp", "body", "timestamp", "body",
    ]  # fmt: skip


def test_what_is_not_there_is_noted() -> None:
    text = "Ein Titel\n\nDer Minister sagte nichts dazu.\n\nNur für Abonnenten: Jetzt weiterlesen"
    document = read_text(text)
    assert kinds(document)[-1][0] == "other"
    assert any("may not be complete" in note for note in document.notes)


def test_a_text_of_one_sentence_has_no_title() -> None:
    document = read_text("Er sagte, es regne")
    assert document.title is None
    assert kinds(document) == [("body", "Er sagte, es regne")]


def test_lone_surrogates_are_replaced_one_to_one() -> None:
    document = read_text("Er sagte:\udc80 Nein.")
    assert document.text == "Er sagte:\ufffd Nein."
    assert document.notes == ("1 lone surrogates in the text were replaced by U+FFFD",)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\ufeff\u200b \n"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(EmptyInput):
        read_text(text)


def test_the_limit_is_in_characters() -> None:
    assert read_text("ü" * 50, max_size=50).text == "ü" * 50
    with pytest.raises(TooLarge, match="51 characters, over the limit of 50"):
        read_text("ü" * 51, max_size=50)


def test_most_of_a_text_is_read() -> None:
    assert {k for k, _ in kinds(read_text("Ein Satz.\n\nNoch ein Satz."))} <= READ_KINDS
