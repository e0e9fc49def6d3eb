"""The words of a text that say what it is about, in a form that several texts can be compared by.

A content word is a word that its language does not list as closed-class (articles, prepositions,
auxiliaries), under a key that its inflected forms share: "ministers" and "Minister" have one.
Figures are content words too.
"""

from __future__ import annotations

from msgspec import Struct

from relata.comparison.sense import Effect, sense_words
from relata.comparison.words import WordSequence, word_sequence
from relata.lang.language import Language, load
from relata.lang.stems import Stemmer

_CLOSED = int(Effect.CLOSED)
#: Letters of a key: longer words mostly differ by their endings after these.
KEY_LETTERS = 7


class ContentWord(Struct, frozen=True, gc=False):
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
    known: dict[str, tuple[str, bool, bool]] = {}
    for key in set(words.keys):
        figure = key[:1].isdecimal()
        closed = not figure and bool(effect(key) & _CLOSED)
        known[key] = key if figure else stem(key)[:KEY_LETTERS], figure, closed
    found: list[ContentWord] = []
    for key, start, end in zip(words.keys, words.starts, words.ends, strict=True):
        word, figure, closed = known[key]
        found.append(ContentWord(start, end, word, figure, text[start].isupper(), closed))
    return found
