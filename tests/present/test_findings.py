"""Findings on the page: marks at the words that they are about, notes on the article listed."""

from __future__ import annotations

from relata.present import Options, by_name
from relata.present.html.findings import listed, places
from relata.present.words import load
from tests.lint.helpers import record_of

TEXT = "The bridge has cracks. Experts say the cracks are deeper than was known.\n"


def test_a_finding_on_words_is_marked_and_one_on_the_article_is_listed() -> None:
    record = record_of(TEXT, "ATT004", "SRC004", "SRC005")
    assert {f.rule: f.scope for f in record.findings} == {
        "ATT004": "words", "SRC004": "article", "SRC005": "article",
    }  # fmt: skip
    marked = [TEXT[slice(*place.span)] for place in places(record, "")]
    assert marked == ["Experts"]
    rows = listed(record, "", load("en"))
    assert [(row["rule"], row["whole"]) for row in rows] == [
        ("SRC004", True), ("SRC005", True), ("ATT004", False),
    ]  # fmt: skip


def test_the_page_has_both() -> None:
    record = record_of(TEXT, "ATT004", "SRC004")
    page = by_name("html").render([record], Options(report_lang="en"))
    assert page.count('<span class="finding v-') == 1
    assert ">Experts</span>" in page
    assert "The article as a whole" in page and "The article has no date." in page


def test_a_page_says_in_which_language_its_findings_are() -> None:
    record = record_of(TEXT, "SRC004")
    hungarian = by_name("html").render([record], Options(report_lang="hu"))
    assert 'lang="en">The article has no date.' in hungarian
    assert load("hu").ui("findings_language") in hungarian
    german = by_name("html").render([record], Options(report_lang="de"))
    assert load("de").ui("findings_language") not in german
