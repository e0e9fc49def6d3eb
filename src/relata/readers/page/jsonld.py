"""Metadata of a page in JSON-LD (https://schema.org/NewsArticle): headline, authors, date, body."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from msgspec import Struct, field

from relata.readers.limits import MAX_AUTHORS, MAX_HEADLINES, MAX_JSONLD, MAX_JSONLD_NODES
from relata.readers.page.tree import Element
from relata.readers.parts.text import clean

_ARTICLE = re.compile(r"article$|blogposting$|^report$|^liveblogposting$|review$", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{1,300}>")
_BREAKS = re.compile(r"</p>|<br\s*/?>|\r\n?", re.IGNORECASE)

#: An escape in JSON: two surrogates that are one character, one alone, or another escape.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<alone>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def _character(match: re.Match[str]) -> str:
    """An escape as it is, or U+FFFD for a surrogate that is alone and so not a character."""
    return "\ufffd" if match["alone"] else match[0]


class JsonLd(Struct):
    """The page's data about its article; values as given, markup removed."""

    headlines: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    #: Authors that are organisations.
    by_groups: list[str] = field(default_factory=list)
    publisher: str | None = None
    published: str | None = None
    #: Paragraphs separated by line ends.
    body: str = ""
    #: False where the page says that the article must be paid for.
    free: bool = True
    language: str | None = None
    site_names: list[str] = field(default_factory=list)
    #: People who are objects of their own in the data: if there is one only, it is the author.
    people: list[str] = field(default_factory=list)


def _text(value: object, *, lines: bool = False) -> str:
    if not isinstance(value, str):
        return ""
    text = unescape(value)
    if lines:
        bare = _MARKUP.sub("", _BREAKS.sub("\n", text))
        # The body may be markup, whose text has references of its own: "&lt;p&gt;a&amp;atilde;o".
        text = unescape(bare) if bare != text else text
        return "\n".join(line for part in text.split("\n") if (line := clean(part)))
    return clean(_MARKUP.sub("", text))


def _nodes(data: object) -> list[dict[str, Any]]:
    """Every object in the data, outer before inner, in order; bounded."""
    found: list[dict[str, Any]] = []
    queue: list[object] = [data]
    at = 0
    while at < len(queue) and len(queue) < MAX_JSONLD_NODES:
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
            found.append((_text(item), True))
        elif isinstance(item, dict):
            kinds = _types(item)
            names = item.get("name")
            given = " ".join(
                _text(item.get(k)) for k in ("givenName", "familyName") if _text(item.get(k))
            )
            for name in names if isinstance(names, list) else [names]:
                found.append((_text(name) or given, not kinds or "Person" in kinds))
    return [(name, person) for name, person in found if name and not name.startswith("http")]


def _article(node: dict[str, Any], into: JsonLd, by_id: dict[str, dict[str, Any]]) -> None:
    for key in ("headline", "name"):
        headline = _text(node.get(key))
        full = len(into.headlines) >= MAX_HEADLINES
        if headline and not full and headline not in into.headlines:
            into.headlines.append(headline)
            break
    if not into.authors and not into.by_groups:
        for key in ("author", "creator"):
            for name, person in _names(node.get(key), by_id):
                group = into.authors if person else into.by_groups
                if len(group) < MAX_AUTHORS and name not in group:
                    group.append(name)
            if into.authors:
                break
    for name, _ in _names(node.get("publisher"), by_id)[:1]:
        into.publisher = into.publisher or name
    published = node.get("datePublished")
    if isinstance(published, str) and not into.published:
        into.published = published
    body = _text(node.get("articleBody"), lines=True)
    if len(body) > len(into.body):
        into.body = body
    if str(node.get("isAccessibleForFree")).lower() == "false":
        into.free = False
    language = node.get("inLanguage")
    if isinstance(language, str) and not into.language:
        into.language = language


def read_jsonld(tree: Element) -> JsonLd:
    """The JSON-LD of all scripts of a page together; broken ones are left out."""
    found = JsonLd()
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        text = script.text or ""
        if not kind.endswith("ld+json") or not text.strip() or len(text) > MAX_JSONLD:
            continue
        text = _ESCAPE.sub(_character, text)
        try:
            data = json.loads(text.strip().rstrip(";"), strict=False)
        except ValueError:
            data = _parse_repaired(text)
        except RecursionError:
            continue
        nodes = _nodes(data)
        by_id = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
        for node in nodes:
            kinds = _types(node)
            if any(_ARTICLE.search(k) for k in kinds):
                _article(node, found, by_id)
            elif "Person" in kinds and _text(node.get("name")):
                found.people.append(_text(node.get("name")))
            elif any(k.endswith(("Organization", "WebSite")) for k in kinds):
                name = _text(node.get("name"))
                if name:
                    found.site_names.append(name)
    return found


def _parse_repaired(text: str) -> object:
    """Data in a comment, in CDATA, or with a superfluous comma; else None."""
    text = text.strip().removeprefix("//").lstrip().removeprefix("<!--").removeprefix("<![CDATA[")
    text = text.removesuffix("-->").rstrip().removesuffix("]]>").rstrip().removesuffix("//")
    text = re.sub(r",(\s{0,50}[}\]])", r"\1", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
