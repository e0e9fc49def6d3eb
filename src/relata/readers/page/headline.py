"""The title of a page, by the agreement of what the page itself says.

Candidates are its headings, its meta titles, JSON-LD and <title>. A heading that stands in a
meta title as a whole is the headline; names of the site are known by the page's own evidence:
og:site_name, the publisher, the host, a heading that links to the front page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from msgspec import Struct

from relata.readers.page.jsonld import Structured
from relata.readers.page.tags import Tags
from relata.readers.page.tree import Element, text_of
from relata.readers.parts.name_shapes import host_of

_SEPARATOR = re.compile(
    r"\s+[|–—»«·•:›>⁄~*+-]{1,3}\s+|\s*[|»›·•¦]\s*|\s+l\s+(?=[A-Z]{2})|:\s+|\s[-–—](?=\s)"
)
_WORD = re.compile(r"\w+")
#: Titles are read up to here, in characters.
_LONGEST = 400
#: How many headings of a page are looked at.
_MOST_HEADINGS = 40
_ASIDE = frozenset(("nav", "aside", "footer", "form"))


def key(text: str) -> str:
    """A title for comparison: its words in lower case."""
    return " ".join(_WORD.findall(text.lower()))


class Heading(Struct):
    """A heading of the page, and what speaks for its being the article's title."""

    text: str
    key: str
    level: int
    order: int
    #: Links to the front page of the site: the site's name.
    home: bool
    aside: bool
    #: The element says that it is the headline (itemprop, class).
    marked: bool


def _is_home(href: str | None) -> bool:
    if not href:
        return False
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.path in ("", "/", "./", "index.html", "/index.html", "/index.php") and not (
        href.startswith("#") or parts.query
    )


def headings(tree: Element) -> list[Heading]:
    """The first headings of a page, in order."""
    found: list[Heading] = []
    for element in tree.iter("h1", "h2", "h3"):
        text = text_of(element)
        if not text or len(text) > _LONGEST:
            continue
        link = next(element.iter("a"), None)
        if link is None:
            link = next((a for a in element.iterancestors() if a.tag == "a"), None)
        names = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
        found.append(
            Heading(
                text,
                key(text),
                int(element.tag[1]),
                len(found),
                home=link is not None and _is_home(link.get("href")),
                aside=any(a.tag in _ASIDE for a in element.iterancestors()),
                marked="headline" in names or "title" in names,
            )
        )
        if len(found) >= _MOST_HEADINGS:
            break
    return found


def site_keys(tags: Tags, data: Structured, heads: Sequence[Heading], url: str | None) -> set[str]:
    """Keys of the site's names, host name included."""
    names = [*tags.sites, *data.site_names, data.publisher or ""]
    names += [h.text for h in heads if h.home]
    for address in (url, tags.url):
        host = host_of(address)
        if host:
            names += [host, host.rpartition(".")[0], host.replace(".", "")]
            labels = host.split(".")
            names += [label for label in labels[:-1] if len(label) > 3]
    keys = {key(name) for name in names} | {key(name).replace(" ", "") for name in names}
    return {k for k in keys if k}


def _is_site(text: str, sites: set[str]) -> bool:
    k = key(text)
    return not k or k in sites or k.replace(" ", "") in sites


def stripped(title: str, sites: set[str]) -> str:
    """A title without the site's names before or after it."""
    changed = True
    while changed:
        changed = False
        cuts = list(_SEPARATOR.finditer(title))
        for cut in reversed(cuts):
            if _is_site(title[cut.end() :], sites) and not _is_site(title[: cut.start()], sites):
                title, changed = title[: cut.start()].strip(), True
                break
        for cut in cuts if not changed else ():
            if _is_site(title[: cut.start()], sites) and not _is_site(title[cut.end() :], sites):
                title, changed = title[cut.end() :].strip(), True
                break
    return title


def _unnamed_site(title: str) -> str:
    """A <title> without a last part that looks like a site's name: the shorter one."""
    cuts = list(re.finditer(r"\s+[|–—»·•-]\s+|\s*[|»]\s*", title))
    if not cuts:
        return title
    head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
    return head.strip() if len(tail.split()) <= 4 and len(tail) < len(head) else title


def _support(heading: Heading, metas: Sequence[str], sites: set[str]) -> float:
    """How strongly the page's own titles (as keys) say that this heading is the headline."""
    best = 0.0
    for k in metas:
        if k == heading.key:
            best = max(best, 3.0)
        elif len(heading.key) > 3 and (
            k.startswith(heading.key + " ") or k.endswith(" " + heading.key)
        ):
            rest = k.replace(heading.key, "", 1).strip()
            best = max(best, 2.5 if rest in sites else 2.0)
        else:
            mine, theirs = set(heading.key.split()), set(k.split())
            shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
            if len(mine) > 2 and len(theirs) > 2 and shared >= 0.5:
                best = max(best, shared)
    return best


def headline(
    tree: Element, tags: Tags, data: Structured, url: str | None
) -> tuple[str | None, set[str]]:
    """The page's title, or None, and the keys of the site's names."""
    heads = headings(tree)
    sites = site_keys(tags, data, heads, url)
    whole = [t[:_LONGEST] for t in (*tags.titles[:9], *data.headlines[:1], tags.title) if t]
    metas = [stripped(t, sites) for t in whole]
    keys = list(dict.fromkeys(map(key, [*metas, *whole])))
    ranked = [
        (
            _support(h, keys, sites) - 0.15 * (h.level - 1) - 0.2 * h.aside
            + 0.1 * h.marked,
            -h.order,
            h.text,
        )
        for h in heads
        if not h.home and not _is_site(h.text, sites)
    ]  # fmt: skip
    best, _, text = max(ranked, default=(0.0, 0, ""))
    if best >= 1.5:
        return text, sites
    firsts = [h for h in heads if h.level == 1 and not h.home and not _is_site(h.text, sites)]
    if len(firsts) == 1 and not firsts[0].aside and (not whole or best >= 0.4):
        return firsts[0].text, sites
    named = [t[:_LONGEST] for t in (*tags.titles[:9], *data.headlines[:1]) if t]
    for title in named:
        bare = stripped(title, sites)
        if not _is_site(bare, sites):
            return bare, sites
    if len(firsts) == 1 and not firsts[0].aside:
        return firsts[0].text, sites
    if tags.title:
        title = tags.title[:_LONGEST]
        bare = stripped(title, sites)
        return (bare if bare != title else _unnamed_site(bare)) or None, sites
    marked = [h for h in heads if h.marked] or firsts or heads
    return (marked[0].text if marked else None), sites
