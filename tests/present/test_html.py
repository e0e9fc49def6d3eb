"""The HTML page: escaping, self-containment, structure. What a browser does: test_browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from html.parser import HTMLParser
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relata.model.record import LayoutPart
from relata.model.serial import to_json
from relata.present import Options, by_name, clean
from relata.present.html.marking import blocks, handles
from relata.present.view import view
from relata.present.words import load
from tests.present import samples
from tests.present.maker import Maker

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Reads a page strictly: every element is closed in order. Keeps what tests ask for."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.text: list[str] = []
        self.feed(source)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack and self.stack[-1] == tag, (tag, self.stack[-3:], self.getpos())
        self.stack.pop()

    def handle_data(self, data):
        inside = self.stack[-1] if self.stack else ""
        if inside == "script":
            self.scripts.append((self.elements[-1][1], data))
        elif inside == "style":
            self.styles.append(data)
        else:
            self.text.append(data)

    def all(self, name):
        return [attrs[name] for _, attrs in self.elements if name in attrs]


def _page(*results, lang="en"):
    return by_name("html").render(results, Options(report_lang=lang))


ALL = [*samples.ALL, samples.failed]


@pytest.mark.parametrize("make", ALL)
def test_well_formed_and_self_contained(make):
    source = _page(make())
    page = Page(source)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"img", "iframe", "object", "embed", "link", "base", "form", "b", "i"}
    assert not tags & {"foreignobject", "use", "image", "animate", "set"}
    assert not [name for name in ("src", "srcset", "style", "action", "data") if page.all(name)]
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    for address in page.all("href"):
        assert address.startswith(("#", "https://news.example/"))
    assert "url(" not in page.styles[0]
    assert "@import" not in page.styles[0]
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    for address in page.all("href"):
        if address.startswith("#"):
            assert address[1:] in ids
    for name in page.all("aria-labelledby"):
        assert name in ids or name == "panel-title"


@pytest.mark.parametrize("make", ALL)
def test_the_policy_allows_just_what_is_in_the_page(make):
    page = Page(_page(make()))
    policy = next(a["content"] for _, a in page.elements if "http-equiv" in a)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy

    def hashed(source):
        digest = hashlib.sha256(source.encode()).digest()
        return "'sha256-" + base64.b64encode(digest).decode() + "'"

    assert [hashed(style) for style in page.styles] == re.findall("style-src ('[^']+')", policy)
    scripts = [text for attrs, text in page.scripts if attrs.get("type") != "application/json"]
    assert [hashed(script) for script in scripts] == re.findall("script-src ('[^']+')", policy)


def _embedded(source):
    page = Page(source)
    return next(text for attrs, text in page.scripts if attrs.get("id") == "relata-record")


@pytest.mark.parametrize("make", ALL)
def test_the_record_is_embedded_unchanged_and_harmless(make):
    data = _embedded(_page(make()))
    assert not set(data) & set("<>&\u2028\u2029")
    assert json.loads(data) == json.loads(to_json(make()))


def test_several_documents_are_sections_of_one_page():
    results = [samples.german(), samples.failed(), samples.arabic(), samples.german()]
    source = _page(*results)
    page = Page(source)
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {"a1-article", "a2-article", "a3-article", "a4-article", "a4-s3"} <= set(ids)
    assert json.loads(_embedded(source)) == [json.loads(to_json(result)) for result in results]
    assert "could not be read" in source


def test_notes_say_who_and_the_articles_own_verb():
    record = samples.german()
    shown, words = view(record, load("en")), load("en")
    html = " ".join(str(b.before + b.html) for b in blocks(shown, handles(shown, ""), words))
    notes = dict(re.findall('<a class="note[^>]*id="(s[0-9]+)"[^>]*>(.*?)</a>', html))
    said = {name: re.sub("<[^>]*>", " ", note).split() for name, note in notes.items()}
    assert said["s4"][:6] == ["4", "Henrike", "Oelmann", "warf", "…", "vor"]
    assert " ".join(said["s10"]) == (
        "10 unclear: die Fischer or Ministerium verurteilten (s10, reported)"
    )
    assert " ".join(said["s9"]).startswith("9 no source named soll")


def test_headlines_are_not_broken_by_notes():
    record = samples.german()
    shown = view(record, load("en"))
    title = next(b for b in blocks(shown, handles(shown, ""), load("en")) if b.kind == "title")
    assert 'id="s1"' in title.before
    assert "<a" not in title.html


def _tiers(record, **tiers):
    statements = tuple(
        msgspec.structs.replace(s, tier=tiers.get(s.id, "sure")) for s in record.statements
    )
    return msgspec.structs.replace(record, statements=statements)


def test_marks_show_the_tier_and_doubtful_statements_are_counted():
    source = _page(_tiers(samples.german(), s5="likely", s8="doubtful"))
    page = Page(source)
    marks = [a for _, a in page.elements if "data-s" in a]
    classes = {a["data-s"]: a["class"] for a in marks if a["class"].startswith("content")}
    assert classes["s3"] == "content m-direct t-sure"
    assert classes["s5"] == "content m-indirect t-likely"
    assert classes["s8"] == "content m-indirect t-doubtful"
    text = " ".join("".join(page.text).split())
    assert "9 statements by 3 speakers: 8 sure, 1 likely" in text
    assert "Show 1 doubtful statement" in text
    cue = next(a for _, a in page.elements if a.get("data-s") == "s8" and "cue" in a["class"])
    assert "t-doubtful" in cue["class"]


def test_doubtful_statements_are_shown_at_once_where_that_was_asked_for():
    record = _tiers(samples.german(), s8="doubtful")
    asked = by_name("html").render([record], Options(doubtful=True))
    assert 'class="article doubtful-on"' in asked
    assert 'class="article doubtful-on"' not in _page(record)
    assert re.search('data-do="doubtful" aria-pressed="true"', asked)
    assert re.search('class="doubtful-list" id="doubtful" open', asked)


def test_what_to_check_stands_before_the_text_as_links():
    page = Page(_page(samples.german()))
    ids = page.all("id")
    order = [a for t, a in page.elements]
    rail = next(n for n, a in enumerate(order) if a.get("class") == "rail")
    text = next(n for n, a in enumerate(order) if a.get("class") == "text column")
    checks = [a for a in order[rail:text] if "data-set" in a]
    assert [a["href"] for a in checks] == ["#s10", "#s8", "#s9", "#s2"]
    assert checks[-1]["data-set"] == "s2 s3 s4 s5 s6 s7"
    assert all(a["href"][1:] in ids for a in checks)


def test_every_speaker_has_a_card_with_all_that_they_say():
    page = Page(_page(samples.german()))
    order = [a for t, a in page.elements]
    cards = [n for n, a in enumerate(order) if a.get("class") == "card"]
    assert len(cards) == 5
    first = [a["href"] for a in order[cards[0] : cards[1]] if a.get("class") == "id"]
    assert first == ["#s1", "#s2", "#s3", "#s4", "#s6"]


def test_the_layout_of_the_page_is_kept():
    text = "Title\n\nHead\n\nOne\n\nTwo\n\nSaid so.\n\n<b>Me</b>\n\nEnd."
    m = Maker(text)
    kinds = {"Head": "heading", "One": "list", "Two": "list", "Said so.": "quotation",
             "<b>Me</b>": "quotation"}  # fmt: skip
    layout = tuple(LayoutPart(span=m.span(words), kind=kind) for words, kind in kinds.items())
    record = msgspec.structs.replace(
        samples.empty(),
        document=m.document(language="en", layout=layout, title="Title", title_span=(0, 5)),
    )
    source = _page(record)
    text = re.sub(r"\s+", " ", source.split('<div class="text column"')[1].split("</div>")[0])
    assert (
        '<h2 dir="auto">Head</h2> <ul> <li dir="auto">One</li> <li dir="auto">Two</li> </ul>'
        ' <blockquote class="quotation"> <p dir="auto">Said so.</p>'
        ' <p dir="auto">&lt;b&gt;Me&lt;/b&gt;</p> </blockquote> <p dir="auto">End.</p>'
    ) in text


def test_long_names_and_long_lists_are_cut():
    record = samples.huge(60_000)
    entities = tuple(
        msgspec.structs.replace(e, name="N" * 5000) if e.id == "e2" else e for e in record.entities
    )
    page = Page(_page(msgspec.structs.replace(record, entities=entities)))
    order = [a for t, a in page.elements]
    rail = next(n for n, a in enumerate(order) if a.get("class") == "rail")
    text = next(n for n, a in enumerate(order) if a.get("class") == "text column")
    assert sum("href" in a for a in order[rail:text]) < 200
    notes = [t for t in page.text if "NNN" in t]
    assert max(map(len, notes)) <= 400


def test_hostile_words_are_words():
    source = _page(samples.hostile())
    page = Page(source)
    text = "".join(page.text)
    assert samples.HOSTILE_TITLE in text
    assert "49" not in text.split("alert")[1][:40], "no template of an article is filled in"
    assert "<b>bold</b>" in text
    assert "javascript:" not in "".join(page.all("href"))
    assert len(page.scripts) == 2
    assert not set(source) & set("\x00\x07\x1b\u202e")


@pytest.mark.parametrize("make", samples.ALL)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_word_of_the_article_is_on_the_page_in_order(make, lang):
    record = make()
    shown, words = view(record, load(lang)), load(lang)
    marked = blocks(shown, handles(shown, ""), words)
    text = " ".join(_without_notes(block.html) for block in marked)
    assert text.split() == clean.page(record.document.text).split()


def _without_notes(html):
    class Words(HTMLParser):
        depth = 0
        out = ""

        def handle_starttag(self, tag, attrs):
            self.depth += tag == "a"

        def handle_endtag(self, tag):
            self.depth -= tag == "a"

        def handle_data(self, data):
            if not self.depth:
                self.out += data

    parser = Words()
    parser.feed(str(html))
    parser.close()
    return parser.out


def test_language_and_landmarks():
    page = Page(_page(samples.arabic(), lang="de"))
    tags = [tag for tag, _ in page.elements]
    attrs = [a for _, a in page.elements]
    assert page.elements[0] == ("html", {"lang": "de"})
    assert any(a.get("lang") == "ar" and a.get("dir") == "rtl" for a in attrs)
    assert tags.count("main") == tags.count("h1") == tags.count("aside") == 1
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_nothing_found_is_said_kindly():
    assert "Keine Aussagen gefunden." in _page(samples.empty(), lang="de")


def test_every_statement_can_be_reached_and_has_its_detail():
    record = samples.german()
    page = Page(_page(record))
    for statement in record.statements:
        note = next(a for t, a in page.elements if a.get("id") == statement.id)
        assert note["href"] == f"#d-{statement.id}"
        classes = [
            a["class"] for t, a in page.elements if statement.id in (a.get("data-s") or "").split()
        ]
        assert any(c.startswith(f"content m-{statement.mode}") for c in classes)
        if statement.cue:
            assert any(c.startswith("cue ") for c in classes)


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 25)), min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(SPANS, st.text(st.sampled_from("ab <&\n"), min_size=90, max_size=90), st.data())
def test_overlapping_marks_are_well_formed_and_lose_no_words(spans, text, data):
    base = samples.german().statements[2]
    statements = tuple(
        msgspec.structs.replace(
            base,
            id=f"s{number}",
            content=((start, start + length),),
            cue=((max(0, start - 3), start + 2),),
            frame=((start // 2, start // 2 + length),),
            speaker=None,
            chain=(),
        )
        for number, (start, length) in enumerate(spans, 1)
    )
    m = Maker(text)
    record = msgspec.structs.replace(
        samples.german(), document=m.document(language="de"), statements=statements
    )
    source = _page(record)
    Page(source)
    shown = view(record, load("en"))
    marked = blocks(shown, handles(shown, ""), load("en"))
    assert " ".join(_without_notes(b.html) for b in marked).split() == text.split()


def test_a_dateline_stays_on_its_line_and_text_between_paragraphs_is_kept():
    m = Maker("TITEL\n\nBONN (x) - Es regnet. Rest\n")
    record = msgspec.structs.replace(
        samples.empty(),
        document=m.document(language="de", paragraphs=(m.span("BONN (x) -"), m.span("Es regnet."))),
    )
    shown = view(record, load("en"))
    marked = blocks(shown, {}, load("en"))
    assert [_without_notes(block.html) for block in marked] == [
        "TITEL",
        "BONN (x) - Es regnet. Rest",
    ]


def test_time_grows_with_the_text_alone():
    times = []
    for size in (10_000, 100_000):
        record = samples.huge(size)
        start = time.process_time()
        _page(record)
        times.append(time.process_time() - start)
    assert times[1] < 25 * times[0] + 1
