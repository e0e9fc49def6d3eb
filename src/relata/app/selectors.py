"""Selectors of an annotation file against a text, also a later version of it.

A text quotation selector is found by its words and the words around them, a position selector
by its offsets; where both are given, the words decide and the position chooses among equals.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct

from relata.model.errors import UnsupportedFormat
from relata.model.record import Span

Outcome = Literal["found", "moved", "gone", "ambiguous"]
#: In the order of a summary.
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

#: Words with this many characters are known again without the words around them.
LONG = 24
#: Places of the same words that are compared; with more of them it is ambiguous.
MAX_PLACES = 1000
#: Characters that may be searched in one file; a selector beyond them is ambiguous.
MAX_SEARCHED = 4_000_000_000


class Target(Struct, frozen=True):
    """One passage that an annotation is about, as its selectors say."""

    #: URI of the annotation, and of the text.
    annotation: str
    source: str
    #: In code points; None where there is no position selector.
    position: Span | None = None
    #: The same in UTF-16 code units, where it is given.
    utf16: Span | None = None
    #: None where there is no quotation selector.
    exact: str | None = None
    prefix: str = ""
    suffix: str = ""


class Resolved(Struct, frozen=True):
    """What became of a target: `place` is where it is now, None where it is not there."""

    target: Target
    outcome: Outcome
    place: Span | None = None


def targets(data: bytes) -> list[Target]:
    """The targets with selectors in a file of annotations, in order.

    Raises UnsupportedFormat where it is not JSON or has none.
    """
    try:
        whole = msgspec.json.decode(data)
        found = list(_targets(whole))
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        found = []
    if not found:
        raise UnsupportedFormat(
            "not a file of annotations with text selectors; "
            "make one with relata read --format annotation"
        )
    return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _targets(whole: Any) -> Iterator[Target]:
    """Walk through annotations wherever they stand: alone, in a list, a page or a graph."""
    pending: list[Any] = [whole]
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending += reversed(value)
        elif isinstance(value, dict):
            if "target" in value:
                for target in _listed(value["target"]):
                    made = _target(value, target)
                    if made is not None:
                        yield made
                continue
            inner = (value.get(key) for key in ("items", "first", "@graph"))
            pending += reversed([item for item in inner if isinstance(item, dict | list)])


def _target(annotation: dict[str, Any], target: Any) -> Target | None:
    if not isinstance(target, dict):
        return None
    position: Span | None = None
    utf16: Span | None = None
    words: dict[str, str] = {}
    for selector in _listed(target.get("selector")):
        if not isinstance(selector, dict):
            continue
        kinds = _listed(selector.get("type"))
        if "TextPositionSelector" in kinds:
            position = _pair(selector, "start", "end")
            utf16 = _pair(selector, "utf16Start", "utf16End")
        elif "TextQuoteSelector" in kinds:
            words = {
                key: value
                for key in ("exact", "prefix", "suffix")
                if isinstance(value := selector.get(key), str)
            }
    if position is None and not words.get("exact"):
        return None
    return Target(
        annotation=str(annotation.get("id", "")),
        source=str(target.get("source", "")),
        position=position,
        utf16=utf16,
        exact=words.get("exact") or None,
        prefix=words.get("prefix", ""),
        suffix=words.get("suffix", ""),
    )


def _pair(selector: dict[str, Any], first: str, last: str) -> Span | None:
    start, end = selector.get(first), selector.get(last)
    if type(start) is int and type(end) is int and 0 <= start <= end:
        return start, end
    return None


def of_text(found: list[Target], text: str) -> list[Target]:
    """The targets in one text: those in this very text, else all, where they name one alone.

    Raises UnsupportedFormat where several texts are named and this is not one of them.
    """
    sources = {target.source for target in found}
    own = text_name(text)
    if own in sources:
        return [target for target in found if target.source == own]
    if len(sources) == 1:
        return found
    raise UnsupportedFormat(
        f"it is about {len(sources)} texts, and this is not one of them; give a file about one text"
    )


def text_name(text: str) -> str:
    """The name that exports give to a text."""
    return f"urn:sha256:{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()}"


class Resolver:
    """Finds targets in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._name = text_name(text)
        self._searched = 0

    def resolve(self, target: Target) -> Resolved:
        """Where a target is now."""
        if target.exact is None:
            return self._by_position(target)
        at = target.position
        here = at is not None and self._text[at[0] : at[1]] == target.exact
        if here and target.source == self._name:
            agrees = target.utf16 in (None, self._utf16(at))
            return Resolved(target, "found" if agrees else "ambiguous", at)
        around = target.prefix + target.exact + target.suffix
        whole = self._places(around)
        if whole is None:
            return Resolved(target, "ambiguous")
        if whole:
            return self._chosen(target, [place + len(target.prefix) for place in whole])
        return self._by_words(target)

    def _by_position(self, target: Target) -> Resolved:
        """Without words a position holds in the very same text alone."""
        at = target.position
        if at is None or target.source != self._name:
            return Resolved(target, "ambiguous")
        inside = at[1] <= len(self._text)
        agrees = target.utf16 in (None, self._utf16(at))
        outcome: Outcome = "gone" if not inside else "found" if agrees else "ambiguous"
        return Resolved(target, outcome, at if inside else None)

    def _by_words(self, target: Target) -> Resolved:
        """The words with other words around them: where most of those are the same."""
        exact = target.exact or ""
        places = self._places(exact)
        if places is None:
            return Resolved(target, "ambiguous")
        kept = {place: self._agreement(target, place, place + len(exact)) for place in places}
        most = max(kept.values(), default=0)
        around = len(target.prefix) + len(target.suffix)
        if 2 * most >= around > 0 or (places and len(exact) >= LONG):
            return self._chosen(target, [place for place in places if kept[place] == most])
        return Resolved(target, "gone")

    def _agreement(self, target: Target, start: int, end: int) -> int:
        """Characters right before and after that are those of the selector."""
        before = self._text[max(0, start - len(target.prefix)) : start]
        after = self._text[end : end + len(target.suffix)]
        return _common(before[::-1], target.prefix[::-1]) + _common(after, target.suffix)

    def _chosen(self, target: Target, places: list[int]) -> Resolved:
        """The one place, or the one at the position; ambiguous where neither decides."""
        size = len(target.exact or "")
        at = target.position
        if at is not None and at[0] in places and at[1] - at[0] == size:
            return Resolved(target, "found", at)
        if len(places) > 1:
            return Resolved(target, "ambiguous")
        outcome: Outcome = "found" if at is None else "moved"
        return Resolved(target, outcome, (places[0], places[0] + size))

    def _places(self, words: str) -> list[int] | None:
        """Where the words stand; None where they stand in too many places to compare."""
        found: list[int] = []
        at = self._text.find(words) if self._searched <= MAX_SEARCHED else -1
        while at >= 0 and len(found) <= MAX_PLACES:
            found.append(at)
            at = self._text.find(words, at + 1)
        full = self._searched > MAX_SEARCHED or len(found) > MAX_PLACES
        self._searched += len(self._text) + len(found) * len(words)
        return None if full else found

    def _utf16(self, span: Span | None) -> Span | None:
        if span is None:
            return None
        start = len(self._text[: span[0]].encode("utf-16-le", "replace")) // 2
        return start, start + len(self._text[span[0] : span[1]].encode("utf-16-le", "replace")) // 2


def _common(a: str, b: str) -> int:
    """Characters that two strings have in common from their beginning."""
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count
