"""The words of a text that say what it is about, in a form that several texts can be compared by.

A content word is a word that its language does not list as closed-class (articles, prepositions,
auxiliaries), under a key that its inflected forms share: "ministers" and "Minister" have one.
Figures are content words too.
Figures are content words too; grouped digits are joined, so that "1,200" and "1 200" are equal.
"""

from __future__ import annotations

from msgspec import Struct

from relata.comparison.sense import Effect, sense_words
from relata.comparison.words import WordSequence, word_sequence
from relata.lang.language import Language, load
import re
import unicodedata

from msgspec import Struct

from relata.lang.language import Language, load
from relata.lang.schema import Flag
from relata.lang.stems import Stemmer

#: Letters of a key: longer words mostly differ by their endings after these.
KEY_LETTERS = 7

_GROUPED = r"\d{1,3}(?:[.,'\u2019\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
_TOKEN = re.compile(rf"{_GROUPED}|\d+(?:[.,]\d+)?|[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_GROUP_MARK = re.compile(r"[.,'\u2019\u00a0\u202f\u2009 ](?=\d{3}(?!\d))")
#: Closed classes of which no word says what a text is about.
_CLOSED = (
    Flag.ARTICLE | Flag.DETERMINER | Flag.PREPOSITION | Flag.PRONOUN | Flag.REFLEXIVE
    | Flag.RELATIVE | Flag.DEMONSTRATIVE | Flag.COORDINATION | Flag.SUBORDINATION
    | Flag.COMPLEMENTISER | Flag.AUXILIARY | Flag.INFINITIVE | Flag.CORRELATE
)  # fmt: skip


class ContentWord(Struct, frozen=True):
    """A word in its place."""

    #: Offsets into the text.
    start: int
    end: int
    #: Equal for inflected forms of one word.
    key: str
    #: True for a figure; its key then is the number with a point before decimals.
    figure: bool
    #: True where it is written with a capital.
    capital: bool
    #: True where its class says nothing of what the text is about: "the".
    closed: bool


def content_words(text: str, language: str) -> list[ContentWord]:
    """The words of a text in their order, closed-class ones marked.
def content_words(
    text: str, language: str, start: int = 0, end: int | None = None
) -> list[ContentWord]:
    """The words of `text[start:end]` in their order, closed-class ones marked.

    `language` (ISO 639-1) must be one that is read: raises UnsupportedLanguage. Offsets are code
    points into `text`.
    """
    known = load(language)
    return marked_words(word_sequence(text, known), known)


def marked_words(words: WordSequence, language: Language) -> list[ContentWord]:
    """A word for each of `words`, in their order."""
    stem = language.view(Stemmer)
    effect = sense_words(language).effect
    text = words.text
    found: list[ContentWord] = []
    for key, start, end in zip(words.keys, words.starts, words.ends, strict=True):
        figure = key[:1].isdecimal()
        closed = not figure and bool(effect(key) & Effect.CLOSED)
        word = key if figure else stem(key)[:KEY_LETTERS]
        found.append(ContentWord(start, end, word, figure, text[start].isupper(), closed))
    return found
    stem = known.view(Stemmer)
    limit = len(text) if end is None else end
    return [_word(match, known, stem) for match in _TOKEN.finditer(text, start, limit)]


def _word(match: re.Match[str], language: Language, stem: Stemmer) -> ContentWord:
    written = match.group()
    if written[0].isdigit():
        return ContentWord(match.start(), match.end(), number_key(written), True, False, False)
    lower = unicodedata.normalize("NFC", written).lower().replace("\u2019", "'")
    closed = bool(language.flags.get(lower, 0) & _CLOSED)
    key = stem(lower.removesuffix("'s").removesuffix("'"))[:KEY_LETTERS]
    return ContentWord(match.start(), match.end(), key, False, written[0].isupper(), closed)


def number_key(written: str) -> str:
    """A figure without marks of grouping, a point before decimals: "1.200,50" -> "1200.50".

    Three digits after a mark are read as a group: "1,200" is 1200.
    """
    joined = _GROUP_MARK.sub("", written)
    return joined.replace(",", ".")
