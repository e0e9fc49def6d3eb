"""The publication date of a page, by htmldate on the parsed tree.

Time stamps in a page's head are often in UTC, so a story of the evening gets the next day. Where
the page also gives the local day, in its data with an offset from UTC or printed after the
headline, that day is taken, if it is the day before or after.
"""

from __future__ import annotations

import logging
import re
from datetime import date

from relata.model.threads import LOADING, shared_lock
from relata.readers.limits import MAX_MARKUP_TO_DATE, MAX_TEXT_TO_DATE
from relata.readers.page.jsonld import JsonLd
from relata.readers.page.tree import Element
from relata.readers.parts.dates import find_date as printed_date
from relata.readers.parts.line_labels import line_labels
from relata.readers.parts.text import clean

#: Earliest date that a page may have.
_EARLIEST = "1995-01-01"
#: And the latest: not today's, because reading must not depend on the clock.
_LATEST = "2100-01-01"
_LOCAL = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d)?(?:\.\d+)?([+-])(\d\d):?(\d\d)$")
_MARKUP = re.compile(r"<[^<>]{0,1000}>")
#: htmldate shares one parser of dateparser, which fills its locales while it reads.
_HTMLDATE = shared_lock()


def page_date(tree: Element, page: str, jsonld: JsonLd, url: str | None) -> str | None:
    """The day of first publication, ISO 8601, or None. `tree` is not changed."""
    with LOADING:
        from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        with _HTMLDATE:
            found = find_date(
                tree, url=url, original_date=True, min_date=_EARLIEST, max_date=_LATEST
            )
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        found = None
    if not found:
        return None
    day = str(found)
    for local in (_day_in_jsonld(jsonld), _day_in_print(page)):
        if local and local != day and _days_between(day, local) == 1:
            return local
    return day


def _days_between(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 0


def _day_in_jsonld(jsonld: JsonLd) -> str | None:
    """The local day in JSON-LD, where it is given with an offset from UTC; else None."""
    match = _LOCAL.match(jsonld.published or "")
    return match[1] if match and match[3] + match[4] != "0000" else None


def _day_in_print(page: str) -> str | None:
    """The first date that is printed after the headline."""
    start = page.find("<h1")
    if start < 0:
        return None
    text = clean(_MARKUP.sub(" ", page[start : start + MAX_MARKUP_TO_DATE]))[:MAX_TEXT_TO_DATE]
    found = printed_date(text, line_labels())
    return found.iso if found and len(found.iso) == 10 else None
