"""What a page's markup sets apart: quotations, their attribution lines, posts, captions, turns."""

from __future__ import annotations

import time

import pytest

from relata import readers
from relata.model.document import Document, MarkedSpan
from tests.readers.helpers import at, kinds, page

BEFORE = "The old bridge over the Tide stays closed until the end of the year at least."
AFTER = "The ferry runs twice an hour until the work is done, and it costs nothing."
WORDS = "We looked at every pillar, and two of them will not last another winter."


def read(*body: str) -> Document:
    article = "".join(f"<p>{p}</p>" if not p.startswith("<") else p for p in body)
    whole = f"<article><h1>Bridge closed</h1><p>{BEFORE}</p>{article}<p>{AFTER}</p></article>"
    return readers.read_bytes(page(whole, lang="en"), name="page.html")


def only(document: Document) -> MarkedSpan:
    (mark,) = document.markup
    return mark


def words(document: Document, mark: MarkedSpan) -> str:
    return " … ".join(document.text[start:end] for start, end in mark.spans)


@pytest.mark.parametrize(
    ("quotation", "line"),
    [
        (f"<blockquote><p>{WORDS}</p><cite>Ann Lee, mayor</cite></blockquote>", "Ann Lee, mayor"),
        (f"<blockquote><p>{WORDS}</p><footer>— Ann Lee</footer></blockquote>", "— Ann Lee"),
        (f"<blockquote><p>{WORDS}</p><p>– Ann Lee, mayor</p></blockquote>", "– Ann Lee, mayor"),
        (f"<blockquote><p>{WORDS}</p><p>Ann Lee, mayor</p></blockquote>", "Ann Lee, mayor"),
        (f"<blockquote><p>{WORDS} — Ann Lee</p></blockquote>", "— Ann Lee"),
        (f"<blockquote><p>{WORDS}</p></blockquote><p>– Ann Lee</p>", "– Ann Lee"),
        (
            f"<figure><blockquote><p>{WORDS}</p></blockquote>"
            "<figcaption>Ann Lee, engineer</figcaption></figure>",
            "Ann Lee, engineer",
        ),
    ],
)  # fmt: skip
def test_a_block_quotation_and_who_said_it(quotation: str, line: str) -> None:
    document = read(quotation)
    mark = next(m for m in document.markup if m.kind == "blockquote")
    assert words(document, mark) == WORDS
    assert at(document, mark.attribution) == line
    assert at(document, mark.author) == "Ann Lee"


def test_an_attribution_line_is_not_body_text() -> None:
    document = read(f"<blockquote><p>{WORDS}</p><cite>Ann Lee, engineer</cite></blockquote>")
    assert ("other", "Ann Lee, engineer") in kinds(document)


def test_a_quotation_without_attribution_has_no_author() -> None:
    mark = only(read(f"<blockquote><p>{WORDS}</p></blockquote>"))
    assert (mark.kind, mark.attribution, mark.author) == ("blockquote", None, None)


def test_marks_around_a_quotation_belong_to_it() -> None:
    document = read(f"<blockquote><p>“{WORDS}”</p></blockquote>")
    mark = only(document)
    assert words(document, mark) == f"“{WORDS}”"
    assert mark.quoted


def test_a_pull_quotation_repeats_the_body() -> None:
    said = f"“{WORDS}” engineer Ann Lee said on Monday."
    document = read(said, f'<blockquote class="pull-right"><p>“{WORDS}”</p></blockquote>')
    mark = only(document)
    assert mark.kind == "pullquote"
    assert at(document, mark.repeats) == f"“{WORDS}”"


def test_of_two_equal_quotations_one_is_the_repetition() -> None:
    quotation = f"<blockquote><p>{WORDS}</p></blockquote>"
    document = read(quotation, AFTER.replace("ferry", "boat"), quotation)
    assert sorted(m.kind for m in document.markup) == ["blockquote", "pullquote"]


def test_a_nested_quotation_is_one_of_its_own() -> None:
    inner = "The pillars were never inspected after the flood of that year."
    document = read(
        f"<blockquote><p>{WORDS}</p><blockquote><p>{inner}</p></blockquote></blockquote>"
    )
    assert [words(document, mark) for mark in document.markup] == [WORDS, inner]


def test_an_embedded_post() -> None:
    document = read(
        f'<blockquote class="twitter-tweet"><p>{WORDS} '
        '<a href="https://t.co/x">pic.twitter.com/x</a></p>— Ann Lee (@annlee) '
        '<a href="https://twitter.com/annlee/status/1">March 3, 2021</a></blockquote>'
    )
    mark = only(document)
    assert mark.kind == "post"
    assert words(document, mark) == WORDS
    assert at(document, mark.author) == "Ann Lee"
    assert (mark.handle, mark.date) == ("annlee", "2021-03-03")


