"""From base noun phrases to maximal ones: genitives, attributes, brackets, appositions, lists.

One pass from right to left, so that what follows a phrase is already complete when the
phrase asks for it; every phrase looks at a bounded number of neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass

from relata.mentions.tables import (
    ADJ,
    ADV,
    AGENT,
    BLOCK,
    CAP,
    CLAIM,
    CLOSE,
    COMMA,
    DET,
    DIGIT,
    DOC,
    END,
    FIRST,
    GENITIVE,
    GROUP,
    INDEF,
    LAND,
    LOWER,
    LPAR,
    MEDIA,
    NOTNOUN,
    NOUN,
    NUM,
    OUTLET,
    PERS,
    PLACE,
    PREP,
    REL,
    ROLE,
    RPAR,
    TIME,
    TITLE,
    UPPER,
    VERB,
    Reading,
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
    #: The chunk in apposition, -1 for none.
    other: list[int]
    #: The next member of a list that begins here or goes on here, -1 for none; list length.
    after: list[int]
    listed: list[int]
    #: True for a member that another one precedes.
    member: list[bool]


def _ending(word: str) -> str:
    return word[-2:] if word[-1:] != "e" else "e"


class Attacher:
    """The state of one pass; `run` gives the result."""

    def __init__(
        self,
        bits: list[int],
        lower: list[str],
        chunks: Chunks,
        bounds: list[tuple[int, int]],
        tables: Tables,
    ) -> None:
        self.bits = bits
        self.lower = lower
        self.chunks = chunks
        #: The sentence of each chunk.
        self.bounds = bounds
        self.tables = tables
        n = len(chunks.start)
        self.reach = Reach(
            list(chunks.end), list(chunks.end), [-1] * n, [-1] * n, [1] * n, [False] * n
        )

    def run(self) -> Reach:
        """Extend every chunk, last first."""
        kinds, heads, bits = self.chunks.kind, self.chunks.head, self.bits
        for k in range(len(kinds) - 1, -1, -1):
            kind = kinds[k]
            if kind in (NP, NAME):
                self._extend(k)
            elif kind == PRONOUN and bits[heads[k]] & (INDEF | NUM):
                self._part(k)
            if kind != OTHER:
                self._join(k)
        return self.reach

    def _extend(self, k: int) -> None:
        bits, starts, chunks_kind = self.bits, self.chunks.start, self.chunks.kind
        limit = self.bounds[k][1]
        end = self.chunks.end[k]
        nxt = k + 1
        last = -1
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
            elif t & LOWER and not t & (BLOCK | ADV | DET) and self._adjective(k, end, limit):
                while nxt < n and starts[nxt] < end + 2:
                    nxt += 1
                if nxt < n and starts[nxt] == end + 2 and chunks_kind[nxt] != OTHER:
                    new = self._inner(nxt)
            elif t & PREP and nxt < n and starts[nxt] == end + 1 and self._attaches(k, end, nxt):
                new = self._inner(nxt)
            if new == end:
                break
            last = nxt if not t & LPAR else last
            end = new
        end = self._region(k, end, limit, nxt)
        self.reach.bare[k] = end
        full = self._apposition(k, end, limit, nxt)
        if full == end and last >= 0:
            full = max(full, self.reach.end[last])
        self.reach.end[k] = full
        self._settle(k)

    def _adjective(self, k: int, i: int, limit: int) -> bool:
        """True where an adjective with a preposition follows people: "people close to"."""
        chunks, bits = self.chunks, self.bits
        if self.tables.capitals or chunks.name[k] >= 0 or not bits[chunks.head[k]] & AGENT:
            return False
        if i + 1 >= limit or not bits[i + 1] & PREP:
            return False
        return not bits[i] & NOTNOUN or self.lower[i + 1] in self.tables.agent

    def _region(self, k: int, end: int, limit: int, nxt: int) -> int:
        """End of a place with its state or country: "in Salem, Ore.,"."""
        chunks, bits = self.chunks, self.bits
        start = chunks.start[k]
        if chunks.kind[k] != NAME or not start or not bits[start - 1] & PREP or end + 1 >= limit:
            return end
        if not bits[end] & COMMA or nxt >= len(chunks.start) or chunks.start[nxt] != end + 1:
            return end
        stop = chunks.end[nxt]
        if chunks.kind[nxt] != NAME or not bits[stop - 1] & LAND or self.reach.after[nxt] >= 0:
            return end
        if stop < limit and not bits[stop] & (COMMA | END | RPAR | CLOSE):
            return end
        return stop

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

    def _partitive(self, prep: int, m: int) -> bool:
        """True after "some of", and after "many in" where the verb follows."""
        if self.lower[prep] in self.tables.owner:
            return True
        if self.tables.capitals or self.lower[prep] not in self.tables.attach:
            return False
        stop = self.reach.bare[m]
        return stop < self.bounds[m][1] and bool(self.bits[stop] & VERB)

    def _settle(self, k: int) -> None:
        """What stands inside chunk k must not reach beyond it."""
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
        chunks, tables = self.chunks, self.tables
        det, first = chunks.det[m], chunks.start[m]
        if det < 0:
            t = self.bits[first]
            return bool(t & GENITIVE and (t & LOWER or chunks.kind[m] == NAME))
        after = self.bits[det + 1]
        if after & LOWER and after & ADJ and det + 1 < chunks.head[m]:
            shown = tables.articles.get("-" + _ending(self.lower[det + 1]), ())
            if shown and not any(case == GEN for _, _, case in shown):
                return False  # "der neue Sprecher" is no owner
        return self._reads(tables.articles.get(self.lower[det], ()), m)

    def _reads(self, readings: tuple[Reading, ...], m: int) -> bool:
        """True where a reading is a genitive that fits the noun as far as it is known."""
        role = self.tables.role(self.lower[self.chunks.head[m]])
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
            return bool(dated and self.lower[prep] in self.tables.owner)
        heads = self.tables.attach.get(self.lower[prep])
        if heads is None:
            return False
        mask, names, unknown, governed = heads
        t = self.bits[chunks.head[k]]
        if chunks.kind[k] == NAME:
            start = chunks.start[k]
            if names or (governed and start and self.bits[start - 1] & PREP):
                return True
        elif t & mask or (unknown and not t & NOUN):
            return True
        end = self.reach.bare[m]
        return end < self.bounds[k][1] and self._opens(k) and bool(self.bits[end] & VERB)

    def _opens(self, k: int) -> bool:
        """True where the chunk, or the preposition before it, opens its sentence."""
        start, first = self.chunks.start[k], self.bounds[k][0]
        return start == first or (start == first + 1 and bool(self.bits[first] & PREP))

    def _apposition(self, k: int, end: int, limit: int, nxt: int) -> int:
        """End of the phrase with a name, description or age after a comma."""
        chunks, bits, reach = self.chunks, self.bits, self.reach
        starts = chunks.start
        named = chunks.name[k] >= 0
        if end + 2 < limit and named and bits[end] & COMMA and bits[end + 1] & DIGIT:
            if bits[end + 2] & (COMMA | END | RPAR):
                return self._aged(k, end + 2, limit, nxt)
        if end + 1 >= limit or not bits[end] & COMMA:
            return end
        m = nxt
        while m < len(starts) and starts[m] <= end:
            m += 1
        if m >= len(starts) or starts[m] != end + 1 or starts[m] >= limit:
            return end
        if reach.after[m] >= 0 or not self._apposes(k, m):
            return end
        stop = self._closing(m, limit)
        if stop < limit:
            t = bits[stop]
            sloppy = t & VERB and self.tables.verb_second and self._opens(k)
            if not sloppy and (not t & (COMMA | END | RPAR | CLOSE | REL) or t & CAP):
                return end
        reach.other[k] = m
        return stop

    def _aged(self, k: int, end: int, limit: int, nxt: int) -> int:
        """End after an age: "Ann Lee, 43, of Salem", "Ann Lee, 43, a nurse from Salem"."""
        chunks = self.chunks
        m = nxt
        while m < len(chunks.start) and chunks.start[m] <= end:
            m += 1
        if end + 2 < limit and m < len(chunks.start) and chunks.start[m] == end + 2:
            if self.lower[end + 1] in self.tables.attach and chunks.kind[m] != OTHER:
                return self.reach.bare[m]
        return self._apposition(k, end, limit, m)

    def _closing(self, m: int, limit: int) -> int:
        """End of an apposition: attributes that it would not take elsewhere belong to it too."""
        bits, starts, bare = self.bits, self.chunks.start, self.reach.bare
        stop = bare[m]
        nxt = m + 1
        for _ in range(3):
            if stop >= limit or not bits[stop] & PREP:
                break
            while nxt < len(starts) and starts[nxt] <= stop:
                nxt += 1
            if nxt >= len(starts) or starts[nxt] != stop + 1 or self.chunks.kind[nxt] == OTHER:
                return bare[m]
            stop = bare[nxt]
        if stop < limit and not bits[stop] & (COMMA | END | RPAR | CLOSE | REL):
            return bare[m]
        return stop

    def _apposes(self, k: int, m: int) -> bool:
        """True where chunk m can be another name or description of chunk k."""
        chunks, bits = self.chunks, self.bits
        if chunks.kind[m] in (PRONOUN, OTHER):
            return False
        head, other = bits[chunks.head[k]], bits[chunks.head[m]]
        named, m_named = chunks.name[k] >= 0, chunks.name[m] >= 0
        if chunks.kind[k] == NAME and head & LAND and not other & (PLACE | ROLE | PERS):
            return False  # "in Florida, a program"
        if not named and m_named:
            if head & (PLACE | CLAIM | DOC | TIME) and not head & (ROLE | PERS):
                return False
            person = bits[chunks.name[m]] & FIRST
            if head & (ROLE | PERS | TITLE):
                return chunks.det[m] < 0 or bool(other & (ROLE | PERS))
            if chunks.kind[m] == NP:
                return bool(other & (ROLE | PERS)) and not head & GROUP
            if chunks.det[k] < 0:
                return False
            if head & (GROUP | MEDIA):
                return not person and chunks.det[m] < 0
            return bool(person) or chunks.end[m] - chunks.start[m] > 1
        if named and not m_named:
            if other & (ROLE | PERS):
                return True
            if other & (PLACE | TIME | DOC | CLAIM):
                return False
            return chunks.det[m] >= 0 or self.reach.bare[m] > chunks.end[m]
        return False

    def _join(self, k: int) -> None:
        """Link the chunk with the next member of its list."""
        chunks, bits, reach = self.chunks, self.bits, self.reach
        end, limit = reach.end[k], self.bounds[k][1]
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
        if m < 0 and joined and j + 1 < limit and bits[j] & ADV:
            m = self._at(k, j + 1)  # "sowie auch die"
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
        if (a & AGENT or chunks.kind[k] == NAME) and (b & AGENT or chunks.kind[m] == NAME):
            return True
        if chunks.kind[k] != chunks.kind[m]:
            return False
        named = chunks.name[k] >= 0 and chunks.name[m] >= 0
        return named or bool(a & NOUN) == bool(b & NOUN)
