"""One text as the rules see it: tokens, phrases, lexicon, and the candidates found so far.

Look-ups are bisections over parallel lists. All ranges are token ranges, half open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from relata.attribute.rules.limits import LONGEST_SENTENCE
from relata.attribute.rules.text.candidates import Candidates
from relata.attribute.rules.text.flags import DETERMINER
from relata.attribute.rules.text.lexicon import lexicon_of
from relata.attribute.rules.text.occurrences import find_occurrences
from relata.attribute.rules.text.types import Clause, CueMatch, Range
from relata.attribute.rules.weights import load_weights
from relata.lang.language import Language
from relata.model.analysis import Phrase, Segmented
from relata.model.document import READ_KINDS


class Context:
    """The analysis context: what is fixed for one text, and its growing set of candidates."""

    def __init__(self, text: Segmented, phrases: list[Phrase], language: Language) -> None:
        self.text = text
        self.phrases = phrases
        self.language = language
        self.lexicon = lexicon_of(language)
        self.grammar = self.lexicon.grammar
        self.weights = load_weights()
        self.occurrences = find_occurrences(text, language)
        self.candidates = Candidates(text.sentence_of)
        #: 1 for every token inside a noun phrase.
        self.nominal = _nominal(len(text.words), phrases)
        self.paragraph_starts = [first for first, _ in text.paragraphs]
        self.quote_starts = [quote.start for quote in text.quotes]
        self.phrase_starts = [phrase.start for phrase in phrases]
        #: Results of `clauses.sentence`, by sentence.
        self.possible_cues: dict[int, list[int]] = {}
        self.parsed: dict[int, tuple[list[Clause], list[CueMatch]]] = {}

    def bounds(self, sentence: int, token: int) -> Range:
        """The sentence, or the window around the token where it is too long to be one."""
        start, end = self.text.sentences[sentence]
        if end - start <= LONGEST_SENTENCE:
            return start, end
        return max(start, token - LONGEST_SENTENCE // 2), min(end, token + LONGEST_SENTENCE // 2)

    def kind_of(self, sentence: int) -> str:
        """Kind of the part that holds the sentence."""
        return self.text.kinds_of_parts[bisect_right(self.paragraph_starts, sentence) - 1]

    def readable(self, sentence: int) -> bool:
        """Does the sentence stand in a part of the article that holds statements?"""
        return self.kind_of(sentence) in READ_KINDS

    def has_first_person(self, start: int, end: int) -> bool:
        """Does a pronoun of the first person stand in [start, end)?"""
        pronouns = self.language.file.pronouns
        found = (pronouns.get(word) for word in self.text.lower[start:end])
        return any(pronoun is not None and pronoun.person == 1 for pronoun in found)

    def paragraph_index(self, token: int) -> int:
        """Index of the paragraph of a token."""
        return bisect_right(self.paragraph_starts, self.text.sentence_of[token]) - 1

    def paragraph_of(self, sentence: int) -> tuple[int, int]:
        """Sentence range of the paragraph that holds a sentence."""
        return self.text.paragraphs[bisect_right(self.paragraph_starts, sentence) - 1]

    def phrase_at(self, token: int) -> int | None:
        """Index of the largest phrase that starts at `token`, or None."""
        i = bisect_left(self.phrase_starts, token)
        if i < len(self.phrase_starts) and self.phrase_starts[i] == token:
            return i
        return None

    def quotes_in(self, start: int, end: int) -> range:
        """Indices of the quotes that start in [start, end)."""
        return range(bisect_left(self.quote_starts, start), bisect_left(self.quote_starts, end))

    def opens_phrase(self, token: int) -> bool:
        """Is a word that may be a verb a determiner here ("sein Mandant")?"""
        return bool(self.text.flags[token] & DETERMINER) and self.phrase_at(token) is not None

    def phrases_in(self, start: int, end: int) -> range:
        """Indices of the phrases that start in [start, end), in order."""
        starts = self.phrase_starts
        return range(bisect_left(starts, start), bisect_left(starts, end))

    def top_phrases(self, start: int, end: int) -> list[int]:
        """The phrases in [start, end) that no other phrase in it encloses."""
        found: list[int] = []
        last = 0
        phrases = self.phrases
        for i in self.phrases_in(start, end):
            phrase = phrases[i]
            if phrase.start >= last:
                found.append(i)
                last = phrase.end
        return found


def _nominal(size: int, phrases: list[Phrase]) -> bytearray:
    """1 for every token inside a noun phrase."""
    found = bytearray(size)
    done = 0
    for phrase in phrases:
        end = phrase.end
        if end > done:
            length = end - phrase.start
            if 0 < length <= LONGEST_SENTENCE:
                found[phrase.start : end] = b"\x01" * length
                done = end
    return found
