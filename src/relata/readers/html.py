"""Web pages: trafilatura for the body, the page's own data for title, authors, date, outlet."""

from __future__ import annotations

from relata.model.document import Document
from relata.model.errors import TooLarge
from relata.readers.metadata import Gathered
from relata.readers.page.authors import authors_of, outlet_of
from relata.readers.page.body import Block, extract
from relata.readers.page.date import page_date
from relata.readers.page.fallback_extraction import candidates, recover, share
from relata.readers.page.headline import headline
from relata.readers.page.jsonld import Structured, structured
from relata.readers.page.tags import Tags, tags
from relata.readers.page.tree import lighten, page_text, paragraph_size, parse
from relata.readers.parts.compose import compose

#: Shortest text that is an article, in characters.
_SHORTEST = 60
#: Share of the page's long paragraphs that a good extraction holds; below, others are tried.
_ENOUGH = 0.5
#: An extraction with fewer characters is suspect where the page has more to read.
_THIN = 700
NO_ARTICLE = "there is no article on this page; give the address or file of one"


def read_html(
    data: bytes,
    charset: str | None,
    *,
    source: str | None,
    url: str | None,
    max_size: int,
) -> Document:
    """The Document of a web page: the title as its first part, then the article's paragraphs.

    Paragraphs are parted by a blank line, white space inside them is single spaces. Raises
    EmptyInput where the page holds no article, TooLarge over `max_size` characters of text.
    """
    text, notes = page_text(data, charset)
    tree, more = parse(text)
    if paragraph_size(tree) > 2 * max_size:
        # Refused before the slow part: an article is most of its page's paragraphs.
        raise TooLarge(
            f"the page's paragraphs have over {2 * max_size:,} characters; "
            "cut it or raise --max-size"
        )
    gathered = Gathered(notes=[*notes, *more])
    meta, facts = tags(tree), structured(tree)
    address = url or meta.url
    title, sites = headline(tree, meta, facts, url)
    gathered.declared_language = meta.language or facts.language
    gathered.dated(page_date(tree, text, facts, address), "meta")
    authors_of(tree, text, meta, facts, sites, gathered)
    outlet_of(meta, facts, address, gathered)
    blocks = _body(tree, url, meta, facts, gathered)
    return compose(
        blocks, title, gathered, source=source, max_size=max_size, shortest=_SHORTEST,
        nothing=NO_ARTICLE,
    )  # fmt: skip


def _body(
    tree: object, url: str | None, meta: Tags, facts: Structured, gathered: Gathered
) -> list[Block]:
    lighten(tree)
    own = candidates(tree)
    blocks = extract(tree, url, fast=True)
    held = share(own, blocks)
    if held < _ENOUGH and (held < 0.05 or sum(len(b.text) for b in blocks) < _THIN):
        other = extract(tree, url, fast=False)
        if share(own, other) > held:
            blocks = other
        else:
            share(own, blocks)
    blocks, missing = recover(own, blocks, meta.description)
    size = sum(len(block.text) for block in blocks)
    if len(facts.body) > max(1.3 * size, size + 500):
        # The page's own data holds more of the article than its paragraphs do.
        blocks = [Block(line) for line in facts.body.split("\n") if line]
        missing = 0
        gathered.note("the body was taken from the page's structured data")
    if missing:
        noun = "paragraph" if missing == 1 else "paragraphs"
        verb = "was" if missing == 1 else "were"
        gathered.note(f"{missing} {noun} of the page {verb} left out of the body")
    if not facts.free:
        gathered.note("the page says that the article must be paid for; it may not be complete")
    return blocks
