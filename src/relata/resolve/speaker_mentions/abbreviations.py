"""Abbreviations that a text introduces in brackets: "Welt am Sonntag (WamS)".

The long form is the shortest stretch of words before the bracket that has the letters of the
short one in their order, the first of them at the beginning of a word (Schwartz and Hearst 2003).
"""

from __future__ import annotations

from relata.knowledge import first_names
from relata.model.analysis import WORD, Segmented
from relata.resolve.limits import MAX_LETTERS_OF_ABBREVIATION, MAX_WORDS_OF_LONG_FORM

Range = tuple[int, int]


def introduced(text: Segmented) -> list[tuple[Range, int]]:
    """Token ranges of long forms, each with the token of its abbreviation, in the text's order."""
    found: list[tuple[Range, int]] = []
    words = text.words
    for at, word in enumerate(words):
        if word != "(" or at + 2 >= len(words) or words[at + 2] != ")":
            continue
        long = _long_form(text, at, words[at + 1])
        if long is not None:
            found.append((long, at + 1))
    return found


def is_abbreviation(word: str) -> bool:
    """Whether a word can be one: two capitals or more, letters alone, and not long."""
    return (
        1 < len(word) <= MAX_LETTERS_OF_ABBREVIATION
        and word.isalpha()
        and sum(letter.isupper() for letter in word) > 1
    )


def _long_form(text: Segmented, end: int, short: str) -> Range | None:
    """The words before token `end` that `short` abbreviates; None where there are none."""
    if not is_abbreviation(short):
        return None
    sentence = text.sentences[text.sentence_of[end]][0]
    first = max(sentence, end - min(len(short) + 5, 2 * len(short), MAX_WORDS_OF_LONG_FORM))
    letters = short.lower()
    at, rest = end, len(letters)
    while at > first and rest:
        at -= 1
        if text.kinds[at] != WORD:
            return None
        rest -= _matched(text.lower[at], letters[:rest])
    opening = text.words[at]
    if rest or end - at < 2 or not opening[:1].isupper() or first_names.known(opening):
        return None
    return at, end


def _matched(word: str, letters: str) -> int:
    """How many of the last `letters` a word gives, read from its end; the first at its beginning.

    A word whose own first letter is not among them gives none.
    """
    for count in range(min(len(letters), len(word)), 0, -1):
        wanted = letters[-count:]
        if word[0] == wanted[0] and _in_order(word, wanted):
            return count
    return 0


def _in_order(word: str, letters: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
