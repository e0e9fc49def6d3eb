"""What belongs to a noun: owners in the genitive, attributes with a preposition, brackets."""

from __future__ import annotations

from msgspec import Struct

from relata.mentions.chunking.chunk import NAME, OTHER, PRONOUN, Chunks
from relata.mentions.limits import MAX_BRACKET
from relata.mentions.morphology.inflections import Reading
from relata.mentions.words.lexicon import MentionLexicon
from relata.mentions.words.word_classes import (
    ADJ,
    AGENT,
    CAP,
    CLAIM,
    COMMA,
    DOC,
    FIRST,
    GENITIVE,
    LAND,
    LOWER,
    LPAR,
    NOTNOUN,
    NOUN,
    OUTLET,
    PERS,
    PLURAL,
    PREP,
    REL,
    ROLE,
    RPAR,
    TITLE,
    UPPER,
    VERB,
)  # fmt: skip
from relata.model.analysis import GEN


class Reach(Struct):
    """How far each chunk extends; lists parallel to the chunks."""

    #: End with everything that belongs to it, and the same without an apposition after a comma.
    end: list[int]
    bare: list[int]
    #: The chunk in apposition, -1 for none.
    other: list[int]
    #: The next member of a list that begins here or goes on here, -1 for none; list length.
    after: list[int]
    listed: list[int]
    #: True for a member that another one precedes.
    member: list[bool]
    #: True for what is part of a name: "Health" in "Department of Health".
    within: list[bool]


def _ending(word: str) -> str:
    return word[-2:] if word[-1:] != "e" else "e"


