"""The publication date of a page, by htmldate on the tree that is there already.

Time stamps in a page's head are often in UTC, and a story of the evening gets the next day.
Where the page itself gives the day as its own readers count it, in its data with an offset
from UTC or in print beside the headline, that day is taken, if it is the one before or after.
"""

from __future__ import annotations

import logging
import re
from datetime import date

from relata.readers.page.jsonld import Structured
from relata.readers.page.tree import Element, clean
from relata.readers.parts.dates import find_date as printed_date
from relata.readers.parts.line_labels import labels

#: Earliest date that is believed of a page.
_EARLIEST = "1995-01-01"
#: And the latest: not today's, for a reading does not hang on the clock.
_LATEST = "2100-01-01"
_LOCAL = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d)?(?:\.\d+)?([+-])(\d\d):?(\d\d)$")
_MARKUP = re.compile(r"<[^<>]{0,1000}>")
#: How much markup and text behind the headline is looked at, in characters.
_NEAR_MARKUP, _NEAR_TEXT = 8000, 400


def page_date(tree: Element, page: str, facts: Structured, url: str | None) -> str | None:
    """The day of first publication, ISO 8601, or None. `tree` stays as it is."""
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = find_date(tree, url=url, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        found = None
    if not found:
        return None
    day = str(found)
    for local in (_day_in_data(facts), _day_in_print(page)):
        if local and local != day and _apart(day, local) == 1:
            return local
    return day


def _apart(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 0


def _day_in_data(facts: Structured) -> str | None:
    """The day in JSON-LD where it is given with an offset from UTC."""
    match = _LOCAL.match(facts.published or "")
    return match[1] if match and match[3] + match[4] != "0000" else None


def _day_in_print(page: str) -> str | None:
    """The first date that is printed after the headline."""
    start = page.find("<h1")
    if start < 0:
        return None
    text = clean(_MARKUP.sub(" ", page[start : start + _NEAR_MARKUP]))[:_NEAR_TEXT]
    found = printed_date(text, labels())
    return found.iso if found and len(found.iso) == 10 else None
