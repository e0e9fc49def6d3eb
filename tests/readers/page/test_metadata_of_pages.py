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


def _title(body: str, head: str = "") -> str | None:
    made = tree(body, head)
    return find_headline(made, read_meta_tags(made), read_jsonld(made), None)[0]


@pytest.mark.parametrize(
    "kicker",
    [
        '<span class="kicker">Hafen</span> ',
        '<a href="/a"><span class="article-overline">Hafen</span> – ',
        '<span class="label label--blue">Hafen</span>',
    ],
)
def test_a_kicker_inside_the_heading_is_not_part_of_the_title(kicker: str) -> None:
    assert _title(f"<h1>{kicker}Die Brücke bleibt gesperrt</h1>") == "Die Brücke bleibt gesperrt"
    # A word that is only marked stays, and so does a kicker that has hardly anything below it.
    marked = "<h1><em>Hafen</em> Die Brücke bleibt gesperrt</h1>"
    assert _title(marked) == "Hafen Die Brücke bleibt gesperrt"
    assert _title('<h1><span class="kicker">Die Brücke</span> gesperrt</h1>') == (
        "Die Brücke gesperrt"
    )


def test_the_heading_of_a_box_that_is_there_twice_is_not_the_title() -> None:
    head = "<title>Brücke am Hafen | Kurier</title>"
    box = "<div><h1>Unser Rundbrief zum Hafen</h1></div>"
    assert _title(f"<h1>Die Brücke am Hafen bleibt zu</h1>{box}{box}", head) == (
        "Die Brücke am Hafen bleibt zu"
    )


def test_a_single_word_of_a_box_is_not_the_beginning_of_the_title() -> None:
    head = "<title>Brücke am Hafen bleibt zu | Kurier</title>"
    body = "<h3>Brücke</h3><h1>Warum die Brücke am Hafen gesperrt ist</h1>"
    assert _title(body, head) == "Warum die Brücke am Hafen gesperrt ist"


def test_the_date_after_the_headline_that_is_the_title() -> None:
    body = (
        "<h1>Kurier</h1><p>Stand: 1. Mai 2024</p><p>" + "Wir berichten aus dem Hafen. " * 8 + "</p>"
        "<h1>Die Brücke bleibt gesperrt</h1><p>Veröffentlicht: 3. Juni 2024</p>"
    )
    made = tree(body)
    assert page_date(made, page(body).decode(), JsonLd(), None, "Die Brücke bleibt gesperrt") == (
        "2024-06-03"
    )


def test_what_the_page_calls_its_publication_counts_wherever_it_stands() -> None:
    words = "<h1>Die Brücke</h1><p>" + "Die Fähre fährt zweimal in der Stunde. " * 8 + "</p>"
    foot = "<p>Letzte Änderung: 31.10.2023<br>Erschienen am: 02.11.2023<br>© Kurier</p>"
    made = words + foot
    assert page_date(tree(made), page(made).decode(), JsonLd(), None) == "2023-11-02"
