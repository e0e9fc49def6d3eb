"""Words as they are searched: without case, marks and letters that differ between traditions.

SQLite's own folding keeps ł, đ, ø, ß, ı, й and ё apart; PostgreSQL's keeps all of them. So words
are folded here, before either sees them: "Złoty", "zloty" -> "zloty"; "Ещё" -> "еще".
"""

from __future__ import annotations

import re
import sys
import unicodedata
from typing import NamedTuple

from relata.model.threads import once
from relata.names.base.letters import letter_tables

_WORD = re.compile(r"[^\W_]+")


class _Folding(NamedTuple):
    marks: re.Pattern[str]
    letters: dict[int, str]


@once(1)
def _folding() -> _Folding:
    """Combining marks, and the letters that stand for others; signs between words stay signs."""
    marks = [code for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code))]
    letters = {
        code: letter for code, letter in letter_tables().base_letters.items() if _is_letter(code)
    }
    return _Folding(re.compile(f"[{_ranges(marks)}]+"), letters)


def _is_letter(code: int) -> bool:
    return _WORD.fullmatch(chr(code)) is not None


def _ranges(codes: list[int]) -> str:
    """Code points as the inside of a character class."""
    parts: list[list[int]] = []
    for code in codes:
        if parts and code == parts[-1][1] + 1:
            parts[-1][1] = code
        else:
            parts.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in parts)


def words(text: str) -> list[str]:
    """The folded words of a text, in order; marks and signs between them are dropped."""
    if text.isascii():
        return _WORD.findall(text.lower())
    marks, letters = _folding()
    bare = marks.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return _WORD.findall(unicodedata.normalize("NFC", bare.translate(letters)))


def folded(text: str) -> str:
    """The folded words of a text with one space between them."""
    return " ".join(words(text))


def fold(word: str) -> str:
    """One word folded; "Straße" -> "strasse". "" for what is not a word."""
    return "".join(words(word))
