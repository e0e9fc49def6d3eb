"""Twice as much input takes about twice as long, whatever it is made of.

Measured as a ratio of processor times, never in seconds: a linear input has 2, a quadratic one 4.
The machine may be busy, so an input gets several tries before it is called slow.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

import relata
from relata import pipeline, readers
from relata.model.errors import InputError

#: Most times the first duration that twice the input may take.
MOST = 3.0
TRIES = 4
#: Bytes of JSON that one more character of the input may cost.
MOST_JSON = 100
SAYS = "The mayor said on Tuesday that the road was open again. "
P = f"<p>{SAYS * 2}</p>"


def _seconds(work: Callable[[], object]) -> float:
    begun = time.thread_time()
    try:
        work()
    except InputError:
        pass
    return time.thread_time() - begun


def grows_with_its_input(work: Callable[[int], object], size: int) -> None:
    """Fails where `work(2 * size)` always takes more than MOST times as long as `work(size)`."""
    _seconds(lambda: work(max(1, size // 50)))  # what is loaded once
    ratios = []
    for _ in range(TRIES):
        once, twice = _seconds(lambda: work(size)), _seconds(lambda: work(2 * size))
        ratios.append(twice / max(once, 0.002))
        if ratios[-1] < MOST:
            return
    pytest.fail(f"twice the input takes {min(ratios):.1f} times as long")


TEXTS: dict[str, tuple[str, str, int]] = {
    "exclamation marks": ("", "!", 8000),
    "question marks": ("Hilfe", "?!", 4000),
    "dots": ("Ja", ". ", 4000),
    "ellipses": ("Ja", "… ", 4000),
    "opening marks": ("", "„", 4000),
    "closing marks": ("", "”", 4000),
    "marks in turn": ("", "„a“ ", 2000),
    "straight marks": ("", '"', 4000),
    "apostrophes": ("", "'a ", 2000),
    "brackets": ("", "(", 4000),
    "commas": ("", "a, ", 2000),
    "colons": ("", "Er sagte: ", 800),
    "dashes": ("", "– ", 4000),
    "one word": ("", "a", 40_000),
    "capitals": ("", "Anna ", 2000),
    "hyphens": ("", "a-", 8000),
    "digits": ("", "1", 20_000),
    "dates": ("", "3. April 2024 ", 800),
    "spaces": ("a", " ", 40_000),
    "line ends": ("a", "\n", 20_000),
    "lines": ("", "a\n", 4000),
    "paragraphs": ("", "Er sagte, es regne.\n\n", 400),
    "genitives": ("", "der Sprecher der Polizei der Stadt ", 300),
    "genitives that speak": ("", "der Sprecher der Polizei sagte, dass ", 300),
    "nested reports": ("", "Er sagte, dass ", 500),
    "lists": ("", "Anna Berg, ", 600),
    "and": ("", "Anna und ", 1000),
    "pronouns": ("Anna kam. ", "Er sagte es. ", 500),
    "cues": ("", "sagte ", 1500),
    "according to": ("", "laut ", 1500),
    "relative clauses": ("", "der Mann, der sagte, ", 400),
    "quotations": ("", "„Es regnet“, sagte Anna Berg. ", 300),
    "addresses": ("", "a@b.de ", 1000),
    "links": ("", "https://a.example/b ", 1000),
    "combining marks": ("a", "\u0301", 8000),
    "invisible": ("a", "\u200b", 8000),
    "prepositions": ("", "in der Stadt ", 600),
    "abbreviations": ("", "Dr. ", 2000),
    "questions and answers": ("", "Frage: Ja?\nAntwort: Nein.\n", 300),
    "quoted mail": ("", "> ", 4000),
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts(name: str) -> None:
    start, piece, count = TEXTS[name]
    grows_with_its_input(lambda n: relata.read(start + piece * n, lang="de", engine="fast"), count)


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_written_is_in_proportion_to_what_was_read(name: str) -> None:
    start, piece, count = TEXTS[name]
    sizes = []
    for n in (count // 4, count // 2):
        record = relata.read(start + piece * n, lang="de", engine="fast")
        sizes.append(len(relata.to_json(record)))
    more = len(piece) * (count // 2 - count // 4)
    assert sizes[1] - sizes[0] <= MOST_JSON * more


#: The encoder is about thirty times slower: smaller texts, and not every one.
ENCODER = (
    "exclamation marks",
    "genitives",
    "nested reports",
    "quotations",
    "one word",
    "paragraphs",
)


@pytest.mark.parametrize("name", ENCODER)
def test_texts_with_the_encoder(name: str) -> None:
    from relata.attribute import choose

    if choose(None, "de").name != "encoder":
        pytest.skip("the weights of the encoder are not installed")
    start, piece, count = TEXTS[name]
    work = lambda n: relata.read(start + piece * n, lang="de", engine="encoder")  # noqa: E731
    grows_with_its_input(work, max(20, count // 4))


def page(body: str, head: str = "") -> bytes:
    whole = (
        f"<html><head><title>T</title>{head}</head><body><article>{body}</article></body></html>"
    )
    return whole.encode()


def _data(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


def _name(number: int) -> str:
    return "".join(chr(97 + number // 26**power % 26) for power in range(4))


PAGES: dict[str, tuple[Callable[[int], bytes], int]] = {
    "author of a@": (lambda n: page(P, f'<meta name="author" content="{"a@" * n}">'), 1500),
    "authors": (
        lambda n: page(P, _data(
            '{"@type":"NewsArticle","author":['
            + ",".join(f'"Anna {_name(i)}x"' for i in range(n)) + "]}"
        )),
        3000,
    ),
    "meta authors": (
        lambda n: page(P, "".join(f'<meta name="author" content="{_name(i)}">' for i in range(n))),
        1500,
    ),
    "broken data with spaces": (lambda n: page(P, _data("{" + " " * n)), 20_000),
    "data with commas": (lambda n: page(P, _data("{" + ", " * n)), 10_000),
    "class times paragraphs": (
        lambda n: page(f'<div class="{"a " * n}">' + f"<p>{SAYS}</p>" * (n // 10) + "</div>"), 4000,
    ),
    "links in a paragraph": (
        lambda n: page(P + "<p>" + '<a href="/x">a b c</a> text ' * n + "</p>"), 1500,
    ),
    "marked words": (lambda n: page(P + "<p>" + "<b>a</b> b " * n + "</p>"), 1500),
    "short paragraphs": (lambda n: page("<p>a</p>" * n), 8000),
    "paragraphs": (lambda n: page("".join(f"<p>{SAYS}{i}</p>" for i in range(n))), 800),
    "attributes": (
        lambda n: page("<p " + " ".join(f'a{i}="x"' for i in range(n)) + f">{SAYS}</p>" + P), 8000,
    ),
    "line breaks": (lambda n: page(P + "<div>" + f"{SAYS}<br><br>" * n + "</div>"), 500),
    "items": (lambda n: page(P + "<ul>" + "<li>item word</li>" * n + "</ul>"), 2000),
    "cells": (lambda n: page(P + "<table><tr>" + "<td>a b</td>" * n + "</tr></table>"), 2500),
    "headings": (lambda n: page(P + "<h2>Head words</h2>" * n), 3000),
    "quotations": (
        lambda n: page(P + f"<blockquote><p>{SAYS}</p><cite>Ann Lee</cite></blockquote>" * n), 500,
    ),
    "posts": (
        lambda n: page(P + f'<blockquote class="fb-post"><p>{SAYS}</p>— A (@a)</blockquote>' * n),
        300,
    ),
    "boxes of authors": (lambda n: page(P + '<span class="author">Ann Lee</span>' * n), 3000),
    "nested elements": (lambda n: page("<div>" * n + P * 3), 4000),
    "open elements": (lambda n: page(P + "<p>By <b>" * n), 1500),
    "angle brackets": (lambda n: page(P + "<" * n), 20_000),
    "comments": (lambda n: page(P + "<!-- a -->" * n), 4000),
    "dates": (lambda n: page(P + "<p>" + "2 January 2024 " * n + "</p>"), 2000),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    make, count = PAGES[name]
    grows_with_its_input(lambda n: readers.read_bytes(make(n), name="a.html"), count)


def test_headers_of_a_mail() -> None:
    def work(size: int) -> object:
        mail = f"From: {'word ' * size}\nSubject: {'<' * size}\n\n{SAYS}".encode()
        return pipeline.analyse(
            readers.read_bytes(mail, name="a.eml"), language="en", engine="fast"
        )

    grows_with_its_input(work, 10_000)
