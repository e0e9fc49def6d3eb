"""The links in a page's paragraphs: their words and where they lead."""

from __future__ import annotations

from itertools import islice

from relata.model.document import PageLink
from relata.readers.limits import MAX_LINK, MAX_LINKS
from relata.readers.page.tree import Element

#: Elements of an article's text in which a link is one of the author's.
_TEXT = ("p", "li", "blockquote", "figcaption", "td")


def page_links(tree: Element) -> tuple[PageLink, ...]:
    """Text and address of the links in paragraphs, in the order of the page, a bounded number."""
    found: list[PageLink] = []
    for link in islice(tree.iter("a"), MAX_LINKS):
        address = (link.get("href") or "").strip()
        if not address or address.startswith(("#", "javascript:", "mailto:", "tel:")):
            continue
        if next(link.iterancestors(*_TEXT), None) is None:
            continue
        text = " ".join("".join(link.itertext()).split())
        found.append(PageLink(text[:MAX_LINK], address[:MAX_LINK]))
    return tuple(found)
