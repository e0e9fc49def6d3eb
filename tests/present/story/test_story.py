"""A story in the terminal, as JSON and as a page."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import get_args

import pytest
from msgspec.structs import replace

from relata.comparison.versions import Story, compare
from relata.comparison.versions.story import (
    FATES,
    CopyVerdict,
    DriftKind,
    ReasonKind,
    StatementChangeKind,
)
from relata.model.record import Record
from relata.present.options import Options
from relata.present.story import html, text
from relata.present.story import json as as_json
from relata.present.words import languages, load
from tests.comparison.versions.texts import AGENCY, GERMAN, OTHER, PAPER, record


def _story(*texts: str) -> tuple[Story, Sequence[Record]]:
    records = [record(one) for one in texts]
    return compare(records), records


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize(
    ("section", "kinds"),
    [
        ("fates", FATES),
        ("story_changes", get_args(StatementChangeKind)),
        ("copy_verdicts", get_args(CopyVerdict)),
        ("copy_reasons", get_args(ReasonKind)),
        ("drifts", get_args(DriftKind)),
    ],
)
def test_every_code_of_a_story_has_a_word(code: str, section: str, kinds: tuple[str, ...]) -> None:
    assert set(load(code).table[section]) == set(kinds)


def test_the_report_says_what_became_of_each_statement() -> None:
    report = text.render(*_story(AGENCY, PAPER), Options())
    assert "VERSION 1 → VERSION 2" in report
    for line in (
        "~ Freya Holt: “There is no buyer",
        "negation dropped  not",
        "number changed  120,000  → 130,000",
        "− Karl Brandt: he had read a letter of intent in May",
        "+ Ida Sund: she was angry",
    ):
        assert line in report
    assert all(len(line) <= 80 for line in report.splitlines())


def test_the_report_in_german() -> None:
    report = text.render(*_story(AGENCY, PAPER), Options(report_lang="de"))
    assert "Verneinung weggelassen" in report and "WER VON WEM ABSCHRIEB" in report


def test_json_holds_the_story_and_the_records() -> None:
    story, records = _story(AGENCY, GERMAN)
    found = json.loads(as_json.render(story, records))
    assert found["relata"] == "1" and len(found["records"]) == 2
    names = {statement["id"] for statement in found["records"][0]["statements"]}
    fates = found["pairs"][0]["statements"]
    assert fates and all(fate["a"] in names for fate in fates if fate["a"])


def test_the_page_has_a_column_for_each_version_and_loads_nothing() -> None:
    page = html.render(*_story(AGENCY, PAPER, GERMAN), Options())
    assert 'class="story n3"' in page and page.count('class="column-head"') == 3
    assert "not in this version" in page and "in the version’s own voice" in page
    assert "<script" not in page and "default-src 'none'" in page
    assert not re.search(r"\b(?:src|href)=[\"'](?!#)", page)


def test_ids_of_rows_are_there_once_and_links_lead_to_them() -> None:
    page = html.render(*_story(AGENCY, PAPER), Options())
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_hostile_words_stay_words() -> None:
    evil = "<script>alert(1)</script>\x1b[31m\u202e"
    texts = [one.replace("Freya Holt", f"Freya {evil}Holt") for one in (AGENCY, PAPER)]
    records = [record(one) for one in texts]
    records[0] = replace(records[0], document=replace(records[0].document, title=evil, source=evil))
    story = compare(records)
    page = html.render(story, records, Options())
    assert "<script" not in page and "\x1b" not in page and "\u202e" not in page
    report = text.render(story, records, Options())
    assert "\x1b" not in report and "\u202e" not in report
    assert "\u202e" not in as_json.render(story, records)


def test_versions_with_one_text_give_a_report_without_pairs() -> None:
    story, records = _story(OTHER, OTHER)
    assert "nothing to compare" in text.render(story, records, Options())
    assert "nothing to compare" in html.render(story, records, Options())


def test_more_versions_than_columns_are_named_in_the_notes() -> None:
    base = record(OTHER)
    many = [
        replace(base, document=replace(base.document, id=f"{number:064x}")) for number in range(8)
    ]
    page = html.render(compare(many), many, Options())
    assert page.count('class="column-head"') == 6 and "first 6 versions" in page


def test_marks_cut_a_text_at_their_edges() -> None:
    found = html.marked("abcdef", (1, 5), [((0, 3), "x"), ((2, 4), "y")])
    assert found == [("b", "x"), ("c", "x y"), ("d", "y"), ("e", "")]


def test_the_body_stands_in_other_pages() -> None:
    story, records = _story(AGENCY, PAPER)
    part = html.body(story, records, Options())
    assert part.startswith('<div class="story n2">') and part.rstrip().endswith("</div>")
    assert part in html.render(story, records, Options())
    assert ".story" in html.style()
