"""Words as they are searched: without case, marks and letters that differ between traditions.

SQLite's own folding keeps ł, đ, ø, ß, ı, й and ё apart; PostgreSQL's keeps all of them. So words
are folded here, before either sees them: "Złoty", "zloty" -> "zloty"; "Ещё" -> "еще".
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

from relata.model.threads import once
from relata.names.base.letters import letter_tables

_WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


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
        if combining(letter):
            found = None
        elif _WORD.fullmatch(letter):
            found = self._letters.get(code, letter)
        self[code] = found
        return found


@once(1)
def _letters() -> _Letters:
    return _Letters(letter_tables().base_letters)


def _bare(run: str) -> str:
    return normalize("NFC", normalize("NFKD", run).translate(_letters()))


#: Texts repeat few stretches of letters that are not ASCII.
_remembered = lru_cache(maxsize=50_000)(_bare)
#: Characters of a stretch that is remembered.
_SHORT = 40


def _folded_run(found: re.Match[str]) -> str:
    """A stretch without ASCII, which can be taken by itself: it changes nothing around it."""
    run = found[0]
    return _remembered(run) if len(run) <= _SHORT else _bare(run)


def words(text: str) -> list[str]:
    """The folded words of a text, in order; marks and signs between them are dropped."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return _WORD.findall(_NOT_ASCII.sub(_folded_run, text.casefold()))


@once(2)
def text_words(text: str) -> tuple[str, ...]:
    """The folded words of a whole text: those of the last ones are remembered."""
    return tuple(words(text))


def folded(text: str) -> str:
    """The folded words of a text with one space between them."""
    return " ".join(words(text))


def fold(word: str) -> str:
    """One word folded; "Straße" -> "strasse". "" for what is not a word."""
    return "".join(words(word))
