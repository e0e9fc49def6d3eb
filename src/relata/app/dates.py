"""Dates as a caller gives them."""

from __future__ import annotations

import re

from relata.model.errors import UsageError

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def iso_date(value: str) -> str:
    """The value, where it is an ISO 8601 year, month or day that the calendar has.

    Raises UsageError that shows how to write one.
    """
    from datetime import date

    parts = _ISO.fullmatch(value)
    try:
        if parts is None:
            raise ValueError
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        raise UsageError(f"{value!r} is not a date: write YYYY-MM-DD, YYYY-MM or YYYY") from None
    return value
