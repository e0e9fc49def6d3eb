"""Any bytes and any text: a valid Document, or an InputError. Reading is deterministic."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from relata.model.document import Document
from relata.model.errors import InputError
from relata.readers import read_bytes, read_text

_PIECES = st.sampled_from([
    "\n", "\r\n", "\r", "\n\n", "\u2028", "\x85", "\x0c", "\ufeff", "\u200b", "\u00ad", " ", "\t",
    "By Anna Berg, Example Courier", "Von Anna Berg", "BERLIN (dpa) - ", "Berlin (Reuters) – ",
    "(dpa)", "Foto: Handout/AFP", "Quelle: beispiel.de", "3. April 2024", "14:32 Uhr: ", "Frage: ",
    "Antwort: ", "# ", "**", "> ", "- ", "1. ", "```", "---", "<!--", "-->", "„", "“", '"', "»",
    "Sie sagte, es regne.", "He said it rained.", "title: x", "\ud800", "\x00", "|", "(", ")", "/",
])  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=400), st.lists(_PIECES, max_size=40).map("".join),
    st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=40).map("".join),
)  # fmt: skip
_TAGS = st.sampled_from([
    "<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<br>", "<blockquote class=twitter-tweet>",
    "</blockquote>", "<article>", "<title>", "</title>", "<script type='application/ld+json'>",
    '{"@type":"NewsArticle","headline":"x","author":[{"name":null}]}', "</script>", "<!--", "-->",
    "<meta property='og:title' content='A title'>", "<time datetime='2024-04-03'>", "<ul><li>",
    "Anna Berg said on Wednesday that the bridge would stay closed for another two weeks. ",
    "<table><tr><td>", "&#55296;", "&nbsp;", "<a href='/'>", "<b>", "</b>", "<![CDATA[", "\x00",
])  # fmt: skip


def check(document: Document) -> None:
    """What every Document keeps: see `relata.model.document`."""
    text = document.text
    covered = [False] * len(text)
    last = 0
    for part in document.parts:
        start, end = part.span
        assert last <= start < end <= len(text)
        assert not text[start].isspace() and not text[end - 1].isspace()
        if part.label is not None:
            assert start <= part.label[0] < part.label[1] <= end
        for at in range(start, end):
            covered[at] = True
        last = end
    assert all(done or char.isspace() for done, char in zip(covered, text, strict=True))
    spans = [c.span for c in document.credits] + [document.title_span, document.outlet_span]
    for span in spans:
        if span is not None:
            assert 0 <= span[0] < span[1] <= len(text)
    text.encode("utf-8")


@settings(max_examples=100, deadline=None)
@given(_TEXTS, st.booleans())
@example("\ufeff", False)
@example("\ud800\udfff", False)
@example('"' * 500, False)
@example("---\ntitle: x\n---\n# y", True)
@example("> \n> x\n>", True)
def test_any_text(text: str, markdown: bool) -> None:
    try:
        document = read_text(text, markdown=markdown)
    except InputError as error:
        assert str(error) and "\n" not in str(error)
        return
    check(document)
    assert len(document.text) == len(text)
    assert read_text(text, markdown=markdown) == document


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(st.binary(max_size=300), _TEXTS.map(lambda t: t.encode("utf-8", "replace"))),
    st.sampled_from([None, "a.txt", "a.md", "a.html", "a.json", "a.pdf", "a"]),
    st.sampled_from([None, "text/html; charset=latin1", "text/plain; charset=utf-7", "image/png"]),
)
def test_any_bytes(data: bytes, name: str | None, content_type: str | None) -> None:
    try:
        document = read_bytes(data, name=name, content_type=content_type)
    except InputError as error:
        assert str(error) and "\n" not in str(error)
        return
    check(document)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(_TAGS, st.text(max_size=20)), max_size=60).map("".join))
def test_any_page(markup: str) -> None:
    data = ("<html><body>" + markup).encode("utf-8", "replace")
    try:
        document = read_bytes(data, name="page.html", url="https://www.example.org/a")
    except InputError:
        return
    check(document)
    assert read_bytes(data, name="page.html", url="https://www.example.org/a") == document


@pytest.mark.parametrize(
    "text",
    ["a\n" * 40_000, "a" * 500_000, "„" * 100_000, "By A B, C\n" * 15_000, "(a " * 150_000],
)
def test_long_texts_are_read_in_linear_time(text: str) -> None:
    import time

    start = time.process_time()
    read_text(text)
    assert time.process_time() - start < 30
