"""Passages that two versions share word for word, and paragraphs that moved."""

from __future__ import annotations

from bisect import bisect_left

from relata.comparison.content_words import ContentWord
from relata.comparison.versions.limits import MAX_PASSAGES
from relata.comparison.versions.prepared import Prepared
from relata.comparison.versions.story import CopiedPassage, MovedParagraph

#: Fewest words of a passage, and fewest of them that are content words: shorter ones are idioms.
LEAST_WORDS = 8
_LEAST_CONTENT = 4
#: Places of one sequence of words in the other text that are tried.
_MAX_PLACES = 16
#: Share of a paragraph's words that must stand in another one to be that paragraph.
_SAME_PARAGRAPH = 0.6


def passages(a: Prepared, b: Prepared) -> tuple[CopiedPassage, ...]:
    """The longest stretches of words that stand in both texts, in the order of the first.

    Case and marks do not count. No word is in two passages. At most `MAX_PASSAGES`.
    """
    one, other = _folded(a), _folded(b)
    places: dict[tuple[str, ...], list[int]] = {}
    for start in range(len(other) - LEAST_WORDS + 1):
        row = places.setdefault(tuple(other[start : start + LEAST_WORDS]), [])
        if len(row) < _MAX_PLACES:
            row.append(start)
    found: list[CopiedPassage] = []
    taken = bytearray(len(other))
    at = 0
    while at + LEAST_WORDS <= len(one):
        length, start = _longest(one, other, at, places, taken)
        if not length or not _says_something(a.words[at : at + length]):
            at += 1
            continue
        taken[start : start + length] = b"\1" * length
        span_a = a.words[at].start, a.words[at + length - 1].end
        span_b = b.words[start].start, b.words[start + length - 1].end
        found.append(CopiedPassage(a=span_a, b=span_b, words=length))
        at += length
    longest = sorted(found, key=lambda passage: -passage.words)[:MAX_PASSAGES]
    return tuple(sorted(longest, key=lambda passage: passage.a))


def _folded(version: Prepared) -> list[str]:
    text = version.text
    return [text[word.start : word.end].casefold() for word in version.words]


def _longest(
    one: list[str],
    other: list[str],
    at: int,
    places: dict[tuple[str, ...], list[int]],
    taken: bytearray,
) -> tuple[int, int]:
    """(words, place in the other text) of the longest passage that begins at word `at`."""
    best, where = 0, 0
    for start in places.get(tuple(one[at : at + LEAST_WORDS]), ()):
        length = 0
        while (
            at + length < len(one)
            and start + length < len(other)
            and not taken[start + length]
            and one[at + length] == other[start + length]
        ):
            length += 1
        if length >= LEAST_WORDS and length > best:
            best, where = length, start
    return best, where


def _says_something(words: list[ContentWord]) -> bool:
    return sum(not word.closed for word in words) >= _LEAST_CONTENT


def share(version: Prepared, spans: list[tuple[int, int]]) -> float:
    """The share of a version's words that stand in spans, two digits."""
    if not version.words:
        return 0.0
    inside = sum(len(version.indices(span)) for span in spans)
    return round(inside / len(version.words), 2)


def moved_paragraphs(a: Prepared, b: Prepared) -> tuple[MovedParagraph, ...]:
    """Paragraphs of `a` that stand in `b` at another place among those that both have."""
    ours, theirs = _paragraphs(a), _paragraphs(b)
    by_word: dict[str, list[int]] = {}
    for number, words in enumerate(theirs):
        for word in words:
            by_word.setdefault(word, []).append(number)
    pairs: list[tuple[int, int]] = []
    taken: set[int] = set()
    for number, words in enumerate(ours):
        if len(words) < LEAST_WORDS:
            continue
        votes: dict[int, int] = {}
        for word in words:
            for place in by_word.get(word, ()):
                votes[place] = votes.get(place, 0) + 1
        best = max(votes, key=lambda place: (votes[place], -place), default=None)
        if best is None or best in taken:
            continue
        if votes[best] >= _SAME_PARAGRAPH * max(len(words), len(theirs[best])):
            taken.add(best)
            pairs.append((number, best))
    kept = _longest_increasing([place for _, place in pairs])
    return tuple(
        MovedParagraph(a=number, b=place)
        for index, (number, place) in enumerate(pairs)
        if index not in kept
    )


def _paragraphs(version: Prepared) -> list[set[str]]:
    text, words = version.text, version.words
    return [
        {text[words[at].start : words[at].end].casefold() for at in version.indices(paragraph)}
        for paragraph in version.record.document.paragraphs
    ]


def _longest_increasing(values: list[int]) -> set[int]:
    """Indices of a longest increasing subsequence; O(n log n)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = [None] * len(values)
    for index, value in enumerate(values):
        place = bisect_left(tails, value)
        before[index] = ends[place - 1] if place else None
        tails[place : place + 1] = [value]
        ends[place : place + 1] = [index]
    found: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        found.add(at)
        at = before[at]
    return found
