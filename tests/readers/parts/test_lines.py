"""Single lines: bylines, credits, datelines, and sentences that only look like them."""

from __future__ import annotations

import pytest

from relata.readers.parts.line_labels import line_labels
from relata.readers.parts.lines import byline, credit_at_end, credit_line, dateline, name_spans


@pytest.mark.parametrize(
    ("line", "authors", "outlet"),
    [
        ("Von Anna Berg", ("Anna Berg",), None),
        ("By Anna Berg and Tom Reed, Reuters", ("Anna Berg", "Tom Reed"), "Reuters"),
    ],
)
def test_a_byline(line: str, authors: tuple[str, ...], outlet: str | None) -> None:
    found = byline(line, line_labels())
    assert found is not None
    assert found.authors == authors
    assert (found.outlet.text if found.outlet else None) == outlet


@pytest.mark.parametrize("line", ["Von Anna Berg kam gestern Kritik.", "By and large", "Anna Berg"])
def test_not_a_byline(line: str) -> None:
    assert byline(line, line_labels()) is None


def test_a_credit_has_names_with_offsets_and_a_note() -> None:
    line = "Foto: Handout/AFP"
    found = credit_line(line, line_labels())
    assert found is not None
    assert found.kind == "photo"
    (name,) = found.names
    assert line[name.start : name.end] == name.text == "AFP"
    assert found.note == "Handout"


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("BERLIN (Reuters) - Die Brücke", "Die Brücke"),
        ("PARIS, April 3 (AFP) - The bridge", "The bridge"),
        ("(dpa) – Die Brücke", "Die Brücke"),
    ],
)
def test_a_dateline_ends_before_the_text(line: str, end: str) -> None:
    found = dateline(line, line_labels(), first=True)
    assert found is not None
    assert line[found.end :] == end


def test_a_party_in_brackets_is_not_a_dateline() -> None:
    line = "Anna Berg (SPD) – seit 2019 im Amt – sagte nichts."
    assert dateline(line, line_labels(), first=False) is None


def test_agencies_at_the_end() -> None:
    line = "Das sagte sie. (dpa/AFP)"
    found = credit_at_end(line, line_labels())
    assert found is not None
    assert line[found[0] :] == "(dpa/AFP)"
    assert [name.text for name in found[1]] == ["dpa", "AFP"]
    assert credit_at_end("Das sagte sie (leise).", line_labels()) is None


def test_names_are_separated() -> None:
    assert [n.text for n in name_spans("AFP/dpa, Anna Berg", 0, 18)] == ["AFP", "dpa", "Anna Berg"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Das war ein Anstieg um 65 Prozent. dpa", ["dpa"]),
        ("„Das ist gut“, sagte sie. dpa/AFP", ["dpa", "AFP"]),
        ("It rose by half. Reuters", ["Reuters"]),
        ("Das war ein Anstieg um 65 Prozent. Holm", None),
        ("Das meldete gestern die dpa", None),
    ],
)
def test_agencies_after_the_last_sentence(line: str, names: list[str] | None) -> None:
    found = credit_at_end(line, line_labels())
    assert (None if found is None else [piece.text for piece in found[1]]) == names
