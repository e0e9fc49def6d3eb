"""Feeds: RSS and Atom by feedparser, JSON Feed by the standard library; lists of feeds in OPML.

All of it is somebody else's text: sizes are bounded, only http and https addresses are taken, and
nothing that a feed names is opened here.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urljoin

from msgspec import Struct

from relata.app.sources import is_url
from relata.model.errors import UnsupportedFormat

#: Entries of one feed that are taken, the first ones; characters of an address and of a title.
MAX_ENTRIES = 500
_LONGEST = 2000
_TITLE = 300
#: How a feed in XML begins, after a declaration, comments and a style sheet.
_XML = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HEAD = 4096


class FeedEntry(Struct, frozen=True, kw_only=True):
    """One article that a feed names."""

    address: str
    title: str | None = None


class Feed(Struct, frozen=True, kw_only=True):
    """A feed, read."""

    title: str | None
    entries: tuple[FeedEntry, ...]


def is_feed(data: bytes) -> bool:
    """Whether bytes are a feed, by how they begin."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return b"jsonfeed.org/version/" in head
    return head.startswith(b"<") and _XML.search(head) is not None


def parse_feed(data: bytes, address: str) -> Feed:
    """The title and the articles of a feed. Raises UnsupportedFormat where it is not one."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(data, address)
    import feedparser

    # The text is given, never an address: feedparser must not open anything.
    parsed = feedparser.parse(_Bytes(data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version"):
        raise UnsupportedFormat(f"{address}: not a feed (RSS, Atom or JSON Feed)")
    rows = [(entry.get("link"), entry.get("title")) for entry in parsed.entries]
    return Feed(title=_title(parsed.feed.get("title")), entries=_entries(rows, address))


class _Bytes:
    """What feedparser takes for an open file."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self, _: int = -1) -> bytes:
        """All of it, once."""
        data, self._data = self._data, b""
        return data


def _json_feed(data: bytes, address: str) -> Feed:
    try:
        raw: Any = json.loads(data)
    except (ValueError, RecursionError):
        raise UnsupportedFormat(f"{address}: not a feed: its JSON is broken") from None
    version = raw.get("version") if isinstance(raw, dict) else None
    if not isinstance(version, str) or "jsonfeed.org/version/" not in version:
        raise UnsupportedFormat(f"{address}: not a feed: JSON, but not JSON Feed")
    items = raw.get("items")
    rows = [
        (item.get("url") or item.get("external_url"), item.get("title"))
        for item in (items if isinstance(items, list) else ()) if isinstance(item, dict)
    ]  # fmt: skip
    return Feed(title=_title(raw.get("title")), entries=_entries(rows, address))


def _entries(rows: list[tuple[Any, Any]], base: str) -> tuple[FeedEntry, ...]:
    found: dict[str, FeedEntry] = {}
    for link, title in rows:
        address = _address(link, base)
        if address is not None and address not in found:
            found[address] = FeedEntry(address=address, title=_title(title))
        if len(found) == MAX_ENTRIES:
            break
    return tuple(found.values())


def _address(link: Any, base: str) -> str | None:
    """An http or https address that a feed names, whole and without a fragment; else None."""
    if not isinstance(link, str) or not link.strip() or len(link) > _LONGEST:
        return None
    try:
        address = urljoin(base if is_url(base) else "", link.strip()).partition("#")[0]
    except ValueError:
        return None
    scheme = address.partition("://")[0].lower()
    return address if scheme in ("http", "https") and address.isprintable() else None


def _title(title: Any) -> str | None:
    return " ".join(title.split())[:_TITLE] or None if isinstance(title, str) else None


def feed_addresses(data: bytes, name: str) -> tuple[str, ...]:
    """The addresses of a list of feeds: OPML, or a text with one a line ("#" begins a comment).

    Raises UnsupportedFormat where it names none.
    """
    if re.search(rb"<opml[\s>]", data[:_HEAD], re.IGNORECASE):
        found = _opml(data, name)
    else:
        lines = data.decode("utf-8", "replace").splitlines()
        found = [
            line.strip() for line in lines if line.strip() and not line.strip().startswith("#")
        ]
    good = [address for one in found if (address := _address(one, "")) is not None]
    if not good:
        raise UnsupportedFormat(
            f"{name}: no feeds in it; a list of feeds is OPML, or a text with an address a line"
        )
    return tuple(dict.fromkeys(good))


def _opml(data: bytes, name: str) -> list[str]:
    from lxml import etree

    # No entities, no network, no document type: a list of feeds needs none of them.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise UnsupportedFormat(f"{name}: its OPML is broken") from None
    if root is None:
        return []
    return [
        value for outline in root.iter("{*}outline", "outline")
        for key, value in outline.attrib.items() if key.lower() == "xmlurl"
    ]  # fmt: skip
