"""Finding a quotation again in a text that may have changed.

The words must be there as they were, apart from white space and the shape of quotation marks. Where
they stand several times, the words around them decide, and where those do not, nobody does: a
correction that would move to another sentence is worse than one that is listed as without a place.
"""

from __future__ import annotations

import re

from msgspec import Struct

from relata.archive.limits import CONTEXT, MAX_PLACES
from relata.archive.weights import weights
from relata.model.record import Span
from relata.present.view import MARKS

_SPACE = re.compile(r"\s+")
_DASHES = "‐‑‒–—―−"


class QuoteAnchor(Struct, frozen=True, kw_only=True):
    """Words in a text, with those before and after them."""

    quote: str
    before: str = ""
    after: str = ""
    #: Where the quotation began when the anchor was made.
    start: int = 0


class Unplaced(Struct, frozen=True):
    """Why a correction has no place. `status`: "missing" or "ambiguous"."""

    status: str
    why: str


def anchor_at(text: str, start: int, end: int) -> QuoteAnchor:
    """The anchor of a span of a text."""
    return QuoteAnchor(
        quote=text[start:end],
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
        start=start,
    )


def locate(text: str, anchor: QuoteAnchor) -> Span | Unplaced:
    """Where the quotation stands in a text; or why that cannot be said."""
    # A database may have stored a space for the character NUL.
    text, quote = text.replace("\0", " "), anchor.quote.replace("\0", " ")
    places = _exact(text, quote) or _loose(text, quote)
    if not places:
        return Unplaced("missing", "the words are not in the text any more")
    if len(places) == 1:
        return places[0]
    ranked = sorted(((_context(text, place, anchor), place) for place in places), reverse=True)
    best, second = ranked[0][0], ranked[1][0]
    if best - second >= weights().context_margin:
        return ranked[0][1]
    return Unplaced(
        "ambiguous", f"the words stand {len(places)} times in the text, in like surroundings"
    )


def _exact(text: str, quote: str) -> list[Span]:
    found: list[Span] = []
    at = text.find(quote) if quote else -1
    while at >= 0 and len(found) < MAX_PLACES:
        found.append((at, at + len(quote)))
        at = text.find(quote, at + 1)
    return found


def _loose(text: str, quote: str) -> list[Span]:
    """Places where the words stand with other white space, marks or dashes."""
    words = [re.escape(part) for part in re.split(rf"[\s{re.escape(MARKS + _DASHES)}-]+", quote)]
    words = [word for word in words if word]
    if not words or len(quote) < 2:
        return []
    between = rf"[\s{re.escape(MARKS + _DASHES)}-]{{1,6}}"
    found = re.finditer(between.join(words), text)
    return [match.span() for match, _ in zip(found, range(MAX_PLACES), strict=False)]


def _context(text: str, place: Span, anchor: QuoteAnchor) -> float:
    """How much of the words around it is the same, 0 to 1."""
    start, end = place
    before = _SPACE.sub(" ", text[max(0, start - CONTEXT) : start])
    after = _SPACE.sub(" ", text[end : end + CONTEXT])
    wanted = _SPACE.sub(" ", anchor.before), _SPACE.sub(" ", anchor.after)
    same = _common(before[::-1], wanted[0][::-1]) + _common(after, wanted[1])
    return same / max(1, len(wanted[0]) + len(wanted[1]))


def _common(one: str, other: str) -> int:
    """Characters that both begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
