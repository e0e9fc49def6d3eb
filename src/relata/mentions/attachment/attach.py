"""From base noun phrases to maximal ones: genitives, attributes, brackets, appositions, lists.

One pass from right to left, so that what follows a phrase is already complete when the
phrase asks for it; every phrase looks at a bounded number of neighbours.
"""

from __future__ import annotations

from bisect import bisect_left

from relata.mentions.attachment.appositions import Apposing
from relata.mentions.attachment.genitives import Reach
from relata.mentions.chunking.chunk import NAME, NP, OTHER, PRONOUN
from relata.mentions.limits import MAX_AHEAD, MAX_ATTACHMENTS, MAX_INSIDE, MAX_LIST
from relata.mentions.words.word_classes import (
    ADV,
    AGENT,
    BLOCK,
    CAP,
    COMMA,
    DET,
    FIRST,
    GROUP,
    INDEF,
    JOIN,
    LAND,
    LOWER,
    LPAR,
    MEASURE,
    NOUN,
    NUM,
    PERS,
    PLURAL,
    PREP,
    ROLE,
    TITLE,
)  # fmt: skip
from relata.model.analysis import ACC, DAT, NOM


class Attacher(Apposing):
    """The state of one pass; `run` gives the result."""

    def run(self) -> Reach:
        """Extend every chunk, last first."""
        kinds, heads, bits = self.chunks.kind, self.chunks.head, self.bits
        starts, ends, count = self.chunks.start, self.reach.end, len(self.chunks.kind)
        bounds, lower, joins = self.bounds, self.lower, self.lexicon.joins
        for k in range(count - 1, -1, -1):
            kind = kinds[k]
            if kind in (NP, NAME):
                self._extend(k)
                if k + 1 < count and starts[k + 1] < ends[k]:
                    self._settle(k)
            elif kind == PRONOUN and bits[heads[k]] & (INDEF | NUM):
                self._part(k)
            end = ends[k]
            if kind != OTHER and end + 1 < bounds[k][1]:
                if bits[end] & COMMA or lower[end] in joins:
                    self._join(k)
        return self.reach

    def _extend(self, k: int) -> None:
        bits, starts, chunks_kind = self.bits, self.chunks.start, self.chunks.kind
        limit = self.bounds[k][1]
        end = self.chunks.end[k]
        nxt = k + 1
        last = -1
        n = len(starts)
        for _ in range(MAX_ATTACHMENTS):
            if end >= limit:
                break
            t = bits[end]
            if nxt < n and starts[nxt] < end:
                nxt = bisect_left(starts, end, nxt)
            new = end
            if t & LPAR:
                new = self._bracket(end, limit)
            elif nxt < n and starts[nxt] == end:
                if self._genitive(k, nxt):
                    new = self._inner(nxt)
                    if chunks_kind[k] == NAME:
                        # An unknown word with an owner is a common noun after all.
                        chunks_kind[k], self.chunks.name[k] = NP, -1
            elif t & LOWER and not t & (BLOCK | ADV | DET) and self._adjective(k, end, limit):
                nxt = bisect_left(starts, end + 2, nxt)
                if nxt < n and starts[nxt] == end + 2 and chunks_kind[nxt] != OTHER:
                    new = self._inner(nxt)
            elif t & PREP and nxt < n and starts[nxt] == end + 1 and self._attaches(k, end, nxt):
                new = self._inner(nxt)
                if t & LOWER and self._titular(k, nxt, end, new):
                    self._swallow(k, nxt, new)
            if new == end:
                break
            last = nxt if not t & LPAR else last
            end = new
        full = end
        if end + 1 < limit and bits[end] & COMMA:
            full = end = self._region(k, end, limit, nxt)
            full = self._apposition(k, end, limit, nxt)
        self.reach.bare[k] = end
        if full == end and last >= 0:
            full = max(full, self.reach.end[last])
        self.reach.end[k] = full

    def _titular(self, k: int, m: int, end: int, new: int) -> bool:
        """True where chunk m ends the name of a body: "Department of Health and Services"."""
        chunks, bits = self.chunks, self.bits
        head = chunks.head[k]
        if self.lexicon.capitals or end != chunks.end[k] or chunks.det[m] >= 0 or chunks.owner[k]:
            return False
        if not bits[head] & CAP or not bits[head] & GROUP or head != end - 1:
            return False
        if bits[chunks.start[m]] & (FIRST | ROLE | TITLE | LAND) or chunks.kind[m] == PRONOUN:
            return False
        joins = self.lexicon.joins
        return all(bits[j] & (CAP | JOIN) or self.lower[j] in joins for j in range(end + 1, new))

    def _swallow(self, k: int, m: int, new: int) -> None:
        """Make the chunks from m up to a token part of the name of chunk k."""
        chunks, bits = self.chunks, self.bits
        first = chunks.head[k]
        while first > chunks.start[k] and bits[first - 1] & CAP:
            first -= 1
        chunks.name[k], chunks.name_end[k] = first, new
        while m < len(chunks.start) and chunks.start[m] < new:
            self.reach.within[m] = True
            self.reach.after[m], self.reach.member[m] = -1, False
            m += 1

    def _part(self, k: int) -> None:
        """Some of a whole: "einer der Männer", "many of the voters"."""
        chunks = self.chunks
        end, m = chunks.end[k], k + 1
        if m >= len(chunks.start) or end >= self.bounds[k][1] or chunks.kind[m] == OTHER:
            return
        if chunks.start[m] == end:
            attached = chunks.det[m] >= 0 and chunks.kind[m] != PRONOUN and self._is_genitive(m)
        else:
            attached = chunks.start[m] == end + 1 and self._partitive(end, m)
        if attached:
            self.reach.bare[k] = self._inner(m)
            self.reach.end[k] = max(self.reach.bare[k], self.reach.end[m])
            self._settle(k)

    def _settle(self, k: int) -> None:
        """What stands inside chunk k must not reach beyond it."""
        reach, starts = self.reach, self.chunks.start
        end = reach.end[k]
        for m in range(k + 1, min(k + MAX_INSIDE, len(starts))):
            if starts[m] >= end:
                break
            if reach.end[m] > end:
                reach.end[m] = reach.bare[m]
                reach.other[m] = -1
            after = reach.after[m]
            if after >= 0 and starts[after] >= end:
                reach.after[m] = -1
                reach.member[after] = False

    def _join(self, k: int) -> None:
        """Link the chunk, a comma or conjunction behind it, with the next member of its list."""
        chunks, bits, reach = self.chunks, self.bits, self.reach
        end, limit = reach.end[k], self.bounds[k][1]
        comma = bits[end] & COMMA
        joins = self.lexicon.joins
        j = end + 1
        joined = self.lower[end] in joins
        if comma and self.lower[j] in joins:
            j += 1
            joined = True
        m = self._at(k, j)
        if m < 0 and joined and j + 1 < limit and bits[j] & ADV:
            m = self._at(k, j + 1)  # "sowie auch die"
        if m < 0 or chunks.kind[m] == OTHER or chunks.start[m] >= limit:
            return
        if not joined and (reach.after[m] < 0 or reach.other[k] >= 0):
            return
        if reach.listed[m] >= MAX_LIST or not self._alike(k, m):
            return
        if not comma and self._one_person(k, m):
            reach.end[k] = max(reach.end[m], end)
            if chunks.name[m] >= 0:
                reach.other[k] = m
            return
        reach.after[k] = m
        reach.listed[k] = reach.listed[m] + 1
        reach.member[m] = True

    def _one_person(self, k: int, m: int) -> bool:
        """True where two offices are one person's: "the delegate and activist"."""
        chunks, bits, reach = self.chunks, self.bits, self.reach
        if chunks.kind[k] != NP or chunks.kind[m] != NP or chunks.det[k] < 0 or chunks.det[m] >= 0:
            return False
        if chunks.name[k] >= 0 or reach.other[k] >= 0 or reach.after[m] >= 0 or chunks.owner[m]:
            return False
        for chunk in (k, m):
            role = self.lexicon.role(self.lower[chunks.head[chunk]])
            t = bits[chunks.head[chunk]]
            if role is None or not t & (ROLE | PERS) or t & PLURAL or role.number == "pl":
                return False
        readings = self.lexicon.articles.get(self.lower[chunks.det[k]], ())
        if not readings or (bits[chunks.det[k]] & (INDEF | NUM) and readings[0][0] == "p"):
            return False
        role = self.lexicon.role(self.lower[chunks.head[k]])
        woman = role is not None and role.gender == "f"
        plural = any(r[0] == "p" and r[2] & (NOM | DAT | ACC) for r in readings)
        return not plural or woman or not self.lexicon.cases

    def _at(self, k: int, token: int) -> int:
        """The chunk that starts at a token, looking a bounded number of chunks ahead."""
        starts = self.chunks.start
        for m in range(k + 1, min(k + MAX_AHEAD, len(starts))):
            if starts[m] == token:
                return m
            if starts[m] > token:
                return -1
        return -1

    def _alike(self, k: int, m: int) -> bool:
        chunks, bits = self.chunks, self.bits
        a, b = bits[chunks.head[k]], bits[chunks.head[m]]
        if chunks.kind[k] == PRONOUN or chunks.kind[m] == PRONOUN:
            return chunks.kind[k] == chunks.kind[m]
        if (a | b) & MEASURE and not a & b & MEASURE:
            return False
        if (a & AGENT or chunks.kind[k] == NAME) and (b & AGENT or chunks.kind[m] == NAME):
            return True
        if chunks.kind[k] != chunks.kind[m]:
            return False
        named = chunks.name[k] >= 0 and chunks.name[m] >= 0
        return named or bool(a & NOUN) == bool(b & NOUN)
