"""Gold in the record's conventions: statements in characters, then in words of a text.

`Marked` is one statement as a corpus's converter gives it, in characters. What a corpus does not
annotate is None and is not trained. `Gold` is the same in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from relata.attribute.encoder.text import PieceText

Span = tuple[int, int]
Spans = tuple[Span, ...]

MODES = ("direct", "indirect", "mixed", "reported", "free-indirect", "hearsay")
MEDIA = ("speech", "writing", "thought")
ROLES = ("content", "speaker", "cue", "frame", "addressee")
#: Annotation schemes that differ in what cannot be converted, each with a vector of its own.
SCHEMES = ("wikinews-de", "polnear", "spkatt-2023", "redewiedergabe", "readings", "gum")


@dataclass(frozen=True, slots=True)
class Marked:
    """One statement in characters. None: not annotated."""

    #: The modes that it may have.
    modes: frozenset[str]
    content: Spans
    cue: Spans = ()
    speaker: Spans | None = ()
    frame: Spans | None = ()
    addressee: Spans | None = ()
    #: Verbatim parts of a content that is not direct.
    quoted: Spans = ()
    #: The media that it may have.
    media: frozenset[str] | None = None
    negated: bool | None = None
    #: Where it is anchored, if neither in the cue nor in the first word of the content.
    anchor: Spans = ()
    #: True where only the head of the speaker is annotated: words near it may belong to it.
    head_only: bool = False


@dataclass(frozen=True, slots=True)
class Converted:
    """One document of a corpus."""

    id: str
    language: str
    scheme: str
    text: str
    statements: tuple[Marked, ...]
    #: Places where a statement may or may not be: nothing is learned from them.
    unsure: Spans = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """Words of a role: those inside, and those that may be."""

    inside: tuple[int, ...]
    open: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """One statement in words."""

    modes: frozenset[str]
    #: Words that find it: its cue, or one word where it has none.
    anchor: tuple[int, ...]
    by_cue: bool
    #: For each of ROLES its words; None where not annotated.
    roles: tuple[Labels | None, ...]
    media: frozenset[str] | None
    negated: bool | None
    verbatim: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A document ready for training."""

    id: str
    scheme: str
    text: PieceText
    statements: tuple[Gold, ...]
    #: Words from which the anchors learn nothing.
    unsure: tuple[int, ...] = field(default=())


#: Words around the head of a speaker that may belong to the speaker.
_AROUND_HEAD = 6


class Words:
    """Character spans -> word indices."""

    def __init__(self, starts: list[int], ends: list[int]) -> None:
        self.starts: NDArray[np.int64] = np.array(starts, np.int64)
        self.ends: NDArray[np.int64] = np.array(ends, np.int64)

    def of(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """The words that the spans touch, sorted."""
        found: set[int] = set()
        for start, end in spans:
            first = int(np.searchsorted(self.ends, start, side="right"))
            last = int(np.searchsorted(self.starts, end, side="left"))
            found.update(range(first, last))
        return tuple(sorted(found))


def example(document: Converted, text: PieceText, words: Words) -> Example:
    """A converted document in words. Statements whose content touches no word are left out."""
    found: list[Gold] = []
    taken: set[int] = set()
    for marked in sorted(document.statements, key=_nearness):
        gold = _gold(marked, words, taken, len(text))
        if gold is not None:
            taken.update(gold.anchor)
            found.append(gold)
    return Example(document.id, document.scheme, text, tuple(found), words.of(document.unsure))


def _nearness(marked: Marked) -> tuple[int, int]:
    """Of statements that share a cue the nearest to it is found by it, the others by themselves."""
    gap = min((_gap(a, b) for a in marked.cue for b in marked.content), default=0)
    return gap, -sum(b - a for a, b in marked.content)


def _gap(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _gold(marked: Marked, words: Words, taken: set[int], count: int) -> Gold | None:
    content = words.of(marked.content)
    if not content:
        return None
    cue = words.of(marked.cue)
    anchor, by_cue = words.of(marked.anchor) or cue, bool(cue) and not marked.anchor
    frame = marked.frame
    if not anchor or not taken.isdisjoint(anchor):
        # a second content of one cue goes on without it
        shared = bool(anchor)
        anchor, by_cue = content[:1], False
        if shared:
            cue, frame = (), ()
        if not taken.isdisjoint(anchor):
            return None
    speaker = None if marked.speaker is None else words.of(marked.speaker)
    labels = (
        Labels(content),
        None if speaker is None else _speaker(speaker, count, head_only=marked.head_only),
        Labels(cue),
        None if frame is None else Labels(words.of(frame)),
        None if marked.addressee is None else Labels(words.of(marked.addressee)),
    )
    verbatim = content if marked.modes == {"direct"} else words.of(marked.quoted)
    return Gold(marked.modes, anchor, by_cue, labels, marked.media, marked.negated, verbatim)


def _speaker(speaker: tuple[int, ...], count: int, *, head_only: bool) -> Labels:
    if not head_only or not speaker:
        return Labels(speaker)
    near = {
        k
        for word in speaker
        for k in range(max(0, word - _AROUND_HEAD), min(count, word + _AROUND_HEAD + 1))
    }
    return Labels(speaker, tuple(sorted(near - set(speaker))))
