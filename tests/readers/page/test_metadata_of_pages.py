"""The page's own metadata: JSON-LD, meta elements, headings, author names."""

from __future__ import annotations

import json

import pytest

from relata.readers.page.authors import split_names
from relata.readers.page.date import page_date
from relata.readers.page.headline import find_headline, without_site_names
from relata.readers.page.jsonld import JsonLd, read_jsonld
from relata.readers.page.tags import MetaTags, read_meta_tags
from relata.readers.page.tree import Element, parse
from tests.readers.helpers import page


def tree(body: str, head: str = "") -> Element:
    return parse(page(body, head).decode())[0]


def script(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


ARTICLE = {
    "@type": "NewsArticle", "headline": "Brücke &amp; Fluss", "datePublished": "2024-04-03",
    "author": [{"@type": "Person", "name": "Anna Berg"}, {"@type": "Organization", "name": "dpa"}],
    "publisher": {"name": "Kurier"}, "isAccessibleForFree": "False", "inLanguage": "de",
}  # fmt: skip


def test_jsonld() -> None:
    found = read_jsonld(tree("<p>x</p>", script(json.dumps({"@graph": [ARTICLE]}))))
    assert found.headlines == ["Brücke & Fluss"]
    assert (found.authors, found.by_groups) == (["Anna Berg"], ["dpa"])
    assert (found.publisher, found.published, found.language) == ("Kurier", "2024-04-03", "de")
    assert not found.free


@pytest.mark.parametrize(
    "data",
    ['{"@type": "NewsArticle", "headline": "A",}', '<!-- {"@type":"Article","name":"A"} -->'],
)
def test_broken_jsonld_is_repaired(data: str) -> None:
    assert read_jsonld(tree("<p>x</p>", script(data))).headlines == ["A"]


def test_hopeless_jsonld_is_left_out() -> None:
    assert read_jsonld(tree("<p>x</p>", script("{{{"))) == JsonLd()


def test_meta_elements() -> None:
    head = (
        '<title>A | Kurier</title><meta property="og:title" content="A &amp;amp; B">'
        '<meta name="author" content="Anna Berg"><link rel="canonical" href="https://a.de/b">'
    )
    found = read_meta_tags(tree("<p>x</p>", head))
    assert found.title == "A | Kurier"
    assert found.titles == ["A & B"]
    assert found.authors == [["Anna Berg"]]
    assert found.url == "https://a.de/b"


def test_the_heading_that_meta_titles_contain_is_the_headline() -> None:
    body = "<h1><a href='/'>Kurier</a></h1><h2>Brücke gesperrt</h2><h2>Wetter</h2>"
    tags = MetaTags(title="Brücke gesperrt | Kurier", sites=["Kurier"])
    title, sites = find_headline(tree(body), tags, JsonLd(), "https://kurier.de/a")
    assert title == "Brücke gesperrt"
    assert "kurier" in sites


def test_site_names_are_taken_off() -> None:
    assert without_site_names("Kurier – Brücke gesperrt | Kurier", {"kurier"}) == "Brücke gesperrt"
    assert without_site_names("Kurier", {"kurier"}) == "Kurier"


def test_author_values_are_split() -> None:
    assert split_names("By Anna Berg and Tom Reed, PhD") == ["Anna Berg", "Tom Reed"]
    assert split_names("@anna") == []


def test_the_local_day_is_taken_where_the_head_is_in_utc() -> None:
    head = '<meta property="article:published_time" content="2024-04-04T00:30:00Z">'
    body = "<h1>Brücke gesperrt</h1><p>3. April 2024</p>"
    text = page(body, head).decode()
    assert page_date(parse(text)[0], text, JsonLd(), None) == "2024-04-03"
    local = JsonLd(published="2024-04-03T22:30:00-02:00")
    assert page_date(tree("<p>x</p>", head), "", local, None) == "2024-04-03"
