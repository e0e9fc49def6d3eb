"""Authors and outlet of a page, by its own data."""

from __future__ import annotations

import re

from relata.model.record import Credit
from relata.readers.gathered import Gathered
from relata.readers.headline import key
from relata.readers.jsonld import Structured
from relata.readers.labels import labels, opening
from relata.readers.names import host_in, host_of, is_agency, is_outlet
from relata.readers.page import Element, clean
from relata.readers.tags import Tags

#: Values that content management systems print where there is no author.
_NOBODY = re.compile(
    r"(?:no author|null|none|unknown|undefined|admin(?:istrator)?|wordpress ?admin|root|user|"
    r"editor|webmaster|author|human|anonymous|n/?a)$",
    re.IGNORECASE,
)
_DEGREE = re.compile(r",?\s+(?:Ph\.?D\.?|M\.?D\.?|MA|MSc|M\.Sc\.|RD|LL\.?M\.?|MBA)\b\.?", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[;,|/•·]\s*|\s+&\s+")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\w+|(?<!\w)@\w+")


def split_names(text: str) -> list[str]:
    """Names in one value: "By A B and C D" to ["A B", "C D"]."""
    known = labels()
    text = clean(_DEGREE.sub("", _ADDRESS.sub(" ", text)))
    size = opening(text, known.by)
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
    k = key(name)
    if not k or k in sites or k.replace(" ", "") in sites or _NOBODY.match(name):
        return False
    return len(name) <= 60 and len(name.split()) <= 6 and not host_in(name) and not any(
        c.isdigit() for c in name
    )


def _plausible(names: list[str], sites: set[str]) -> list[str]:
    kept = [name for value in names for name in split_names(value) if _is_name(name, sites)]
    unique = list(dict.fromkeys(kept))
    return [n for n in unique if not any(n != m and n in m for m in unique)]


def authors_of(
    tree: Element, meta: Tags, facts: Structured, sites: set[str], gathered: Gathered
) -> None:
    """Put the page's authors into `gathered`; agencies among them become credits."""
    for names in (facts.authors, meta.authors, facts.by_groups, [_visible(tree)]):
        found = _plausible(names, sites)
        people = [n for n in found if not is_agency(n)]
        for agency in (n for n in found if is_agency(n)):
            gathered.credits.append(Credit(kind="agency", name=agency))
        if people:
            gathered.wrote(people)
        if found:
            return


def _visible(tree: Element) -> str:
    """The author printed on the page, by trafilatura's patterns for author boxes."""
    from trafilatura.metadata import extract_author

    try:
        return extract_author(tree) or ""
    except (ValueError, TypeError, AttributeError):
        return ""


def outlet_of(meta: Tags, facts: Structured, url: str | None, gathered: Gathered) -> None:
    """Put the outlet into `gathered`: publisher, og:site_name, else the host's name."""
    if facts.publisher:
        gathered.outlet(facts.publisher, None, "meta", "publisher in the page's data")
        return
    for site in meta.sites:
        if not host_in(site) or is_outlet(site, labels()):
            gathered.outlet(site, None, "meta", "og:site_name")
            return
    host = host_of(url) or host_of(meta.url)
    if host:
        gathered.outlet(host, None, "dateline", "the page's address")
