"""One line a statement, for grep."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relata.present import Options, by_name
from tests.present import samples
from tests.present.maker import Maker

render = by_name("terse").render


def test_the_fields():
    lines = render([samples.german()], Options()).splitlines()
    assert len(lines) == len(samples.german().statements)
    assert lines[3].split("  ") == [
        "hafen.txt:7:", "0.88", "-", "mixed", "Henrike Oelmann", "warf … vor",
        "er habe „mit halben Sätzen“ Stimmung gemacht",
    ]  # fmt: skip
    assert lines[8].split("  ")[3:6] == ["hearsay", "-", "soll"]
    assert lines[9].split("  ")[4] == "unclear: die Fischer or Ministerium"


def test_nothing_found_prints_nothing():
    assert render([samples.empty()], Options()) == ""


def test_a_document_that_could_not_be_read_has_its_line():
    assert render([samples.failed(), samples.english()], Options()).startswith(
        "kaputt.pdf: could not be read: PDF needs the extra documents; install it\nhttps://"
    )


def test_it_is_the_same_in_any_terminal_and_any_company():
    records = [samples.german(), samples.english()]
    one_by_one = "".join(render([record], Options()) for record in records)
    assert render(records, Options(width=24, colour=True)) == one_by_one


def test_paragraphs_where_the_reader_has_no_lines():
    record = samples.german()
    document = msgspec.structs.replace(record.document, text_from="extracted", source=None)
    extracted = msgspec.structs.replace(record, document=document)
    assert render([extracted], Options()).splitlines()[3].startswith("-:¶4:  0.88  ")


def test_doubtful_ones_only_when_asked():
    record = samples.english()
    tiers = ("sure", "doubtful", "likely")
    statements = tuple(
        msgspec.structs.replace(s, tier=tier)
        for s, tier in zip(record.statements, tiers, strict=True)
    )
    record = msgspec.structs.replace(record, statements=statements)
    assert [line.split("  ")[2] for line in render([record], Options()).splitlines()] == [
        "sure", "likely",
    ]  # fmt: skip
    every = render([record], Options(doubtful=True)).splitlines()
    assert [line.split("  ")[2] for line in every] == list(tiers)


def test_a_short_content_has_the_words_of_its_frame():
    m = Maker("Vaccination is mandatory, the board said. The board praised them.")
    base = samples.english().statements[0]
    statement = msgspec.structs.replace(
        base, content=m.spans("them"), cue=m.spans("praised"), frame=m.spans("The board praised"),
        speaker=None, chain=(), act="praise",
    )  # fmt: skip
    record = msgspec.structs.replace(
        samples.english(), document=m.document(language="en"), statements=(statement,)
    )
    assert render([record], Options()).rstrip().endswith("  -  praised  The board praised them")


@pytest.mark.parametrize("make", samples.ALL)
def test_no_control_characters(make):
    for line in render([make()], Options()).splitlines():
        assert line.isprintable()
        assert len(line.split("  ")) == 7


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=300))
def test_any_text_is_one_line_of_seven_fields(text):
    record = samples.english()
    statement = msgspec.structs.replace(
        record.statements[0],
        content=((0, len(text)),),
        cue=((0, 1),),
        frame=(),
        speaker=Maker(text).voice(text, "e2"),
    )
    document = Maker(text).document(language="en", source=text)
    small = msgspec.structs.replace(record, document=document, statements=(statement,))
    shown = render([small], Options())
    shown.encode("utf-8")
    assert shown.count("\n") == 1 and len(shown.splitlines()) == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert len(shown.rstrip("\n").split("  ")) == 7
    assert len(shown.split("  ")[-1]) <= 122
