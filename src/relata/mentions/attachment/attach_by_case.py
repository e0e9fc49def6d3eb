"""From base noun phrases to maximal ones where endings show cases: owners and names.

The owner of a noun is the phrase in the genitive right behind it ("глава комитета"); the name
of its bearer agrees with it ("министр Иван Петров"), also behind the owner.
"""

from __future__ import annotations

from relata.mentions.attachment.attach import Attacher
from relata.mentions.chunking.chunk import NAME, NP, OTHER, PRONOUN
from relata.mentions.limits import MAX_BRACKET
from relata.mentions.morphology.inflections import Reading, cases, meet
from relata.mentions.words.word_classes import (
    AGENT,
    CAP,
    CLAIM,
    DOC,
    FIRST,
    GROUP,
    LAND,
    MEDIA,
    NOUN,
    OPEN,
    PERS,
    PLACE,
    ROLE,
    RPAR,
    TITLE,
    UPPER,
    VERB,
)  # fmt: skip
from relata.model.analysis import GEN, NOM

#: Nouns whose bearer is named behind them.
_BEARER = ROLE | TITLE | PERS | MEDIA | GROUP | DOC | PLACE


def _in_one_case(one: tuple[Reading, ...], other: tuple[Reading, ...]) -> bool:
    """Do two phrases agree in number and case, whatever their gender?"""
    if not one or not other:
        return True
    return any(a[0] == b[0] and a[2] == b[2] for a in one for b in other)


class Governing(Attacher):
    """Attachment by case."""

    def _genitive(self, k: int, m: int) -> bool:
        chunks, bits = self.chunks, self.bits
        if chunks.kind[m] in (PRONOUN, OTHER) or chunks.name[k] > chunks.head[k]:
            return False
        if self._is_bearer(k, m):
            chunks.name[k], chunks.name_end[k] = chunks.name[m], chunks.name_end[m]
            self.reach.within[m] = True
            return True
        head = bits[chunks.head[k]]
        if chunks.kind[k] == NAME and (head & FIRST or chunks.name_end[k] - chunks.name[k] > 1):
            return False
        return self._is_owner(k, m)

    def _is_bearer(self, k: int, m: int) -> bool:
        """Is chunk m the name of whom chunk k describes?"""
        chunks, bits = self.chunks, self.bits
        if chunks.kind[m] != NAME or chunks.kind[k] != NP or chunks.name[k] >= 0:
            return False
        head, first = bits[chunks.head[k]], bits[chunks.start[m]]
        one, other = chunks.readings[k], chunks.readings[m]
        if not head & _BEARER:
            # An unknown noun: a full name that agrees with it, both surely in one case.
            return bool(first & FIRST and not head & NOUN and one and meet(one, other))
        if head & (ROLE | TITLE | PERS):
            if first & OPEN:
                return False
            if first & (LAND | UPPER) and not first & FIRST:
                return False
            if first & FIRST:
                return _in_one_case(one, other)  # an office has one gender, its bearer another
            return not one or not other or bool(meet(one, other))
        if first & FIRST:
            return False
        return not other or bool(first & UPPER) or not cases(other) & GEN

    def _is_owner(self, k: int, m: int) -> bool:
        chunks = self.chunks
        shown = chunks.readings[m]
        if not shown:
            # Foreign and indeclinable names: "глава BBC", "президент США".
            foreign = chunks.kind[m] == NAME or self.bits[chunks.head[m]] & UPPER
            return bool(foreign) and self._takes_owner(k)
        if not cases(shown) & GEN:
            return False
        if chunks.kind[k] == NAME:
            return self._nameless(k) or not cases(shown) & NOM
        return True

    def _takes_owner(self, k: int) -> bool:
        head = self.bits[self.chunks.head[k]]
        return bool(head & NOUN) or not head & CAP

    def _is_genitive(self, m: int) -> bool:
        return bool(cases(self.chunks.readings[m]) & GEN)

    def _attaches(self, k: int, prep: int, m: int) -> bool:
        if self.chunks.kind[m] in (OTHER, PRONOUN):
            return False
        entry = self.lexicon.attach.get(self.lower[prep])
        if entry is None:
            return False
        head, other = self.bits[self.chunks.head[k]], self.bits[self.chunks.head[m]]
        if self.chunks.kind[k] == NAME or self.chunks.name[k] >= 0:
            return False
        if not head & entry[0]:
            return False
        claim = head & (CLAIM | DOC) and not head & AGENT & ~DOC
        # "министр в Москве", not "министр в интервью"
        return bool(claim or entry[2] or other & (CAP | PLACE | GROUP))

    def _part(self, k: int) -> None:
        super()._part(k)
        # "один из владельцев компании Пётр Иванов"
        chunks, end = self.chunks, self.reach.bare[k]
        if end == chunks.end[k]:
            return
        m = self._at(k, end)
        if m >= 0 and chunks.kind[m] == NAME and end < self.bounds[k][1]:
            if self.bits[chunks.start[m]] & FIRST and not self.reach.member[m]:
                self.reach.bare[k] = self.reach.bare[m]
                self.reach.end[k] = max(self.reach.end[k], self.reach.end[m])
                self._settle(k)

    def _bracket(self, i: int, limit: int) -> int:
        """End of a name or sign in brackets ("(Ann Lee)", "(ODS)"); no sentence, no number."""
        bits = self.bits
        for j in range(i + 1, min(i + MAX_BRACKET, limit)):
            if bits[j] & RPAR:
                return j + 1 if j > i + 1 else i
            if not bits[j] & CAP or bits[j] & VERB:
                return i
        return i

    def _adjective(self, k: int, i: int, limit: int) -> bool:  # noqa: ARG002 - as the base's
        return False

    def _partitive(self, prep: int, m: int) -> bool:  # noqa: ARG002 - as the base's
        return self.lower[prep] in self.lexicon.owner


__all__ = ["Governing"]
