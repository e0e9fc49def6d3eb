"""What a page says of itself in JSON-LD (https://schema.org/NewsArticle)."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from msgspec import Struct, field

from relata.readers.page.tree import Element, clean

#: Bounds on what is read of one page.
_MOST_NODES = 3000
_LONGEST = 2_000_000
_ARTICLE = re.compile(r"article$|blogposting$|^report$|^liveblogposting$|review$", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{1,300}>")
_BREAKS = re.compile(r"</p>|<br\s*/?>|\r\n?", re.IGNORECASE)


class Structured(Struct):
    """The page's own data on its article; fields as printed there, markup removed."""

    headlines: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    #: Authors that are organisations.
    by_groups: list[str] = field(default_factory=list)
    publisher: str | None = None
    published: str | None = None
    #: Paragraphs parted by line ends.
    body: str = ""
    #: False where the page says that it must be paid for.
    free: bool = True
    language: str | None = None
    site_names: list[str] = field(default_factory=list)
    #: People who stand for themselves in the data: one alone is the author.
    people: list[str] = field(default_factory=list)


def _plain(value: object, *, lines: bool = False) -> str:
    if not isinstance(value, str):
        return ""
    text = unescape(value)
    if lines:
        text = _MARKUP.sub("", _BREAKS.sub("\n", text))
        return "\n".join(line for part in text.split("\n") if (line := clean(part)))
    return clean(_MARKUP.sub("", text))


def _nodes(data: object) -> list[dict[str, Any]]:
    """Every object in the data, outer before inner, in order; bounded."""
    found: list[dict[str, Any]] = []
    queue: list[object] = [data]
    at = 0
    while at < len(queue) and len(queue) < _MOST_NODES:
        node = queue[at]
        at += 1
        if isinstance(node, list):
            queue.extend(node)
        elif isinstance(node, dict):
            found.append(node)
            queue.extend(node.get(k) for k in ("@graph", "mainEntity", "mainEntityOfPage"))
    return found


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [k for k in kinds if isinstance(k, str)]


def _names(value: object, by_id: dict[str, dict[str, Any]]) -> list[tuple[str, bool]]:
    """Names in an author or publisher value, each with whether it is a person's."""
    found = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "name" not in item:
            item = by_id.get(str(item.get("@id")), item)
        if isinstance(item, str):
            found.append((_plain(item), True))
        elif isinstance(item, dict):
            kinds = _types(item)
            names = item.get("name")
            given = " ".join(
                _plain(item.get(k)) for k in ("givenName", "familyName") if _plain(item.get(k))
            )
            for name in names if isinstance(names, list) else [names]:
                found.append((_plain(name) or given, not kinds or "Person" in kinds))
    return [(name, person) for name, person in found if name and not name.startswith("http")]


def _article(node: dict[str, Any], into: Structured, by_id: dict[str, dict[str, Any]]) -> None:
    for key in ("headline", "name"):
        headline = _plain(node.get(key))
        if headline and headline not in into.headlines:
            into.headlines.append(headline)
            break
    if not into.authors and not into.by_groups:
        for key in ("author", "creator"):
            for name, person in _names(node.get(key), by_id):
                group = into.authors if person else into.by_groups
                if name not in group:
                    group.append(name)
            if into.authors:
                break
    for name, _ in _names(node.get("publisher"), by_id)[:1]:
        into.publisher = into.publisher or name
    published = node.get("datePublished")
    if isinstance(published, str) and not into.published:
        into.published = published
    body = _plain(node.get("articleBody"), lines=True)
    if len(body) > len(into.body):
        into.body = body
    if str(node.get("isAccessibleForFree")).lower() == "false":
        into.free = False
    language = node.get("inLanguage")
    if isinstance(language, str) and not into.language:
        into.language = language


def structured(tree: Element) -> Structured:
    """The JSON-LD of a page, of all its scripts together; broken ones are left out."""
    found = Structured()
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        text = script.text or ""
        if not kind.endswith("ld+json") or not text.strip() or len(text) > _LONGEST:
            continue
        try:
            data = json.loads(text.strip().rstrip(";"), strict=False)
        except ValueError:
            data = _repaired(text)
        except RecursionError:
            continue
        nodes = _nodes(data)
        by_id = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
        for node in nodes:
            kinds = _types(node)
            if any(_ARTICLE.search(k) for k in kinds):
                _article(node, found, by_id)
            elif "Person" in kinds and _plain(node.get("name")):
                found.people.append(_plain(node.get("name")))
            elif any(k.endswith(("Organization", "WebSite")) for k in kinds):
                name = _plain(node.get("name"))
                if name:
                    found.site_names.append(name)
    return found


def _repaired(text: str) -> object:
    """Data in a comment, in CDATA, or with a comma too many; else None."""
    text = re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$|^\s*<!--|-->\s*$", "", text)
    text = re.sub(r",(\s{0,50}[}\]])", r"\1", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