class Belonging:
    """The text, its chunks and how far they reach, with the tests for what belongs to what."""

    def __init__(
        self,
        bits: list[int],
        lower: list[str],
        chunks: Chunks,
        bounds: list[tuple[int, int]],
        lexicon: MentionLexicon,
    ) -> None:
        self.bits = bits
        self.lower = lower
        self.chunks = chunks
        #: The sentence of each chunk.
        self.bounds = bounds
        self.lexicon = lexicon
        n = len(chunks.start)
        no = [False] * n
        ends = chunks.end
        self.reach = Reach(list(ends), list(ends), [-1] * n, [-1] * n, [1] * n, no, list(no))

    def _inner(self, m: int) -> int:
        """End of chunk m as an attribute: with its list where its members are alike."""
        chunks, reach = self.chunks, self.reach
        end = reach.bare[m]
        after = reach.after[m]
        if after >= 0 and reach.other[m] < 0:
            a, b = chunks.det[m], chunks.det[after]
            alike = (a < 0) == (b < 0) and (a < 0 or self.lower[a] == self.lower[b])
            if alike or self._several(m, after):
                last = after
                while reach.after[last] >= 0:
                    last = reach.after[last]
                return reach.bare[last]
        return end

    def _several(self, m: int, after: int) -> bool:
        """True for the names of several of one kind: "der Agenturen X und Y"."""
        chunks, bits = self.chunks, self.bits
        head, det = bits[chunks.head[m]], chunks.det[m]
        if not self.lexicon.verb_second or det < 0 or chunks.det[after] >= 0:
            return False
        role = self.lexicon.role(self.lower[chunks.head[m]])
        if not head & PLURAL and (role is None or role.number != "pl"):
            return False
        return chunks.name[m] > chunks.head[m] and chunks.kind[after] == NAME

    def _bracket(self, i: int, limit: int) -> int:
        bits = self.bits
        for j in range(i + 1, min(i + MAX_BRACKET + 2, limit)):
            t = bits[j]
            if t & RPAR:
                return j + 1 if j > i + 1 else i
            if (t & (VERB | REL) and not t & CAP) or t & LPAR:
                return i
        return i

    def _genitive(self, k: int, m: int) -> bool:
        """True where chunk m, right after chunk k, is its owner."""
        chunks = self.chunks
        if chunks.kind[m] == PRONOUN:
            return False
        if chunks.kind[k] == NAME and (chunks.det[m] < 0 or not self._nameless(k)):
            return False
        if chunks.name[k] > chunks.head[k] and self.bits[chunks.head[k]] & (ROLE | TITLE):
            return False
        return self._is_genitive(m)

    def _nameless(self, k: int) -> bool:
        """True where an unknown capitalised word may be a common noun: first, or after a comma."""
        start, head = self.chunks.start[k], self.chunks.head[k]
        if start != head or self.bits[head] & (FIRST | LAND | UPPER | OUTLET):
            return False
        return self._opens(k) or bool(self.bits[start - 1] & COMMA)

    def _is_genitive(self, m: int) -> bool:
        chunks, lexicon = self.chunks, self.lexicon
        det, first = chunks.det[m], chunks.start[m]
        if det < 0:
            t = self.bits[first]
            return bool(t & GENITIVE and (t & LOWER or chunks.kind[m] == NAME))
        after = self.bits[det + 1]
        if after & LOWER and after & ADJ and det + 1 < chunks.head[m]:
            shown = lexicon.articles.get("-" + _ending(self.lower[det + 1]), ())
            if shown and not any(case == GEN for _, _, case in shown):
                return False  # "der neue Sprecher" is no owner
        return self._reads(lexicon.articles.get(self.lower[det], ()), m)

    def _reads(self, readings: tuple[Reading, ...], m: int) -> bool:
        """True where a reading is a genitive that fits the noun as far as it is known."""
        role = self.lexicon.role(self.lower[self.chunks.head[m]])
        fits = readings
        if role is not None:
            fits = tuple(
                r
                for r in readings
                if (role.number == "both" or r[0] == role.number[0])
                and (r[0] == "p" or r[1] == "x" or not role.gender or r[1] in role.gender)
            )
        return any(case == GEN for _, _, case in fits or readings)

    def _attaches(self, k: int, prep: int, m: int) -> bool:
        chunks = self.chunks
        if chunks.kind[m] == PRONOUN:
            return False
        if chunks.kind[m] == OTHER:
            dated = self.bits[chunks.head[k]] & (CLAIM | DOC)
            return bool(dated and self.lower[prep] in self.lexicon.owner)
        heads = self.lexicon.attach.get(self.lower[prep])
        if heads is None:
            return False
        mask, names, unknown, governed = heads
        t = self.bits[chunks.head[k]]
        if chunks.kind[k] == NAME or chunks.name[k] > chunks.head[k]:
            start = chunks.start[k]
            if names or (governed and start and self.bits[start - 1] & PREP):
                return True
        elif t & mask or (unknown and not t & NOUN):
            return True
        end = self.reach.bare[m]
        if end >= self.bounds[k][1] or not self._opens(k):
            return False
        return bool(self.bits[end] & VERB) or (t & (ROLE | PERS) > 0 and self.bits[end] & COMMA > 0)

    def _opens(self, k: int) -> bool:
        """True where the chunk, or the preposition before it, opens its sentence."""
        start, first = self.chunks.start[k], self.bounds[k][0]
        return start == first or (start == first + 1 and bool(self.bits[first] & PREP))

    def _adjective(self, k: int, i: int, limit: int) -> bool:
        """True where an adjective with a preposition follows people: "people close to"."""
        chunks, bits = self.chunks, self.bits
        if self.lexicon.capitals or chunks.name[k] >= 0 or not bits[chunks.head[k]] & AGENT:
            return False
        if i + 1 >= limit or not bits[i + 1] & PREP:
            return False
        if self.lower[i + 1] in self.lexicon.owner:
            return False  # "ahead of"
        return not bits[i] & NOTNOUN or self.lower[i + 1] in self.lexicon.agent

    def _partitive(self, prep: int, m: int) -> bool:
        """True after "some of", and after "many in" where the verb follows."""
        if self.lower[prep] in self.lexicon.owner:
            return True
        if self.lexicon.capitals or self.lower[prep] not in self.lexicon.attach:
            return False
        stop = self.reach.bare[m]
        return stop < self.bounds[m][1] and bool(self.bits[stop] & VERB)
