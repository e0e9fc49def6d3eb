"""Words as they are searched: without case, marks and letters that differ between traditions.

SQLite's own folding keeps ł, đ, ø, ß, ı, й and ё apart; PostgreSQL's keeps all of them. So words
are folded here, before either sees them: "Złoty", "zloty" -> "zloty"; "Ещё" -> "еще".
"""

from __future__ import annotations

import re
import unicodedata

from relata.names.base.letters import letter_tables

_WORD = re.compile(r"[^\W_]+")


def fold(word: str) -> str:
    """One word folded; "Straße" -> "strasse"."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", plain.translate(letter_tables().base_letters))


def words(text: str) -> list[str]:
    """The folded words of a text, in order; marks and signs between them are dropped."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return [folded for word in _WORD.findall(composed) if (folded := fold(word))]


def folded(text: str) -> str:
    """The folded words of a text with one space between them."""
    return " ".join(words(text))
