"""A text cut into atoms: numbers with the letters after them, words, single marks.

Finer than tokens, as times are written within them: "35-Stunden-Woche", "mid-2011", "60er",
"May 3-5". Each atom has a class character (`relata.times.recognition.lexicon`), so that a pattern
over classes is a regular expression over the string of these characters.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

_ATOM = r"\d+[^\W\d_]*|{word}+(?:\d\w*)?|(?<=\w)[-–—−./:,'’‘](?=\w)()|[^\w\s]"
_COMPOSED = re.compile(_ATOM.format(word=r"[^\W\d_]"))
_DECOMPOSED = re.compile(_ATOM.format(word=r"(?:[^\W\d_][\u0300-\u036f]*)"))

#: Marks by their class; a mark between two letters or digits has the class "g" + name, too.
MARKS: dict[str, str] = {
    ".": "stop", ",": "comma", "/": "slash", ":": "colon", "(": "open", ")": "close",
    "-": "dash", "–": "dash", "—": "dash", "−": "dash",
    "'": "apostrophe", "’": "apostrophe", "‘": "apostrophe", "`": "apostrophe",
    "$": "currency", "€": "currency", "£": "currency", "%": "currency", "#": "currency",
    ";": "semicolon",
}  # fmt: skip


class Atoms(Struct):
    """The atoms of a text, as parallel lists; `words` are in NFC."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    #: Whether the atom is a mark that touches letters or digits on both sides.
    glued: list[bool]


def atoms_of(text: str, start: int = 0, end: int | None = None) -> Atoms:
    """The atoms of `text[start:end]`, with offsets into `text`. Linear."""
    end = len(text) if end is None else end
    composed = text.isascii() or unicodedata.is_normalized("NFC", text)
    pattern = _COMPOSED if composed else _DECOMPOSED
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    glued: list[bool] = []
    for match in pattern.finditer(text, start, end):
        words.append(match.group())
        a, b = match.span()
        starts.append(a)
        ends.append(b)
        glued.append(match.lastindex is not None)
    if not composed:
        words = [unicodedata.normalize("NFC", word) for word in words]
    return Atoms(words, starts, ends, glued)
