"""A text cut into atoms: numbers with the letters after them, words, single marks.

Finer than tokens, as times are written within them: "35-Stunden-Woche", "mid-2011", "60er",
"May 3-5". Each atom has a class character (`relata.times.recognition.lexicon`), so that a pattern
over classes is a regular expression over the string of these characters.
"""

from __future__ import annotations

import re
import unicodedata

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


class Atoms:
    """The atoms of a text: `words` in NFC, and where each of them stands in the text."""

    __slots__ = ("matches", "words")

    def __init__(self, matches: list[re.Match[str]], words: list[str]) -> None:
        self.matches, self.words = matches, words

    def start(self, atom: int) -> int:
        """Offset of the atom's first character."""
        return self.matches[atom].start()

    def end(self, atom: int) -> int:
        """Offset after the atom's last character."""
        return self.matches[atom].end()

    def glued(self) -> list[int]:
        """The atoms that are marks and touch letters or digits on both sides."""
        return [n for n, match in enumerate(self.matches) if match.lastindex is not None]


def composed(text: str) -> bool:
    """Whether all letters of a text are in NFC, so that no mark is written after its letter."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def atoms_of(text: str, start: int, end: int, composed: bool) -> Atoms:
    """The atoms of `text[start:end]`, with offsets into `text`. Linear."""
    pattern = _COMPOSED if composed else _DECOMPOSED
    matches = list(pattern.finditer(text, start, end))
    words = [match.group() for match in matches]
    if not composed:
        words = [unicodedata.normalize("NFC", word) for word in words]
    return Atoms(matches, words)


def words_in(form: str) -> list[str]:
    """The atoms of a form in a pack."""
    return atoms_of(form, 0, len(form), True).words
