"""Metadata of a page in <meta>, <html>, <title> and <link>: OpenGraph, Dublin Core."""

from __future__ import annotations

from html import unescape

from msgspec import Struct, field

from relata.readers.page.tree import Element, text_of
from relata.readers.parts.line_labels import label_length, line_labels
from relata.readers.parts.text import clean

_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "parsely-title")
_SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
_AUTHORS = (
    "author", "article:author", "og:author", "og:article:author", "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author", "byl", "citation_author", "authors",
    "shareaholic:article_author_name", "cxenseparse:author",
)  # fmt: skip


class MetaTags(Struct):
    """Values of meta elements, cleaned, entities resolved; lists with the most reliable first."""

    #: <title>, or "".
    title: str = ""
    titles: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    #: One list for each meta name that gives authors.
    authors: list[list[str]] = field(default_factory=list)
    description: str = ""
    url: str | None = None
    language: str | None = None


def _value(text: str | None) -> str:
    value = clean(text)
    return clean(unescape(value)) if "&" in value else value


def read_meta_tags(tree: Element) -> MetaTags:
    """The meta data of a page."""
    found = MetaTags(language=clean(tree.get("lang") or tree.get("xml:lang")) or None)
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = _value(meta.get("content"))
        if name and value:
            metas.setdefault(name, []).append(value)
    for title in tree.iter("title"):
        if not any(a.tag == "svg" for a in title.iterancestors()):
            found.title = text_of(title)
            break
    found.titles = [v for name in _TITLES for v in metas.get(name, [])]
    found.sites = [v for name in _SITES for v in metas.get(name, [])]
    found.authors = [metas[name] for name in _AUTHORS if name in metas]
    for number in "12":  # "Written by" and a name, in the pairs that cards show
        label = " ".join(metas.get(f"twitter:label{number}", ()))
        if label and label_length(label, line_labels().by):
            found.authors.append(metas.get(f"twitter:data{number}", []))
    found.description = next(iter(metas.get("og:description", metas.get("description", []))), "")
    found.url = next(iter(metas.get("og:url", [])), None)
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            found.url = link.get("href")
            break
    return found
