"""Filters of statements in an address: read, checked, and written again for the next page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from relata.app.web.limits import MAX_NAME, MAX_ROWS, PAGE_ROWS
from relata.archive import Filters, Page
from relata.model.codes import ACTS, BASES, CERTAINTIES, MODES
from relata.model.errors import UsageError

#: Names of entities, in any spelling, or their ids.
NAMES = ("speaker", "addressee", "about", "through", "outlet")
DATES = ("since", "until")
#: Field -> what it may be.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "mode": MODES, "certainty": CERTAINTIES, "act": ACTS, "basis": BASES,
    "agency": ("without", "only"),
}  # fmt: skip
#: Fields that are there or not.
TICKS = ("single_source", "to_check", "doubtful", "rejected")
_PLURAL = {"mode": "modes", "certainty": "certainties", "act": "acts"}
#: The furthest row that a page may begin at.
_MAX_OFFSET = 1_000_000


def values(query: QueryParams) -> dict[str, str]:
    """Every filter field of an address as text, "" where it is not there."""
    names = (*NAMES, *DATES, *CHOICES, *TICKS, "language")
    return {name: query.get(name, "").strip() for name in names}


def filters(query: QueryParams) -> Filters:
    """The filters of an address. Raises UsageError for a value that a field cannot have."""
    given = values(query)
    found: dict[str, object] = {}
    for name in NAMES:
        if given[name]:
            if len(given[name]) > MAX_NAME:
                raise UsageError(f"{name} is longer than {MAX_NAME} characters")
            found[name] = given[name]
    for name in (*DATES, "language"):
        if given[name]:
            found[name] = given[name]
    for name, known in CHOICES.items():
        several = [one for one in query.getlist(name) if one]
        for one in several:
            if one not in known:
                raise UsageError(f"{name}: {one!r} is not one of {', '.join(known)}")
        if several and name == "agency":
            found[name] = several[0] == "only"
        elif several:
            found[_PLURAL.get(name, name)] = tuple(several) if name in _PLURAL else several[0]
    for name in TICKS:
        if given[name] not in ("", "0", "false"):
            found[name] = True
    return Filters(**found)  # type: ignore[arg-type]


def page(query: QueryParams, rows: int = PAGE_ROWS) -> Page:
    """Which part of a list is wanted: `limit` and `offset`. Raises UsageError."""
    return Page(
        limit=_number(query, "limit", rows, 1, MAX_ROWS),
        offset=_number(query, "offset", 0, 0, _MAX_OFFSET),
    )


def _number(query: QueryParams, name: str, default: int, least: int, most: int) -> int:
    text = query.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 9 and least <= int(text) <= most):
        raise UsageError(f"{name} is a number from {least} to {most}")
    return int(text)


def at(path: str, query: QueryParams, **changed: object) -> str:
    """The address of the same list with some fields changed; None takes a field away."""
    pairs = [(name, value) for name, value in query.multi_items() if name not in changed and value]
    pairs += [(name, str(value)) for name, value in changed.items() if value is not None]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def around(
    path: str, query: QueryParams, shown: Page, following: int | None
) -> dict[str, str | None]:
    """The addresses of the pages `before` and `next`; None where there is none."""
    before = None
    if shown.offset:
        earlier = max(0, shown.offset - shown.limit)
        before = at(path, query, offset=earlier or None)
    return {
        "before": before,
        "next": at(path, query, offset=following) if following is not None else None,
    }
