"""A reading: one article, and the statements that were marked in it by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: Code points of the text, end exclusive.
Span = tuple[int, int]
Spans = tuple[Span, ...]

GENRES = (
    "news", "feature", "interview", "opinion", "blog", "press-release", "review", "live", "service",
)  # fmt: skip
NEEDS = ("must", "may")


@dataclass(frozen=True, slots=True)
class Name:
    """An accepted name: its form, or, where the form may not be kept, its hash (`name_hash`)."""

    form: str | None = None
    hash: str | None = None


Names = tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class MarkedStatement:
    """One statement as an editor marks it."""

    content: Spans
    mode: str
    #: Whether an editor would be angry to miss it; else it is right to show, and no loss to miss.
    must: bool
    cue: Spans = ()
    #: The nearest overt mention of the speaker.
    speaker: Span | None = None
    #: Accepted names of the speaker, best first; empty where the text does not say who.
    names: Names = ()
    #: Accepted names of each of several speakers who speak together.
    joint: tuple[Names, ...] = ()
    addressee: Names = ()
    #: Accepted names of each hand between the article's outlet and the speaker, outermost first.
    hands: tuple[Names, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with its marks, in the order in which their contents begin."""

    id: str
    language: str
    genre: str
    text: str
    statements: tuple[MarkedStatement, ...]


#: A line of a JSON Lines file.
Json = dict[str, Any]

__all__ = [
    "GENRES", "NEEDS", "Json", "MarkedStatement", "Name", "Names", "Reading", "Span", "Spans",
]  # fmt: skip
