"""Base noun phrases of languages without articles whose endings show cases (Russian, Czech).

A phrase is what agrees: determiners, numbers and adjectives with the noun or name behind them.
Its owner in the genitive, and the name behind an office, are phrases of their own, put
together in `governed`.
"""

from __future__ import annotations

from relata.knowledge import first_names
from relata.mentions.chunking.capitalised_nouns import particles_end
from relata.mentions.chunking.chunk import NAME, NP, OTHER, PRONOUN, Chunks
from relata.mentions.limits import MAX_MODIFIERS, MAX_NAME, MAX_QUOTED_WITH_CASES
from relata.mentions.morphology.inflections import Inflections, Reading, meet
from relata.mentions.words.lexicon import MentionLexicon
from relata.mentions.words.word_classes import (
    ADV,
    AFTER,
    AGENT,
    BLOCK,
    CAP,
    CLOSE,
    COMMA,
    COMMON,
    COORD,
    DEM,
    DET,
    DIGIT,
    FIRST,
    INDEF,
    JOIN,
    LAND,
    LOWER,
    NOUN,
    NUM,
    OPEN,
    PARTICLE,
    PERS,
    PREP,
    PRON,
    REL,
    ROLE,
    STOP,
    TIME,
    TITLE,
    UPPER,
    VERB,
)  # fmt: skip
from relata.model.analysis import ACC, GEN, NOM

_STARTS = CAP | DET | NUM | DIGIT | LOWER | PRON | INDEF | DEM | REL | OPEN
Readings = tuple[Reading, ...]


