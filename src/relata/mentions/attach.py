"""From base noun phrases to maximal ones: genitives, attributes, brackets, appositions, lists.

One pass from right to left, so that what follows a phrase is already complete when the
phrase asks for it; every phrase looks at a bounded number of neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from relata.mentions.tables import (
    AGENT,
    CAP,
    CLAIM,
    CLOSE,
    COMMA,
    COORD,
    DOC,
    END,
    GROUP,
    LOWER,
    LPAR,
    NOUN,
    OPEN,
    PERS,
    PLACE,
    PREP,
    REL,
    ROLE,
    RPAR,
    STOP,
    TIME,
    TITLE,
    VERB,
    Tables,
)  # fmt: skip
from relata.mentions.units import NAME, NP, OTHER, PRONOUN, Chunks
from relata.model.text import GEN

#: Most attachments to one phrase, tokens in brackets, members of a list.
ATTACHED, BRACKET, LISTED = 5, 8, 12
#: Most chunks inside one phrase that are looked at again.
INSIDE = 24


@dataclass(slots=True)
class Reach:
    """How far each chunk extends; lists parallel to the chunks."""

    #: End with everything that belongs to it, and the same without an apposition after a comma.
    end: list[int]
    bare: list[int]
    #: End of the chunk's core: genitives and attributes come after it.
    core: list[int]
    #: The chunk in apposition, -1 for none.
    other: list[int]
    #: The next member of a list that begins here or goes on here, -1 for none; list length.
    after: list[int]
    listed: list[int]
    #: True for a member that another one precedes.
    member: list[bool] = field(default_factory=list)


class Attacher:
    """The state of one pass; `run` gives the result."""

    def __init__(
        self, bits: list[int], lower: list[str], chunks: Chunks, limits: list[int], tables: Tables
    ) -> None:
        self.bits = bits
        self.lower = lower
        self.chunks = chunks
        self.limits = limits
        self.tables = tables
        n = len(chunks.start)
        self.reach = Reach(
            list(chunks.end), list(chunks.end), list(chunks.end), [-1] * n, [-1] * n, [1] * n,
            [False] * n,
        )  # fmt: skip

    def run(self) -> Reach:
        """Extend every chunk, last first."""
        kinds = self.chunks.kind
        for k in range(len(kinds) - 1, -1, -1):
            kind = kinds[k]
            if kind in (NP, NAME):
                self._extend(k)
            if kind != OTHER:
                self._join(k)
        return self.reach

    def _extend(self, k: int) -> None:
        bits, starts = self.bits, self.chunks.start
        limit = self.limits[k]
        end = self.chunks.end[k]
        nxt = k + 1
        n = len(starts)
        for _ in range(ATTACHED):
            if end >= limit:
                break
            t = bits[end]
            while nxt < n and starts[nxt] < end:
                nxt += 1
            new = end
            if t & LPAR:
                new = self._bracket(end, limit)
            elif nxt < n and starts[nxt] == end:
                if self._genitive(k, nxt):
                    new = self._inner(nxt)
            elif t & PREP and nxt < n and starts[nxt] == end + 1 and self._attaches(k, end, nxt):
                new = self._inner(nxt)
            if new == end:
                break
            end = new
        self.reach.bare[k] = end
        self.reach.end[k] = self._apposition(k, end, limit, nxt)
        self._settle(k)

    def _settle(self, k: int) -> None:
        """What stands inside chunk k now must not reach beyond it."""
        reach, starts = self.reach, self.chunks.start
        end = reach.end[k]
        for m in range(k + 1, min(k + INSIDE, len(starts))):
            if starts[m] >= end:
                break
            if reach.end[m] > end:
                reach.end[m] = reach.bare[m]
                reach.other[m] = -1
            after = reach.after[m]
            if after >= 0 and starts[after] >= end:
                reach.after[m] = -1
                reach.member[after] = False

    def _inner(self, m: int) -> int:
        """End of chunk m as an attribute: with its list where its members are alike."""
        chunks, reach = self.chunks, self.reach
        end = reach.bare[m]
        after = reach.after[m]
        if after >= 0 and reach.other[m] < 0:
            a, b = chunks.det[m], chunks.det[after]
            alike = (a < 0) == (b < 0) and (a < 0 or self.lower[a] == self.lower[b])
            if alike:
                last = after
                while reach.after[last] >= 0:
                    last = reach.after[last]
                return reach.bare[last]
        return end

    def _bracket(self, i: int, limit: int) -> int:
        bits = self.bits
        for j in range(i + 1, min(i + BRACKET + 2, limit)):
            t = bits[j]
            if t & RPAR:
                return j + 1 if j > i + 1 else i
            if (t & (VERB | REL) and not t & CAP) or t & LPAR:
                return i
        return i

    def _genitive(self, k: int, m: int) -> bool:
        chunks = self.chunks
        det = chunks.det[m]
        if chunks.kind[m] == PRONOUN or (chunks.kind[k] == NAME and not self._noun_like(k)):
            return False
        tables = self.tables
        if det < 0:
            first = chunks.start[m]
            return bool(self.bits[first] & LOWER and self._reads(self._ending(first), m))
        return self._reads(tables.articles.get(self.lower[det], ()), m)

    def _noun_like(self, k: int) -> bool:
        return self.chunks.end[k] - self.chunks.start[k] == 1 or self.chunks.det[k] >= 0

    def _ending(self, i: int) -> tuple[tuple[str, str, int], ...]:
        word = self.lower[i]
        return self.tables.articles.get("-" + word[-2:], ())

    def _reads(self, readings: tuple[tuple[str, str, int], ...], m: int) -> bool:
        role = self.tables.role(self.lower[self.chunks.head[m]])
        for number, gender, case in readings:
            if case != GEN:
                continue
            if role is None:
                return True
            if (role.number == "pl" and number == "s") or (role.number == "sg" and number == "p"):
                continue
            if number == "s" and gender != "x" and role.gender and gender not in role.gender:
                continue
            return True
        return False

    def _attaches(self, k: int, prep: int, m: int) -> bool:
        chunks, bits = self.chunks, self.bits
        if chunks.kind[m] in (PRONOUN, OTHER):
            return False
        how = self.tables.attach.get(self.lower[prep])
        if how is None:
            return False
        if how == "any":
            return True
        if how == "agent" and bits[chunks.head[k]] & (AGENT | CLAIM):
            return True
        end = self.reach.bare[m]
        return end < self.limits[k] and bool(bits[end] & VERB) and self._opens(k)

    def _opens(self, k: int) -> bool:
        """True where the chunk opens its sentence or clause: what follows it is its own."""
        start = self.chunks.start[k]
        if start == 0 or k == 0:
            return True
        before = self.bits[start - 1]
        return bool(before & (COMMA | COORD | STOP | END | OPEN | CLOSE)) or (
            self.limits[k] != self.limits[k - 1]
        )

    def _apposition(self, k: int, end: int, limit: int, nxt: int) -> int:
        chunks, bits, reach = self.chunks, self.bits, self.reach
        if end + 1 >= limit or not bits[end] & COMMA:
            return end
        starts = chunks.start
        while nxt < len(starts) and starts[nxt] <= end:
            nxt += 1
        if nxt >= len(starts) or starts[nxt] != end + 1 or starts[nxt] >= limit:
            return end
        m = nxt
        if not self._apposes(k, m):
            return end
        stop = reach.bare[m]
        if stop < limit:
            t = bits[stop]
            if not t & (COMMA | END | RPAR | CLOSE | REL) or t & CAP:
                return end
        reach.other[k] = m
        return stop

    def _apposes(self, k: int, m: int) -> bool:
        chunks, bits = self.chunks, self.bits
        if chunks.kind[m] in (PRONOUN, OTHER):
            return False
        head, other = bits[chunks.head[k]], bits[chunks.head[m]]
        named, m_named = chunks.name[k] >= 0, chunks.name[m] >= 0
        if chunks.kind[m] == NAME and not named:
            if chunks.det[m] >= 0 or self.reach.after[m] >= 0:
                return False
            if chunks.kind[k] != NP or not head & (ROLE | PERS | TITLE):
                return False
            return chunks.end[m] - chunks.start[m] > 1 or bool(head & ROLE)
        if named and not m_named and chunks.kind[m] == NP and not head & GROUP:
            if self.reach.after[m] >= 0:
                return False
            return bool(other & (ROLE | PERS)) or (
                chunks.det[m] >= 0 and not other & (PLACE | TIME | DOC)
            )
        return False

    def _join(self, k: int) -> None:
        """Link the chunk with the next member of its list."""
        chunks, bits, reach = self.chunks, self.bits, self.reach
        end, limit = reach.end[k], self.limits[k]
        if end + 1 >= limit:
            return
        comma = bits[end] & COMMA
        joins = self.tables.joins
        j = end + 1
        joined = self.lower[end] in joins
        if comma and self.lower[j] in joins:
            j += 1
            joined = True
        elif not comma and not joined:
            return
        m = self._at(k, j)
        if m < 0 or chunks.kind[m] == OTHER or chunks.start[m] >= limit:
            return
        if not joined and (reach.after[m] < 0 or reach.other[k] >= 0):
            return
        if reach.listed[m] >= LISTED or not self._alike(k, m):
            return
        reach.after[k] = m
        reach.listed[k] = reach.listed[m] + 1
        reach.member[m] = True

    def _at(self, k: int, token: int) -> int:
        """The chunk that starts at a token, looking a bounded number of chunks ahead."""
        starts = self.chunks.start
        for m in range(k + 1, min(k + 14, len(starts))):
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
        if a & AGENT and b & AGENT:
            return True
        named = chunks.name[k] >= 0 and chunks.name[m] >= 0
        return named or bool(a & NOUN) == bool(b & NOUN)
