"""Web page to Document: trafilatura for the body, the page's own data for the metadata.

The extraction is checked against the page's own paragraphs: what it missed between two extracted
paragraphs is restored, and where the page's JSON-LD has far more text, that is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from msgspec import structs

from relata.model.document import Document
from relata.model.errors import TooLarge
from relata.readers.limits import MAX_BYLINE_BLOCKS
from relata.readers.marked.marks import locate, set_apart
from relata.readers.marked.turns import unlabelled_turns
from relata.readers.metadata import Metadata
from relata.readers.page.author_boxes import author_boxes
from relata.readers.page.authors import find_authors, find_outlet
from relata.readers.page.body import extract
from relata.readers.page.date import page_date
from relata.readers.page.fallback_extraction import (
    PageParagraph,
    PageText,
    agreement,
    all_paragraphs,
    is_pointer,
    own_blocks,
    restore_missing,
)
from relata.readers.page.headline import find_headline
from relata.readers.page.jsonld import JsonLd, read_jsonld
from relata.readers.page.links import page_links
from relata.readers.page.quotations import keep_quotations, quotation_marks
from relata.readers.page.removal.comments import drop_comments
from relata.readers.page.removal.consent import drop_consent
from relata.readers.page.removal.hidden import drop_hidden
from relata.readers.page.removal.measured import MeasuredTree
from relata.readers.page.removal.quoted_mail import drop_quoted_mail
from relata.readers.page.tags import MetaTags, read_meta_tags
from relata.readers.page.tree import (
    Element,
    TextRun,
    drop_textless,
    head_alone,
    is_too_large,
    page_text,
    paragraph_size,
    parse,
)
from relata.readers.parts.compose import compose
from relata.readers.parts.layout import TextBlock
from relata.readers.parts.line_labels import line_labels
from relata.readers.parts.lines import byline
from relata.readers.parts.text import comparison_key
from relata.readers.weights import weights

NO_ARTICLE = "there is no article on this page; give the address or file of one"


def read_html(
    data: bytes,
    charset: str | None,
    *,
    source: str | None,
    url: str | None,
    max_size: int,
    mail: bool = False,
) -> Document:
    """The Document of a web page: the title as its first part, then the article's paragraphs.

    `mail`: it is the HTML of a message, whose quoted mail is left out.

    Paragraphs are separated by a blank line; white space inside them is single spaces. Raises
    EmptyInput where the page holds no article, TooLarge over `max_size` characters of text.
    """
    text, notes = page_text(data, charset)
    tree, more = parse(text)
    # lxml makes an object of an element each time that it is met, unless there is one already.
    _elements = list(tree.iter())
    if paragraph_size(tree) > 2 * max_size:
        # Refused before the slow part: most of a page's paragraphs are its article.
        raise TooLarge(
            f"the page's paragraphs have over {2 * max_size:,} characters; "
            "cut it or raise --max-size"
        )
    metadata = Metadata(notes=[*notes, *more])
    meta, jsonld = read_meta_tags(tree), read_jsonld(tree)
    address = url or meta.url
    title, sites = find_headline(tree, meta, jsonld, url)
    metadata.declared_language = meta.language or jsonld.language
    dated = head_alone(tree) if is_too_large(tree) else tree
    metadata.propose_date(page_date(dated, text, jsonld, address, title), "meta")
    boxes = author_boxes(tree)
    find_authors(boxes, text, meta, jsonld, sites, metadata)
    find_outlet(meta, jsonld, address, metadata)
    page = _drop_what_is_not_read(tree, mail=mail)
    known = None if keep_quotations(tree) else page.runs
    marks = quotation_marks(tree)
    links = page_links(tree)
    blocks = _article_blocks(tree, known, url, meta, jsonld, metadata)
    set_apart(blocks, marks)
    _set_bylines_apart(blocks, [text for box in boxes for text in box])
    document = compose(
        blocks, title, metadata, source=source, max_size=max_size,
        shortest=weights().page.shortest_article, nothing=NO_ARTICLE,
    )  # fmt: skip
    markup = [*locate(document.text, marks), *unlabelled_turns(document)]
    markup.sort(key=lambda mark: mark.spans[0])
    return structs.replace(document, markup=tuple(markup), links=links)


def _drop_what_is_not_read(tree: Element, *, mail: bool) -> MeasuredTree:
    """Removes what a reader of the article does not see or does not take for it."""
    drop_textless(tree)
    if mail:
        drop_quoted_mail(tree)
    page = MeasuredTree(tree)
    drop_hidden(page)
    drop_consent(page)
    drop_comments(page)
    return page


def _set_bylines_apart(blocks: Iterable[TextBlock], boxes: Iterable[str]) -> None:
    """Give author boxes among the first blocks a kind of their own: they are not body text."""
    keys = {_letters(box) for box in boxes}
    for block in islice(blocks, MAX_BYLINE_BLOCKS):
        if block.kind in (None, "heading", "bold") and _letters(block.text) in keys:
            if byline(block.text, line_labels()) is None:
                block.kind = "other"


def _letters(text: str) -> str:
    return comparison_key(text).replace(" ", "")


def _article_blocks(
    tree: object, known: Callable[[], list[TextRun]] | None, url: str | None, meta: MetaTags,
    jsonld: JsonLd, metadata: Metadata,
) -> list[TextBlock]:  # fmt: skip
    """The paragraphs of the article; `known` gives the runs of the tree where it holds no
    quotations, and they need not be looked for again."""
    tuned = weights().page
    if is_too_large(tree):
        blocks, missing = [TextBlock(paragraph.text) for paragraph in all_paragraphs(tree)], 0
        metadata.add_note("the page is very large; all its paragraphs were taken for the article")
    else:
        page = PageText(tree, known() if known is not None else None)
        own = page.paragraphs()
        blocks = _best_extraction(tree, url, own)
        if sum(len(block.text) for block in blocks) < tuned.shortest_article:
            blocks = own_blocks(tree) or blocks
            agreement(own, blocks)
        blocks, missing = restore_missing(page, own, blocks, meta.description)
    blocks = [block for block in blocks if not is_pointer(block.text)]
    size = sum(len(block.text) for block in blocks)
    if len(jsonld.body) > max(tuned.jsonld_times * size, size + tuned.jsonld_more):
        # The page's own data holds more of the article than its paragraphs do.
        blocks = [TextBlock(line) for line in jsonld.body.split("\n") if line]
        missing = 0
        metadata.add_note("the body was taken from the page's structured data")
    if missing:
        noun = "paragraph" if missing == 1 else "paragraphs"
        verb = "was" if missing == 1 else "were"
        metadata.add_note(f"{missing} {noun} of the page {verb} left out of the body")
    if not jsonld.free:
        metadata.add_note("the page says that the article must be paid for; it may not be complete")
    return blocks


def _best_extraction(tree: object, url: str | None, own: list[PageParagraph]) -> list[TextBlock]:
    """The fast extraction, or the slow one where that agrees better with the page's paragraphs.

    Leaves `own` marked for the blocks that are returned.
    """
    tuned = weights().page
    blocks = extract(tree, url, fast=True)
    agreed = agreement(own, blocks)
    short = sum(len(b.text) for b in blocks) < tuned.short_extraction
    if agreed < tuned.good_agreement and (agreed < tuned.no_agreement or short):
        other = extract(tree, url, fast=False)
        if agreement(own, other) > agreed:
            return other
        agreement(own, blocks)
    return blocks
