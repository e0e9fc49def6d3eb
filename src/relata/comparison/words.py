"""A text as comparable words: keys without case and marks, each with its place in the text.

"We'll pay 1,500 €" has the keys we, will, pay, 1500, euros. Two words of one short form share its
place. Numbers are written alike, whatever groups their thousands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from msgspec import Struct

from relata.lang.compile import section
from relata.lang.language import Language, words_of
from relata.lang.schema import Sense

#: What has no width and no meaning inside a word.
_INNER = "\u00ad\u200b-\u200d\u2060\ufeff"
_MARK = "\u0300-\u036f"
_APOSTROPHES = "'\u2019\u02bc\u2018\u00b4`"
_GROUPED = r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f.,'\u2019]\d{3})+(?![\d])(?:[.,]\d+)?"
_NUMBER = r"\d+(?:[.,:]\d+)*"
_LETTER = rf"[^\W\d_{_INNER}][{_MARK}{_INNER}]*"
_WORD = rf"(?:{_LETTER})+(?:[{_APOSTROPHES}](?:{_LETTER})+)*"
#: A minus before a number, where it is neither a hyphen nor a range.
_MINUS = r"(?:(?<![\w.,)])[-\u2212\u2013](?=\d))?"
_TOKEN = re.compile(rf"{_MINUS}(?:{_GROUPED}|{_NUMBER})|{_WORD}|[%$\u20ac\u00a3]")
_SIGNS = ("-", "\u2212", "\u2013")
_DROP = re.compile(f"[{_INNER}]")
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_SEPARATED = re.compile(r"^\d{1,3}(?:([ \u00a0\u202f.,'\u2019])\d{3})+(?:[.,]\d+)?$")


class WordSequence(Struct, frozen=True, eq=False):
    """The words of a text, as parallel lists; offsets are code points into `text`."""

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The characters of the words [first, end)."""
        return self.starts[first], self.ends[end - 1]


def number_key(written: str) -> str:
    """A number without its thousands' marks and with a decimal point: "1.500,5" -> "1500.5"."""
    if written[:1] in _SIGNS and written[1:2].isdecimal():
        return f"-{number_key(written[1:])}"
    found = _SEPARATED.match(written)
    if found:
        mark = found[1]
        whole, _, decimals = written.replace(mark, "").replace(",", ".").partition(".")
        return f"{whole}.{decimals}" if decimals else whole
    return written.replace(",", ".")


def plain_key(word: str) -> str:
    """A word as it is compared: composed, without case, soft hyphens and kinds of apostrophes."""
    if not word.isascii():
        word = _DROP.sub("", unicodedata.normalize("NFKC", word))
    return _APOSTROPHE.sub("'", word).casefold()


def _splitter(language: Language) -> Callable[[str], tuple[str, ...]]:
    """A function from a key to the words that it stands for, by the language's short forms."""
    sense: Sense = section(language.code, "sense") or Sense()
    short = {plain_key(form): tuple(words.split()) for form, words in sense.contractions.items()}
    tails = sorted((form for form in short if "'" in form), key=lambda form: -len(form))
    heads = {plain_key(word) for word in words_of(language.file.segmenting.proclitics)}

    def split(key: str) -> tuple[str, ...]:
        if key in short:
            return short[key]
        head, mark, rest = key.partition("'")
        if mark and head + mark in heads:
            return (*short.get(head + mark, (head + mark,)), *split(rest))
        for tail in tails:
            if key.endswith(tail) and len(key) > len(tail):
                return (key[: -len(tail)], *short[tail])
        return (key,)

    return split


def word_sequence(text: str, language: Language | None = None) -> WordSequence:
    """The words of a text. Linear in its length."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    split = language.view(_splitter) if language is not None else None
    known: dict[str, tuple[str, ...]] = {}
    for match in _TOKEN.finditer(text):
        word = match.group()
        made = known.get(word)
        if made is None:
            figures = word[0].isdecimal() or (word[-1].isdecimal() and word[0] in _SIGNS)
            key = number_key(word) if figures else plain_key(word)
            made = known[word] = split(key) if split is not None else (key,)
        start, end = match.span()
        for key in made:
            keys.append(key)
            starts.append(start)
            ends.append(end)
    return WordSequence(text, keys, starts, ends)
