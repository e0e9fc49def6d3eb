"""Web pages: one clean text, its title first, and what the page says of itself."""

from __future__ import annotations

import time

import pytest

from relata.model.errors import EmptyInput, TooLarge
from relata.readers import read_bytes
from tests.readers.helpers import at, kinds, page

BODY = """
<nav><ul><li><a href="/">Start</a></li><li><a href="/a">Politik</a></li></ul></nav>
<article><h1>Brücke bleibt gesperrt</h1>
<p>Berlin (dpa) - Die Brücke bleibt gesperrt, sagte die Bürgermeisterin am Mittwoch.</p>
<p>Ein Sprecher der Polizei wollte sich nicht äußern, wie er auf Anfrage erklärte.</p>
<h2>Was jetzt geschieht</h2>
<p>Das Ministerium hat nach eigenen Angaben einen Bericht angefordert.</p>
</article><footer><p>Impressum, Datenschutz und so weiter stehen hier unten.</p></footer>
"""
HEAD = """<title>Brücke bleibt gesperrt | Beispielkurier</title>
<meta property="og:site_name" content="Beispielkurier">
<meta property="og:title" content="Brücke bleibt gesperrt - Beispielkurier">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Brücke bleibt gesperrt", "datePublished": "2024-04-03T23:30:00+02:00",
"author": [{"@type": "Person", "name": "Anna Muster"}, {"@type": "Person", "name": "Tom Test"}],
"publisher": {"@type": "Organization", "name": "Beispielkurier"}}</script>"""


def test_a_page() -> None:
    document = read_bytes(page(BODY, HEAD), name="story.html")
    assert kinds(document) == [
        ("title", "Brücke bleibt gesperrt"),
        ("dateline", "Berlin (dpa) -"),
        ("body", "Die Brücke bleibt gesperrt, sagte die Bürgermeisterin am Mittwoch."),
        ("body", "Ein Sprecher der Polizei wollte sich nicht äußern, wie er auf Anfrage erklärte."),
        ("heading", "Was jetzt geschieht"),
        ("body", "Das Ministerium hat nach eigenen Angaben einen Bericht angefordert."),
    ]  # fmt: skip
    assert document.text.split("\n\n")[0] == document.title == "Brücke bleibt gesperrt"
    assert document.title_span == (0, 22)
    assert document.authors == ("Anna Muster", "Tom Test")
    assert (document.date, document.date_from) == ("2024-04-03", "meta")
    assert (document.outlet, document.outlet_span) == ("Beispielkurier", None)
    assert document.declared_language == "de"
    assert [(c.kind, c.name) for c in document.credits] == [("agency", "dpa")]
    assert document.notes == ()


@pytest.mark.parametrize(("head", "heading", "title"), [
    ("<title>Brücke gesperrt | Kurier</title><meta property='og:site_name' content='Kurier'>",
     "", "Brücke gesperrt"),
    ("<title>Kurier: Brücke gesperrt</title><meta property='og:site_name' content='Kurier'>",
     "", "Brücke gesperrt"),
    ("<title>Brücke gesperrt – beispiel.de</title>", "", "Brücke gesperrt"),
    ("<title>Brücke gesperrt</title>", "<h1><a href='/'>Kurier</a></h1>", "Brücke gesperrt"),
    ("<title>Kurier</title>", "<h1>Brücke gesperrt</h1>", "Brücke gesperrt"),
    ("<title>A – B – C | Kurier</title><meta property='og:title' content='A – B – C'>",
     "", "A – B – C"),
])  # fmt: skip
def test_site_names_go_by_the_pages_own_evidence(head: str, heading: str, title: str) -> None:
    body = BODY.replace("<h1>Brücke bleibt gesperrt</h1>", heading)
    document = read_bytes(page(body, head), url="https://www.beispiel.de/politik/1")
    assert document.title == title


