"""The title of a page, by agreement of the page's own evidence.

Candidates are its headings, its meta titles, JSON-LD and <title>. A heading that a meta title
contains as a whole is the headline: "Bridge closed" in "Bridge closed | Daily News". Names of the
site are known by og:site_name, the publisher, the host, a heading that links to the front page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from msgspec import Struct

from relata.knowledge import organisations
from relata.readers.limits import MAX_HEADINGS, MAX_TITLE
from relata.readers.page.jsonld import JsonLd
from relata.readers.page.tags import MetaTags
from relata.readers.page.tree import Element, text_of
from relata.readers.parts.line_labels import line_labels
from relata.readers.parts.name_shapes import host_of, is_outlet
from relata.readers.parts.text import clean, comparison_key
from relata.readers.weights import weights

_SEPARATOR = re.compile(
    r"\s+[|–—»«·•:›>⁄~*+-]{1,3}\s+|\s*[|»›·•¦]\s*|\s+l\s+(?=[A-Z]{2})|:\s+|\s[-–—](?=\s)"
)
#: Between the short and the long name of a site: "LN - Lübecker Nachrichten".
_SITE_PARTS = re.compile(r"\s+[|–—-]\s+")
_TAIL = re.compile(r"\s+[|–—»·•-]\s+|\s*[|»]\s*")
_EDGES = " |–—-»"
#: Longest name of an outlet in a title, in words.
_LONGEST_OUTLET = 5
#: Classes of the line above a headline, inside the same heading.
_KICKER = re.compile(
    r"kicker|over-?line|eye-?brow|top-?line|roof-?line|dachzeile|spitzmarke|title-?header|"
    r"super-?title|pre-?title|pre-?head|(?:^|[\s_-])label(?:$|[\s_-])|h1-?small",
    re.IGNORECASE,
)
#: Fewest words of a headline below a kicker.
_SHORTEST_BELOW_KICKER = 3
_SIDE_CONTENT = frozenset(("nav", "aside", "footer", "form"))


class Heading(Struct):
    """A heading of the page, and the evidence that it is the article's title."""

    text: str
    key: str
    level: int
    order: int
    #: Whether it links to the front page: then it is the site's name.
    links_home: bool
    in_side_content: bool
    #: Whether its attributes mark it as the headline (itemprop, class).
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


def _without_kicker(heading: Element) -> str:
    """The text of a heading without a kicker: a first element that its class calls one."""
    text = text_of(heading)
    inner = heading
    while len(inner) == 1 and not clean(inner.text) and not clean(inner[0].tail):
        inner = inner[0]
    if clean(inner.text) or len(inner) == 0 or not _KICKER.search(inner[0].get("class") or ""):
        return text
    kicker = text_of(inner[0])
    rest = text[len(kicker) :].lstrip(" |–—-:·") if text.startswith(kicker) else ""
    return rest if len(rest.split()) >= _SHORTEST_BELOW_KICKER else text


def find_headings(tree: Element) -> list[Heading]:
    """The first headings of a page, in order."""
    found: list[Heading] = []
    for element in tree.iter("h1", "h2", "h3"):
        text = _without_kicker(element)
        if not text or len(text) > MAX_TITLE:
            continue
        link = next(element.iter("a"), None)
        if link is None:
            link = next((a for a in element.iterancestors() if a.tag == "a"), None)
        names = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
        found.append(
            Heading(
                text,
                comparison_key(text),
                int(element.tag[1]),
                len(found),
                links_home=link is not None and _is_home(link.get("href")),
                in_side_content=any(a.tag in _SIDE_CONTENT for a in element.iterancestors()),
                marked="headline" in names or "title" in names,
            )
        )
        if len(found) >= MAX_HEADINGS:
            break
    return found


def site_keys(tags: MetaTags, data: JsonLd, heads: Sequence[Heading], url: str | None) -> set[str]:
    """Keys of the site's names, host name included."""
    names = [*tags.sites, *data.site_names, data.publisher or ""]
    names += [h.text for h in heads if h.links_home]
    for address in (url, tags.url):
        host = host_of(address)
        if host:
            names += [host, host.rpartition(".")[0], host.replace(".", "")]
            labels = host.split(".")
            names += [label for label in labels[:-1] if len(label) > 3]
    keys = {comparison_key(name) for name in names} | {
        comparison_key(name).replace(" ", "") for name in names
    }
    return {k for k in keys if k}


def _is_site(text: str, sites: set[str]) -> bool:
    key = comparison_key(text)
    return not key or key in sites or key.replace(" ", "") in sites


def without_site_names(title: str, sites: set[str]) -> str:
    """A title without the site's names before or after it: "Bridge closed | Daily News"."""
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


