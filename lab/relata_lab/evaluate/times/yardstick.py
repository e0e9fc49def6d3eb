"""`dateparser`'s search for dates in a text, for comparison in the same run."""

from __future__ import annotations

import warnings
from datetime import datetime
from importlib import import_module
from typing import Any

from relata_lab.evaluate.times.gold import Timex, TimexDocument


def dateparser_search(document: TimexDocument) -> list[Timex] | None:
    """What `dateparser.search.search_dates` finds; every value is a day. None where absent."""
    try:
        search: Any = import_module("dateparser.search")
    except ImportError:
        return None
    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if document.date:
        parts = [int(part) for part in document.date[:10].split("-")]
        settings["RELATIVE_BASE"] = datetime(*[*parts, 1, 1][:3])  # type: ignore[arg-type]
    found: list[Timex] = []
    at = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for text, when in (
            search.search_dates(document.text, languages=[document.language], settings=settings)
            or ()
        ):
            start = document.text.find(text, at)
            if start >= 0:
                at = start + len(text)
                found.append(Timex(start, at, "DATE", when.date().isoformat()))
    return found
