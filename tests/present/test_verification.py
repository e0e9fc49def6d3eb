"""The page and the report of `relata verify`: both sides marked, hostile texts, overlaps."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from relata.comparison.placing import ComparedText, PlacedQuotation, Verification
from relata.present import Options
from relata.present.verification import page, text
from relata.present.verification.marking import WHOLE, LinkedPair, excerpts, pieces

ARTICLE = "She said “we stay <b>open</b>” and “it & they”."
SOURCE = "We stay <script>alert(1)</script> open. It & they stay."


def verification(source: str = SOURCE, **changes: object) -> Verification:
    quoted = PlacedQuotation(
        statement="s1", quoted=((9, 30),), verdict="reversed", source=0, spans=((0, 8), (34, 38)),
        score=0.9, why="a negation lost: “not”",
    )  # fmt: skip
    lost = PlacedQuotation(quoted=((35, 46),), verdict="not-found", why="no passage is like it")
    return Verification(
        article=ComparedText(name="a.txt", language="en", title="A <title>", text=ARTICLE),
        sources=(ComparedText(name="s.txt", language="en", text=source),),
        quotations=(quoted, lost),
    )


class _Page(HTMLParser):
    """Ids, links and the text of the marks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.ids += [value for value in [found.get("id")] if value]
        self.links += [value for value in [found.get("href")] if value and value.startswith("#")]


def test_every_link_leads_to_its_other_side() -> None:
    found = _Page(page.render(verification()))
    assert {"q1-a", "q1-s", "q2-a"} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))
    assert {link for link in found.links if link[1:] not in found.ids} == set()
    assert "#q2-l" in found.links, "what is not found leads to its row"


def test_texts_are_escaped() -> None:
    html = page.render(verification())
    assert "alert(1)" in html and "<script>alert" not in html and "<b>open" not in html
    assert _Page(html).tags.count("script") == 1
    assert "A &lt;title&gt;" in html


def test_the_page_loads_nothing() -> None:
    html = page.render(verification())
    assert "default-src 'none'" in html
    assert re.findall(r"(?:src|href)=\"(?!#)", html) == []


def test_a_long_source_is_cut_around_the_passages() -> None:
    long = SOURCE + "\n" + "Nothing of this is quoted.\n" * 3000
    html = page.render(verification(long))
    assert "characters left out" in html and len(html) < WHOLE


def test_overlapping_passages() -> None:
    pairs = [LinkedPair("q1", "v-exact", ((0, 10),)), LinkedPair("q2", "v-exact", ((5, 15),))]
    found = list(pieces("abcdefghijklmnopqrst", (0, 20), pairs))
    assert "".join(piece.text for piece in found) == "abcdefghijklmnopqrst"
    assert [[pair.id for pair in piece.pairs] for piece in found] == [
        ["q1"], ["q1", "q2"], ["q2"], [],
    ]  # fmt: skip
    assert excerpts("a" * 20, pairs) == [(0, 20)]


def test_a_quotation_is_shown_before_the_sentence_around_it() -> None:
    pairs = [LinkedPair("i1", "indirect", ((2, 4),)), LinkedPair("q1", "v-exact", ((0, 10),))]
    found = list(pieces("abcdefghij", (0, 10), pairs))
    assert [piece.pairs[0].id for piece in found] == ["q1", "q1", "q1"]


def test_a_source_without_passages() -> None:
    assert excerpts("b" * (WHOLE + 1), []) == []


@pytest.mark.parametrize("width", [30, 80, 200])
def test_the_report_fits_its_width(width: int) -> None:
    shown = text.render(verification(), Options(width=width))
    assert max(map(len, shown.splitlines())) <= max(width, 24)
    assert "reversed" in shown and "2 quotations: 1 reversed, 1 not-found" in " ".join(
        shown.split()
    )