def _without_outlet(title: str) -> str:
    """A title without a last or first part that is the name of an outlet, by its words: "Harbour
    bridge shut – The Lindholm Courier"."""
    cuts = list(_TAIL.finditer(title))
    if not cuts:
        return title
    head, tail = title[: cuts[-1].start()].strip(), title[cuts[-1].end() :].strip()
    if head and _is_outlet(tail) and not _is_outlet(head):
        return _without_outlet(head)
    head, tail = title[: cuts[0].start()].strip(), title[cuts[0].end() :].strip()
    if "|" in cuts[0].group() and tail and _is_outlet(head) and not _is_outlet(tail):
        return tail
    return title


def _is_outlet(text: str) -> bool:
    """An outlet's name whose last word says so: not "Die Welt von morgen"."""
    words = text.split()
    if not 1 <= len(words) <= _LONGEST_OUTLET or not is_outlet(text, line_labels()):
        return False
    return organisations.outlet(text) is not None or is_outlet(words[-1], line_labels())


def _without_short_tail(title: str) -> str:
    """A <title> without a last part that looks like a site's name: the shorter one."""
    bare = _without_outlet(title)
    cuts = list(_TAIL.finditer(title))
    if bare != title or not cuts:
        return bare
    head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
    return head.strip() if len(tail.split()) <= 4 and len(tail) < len(head) else title


def _support(heading: Heading, metas: Sequence[str], sites: set[str]) -> float:
    """How strongly the page's own titles (their keys) say that this heading is the headline."""
    tuned = weights().headline
    best = 0.0
    for key in metas:
        if key == heading.key:
            best = max(best, tuned.equal)
        elif (
            len(heading.key) > 3
            and (heading.level == 1 or " " in heading.key)
            and (key.startswith(heading.key + " ") or key.endswith(" " + heading.key))
        ):
            rest = key.replace(heading.key, "", 1).strip()
            best = max(best, tuned.with_site_name if rest in sites else tuned.beginning_or_end)
        else:
            mine, theirs = set(heading.key.split()), set(key.split())
            shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
            if len(mine) > 2 and len(theirs) > 2 and shared >= tuned.least_shared_words:
                best = max(best, shared)
    return best


def _rank(heading: Heading) -> float:
    """What a heading's level, place and marking add to its support."""
    tuned = weights().headline
    level = tuned.per_level * (heading.level - 1)
    side = tuned.in_side_content * heading.in_side_content
    return -level - side + tuned.marked * heading.marked


def find_headline(
    tree: Element, tags: MetaTags, data: JsonLd, url: str | None
) -> tuple[str | None, set[str]]:
    """The page's title, or None, and the keys of the site's names: whole and in parts."""
    heads = find_headings(tree)
    sites = site_keys(tags, data, heads, url)
    names = (*tags.sites, data.publisher or "")
    parts = {comparison_key(part) for name in names for part in _SITE_PARTS.split(name)}
    return _headline(heads, tags, data, sites), sites | (parts - {""})


def _headline(
    heads: Sequence[Heading], tags: MetaTags, data: JsonLd, sites: set[str]
) -> str | None:
    tuned = weights().headline
    whole = [t[:MAX_TITLE] for t in (*tags.titles[:9], *data.headlines[:1], tags.title) if t]
    metas = [without_site_names(t, sites) for t in whole]
    keys = list(dict.fromkeys(map(comparison_key, [*metas, *whole])))
    ranked = [
        (_support(h, keys, sites) + _rank(h), -h.order, h.text)
        for h in heads
        if not h.links_home and not _is_site(h.text, sites)
    ]
    best, _, text = max(ranked, default=(0.0, 0, ""))
    if best >= tuned.sure:
        return text
    firsts = [h for h in heads if h.level == 1 and not h.links_home and not _is_site(h.text, sites)]
    if len(firsts) > 1:  # the heading of a box that is there more than once is not an article's
        count = Counter(h.key for h in firsts)
        firsts = [h for h in firsts if count[h.key] == 1] or firsts
    single = len(firsts) == 1 and not firsts[0].in_side_content
    if single and (not whole or best >= tuned.single_heading):
        return firsts[0].text
    named = [t[:MAX_TITLE] for t in (*tags.titles[:9], *data.headlines[:1]) if t]
    for title in named:
        bare = _without_outlet(without_site_names(title, sites))
        if not _is_site(bare, sites):
            return bare.strip(_EDGES)
    if single:
        return firsts[0].text
    if tags.title:
        title = tags.title[:MAX_TITLE]
        bare = without_site_names(title, sites)
        if not _is_site(bare, sites):
            bare = _without_outlet(bare) if bare != title else _without_short_tail(bare)
            return bare.strip(_EDGES) or None
    own = [h for h in heads if not h.links_home and not _is_site(h.text, sites)]
    marked = [h for h in own if h.marked] or firsts or ([] if tags.title else own)
    return marked[0].text if marked else None
