"""The publication date of a page, by htmldate on the tree that is there already."""

from __future__ import annotations

import logging

from relata.readers.page import Element

#: Earliest date that is believed of a page.
_EARLIEST = "1995-01-01"
#: And the latest: not today's, for a reading does not hang on the clock.
_LATEST = "2100-01-01"


def page_date(tree: Element, url: str | None) -> str | None:
    """The day of first publication, ISO 8601, or None. The tree stays as it is."""
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = find_date(tree, url=url, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        found = None
    if found:
        return str(found)
    return None
