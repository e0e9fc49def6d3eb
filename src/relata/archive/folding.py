"""Words as they are searched: without case, marks and letters that differ between traditions.

SQLite's own folding keeps ł, đ, ø, ß, ı, й and ё apart; PostgreSQL's keeps all of them. So words
are folded here, before either sees them: "Złoty", "zloty" -> "zloty"; "Ещё" -> "еще".
"""

from __future__ import annotations

import re
import unicodedata

from relata.model.threads import once
from relata.names.base.letters import letter_tables

_WORD = re.compile(r"[^\W_]+")


class _Letters(dict[int, str | None]):
    """What `str.translate` takes: marks go, letters that stand for others become these.

    A character is looked at when it is met for the first time; signs between words stay signs.
    """

    def __init__(self, letters: dict[int, str]) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        found: str | None = letter
        if unicodedata.combining(letter):
            found = None
        elif _WORD.fullmatch(letter):
            found = self._letters.get(code, letter)
        self[code] = found
        return found


@once(1)
def _letters() -> _Letters:
    return _Letters(letter_tables().base_letters)


def words(text: str) -> list[str]:
    """The folded words of a text, in order; marks and signs between them are dropped."""
    if text.isascii():
        return _WORD.findall(text.lower())
    bare = unicodedata.normalize("NFKD", text.casefold()).translate(_letters())
    return _WORD.findall(unicodedata.normalize("NFC", bare))


def folded(text: str) -> str:
    """The folded words of a text with one space between them."""
    return " ".join(words(text))


def fold(word: str) -> str:
    """One word folded; "Straße" -> "strasse". "" for what is not a word."""
    return "".join(words(word))