def test_a_post_whose_account_is_named_in_its_last_paragraph() -> None:
    document = read(
        '<blockquote class="instagram-media"><div><a href="#">View this post</a></div>'
        f'<p><a href="#">{WORDS}</a></p><p>A post shared by <a href="#">Ann Lee</a> (@ann.lee) '
        "on Apr 27, 2020 at 9:24am PDT</p></blockquote>"
    )
    mark = only(document)
    assert (mark.kind, words(document, mark)) == ("post", WORDS)
    assert (at(document, mark.author), mark.handle, mark.date) == (
        "Ann Lee",
        "ann.lee",
        "2020-04-27",
    )


def test_a_post_after_the_last_paragraph_is_kept() -> None:
    post = (
        f'<div class="embed"><blockquote class="twitter-tweet"><p>{WORDS}</p>— Ann Lee (@annlee) '
        "March 3, 2021</blockquote></div>"
    )
    article = f"<article><h1>Bridge closed</h1><p>{BEFORE}</p><p>{AFTER}</p>{post}</article>"
    document = readers.read_bytes(page(article, lang="en"), name="page.html")
    assert [mark.kind for mark in document.markup] == ["post"]
    assert document.text.endswith("— Ann Lee (@annlee) March 3, 2021")


@pytest.mark.parametrize(
    "post",
    [
        '<blockquote class="instagram-media"><div><a href="#">View this post</a></div>'
        '<p>A post shared by <a href="#">Ann Lee</a> (@ann.lee)</p></blockquote>',
        '<blockquote class="fb-xfbml-parse-ignore"><a href="#">Tidewater Post</a></blockquote>',
        '<blockquote class="twitter-tweet"><p><a href="#">pic.twitter.com/x</a></p>'
        "— Ann Lee (@annlee) March 3, 2021</blockquote>",
    ],
)  # fmt: skip
def test_a_post_without_words_is_not_one(post: str) -> None:
    assert read(post).markup == ()


def test_inline_quotations_are_printed_with_marks() -> None:
    document = read("The mayor promised <q>a ferry that costs <em>nothing</em></q> on Monday.")
    assert "promised “a ferry that costs nothing” on Monday" in document.text
    mark = only(document)
    assert (mark.kind, words(document, mark)) == ("q", "“a ferry that costs nothing”")


def test_inline_quotations_that_have_marks_keep_them() -> None:
    document = read("The mayor promised «<q>a ferry that costs nothing</q>» on Monday.")
    assert "promised «a ferry that costs nothing» on Monday" in document.text


def test_a_caption_is_marked_where_the_text_has_it() -> None:
    sentence = "The bridge as it looked on the morning after the storm came."
    body = f'<div class="picture"><figcaption>{sentence}</figcaption></div>'
    document = read(body, sentence)
    assert [mark.kind for mark in document.markup] == ["caption"]


def test_turns_of_a_definition_list() -> None:
    document = read(
        "<dl><dt>Tidewater Post:</dt><dd>When does the bridge open again?</dd>"
        f"<dt>Ann Lee:</dt><dd>{WORDS}</dd><dt>Tidewater Post:</dt><dd>And who pays for it?</dd>"
        "<dt>Ann Lee:</dt><dd>The county pays, as it always did in the past.</dd></dl>"
    )
    found = [(m.kind, at(document, m.author), words(document, m)) for m in document.markup]
    assert found[1] == ("answer", "Ann Lee", WORDS)
    assert [kind for kind, _, _ in found] == ["question", "answer", "question", "answer"]


@pytest.mark.parametrize(
    "box",
    [
        f"<blockquote><p><strong>Note:</strong> {WORDS}</p></blockquote>",
        f'<blockquote class="callout-info"><p>{WORDS}</p></blockquote>',
        f"<blockquote><pre>{WORDS}</pre></blockquote>",
        f'<blockquote><p><a href="/more">{WORDS}</a></p></blockquote>',
        "<blockquote><p>The tide comes in,<br>the tide goes out,<br>the bridge stands still"
        "<br>and has no doubt.</p></blockquote>",
        "<blockquote><ul><li>two pounds of flour</li><li>a pinch of salt</li></ul></blockquote>",
    ],
)
def test_boxes_code_verses_and_recipes_are_not_quotations(box: str) -> None:
    assert read(box).markup == ()


def test_ten_thousand_nested_quotations_take_linear_time() -> None:
    def seconds(depth: int) -> float:
        nested = f"<blockquote>{WORDS} " * depth + f"<p>{WORDS}</p>" + "</blockquote>" * depth
        started = time.process_time()
        document = read(nested)
        assert len(document.markup) <= 300
        return time.process_time() - started

    seconds(10)
    assert seconds(10_000) < 20 * max(seconds(1_000), 0.05)


def test_thousands_of_quotations_in_a_row_take_linear_time() -> None:
    def seconds(count: int) -> float:
        row = (
            f"<figure><blockquote><p>{WORDS}</p></blockquote><figcaption>Ann</figcaption></figure>"
        )
        started = time.process_time()
        document = read(f"<div>{row * count}</div>")
        assert len(document.markup) <= 300
        return time.process_time() - started

    seconds(10)
    assert seconds(4_000) < 25 * max(seconds(400), 0.05)


def test_plain_text_has_no_markup() -> None:
    assert readers.read_text(f"{BEFORE}\n\n> {WORDS}\n").markup == ()
