"""Where the words of a mark stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from relata_lab.corpora.readings.model import Span

#: Characters by which a cue or speaker inside the content counts as farther away.
_INSIDE = 60
#: Two places whose distances differ by less are worth a look.
_CLOSE = 8
#: A cue or speaker so far from its content is worth a look.
_FAR = 400


def places(text: str, words: str) -> list[Span]:
    """Where `words` stand in `text`: whole words only, unless they stand only inside others."""
    starts = [m.start() for m in re.finditer(f"(?={re.escape(words)})", text)]
    found = [(start, start + len(words)) for start in starts]

    def whole(span: Span) -> bool:
        start, end = span
        left = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
        right = end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
        return left and right

    return [span for span in found if whole(span)] or found


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _gap(span: Span, others: Iterable[Span]) -> int:
    """Characters between a span and the nearest of the others; inside one, `_INSIDE` of them."""
    return min(
        _INSIDE if _overlap(span, other) else max(other[0] - span[1], span[0] - other[1])
        for other in others
    )


def _allowed(text: str, value: Any) -> tuple[str, list[Span]]:
    """The words of a value, and the only place it allows where it gives `n` or `at`, else all."""
    if isinstance(value, str):
        return value, places(text, value) if value else []
    words = value["text"]
    found = places(text, words)
    if "at" in value:
        return words, [span for span in found if span[0] == value["at"]]
    if "n" in value:
        return words, found[value["n"] - 1 : value["n"]] if value["n"] > 0 else []
    return words, found


def pieces(value: Any) -> list[Any]:
    """A value as a list of its pieces; None has none."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


class Finder:
    """Finds the strings of one document's marks: contents in order, cues and speakers near them.

    `problems` are strings that are not found, `remarks` places worth a look.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[str] = []
        self.remarks: list[str] = []
        self._last = 0

    def content(self, value: Any) -> list[Span]:
        """The pieces of a content, each after the one before it."""
        spans: list[Span] = []
        for piece in pieces(value):
            words, found = _allowed(self.text, piece)
            if not found:
                self.problems.append(f"content not in the text: {words[:70]!r}")
                continue
            floor = spans[-1][1] if spans else self._last
            after = [span for span in found if span[0] >= floor]
            chosen = (after or found)[0]
            if spans and not after:
                self.problems.append(f"content piece stands before the first: {words[:50]!r}")
            elif not spans and not after:
                self.remarks.append(f"content begins before the one above: {words[:40]!r}")
            elif not spans and len(after) > 1:
                self.remarks.append(f"content {words[:40]!r} stands again; took {chosen[0]}")
            spans.append(chosen)
        if spans:
            self._last = spans[0][0]
        return spans

    def near(
        self, role: str, value: Any, around: Sequence[Span], content: Sequence[Span]
    ) -> Span | None:
        """The occurrence nearest to `around`; inside the content only where no other is near."""
        words, found = _allowed(self.text, value)
        if not found:
            self.problems.append(f"{role} not in the text: {words[:70]!r}")
            return None

        def distance(span: Span) -> int:
            inside = any(_overlap(span, piece) for piece in content)
            return _gap(span, around) + (_INSIDE if inside and around != content else 0)

        ranked = sorted(found, key=distance)
        if len(ranked) > 1 and distance(ranked[1]) - distance(ranked[0]) < _CLOSE:
            first, second = ranked[0][0], ranked[1][0]
            self.remarks.append(f"{role} {words!r}: took {first}, near is {second}")
        if distance(ranked[0]) > _FAR:
            self.remarks.append(
                f"{role} {words!r}: {distance(ranked[0])} characters from its content"
            )
        return ranked[0]


__all__ = ["Finder", "pieces", "places"]