class Chunker:
    """The pass over one text."""

    def __init__(
        self, words: list[str], lower: list[str], bits: list[int], lexicon: MentionLexicon,
        inflections: Inflections,
    ) -> None:  # fmt: skip
        self.words = words
        self.lower = lower
        self.bits = bits
        self.lexicon = lexicon
        self.inflections = inflections
        self.out = Chunks()

    def run(self, spans: list[tuple[int, int]]) -> Chunks:
        """The base noun phrases of all sentences."""
        bits = self.bits
        for start, limit in spans:
            i = start
            while i < limit:
                end = self._phrase(i, limit) if bits[i] & _STARTS else i
                i = end if end > i else i + 1
        return self.out

    def _phrase(self, i: int, limit: int) -> int:
        """Add the phrase that starts at i; its end, or i where there is none."""
        bits = self.bits
        j, shared, det = self._modifiers(i, min(limit, i + MAX_MODIFIERS))
        if j < limit:
            t = bits[j]
            if t & OPEN and j == i:
                return i
            if self._is_noun(j):
                if j > i and not self._agrees(j, shared):
                    if det is None:
                        return self._noun(j, j, limit, (), -1)
                    if det == i == j - 1:
                        return self._alone(i, j, shared, det)  # "řekla to mluvčí"
                return self._noun(i, j, limit, shared, det)
            if t & CAP and not t & (BLOCK | DET) and not self._is_verb(j):
                return self._name(i, j, limit, shared, det)
        return self._alone(i, j, shared, det)

    def _modifiers(self, i: int, limit: int) -> tuple[int, Readings, int | None]:
        """Where determiners, numbers and adjectives from i end, what they share, the determiner."""
        bits, lower, inflections = self.bits, self.lower, self.inflections
        shared: Readings = ()
        j, det = i, None
        while j < limit:
            t = bits[j]
            if t & DET and not t & REL and not (t & PRON and not self._owns(j, limit)):
                found = self.lexicon.articles.get(lower[j], ())
                both = meet(shared, found)
                if shared and found and not both:
                    break
                shared = both
                det = j if det is None else det
            elif t & (NUM | DIGIT) and not t & NOUN:
                pass
            elif t & (COMMA | COORD) and j > i and j + 1 < limit:
                if not self._is_adjective(j - 1) or not self._is_adjective(j + 1):
                    break
                if not meet(shared, inflections.adjective(lower[j + 1])):
                    break
            elif self._is_adjective(j):
                found = inflections.adjective(lower[j])
                both = meet(shared, found)
                if t & CAP and not self._goes_on(j, limit, both):
                    break
                if shared and not both:
                    break
                shared = both
            else:
                break
            j += 1
        return j, shared, det

    def _owns(self, j: int, limit: int) -> bool:
        """Is a pronoun the owner of a noun behind it ("его слова"), and no object ("его")?"""
        return j + 1 < limit and (self._is_noun(j + 1) or self._is_adjective(j + 1))

    def _is_adjective(self, j: int) -> bool:
        t = self.bits[j]
        if not t & (LOWER | CAP) or t & (BLOCK | DET | NUM | TIME | ADV) or t & NOUN & ~COMMON:
            return False
        if not self.inflections.adjective(self.lower[j]):
            return False
        return not t & VERB

    def _goes_on(self, j: int, limit: int, shared: Readings) -> bool:
        """Does a capitalised adjective go on to a noun ("Московское общество")?"""
        if j + 1 >= limit:
            return False
        t = self.bits[j + 1]
        if t & FIRST or (t & CAP and not t & NOUN):
            return bool(self._is_adjective(j + 1) and meet(shared, self._adjective(j + 1)))
        if self._is_noun(j + 1):
            return bool(meet(shared, self.inflections.noun(self.lower[j + 1])))
        return self._is_adjective(j + 1) and bool(meet(shared, self._adjective(j + 1)))

    def _adjective(self, j: int) -> Readings:
        return self.inflections.adjective(self.lower[j])

    def _is_verb(self, j: int) -> bool:
        t = self.bits[j]
        return bool(t & (VERB | STOP | ADV)) and not t & (NOUN | FIRST)

    def _is_noun(self, j: int) -> bool:
        """A common noun: a known one, or a small word of no closed class that is no verb."""
        t = self.bits[j]
        if t & (OPEN | CLOSE | COMMA):
            return False
        if t & NOUN and not t & FIRST and not t & BLOCK & ~(VERB | PREP):
            return not (t & VERB and self.inflections.verbal(self.lower[j])) or bool(t & AGENT)
        if not t & LOWER or t & (BLOCK | DET | ADV | NUM | INDEF | DEM):
            return False
        if t & TIME:
            return True
        return len(self.lower[j]) > 2 and not self.inflections.verbal(self.lower[j])

    def _noun(self, i: int, j: int, limit: int, shared: Readings, det: int | None) -> int:
        """The phrase with the common noun at j, and a quoted name behind it."""
        bits, out = self.bits, self.out
        counted = any(bits[k] & (NUM | DIGIT) for k in range(i, j))
        own = self.inflections.noun(self.lower[j]) if not bits[j] & UPPER else ()
        readings = meet(shared, own) or own or shared
        if counted:
            readings = ()  # a number governs the genitive and shows no case itself
        end, name = j + 1, None
        if bits[j] & TIME and not bits[j] & AGENT:
            out.add((i, end), j, OTHER, None, det, readings=readings)
            return end
        if end < limit and bits[end] & OPEN:
            close = self._quoted(end, limit)
            if close > end and bits[j] & (ROLE | PERS):
                # "директор «Росмоста»": the name of another.
                out.add((i, end), j, NP, None, det, readings=readings)
                out.add((end, close), close - 2, NAME, (end, close), None)
                return close
            if close > end:
                name, end = (end, close), close
        out.add((i, end), j, NP, name, det, readings=readings)
        return end

    def _agrees(self, j: int, shared: Readings) -> bool:
        own = self.inflections.noun(self.lower[j])
        return not shared or not own or bool(meet(shared, own))

    def _quoted(self, i: int, limit: int) -> int:
        """End of a quoted name that opens at i, or i."""
        bits = self.bits
        if i + 1 >= limit or self.words[i + 1][:1].islower():
            return i
        for j in range(i + 1, min(i + MAX_QUOTED_WITH_CASES, limit)):
            if bits[j] & CLOSE:
                return j + 1 if j > i + 1 else i
            if bits[j] & (OPEN | COMMA) or (bits[j] & VERB and not bits[j] & CAP):
                return i
        return i

    def _name(self, i: int, j: int, limit: int, shared: Readings, det: int | None) -> int:
        """The phrase with the name that begins at j."""
        end, readings = self._names(j, limit)
        both = meet(shared, readings)
        if shared and readings and not both:
            if j > i:
                return self._alone(i, j, shared, det)
            both = readings
        kind = NAME
        if self.bits[j] & TIME and end == j + 1:
            kind = OTHER
        self.out.add(
            (i, end), end - 1, kind, None if kind == OTHER else (j, end), det, readings=both
        )
        return end

    def _names(self, j: int, limit: int) -> tuple[int, Readings]:
        """End of the words of one name from j, and what they share."""
        bits, words = self.bits, self.words
        shared = self._of_name(j)
        k = j + 1
        stop = min(limit, j + MAX_NAME)
        while k < stop:
            t = bits[k]
            if t & JOIN and k + 1 < stop and bits[k + 1] & CAP:
                k += 2
                continue
            if t & PARTICLE and not t & CAP:
                further = particles_end(bits, k, stop)
                if further == k:
                    break
                k = further
                continue
            if t & AFTER or (t & DIGIT and bits[k - 1] & CAP and not shared):
                k += 1
                continue
            if not t & CAP or t & (BLOCK | DET | TIME) or (t & NOUN & ~COMMON and not t & FIRST):
                break
            found = self._of_name(k)
            both = meet(shared, found)
            initial = words[k - 1][-1:] == "."
            if not initial and (not _same_script(words[k - 1], words[k]) or self._apart(k)):
                break
            if shared and found and not both:
                if not bits[k - 1] & FIRST:
                    break
                both = shared  # a foreign name that only looks like another case
            shared = both
            k += 1
        return k, shared

    def _apart(self, k: int) -> bool:
        """Does another name begin at k, behind one that is complete?"""
        before, here = self.bits[k - 1], self.bits[k]
        if here & FIRST and not before & (FIRST | TITLE):
            return True
        return bool(before & UPPER and not here & UPPER and before & (NOUN | LAND))

    def _of_name(self, j: int) -> Readings:
        word, lower = self.words[j], self.lower[j]
        if self.bits[j] & UPPER or word[-1:] == "." or not _inflects(word, self.lexicon):
            return ()
        if self.bits[j] & FIRST:
            return _first_name(word)
        return self.inflections.name(lower)

    def _alone(self, i: int, j: int, shared: Readings, det: int | None) -> int:
        """A pronoun, or modifiers without a noun: "они", "последний", "двое раненых"."""
        bits, out = self.bits, self.out
        t = bits[i]
        governed = i > 0 and j > i and bits[i - 1] & PREP
        if governed and bits[j - 1] & LOWER and self._is_adjective(j - 1):
            # "с поклоном": only by its ending like an adjective.
            out.add((i, j), j - 1, NP, None, det, readings=shared)
            return j
        if j <= i + 1:
            if t & (PRON | INDEF | DEM | REL) and not t & (COORD | PREP):
                if not (t & STOP and not t & (PRON | REL | INDEF)):
                    readings = self.lexicon.articles.get(self.lower[i], ())
                    out.add((i, i + 1), i, PRONOUN, None, -1, readings=readings)
                    return i + 1
            return i
        last = j - 1
        if bits[last] & (DIGIT | NUM) and not any(self._is_adjective(k) for k in range(i, j)):
            if det is None or bits[last] & DIGIT:
                return i
            out.add((i, j), last, PRONOUN, None, det)
            return j
        if bits[last] & (COMMA | COORD):
            return i
        if det is not None and self._is_adjective(last):
            out.add((i, j), last, NP, None, det, readings=shared)
            return j
        return i


def _first_name(word: str) -> Readings:
    """A first name of the list is a nominative; some are genitives of another too ("Jana")."""
    gender = first_names.gender(word) or "x"
    found: Readings = (("s", gender, NOM),)
    stem = word[:-1]
    if word[-1:] in "aаяe" and (first_names.known(stem) or first_names.known(stem + "й")):
        found += (("s", "m", GEN), ("s", "m", ACC))
    return found


def _same_script(one: str, other: str) -> bool:
    return one[:1].isascii() == other[:1].isascii() or _latin(one) == _latin(other)


def _latin(word: str) -> bool:
    return word[:1] < "Ͱ"


def _inflects(word: str, lexicon: MentionLexicon) -> bool:
    """Is the word written in the script of the language, so that its ending tells something?"""
    return _latin(word) == _latin(lexicon.language.file.own_name)


__all__ = ["Chunker"]
