"""Authors and outlet of a page, by its own data: JSON-LD, meta elements, author boxes, "By …".

The first source that names people wins. Placeholders ("admin"), the site's own name, desks and
duties are not authors; where the data names nobody else, a byline that the page prints does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from relata.knowledge import first_names
from relata.model.record import Credit
from relata.readers.limits import MAX_AUTHOR_FIELD, MAX_AUTHORS
from relata.readers.metadata import Metadata, OutletEvidence
from relata.readers.page.author_boxes import after_by
from relata.readers.page.jsonld import JsonLd
from relata.readers.page.tags import MetaTags
from relata.readers.parts.byline_names import Writers, writers_in
from relata.readers.parts.line_labels import label_length, line_labels
from relata.readers.parts.name_shapes import host_in, host_of, is_agency, is_outlet, is_person
from relata.readers.parts.text import comparison_key

#: Values that content management systems print where there is no author.
_PLACEHOLDER = re.compile(
    r"(?:no author|null|none|unknown|undefined|admin(?:istrator)?|wordpress ?admin|root|user|"
    r"editor|webmaster|author|human|anonymous|n/?a)$",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r",?\s+(?:Ph\.?D\.?|M\.?D\.?|MA|MSc|M\.Sc\.|RD|LL\.?M\.?|MBA)\b\.?", re.IGNORECASE
)
#: Longest pen name, in words.
_LONGEST_PEN_NAME = 3
_ADDRESS = re.compile(r"https?://|@")


def split_names(text: str) -> list[str]:
    """Names in one value: "By A B and C D" to ["A B", "C D"]."""
    return list(_writers(text).names)


def _writers(text: str) -> Writers:
    lines = text[:MAX_AUTHOR_FIELD].split("\n")
    kept = (" ".join(w for w in line.split() if not _ADDRESS.search(w)) for line in lines)
    return writers_in(_DEGREE.sub("", "\n".join(kept)), line_labels())


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


def _plausible(values: Iterable[str], sites: set[str], *, others: bool = False) -> list[str]:
    """The names in values that may be authors; with `others` desks and outlets, too."""
    kept: list[str] = []
    for value in islice(values, MAX_AUTHORS):
        if not others and comparison_key(value) in sites:
            continue  # "Jobs & Hire" is one name
        found = _writers(value)
        kept += found.others if others else found.names
    unique = [name for name in dict.fromkeys(kept) if _is_name(name, sites)][:MAX_AUTHORS]
    return [n for n in unique if not any(n != m and n in m for m in unique)]


def find_authors(
    boxes: list[list[str]], page: str, meta: MetaTags, jsonld: JsonLd, sites: set[str],
    metadata: Metadata,
) -> None:  # fmt: skip
    """Put the page's authors into `metadata`; agencies among them become credits.

    `boxes` are the page's author boxes (`author_boxes`), `page` is its markup.
    A desk or an outlet is an author only where the page names nobody else.
    """
    people = jsonld.people if len(set(jsonld.people)) == 1 else []
    data = [jsonld.authors, *meta.authors, people, jsonld.by_groups]
    found = _first(_plausible(values, sites) for values in data)
    if not found:
        desks = _first(_plausible(values, sites, others=True) for values in data)
        found = _printed(boxes, desks, sites) or _after_by(page, bool(desks)) or desks
        found = found or _first(_plausible(box, sites, others=True) for box in boxes)
        found = found or _own_site(meta.sites)
        # A blog may have its author's name.
        found = found or _first(
            _plausible(box, set(), others=others) for others in (False, True) for box in boxes[:3]
        )
    for agency in (name for name in found if is_agency(name)):
        metadata.credits.append(Credit(kind="agency", name=agency))
    metadata.add_authors([name for name in found if not is_agency(name)])


def _after_by(page: str, sure: bool) -> list[str]:
    """The names after "By" in the page; `sure`: only where a given name is known."""
    names = split_names(after_by(page))
    return names if not sure or any(first_names.known(n.split()[0]) for n in names) else []


def _printed(boxes: Iterable[list[str]], desks: list[str], sites: set[str]) -> list[str]:
    """The names in the first box that has some; after a desk only names of persons count."""
    for box in boxes:
        names = _plausible(box, sites)
        pen_name = len(names) == 1 and len(names[0].split()) <= _LONGEST_PEN_NAME and not desks
        if pen_name or any(map(_is_persons, names)):
            return names
        desks = desks or _plausible(box, sites, others=True)
    return []


def _is_persons(name: str) -> bool:
    return is_person(name, line_labels())


def _own_site(sites: Iterable[str]) -> list[str]:
    """The person that a site is named by: "Dr. Alexander Klier"."""
    names = (" ".join(w for w in site.split() if not w.endswith(".")) for site in sites)
    return [n for n in names if _is_persons(n) and first_names.known(n.split()[0])][:1]


def _first(groups: Iterable[list[str]]) -> list[str]:
    return next(filter(None, groups), [])


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
