"""A quotation of an article taken apart: its words, its ellipses, what brackets insert."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from relata.comparison.limits import MAX_QUOTATION
from relata.comparison.words import word_sequence
from relata.lang.language import Language
from relata.model.record import Span

_DOTS = r"(?:\u2026|\.\s?\.\s?\.)"
ELLIPSIS = re.compile(rf"[\[(]\s?{_DOTS}\s?[\])]|{_DOTS}")
_INSERTED = re.compile(r"\[[^\[\]]{0,300}\]|\([^()]{0,300}\)")
#: Takes the bracket's place without a width, so that offsets stay.
_JOINER = "\u200d"


class QuotedWords(Struct, frozen=True):
    """The words of a quotation; offsets are code points into the article."""

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    #: Words before which an ellipsis stands; and words with which another span begins.
    gaps: frozenset[int]
    joints: frozenset[int]
    #: Words in brackets, which the writer says are not the speaker's.
    inserted: frozenset[int]
    spans: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def written(self, first: int, end: int) -> str:
        """The words [first, end) as the article has them."""
        return self.text[self.starts[first] : self.ends[end - 1]] if end > first else ""

    def span(self, first: int, end: int) -> Span:
        """The characters of the words [first, end)."""
        return self.starts[first], self.ends[end - 1]


def _without_inner_brackets(text: str) -> str:
    if "[" not in text:
        return text
    found = re.sub(r"\[(\w{1,12})\](?=[\w'\u2019])", rf"{_JOINER}\1{_JOINER}", text)
    return re.sub(r"(?<=\w)\[(\w{1,12})\]", rf"{_JOINER}\1{_JOINER}", found)


def read_quotation(text: str, spans: Sequence[Span], language: Language | None) -> QuotedWords:
    """The words of the spans of an article as one quotation."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: set[int] = set()
    joints: set[int] = set()
    inserted: set[int] = set()
    for number, (begin, end) in enumerate(spans):
        part = _without_inner_brackets(text[begin:end])
        words = word_sequence(part, language)
        first, before = len(keys), 0
        for place, key in enumerate(words.keys):
            index = first + place
            if index and ELLIPSIS.search(part, before, words.starts[place]):
                gaps.add(index)
            if place == 0 and number and keys:
                joints.add(index)
            before = words.ends[place]
            keys.append(key)
            starts.append(begin + words.starts[place])
            ends.append(begin + before)
        for bracket in _INSERTED.finditer(part):
            inserted |= {
                first + place
                for place in range(len(words))
                if bracket.start() < words.starts[place] and words.ends[place] < bracket.end()
            }
    return QuotedWords(
        text, tuple(keys), tuple(starts), tuple(ends), frozenset(gaps), frozenset(joints),
        frozenset(inserted), tuple(spans),
    )  # fmt: skip


def in_parts(quotation: QuotedWords) -> list[QuotedWords]:
    """A long quotation as several of at most `MAX_QUOTATION` words; else the quotation itself."""
    size = len(quotation)
    if size <= MAX_QUOTATION:
        return [quotation]
    return [
        _part(quotation, first, min(first + MAX_QUOTATION, size))
        for first in range(0, size, MAX_QUOTATION)
    ]


def _part(quotation: QuotedWords, first: int, end: int) -> QuotedWords:
    def moved(places: frozenset[int]) -> frozenset[int]:
        return frozenset(place - first for place in places if first < place < end)

    return QuotedWords(
        text=quotation.text,
        keys=quotation.keys[first:end],
        starts=quotation.starts[first:end],
        ends=quotation.ends[first:end],
        gaps=moved(quotation.gaps),
        joints=moved(quotation.joints),
        inserted=frozenset(i - first for i in quotation.inserted if first <= i < end),
        spans=((quotation.starts[first], quotation.ends[end - 1]),),
    )
