"""Words that can be a time and are a person's name here: Karl Mai, Herr Sonntag, June Carter."""

from __future__ import annotations

from bisect import bisect_left

from relata.lang.language import Language
from relata.lang.schema import Flag
from relata.model.analysis import NUMBER, WORD
from relata.model.drafts import Analysis
from relata.times.recognition.atoms import Atoms
from relata.times.recognition.lexicon import CAPITAL
from relata.times.recognition.match import Match, TimeGrammar

_BEFORE_NAMES = Flag.TITLE | Flag.ROLE
#: Makers of expressions that may be one word, and of those whose word is also a first name.
_WORDS = frozenset(("date", "weekday", "feast"))
_FIRST_NAMES = frozenset(("date", "feast"))

#: Kinds of tokens after which a word does not open a sentence, a quotation or a clause.
_WITHIN = (WORD, NUMBER)


class PersonNames:
    """Distinguishes names from times in one document; learns surnames as it reads."""

    def __init__(self, analysis: Analysis, language: Language, grammar: TimeGrammar) -> None:
        self.text, self.lexicon = analysis.text, grammar.lexicon
        self.capitals = language.file.grammar.nouns_capitalised
        self.sentences = frozenset(self.text.starts[first] for first, _ in self.text.sentences)
        #: Where the words of persons' names of several words begin, and those words.
        self.places: set[int] = set()
        self.words: set[str] = set()
        for phrase in analysis.phrases:
            if phrase.name is None or phrase.entity != "person":
                continue
            first, last = phrase.name
            if last - first > 1:
                self.places.update(self.text.starts[first:last])
                self.words.update(self.text.words[first:last])

    def is_name(self, atoms: Atoms, classes: str, one: Match, led: bool) -> bool:
        """Whether an expression is a name; `led`: a preposition of times stands before it."""
        start = atoms.start(one.start)
        if start in self.places and "year" not in one.slots:
            return True
        word = atoms.words[one.start]
        if one.end - one.start > 1 or one.pattern.make not in _WORDS or not word[0].isupper():
            return False
        found = not led and (
            word in self.words
            or self._after_title(start)
            or self._out_of_place(word, start)
            or self._before_surname(classes, one, word)
        )
        if found:
            self.words.add(word)
        return found

    def _after_title(self, start: int) -> bool:
        """A title or an office right before it, with a capital as names have it."""
        token = bisect_left(self.text.starts, start) - 1
        if token < 0 or start in self.sentences or not self.text.flags[token] & _BEFORE_NAMES:
            return False
        return self.text.words[token][0].isupper()

    def _out_of_place(self, word: str, start: int) -> bool:
        """A capital within a sentence where the language writes the word small."""
        small = word.lower() in self.lexicon.readings and not word.isupper()
        token = bisect_left(self.text.starts, start) - 1
        opens = start in self.sentences or token < 0 or self.text.kinds[token] not in _WITHIN
        return small and not opens

    def _before_surname(self, classes: str, one: Match, word: str) -> bool:
        """A month, season or feast, or a weekday that is written small, before a capital."""
        if self.capitals or classes[one.end : one.end + 1] != CAPITAL:
            return False
        return one.pattern.make in _FIRST_NAMES or word.lower() in self.lexicon.readings
