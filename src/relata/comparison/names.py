"""Which words of a text are names, as far as its letters, lists and a reading of it show."""

from __future__ import annotations

import re
from collections.abc import Iterable

from relata.comparison.sense import Effect, sense_words
from relata.comparison.words import plain_key
from relata.lang.language import Language
from relata.model.record import Record

_OPENS = re.compile(r"[.!?:\u2026\n]|[\"\u201c\u201e\u00ab\u00bb\u2018\u201a]")
_NOT_NAMES = Effect.CLOSED | Effect.NOT_A_NAME | Effect.FINITE | Effect.NEGATION | Effect.NUMBER
#: A score of `same_name` from which on two spellings are called one name.
SAME = 0.5


class NameDetector:
    """Says of a word whether it is part of a name. `known`: keys of words that readings show."""

    def __init__(self, language: Language | None, known: Iterable[str] = ()) -> None:
        self.language = language
        self.code = language.code if language is not None else ""
        self.sense = sense_words(language)
        self.known = frozenset(known)

    def with_record(self, record: Record) -> NameDetector:
        """The same with the names that a record has found."""
        return NameDetector(self.language, self.known | name_keys(record))

    def is_name(self, word: str, before: str) -> bool:
        """Whether `word`, as written, is a name; `before` is what stands before it in its text."""
        if not word[:1].isupper():
            return False
        key = plain_key(word)
        if key in self.known:
            return True
        if self.sense.effect(key) & _NOT_NAMES:
            return False
        if len(word) > 1 and word.isupper() and word.isalpha():
            return True
        if self._is_listed(word):
            return True
        return not self.sense.nouns_capitalised and bool(before) and not _OPENS.search(before)

    def _is_listed(self, word: str) -> bool:
        from relata.knowledge import first_names, places

        return places.lookup(word, self.code) is not None or first_names.known(word)

    def one_name(self, one: str, other: str) -> bool:
        """Whether two spellings can be one name."""
        from relata.names.matching.same_name import same_name

        return same_name(one, other, self.code or None, self.code or None).score >= SAME


def name_keys(record: Record) -> frozenset[str]:
    """The words of the names of people, bodies and places in a record, as keys."""
    text = record.document.text
    found: set[str] = set()
    for entity in record.entities:
        for mention in entity.mentions:
            if mention.kind == "name":
                written = text[mention.span[0] : mention.span[1]]
                found.update(plain_key(word) for word in re.findall(r"\w+", written))
    return frozenset(key for key in found if len(key) > 1)