def test_paragraphs_in_embeds_are_kept() -> None:
    tweet = (
        '<blockquote class="twitter-tweet"><p>We need more time.</p>'
        "&mdash; Anna Berg (@annaberg) April 3, 2024</blockquote>"
    )
    body = BODY.replace("<h2>Was", f"{tweet}<h2>Was")
    document = read_bytes(page(body, HEAD))
    assert [k for k, t in kinds(document) if "more time" in t] == ["embed"]


def test_left_out_paragraphs_are_noted() -> None:
    box = (
        '<div class="teaser"><p>Dieser Absatz steht in einem Kasten und sagt etwas ganz anderes, '
        "das nicht zum Artikel gehört, aber doch lang genug ist.</p></div>"
    )
    document = read_bytes(page(BODY.replace("<h2>Was", f"{box}<h2>Was"), HEAD))
    assert document.notes == ("1 paragraph of the page was left out of the body",)


def test_the_body_in_structured_data() -> None:
    text = " ".join(f"Satz Nummer {n} des Artikels sagt etwas Neues." for n in range(60))
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ein Titel", '
        f'"isAccessibleForFree": "False", "articleBody": "{text}"}}</script>'
    )
    document = read_bytes(page("<h1>Ein Titel</h1><p>Satz Nummer 0 des Artikels.</p>", head))
    assert text in document.text
    assert len(document.notes) == 2


def test_a_consent_page_is_read_and_noted() -> None:
    body = "<h1>Bevor es weitergeht</h1>" + "<p>Wir verwenden Cookies und fragen Sie darum.</p>" * 4
    document = read_bytes(page(body))
    assert any("may not be complete" in note for note in document.notes)


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "ul><li", "table><tr><td"])
def test_deep_nesting(tag: str) -> None:
    opening = f"<{tag}>" * 10_000
    start = time.perf_counter()
    try:
        document = read_bytes(page(f"<h1>Ein Titel</h1>{opening}{BODY}"))
    except EmptyInput:
        document = None
    assert time.perf_counter() - start < 20
    if tag == "div":
        assert document is not None
        assert "Bericht angefordert" in document.text
        assert any("nests its elements" in note for note in document.notes)


def test_the_limit_holds_for_the_article_not_for_the_page() -> None:
    data = page(BODY + "<!-- " + "x" * 5000 + " -->", HEAD)
    assert read_bytes(data, name="a.html", max_size=2000).title
    with pytest.raises(TooLarge, match="--max-size"):
        read_bytes(data, name="a.html", max_size=100)


def test_encodings_of_pages() -> None:
    head = '<meta charset="windows-1250"><title>Premier złożył wniosek</title>'
    body = "<h1>Premier złożył wniosek</h1>" + "<p>Rząd złoży wniosek w środę, powiedział.</p>" * 3
    data = page(body, head).decode().encode("cp1250")
    document = read_bytes(data, name="a.html")
    assert document.title == "Premier złożył wniosek"
    assert document.notes == ()


def test_the_byline_in_the_text() -> None:
    body = BODY.replace("<p>Berlin", "<p>Von Anna Muster und Tom Test</p><p>Berlin")
    document = read_bytes(page(body, "<title>Brücke bleibt gesperrt</title>"))
    assert document.authors == ("Anna Muster", "Tom Test")
    assert at(document, document.parts[1].span) == "Von Anna Muster und Tom Test"


def test_an_agency_as_author_is_a_credit() -> None:
    head = HEAD.replace("Anna Muster", "dpa")
    document = read_bytes(page(BODY, head))
    assert document.authors == ("Tom Test",)
    assert [(c.kind, c.name, c.span) for c in document.credits[:1]] == [("agency", "dpa", None)]


def test_titles_without_end() -> None:
    head = "<title>" + " | a" * 50_000 + "</title>"
    start = time.perf_counter()
    document = read_bytes(page(BODY, head))
    assert time.perf_counter() - start < 10
    assert document.title == "Brücke bleibt gesperrt"
