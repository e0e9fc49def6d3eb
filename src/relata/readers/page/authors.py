"""Authors and outlet of a page, by its own data: JSON-LD, meta elements, author boxes, "By …".

The first source that gives plausible names wins; "admin" and the site's own name are not authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from itertools import islice

from relata.model.record import Credit
from relata.model.threads import once
from relata.readers.limits import MAX_AUTHOR_BOXES
from relata.readers.metadata import Metadata, OutletEvidence
from relata.readers.page.jsonld import JsonLd
from relata.readers.page.tags import MetaTags
from relata.readers.page.tree import Element, text_of
from relata.readers.parts.line_labels import label_length, line_labels
from relata.readers.parts.name_shapes import host_in, host_of, is_agency, is_outlet, is_person
from relata.readers.parts.text import clean, comparison_key

#: Values that content management systems print where there is no author.
_PLACEHOLDER = re.compile(
    r"(?:no author|null|none|unknown|undefined|admin(?:istrator)?|wordpress ?admin|root|user|"
    r"editor|webmaster|author|human|anonymous|n/?a)$",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r",?\s+(?:Ph\.?D\.?|M\.?D\.?|MA|MSc|M\.Sc\.|RD|LL\.?M\.?|MBA)\b\.?", re.IGNORECASE
)
#: Elements that may be an author's box, and what their attributes then contain.
_BOX_TAGS = ("a", "span", "div", "p", "h2", "h3", "h4", "h5", "h6", "address", "strong", "li",
             "em", "b", "section", "header", "cite", "author")  # fmt: skip
_BOX_NAMES = re.compile(r"[Aa]utor|[Aa]uthor|[Bb]yline|writer|submitted|username|posted-by")
_AUTHOR_NAME = re.compile(r"author[-_]*name|(?:^|\s)author(?:$|\s)")
_ELSEWHERE = re.compile(r"comment|sidebar|related|teaser|widget|respond|recommend|popular")
_SPLIT = re.compile(r"\s*[;,|/•·]\s*|\s+&\s+")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\w+|(?<!\w)@\w+")


def split_names(text: str) -> list[str]:
    """Names in one value: "By A B and C D" to ["A B", "C D"]."""
    known = line_labels()
    text = clean(_DEGREE.sub("", _ADDRESS.sub(" ", text)))
    size = label_length(text, known.by)
    if size and len(text) > size + 3:
        text = text[size:].lstrip(" :")
    found: list[str] = []
    for part in _SPLIT.split(text):
        words: list[str] = []
        for word in part.split():
            if word.lower() in known.joins:
                found.append(" ".join(words))
                words = []
            elif word.lower() in known.places and words:
                break
            else:
                words.append(word)
        found.append(" ".join(words))
    return [name.strip(" .:-–—") for name in found if name.strip(" .:-–—")]


def _is_name(name: str, sites: set[str]) -> bool:
    key = comparison_key(name)
    if not key or key in sites or key.replace(" ", "") in sites or _PLACEHOLDER.match(name):
        return False
    known = line_labels()
    for words in (known.by, known.date, known.more, known.photo):
        if label_length(name, words) == len(name):
            return False
    plain = not host_in(name) and not any(c.isdigit() for c in name)
    return plain and len(name) <= 60 and len(name.split()) <= 6


def _plausible(names: Iterable[str], sites: set[str]) -> list[str]:
    kept = [name for value in names for name in split_names(value) if _is_name(name, sites)]
    unique = list(dict.fromkeys(kept))
    return [n for n in unique if not any(n != m and n in m for m in unique)]


def find_authors(
    tree: Element, page: str, meta: MetaTags, jsonld: JsonLd, sites: set[str], metadata: Metadata
) -> None:
    """Put the page's authors into `metadata`; agencies among them become credits."""
    found = next(filter(None, (_plausible(names, sites) for names in (
        jsonld.authors, *meta.authors, jsonld.people if len(set(jsonld.people)) == 1 else (),
        jsonld.by_groups))), [])  # fmt: skip
    if not found:
        boxes = _author_boxes(tree)
        found = next(filter(None, (_plausible([box], sites) for box in boxes)), [])
        found = found or _after_by(page)
        # A blog may have its author's name.
        found = found or next(filter(None, (_plausible([box], set()) for box in boxes[:3])), [])
    for agency in (name for name in found if is_agency(name)):
        metadata.credits.append(Credit(kind="agency", name=agency))
    metadata.add_authors([name for name in found if not is_agency(name)])


def _author_boxes(tree: Element) -> list[str]:
    """The text of author boxes on the page, the surest first."""
    ranked: list[tuple[int, int, str]] = []
    for order, element in enumerate(
        islice(filter(_is_box, tree.iter(*_BOX_TAGS)), MAX_AUTHOR_BOXES)
    ):
        sure = element.get("rel") == "author"
        if any(_in_side_content(a, sure) for a in element.iterancestors()):
            continue
        text = text_of(element)
        if not 1 < len(text) < 120:
            continue
        names = f"{element.get('class', '')} {element.get('id', '')}".lower()
        rank = 3
        if element.get("rel") == "author" or "author" in element.get("itemprop", ""):
            rank = 0
        elif _AUTHOR_NAME.search(names):
            rank = 1
        elif "byline" in names:
            rank = 2
        ranked.append((rank, order, text))
    return [text for _, _, text in sorted(ranked)]


def _is_box(element: Element) -> bool:
    get = element.get
    names = f"{get('class')} {get('id')} {get('itemprop')} {get('rel')}"
    return len(names) > 19 and _BOX_NAMES.search(names) is not None


def _in_side_content(element: Element, sure: bool) -> bool:
    if element.tag in ("body", "html", "main"):
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    if sure:
        return "comment" in names
    return element.tag in ("aside", "nav", "footer") or bool(_ELSEWHERE.search(names))


def _after_by(page: str) -> list[str]:
    """The first names after "By", "Von", "Autor:" in the markup after the headline."""
    start = max(0, page.lower().find("<h1"))
    for match in _by_pattern().finditer(page, start):
        found = split_names(unescape(match["name"]))
        people = [name for name in found if is_person(name, line_labels())]
        if people:
            return people
    return []


@once(1)
def _by_pattern() -> re.Pattern[str]:
    words = sorted({word for group in line_labels().by.values() for word in group})
    by = "|".join(re.escape(word) for word in words) or "by"
    return re.compile(
        rf">[^<>\w]{{0,30}}(?:{by})\b(?:\s|&nbsp;|:|<[^<>]{{0,300}}>){{1,12}}(?P<name>[^<>|,:]{{4,60}})[<|,]",
        re.IGNORECASE,
    )


def find_outlet(meta: MetaTags, jsonld: JsonLd, url: str | None, metadata: Metadata) -> None:
    """Put the outlet into `metadata`: publisher, og:site_name, else the host's name."""
    if jsonld.publisher:
        metadata.propose_outlet(
            jsonld.publisher, None, OutletEvidence.META, "publisher in the page's data"
        )
        return
    for site in meta.sites:
        if not host_in(site) or is_outlet(site, line_labels()):
            metadata.propose_outlet(site, None, OutletEvidence.META, "og:site_name")
            return
    host = host_of(url) or host_of(meta.url)
    if host:
        metadata.propose_outlet(host, None, OutletEvidence.ADDRESS, "the page's address")
