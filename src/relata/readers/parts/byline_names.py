"""Names of authors in a byline: without duties, desks, outlets and places.

"By Ida Quest, Political Editor" names Ida Quest, "Ein Bericht von Hannah Thiel" Hannah Thiel, "Levi
Parr for The Lindholm Courier" Levi Parr and an outlet, "Ahlenbecker Bote Online-Redaktion" nobody.
"""

from __future__ import annotations

import re

from msgspec import Struct

from relata.knowledge import first_names
from relata.readers.parts.line_labels import LineLabels, label_length
from relata.readers.parts.name_shapes import is_agency, is_outlet, is_person
from relata.readers.parts.text import clean

_SEPARATOR = re.compile(r"\s*[;,|/•·\n]\s*|\s+[&+]\s+|\s+[-–—]{1,2}\s+")
_SPACES = re.compile(r"[^\S\n]+")
_EDGES = " .:-–—()[]\"'"
#: The kind of article, and the word for "by", are among the first words of a byline.
_WORDS_TO_LABEL = 6
#: A join word of so few letters may be a part of a name, too ("Ortega y Gasset").
_SHORT_JOIN = 1


class Writers(Struct, frozen=True):
    """What a byline names."""

    #: Names as printed, without duties; people's names and pen names.
    names: tuple[str, ...] = ()
    #: The outlet that they write for, if it is named.
    outlet: str | None = None
    #: Desks, outlets and duties as printed, for texts that name nobody else.
    others: tuple[str, ...] = ()


def is_duty(word: str, labels: LineLabels) -> bool:
    """Does a word say what a writer is ("Redakteurin", "Editor-in-Chief")?"""
    return _is_one_of(word, labels.duties, labels.duty_ends)


def _is_one_of(word: str, words: frozenset[str], ends: tuple[str, ...]) -> bool:
    lower = word.strip(_EDGES + ",").lower()
    if lower in words or lower.endswith(ends):
        return True
    return "-" in lower and any(part in words for part in lower.split("-"))


def _has_given_name(words: list[str]) -> bool:
    """Two or three words that begin with a known given name: "Anna Stern", "John Staff"."""
    return 2 <= len(words) <= 3 and first_names.known(words[0])


def is_desk(name: str, labels: LineLabels) -> bool:
    """Is it the name of a desk or feed ("Online-Redaktion", "Courier Web Desk")?"""
    words = name.split()
    if _has_given_name(words):
        return False
    return any(_is_one_of(word, labels.desks, labels.desk_ends) for word in words)


def is_paper(name: str, labels: LineLabels) -> bool:
    """Is it an outlet's name, not that of a person whose surname papers have ("Anna Stern")?"""
    words = name.split()
    return is_outlet(name, labels) and not (
        _has_given_name(words) and is_person(name, labels) and not is_agency(name)
    )


def without_duties(name: str, labels: LineLabels) -> str:
    """The name without what the person is: "Reporter Ann Lee" to "Ann Lee"; "" where nothing
    is left, as of "Senior Reporter"."""
    words = name.split()
    first = 0
    while first < len(words) and is_duty(words[first], labels):
        first += 1
    if first == len(words) or (first and len(words) - first == 1):
        return "" if first else name
    words = words[first:]
    for at in range(1, len(words)):
        if is_duty(words[at], labels):
            if at > 1:
                return " ".join(words[:at])
            return name if _has_given_name(words) else ""
    return " ".join(words)


def _after_label(text: str, labels: LineLabels) -> str:
    """The text after "By", "Ein Bericht von", "Analysis:"."""
    size = label_length(text, labels.by)
    if size and len(text) > size + 1:
        return _after_label(text[size:].lstrip(" :"), labels)
    words = list(re.finditer(r"\S+", text))[:_WORDS_TO_LABEL]
    genre = False
    for word in words[:-1]:
        plain = word.group().strip(_EDGES).lower()
        by = plain in labels.by.get(plain, ())
        rest = text[word.end() :].lstrip(" :")
        genre = genre or plain in labels.genres
        if genre and (by or word.group().endswith(":") or plain in labels.particles):
            return _after_label(rest, labels)
        if by and word.start() and _is_after_label(text, rest, labels):
            return rest
    return text


def _is_after_label(text: str, rest: str, labels: LineLabels) -> bool:
    """Does a name follow "Posted by"? Not in "Ursula von Berg", whose "von" is part of it."""
    names = _SEPARATOR.split(rest, maxsplit=1)[0]
    return (
        rest[:1].isupper() and len(names.split()) > 1
        and is_person(" ".join(names.split()[:2]), labels)
        and not first_names.known(text.split()[0])
    )  # fmt: skip


def _split(text: str, labels: LineLabels) -> list[str]:
    """The parts of a byline between separators and words such as "and"."""
    found: list[str] = []
    for piece in _SEPARATOR.split(text):
        words = piece.split()
        start = 0
        for at, word in enumerate(words):
            if word.lower() not in labels.joins:
                continue
            before, after = " ".join(words[start:at]), " ".join(words[at + 1 :])
            whole = is_person(before, labels) or (not before and bool(found))
            if len(word) <= _SHORT_JOIN and not (whole and len(after.split()) > 1):
                continue
            found.append(before)
            start = at + 1
        found.append(" ".join(words[start:]))
    return [part for part in map(clean, found) if part]


def _cut(piece: str, labels: LineLabels) -> tuple[str, str]:
    """A part of a byline before "in" and "for", and what follows "for"."""
    words = piece.split()
    for at, word in enumerate(words):
        if at == 0 or at + 1 == len(words):
            continue
        if word.lower() in labels.written_for:
            rest = words[at + 1 :]
            while len(rest) > 1 and rest[0].islower():
                rest = rest[1:]
            outlet = " ".join(rest).strip(_EDGES)
            return " ".join(words[:at]), outlet if outlet[:1].isupper() else ""
        if word.lower() in labels.places and at > 1:
            return " ".join(words[:at]), ""
    return piece, ""


def writers_in(text: str, labels: LineLabels) -> Writers:
    """The authors that a byline or a value of a page's data names, and the outlet in it."""
    names: list[str] = []
    others: list[str] = []
    outlet = ""
    for piece in _split(_after_label(_SPACES.sub(" ", text).strip(), labels), labels):
        if label_length(piece, labels.photo):
            continue
        part, written_for = _cut(piece, labels)
        outlet = outlet or written_for
        name = without_duties(part.strip(_EDGES), labels).strip(_EDGES)
        if name and is_agency(name):
            names.append(name)
        elif not name or is_desk(name, labels):
            others.append(part.strip(_EDGES))
        elif is_paper(name, labels):
            outlet = outlet or name
            others.append(name)
        else:
            names.append(name)
    unique = tuple(dict.fromkeys(names))
    return Writers(unique, outlet or None, tuple(dict.fromkeys(filter(None, others))))


__all__ = ["Writers", "is_desk", "is_duty", "is_paper", "without_duties", "writers_in"]
