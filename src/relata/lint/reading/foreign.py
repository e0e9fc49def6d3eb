"""Small words of the languages that Relata reads: which of them a run of words is in."""

from __future__ import annotations

from collections import Counter

from relata.lang.compile import kept
from relata.lang.language import core_of, supported
from relata.lang.schema import words_of
from relata.model.threads import once

#: Classes of words of which every sentence has some.
_CLASSES = ("article", "preposition", "pronoun", "coordination", "complementiser", "auxiliary",
            "relative", "subordination", "negation")  # fmt: skip


@kept
@once(1)
def small_words() -> dict[str, tuple[str, ...]]:
    """Small word in lower case -> codes of the languages that have it."""
    found: dict[str, list[str]] = {}
    for code in supported():
        table = core_of(code).words
        for word in {w.lower() for name in _CLASSES for w in words_of(table.get(name, ()))}:
            if word.isalpha():
                found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def language_of(words: list[str], own: str) -> tuple[str, int]:
    """The other language that most of the words' small words are of, and how many; ("", 0)."""
    table, counts = small_words(), Counter[str]()
    for word in words:
        codes = table.get(word, ())
        if own in codes:
            return "", 0
        counts.update(codes)
    if not counts:
        return "", 0
    code, most = counts.most_common(1)[0]
    return code, most
