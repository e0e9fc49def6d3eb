"""Base noun phrases: from a determiner or first word to the head and the name beside it.

One pass from left to right over the class bits of the tokens; every look ahead is bounded.
A chunk has no attachments yet: no genitive, no prepositional attribute, no apposition after
a comma (see `attach`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from relata.mentions.tables import (
    ADJ,
    ADV,
    AFTER,
    AGENT,
    BLOCK,
    CAP,
    CLAIM,
    CLOSE,
    COMMA,
    COMMON,
    CONTRACTED,
    COORD,
    DEM,
    DET,
    DIGIT,
    DOC,
    GENITIVE,
    GROUP,
    INDEF,
    JOIN,
    LOWER,
    MEASURE,
    MEDIA,
    NOTNOUN,
    NOUN,
    NUM,
    OPEN,
    OUTLET,
    PART,
    PARTICLE,
    PERS,
    PLACE,
    POSS,
    PREP,
    PRON,
    PROOF,
    REL,
    ROLE,
    STOP,
    TIME,
    TITLE,
    UPPER,
    VERB,
)  # fmt: skip

# Kinds of chunks
NP, NAME, PRONOUN, OTHER = range(4)

#: Most tokens before the head, in a name, in a quoted name.
MODIFIERS, RUN, QUOTED = 9, 12, 7


@dataclass(slots=True)
class Chunks:
    """Base noun phrases in parallel lists, sorted by start, not overlapping."""

    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    #: Name range; -1 where there is none.
    name: list[int] = field(default_factory=list)
    name_end: list[int] = field(default_factory=list)
    #: The determiner's token, -1 for none.
    det: list[int] = field(default_factory=list)
    #: (start, end) of an owner before the head ("Clinton's"), -1 for none.
    owner: list[tuple[int, int] | None] = field(default_factory=list)

    def add(
        self, span: tuple[int, int], head: int, kind: int, name: tuple[int, int], det: int,
        owner: tuple[int, int] | None = None,
    ) -> None:  # fmt: skip
        """Append one chunk."""
        self.start.append(span[0])
        self.end.append(span[1])
        self.head.append(head)
        self.kind.append(kind)
        self.name.append(name[0])
        self.name_end.append(name[1])
        self.det.append(det)
        self.owner.append(owner)


_NONE = (-1, -1)


def _quoted(bits: list[int], i: int, limit: int) -> int:
    """End of a quoted name that opens at i, or i."""
    for j in range(i + 1, min(i + QUOTED + 2, limit)):
        t = bits[j]
        if t & CLOSE:
            return j + 1 if j > i + 1 else i
        if t & (VERB | COMMA | OPEN) and not t & CAP:
            return i
    return i


def _particles(bits: list[int], i: int, limit: int) -> int:
    """End of name particles from i ("von der") that a capital follows, or i."""
    j = i
    while j < limit and j - i < 3 and bits[j] & PARTICLE and not bits[j] & CAP:
        j += 1
    if i < j < limit and bits[j] & CAP and not bits[j] & (NOUN | TIME | UPPER):
        return j
    return i


def run(bits: list[int], i: int, limit: int) -> int:
    """End of the capitalised words from i that stand together (nouns and names)."""
    j = i + 1
    prev = bits[i]
    stop = min(limit, i + RUN)
    while j < stop:
        t = bits[j]
        if t & CAP:
            if t & (TIME | PRON):
                break
            if prev & NOUN and t & NOUN and _apart(prev, t):
                break
        elif t & CLOSE or not t or not t & (PARTICLE | AFTER | OPEN | LOWER):
            break
        elif t & AFTER:
            pass
        elif t & PARTICLE and prev & CAP and not prev & (NOUN | UPPER):
            k = _particles(bits, j, stop)
            if k == j:
                break
            j, t = k, bits[k]
        elif t & OPEN and prev & (MEDIA | GROUP | DOC | COMMON):
            k = _quoted(bits, j, limit)
            if k == j:
                break
            j, t = k - 1, CAP
        else:
            break
        prev = t
        j += 1
    return j


def _apart(prev: int, here: int) -> bool:
    """True where two common nouns beside one another belong to two phrases."""
    if prev & (TITLE | MEASURE | ROLE | MEDIA | DOC | CLAIM):
        return False
    return bool(here & (PERS | ROLE) and prev & (GROUP | PERS | COMMON))


def capital_phrase(bits: list[int], i: int, limit: int, out: Chunks, before: int) -> int:
    """A phrase of a language with capitalised nouns that starts at i; its end, or i for none."""
    j, det = i, -1
    if bits[j] & DET:
        det = j
        j += 1
        while (
            j < limit and j - i < 4 and bits[j] & (DET | NUM | DIGIT | INDEF) and not bits[j] & CAP
        ):
            j += 1
    elif bits[j] & (NUM | DIGIT) and not bits[j] & CAP:
        j += 1
    top = min(limit, i + MODIFIERS)
    j = _modifiers(bits, j, top, det, before)
    if j < 0:
        return i
    if j < limit and bits[j] & OPEN and det >= 0:
        # A quoted name: der „Spiegel“, die „Bild“-Zeitung.
        k = _quoted(bits, j, limit)
        if k == j:
            return i
        if k + 1 < limit and bits[k] & JOIN and bits[k + 1] & CAP:
            k += 1
        if not (k < limit and bits[k] & CAP):
            out.add((i, k), k - 2, NAME, (j, k), det)
            return k
        end = run(bits, k, limit)
        out.add((i, end), end - 1, NP, (j, k), det)
        return end
    if j >= top or not bits[j] & CAP or (bits[j] & PRON and bits[j] & ~NOUN == bits[j]):
        return i
    end = run(bits, j, limit)
    _describe(bits, (i, j, end), det, out)
    return end


def _modifiers(bits: list[int], j: int, top: int, det: int, before: int) -> int:
    """Where the modifiers from j end: at a capital or a mark; -1 where no phrase is there."""
    first = j
    while j < top:
        t = bits[j]
        if t & (CAP | OPEN):
            return j
        if t & LOWER and not t & BLOCK:
            if det < 0 and not t & PROOF | t & MEASURE and not (before & PREP and t & ADJ):
                return -1
            if t & NOTNOUN and not t & (ADJ | PART):
                return -1
        elif t & (COORD | COMMA):
            if j == first or not bits[j - 1] & ADJ or j + 1 >= top:
                return -1
            if not bits[j + 1] & ADJ or bits[j + 1] & (BLOCK | DET):
                return -1
        elif t & PREP and det >= 0 and j == det + 1:
            k = _extended(bits, j, top)
            if k == j:
                return -1
            j = k
            continue
        elif not t & (DIGIT | NUM):
            return -1
        j += 1
    return -1


def _extended(bits: list[int], i: int, limit: int) -> int:
    """Start of the adjective that ends an extended attribute ("die in Berlin erscheinende"), or i."""
    for j in range(i + 1, min(i + 9, limit - 1)):
        t = bits[j]
        if t & (VERB | REL & ~DET | STOP | COORD) and not t & (CAP | DET):
            return i
        if (
            t & LOWER
            and t & ADJ
            and not t & (BLOCK | DET)
            and bits[j + 1] & CAP
            and (not bits[j - 1] & (DET | PREP))
        ):
            return j
    return i


def _describe(bits: list[int], parts: tuple[int, int, int], det: int, out: Chunks) -> None:
    """Head, name and kind of a phrase whose capitalised words are [first, end)."""
    start, first, end = parts
    noun = last = -1
    for j in range(first, end):
        t = bits[j]
        if t & NOUN or (t & TITLE and j + 1 < end):
            noun = j if noun < 0 or t & NOUN else noun
            last = j
    if bits[first] & TIME and end == first + 1:
        out.add((start, end), first, OTHER, _NONE, det)
        return
    if noun < 0:
        _unknown(bits, parts, det, out)
        return
    # Capitalised words after the last noun are the name of its bearer.
    head = last
    if (
        det < 0
        and first == start
        and last + 1 < end
        and all(bits[j] & TITLE and not bits[j] & ROLE for j in range(first, last + 1))
    ):
        out.add((start, end), end - 1, NAME, (last + 1, end), det)
        return
    name = (last + 1, end) if last + 1 < end else _NONE
    if (
        name == _NONE
        and first < last
        and bits[first] & CAP
        and not bits[last] & (ROLE | PERS | CLAIM)
    ):
        # Europäische Zentralbank, Neue Osnabrücker Zeitung: the noun ends the name.
        name = (first, end)
    out.add((start, end), head, NP, name, det)


def _unknown(bits: list[int], parts: tuple[int, int, int], det: int, out: Chunks) -> None:
    start, first, end = parts
    plain = det >= 0 or first > start
    if not plain:
        out.add((start, end), end - 1, NAME, (first, end), det)
    elif end - first == 1:
        name = bits[first] & (UPPER | OUTLET)
        out.add((start, end), first, NAME if name else NP, (first, end) if name else _NONE, det)
    elif bits[first] & UPPER or bits[first + 1] & (OPEN | PARTICLE):
        out.add((start, end), end - 1, NAME, (first, end), det)
    else:
        out.add((start, end), first, NP, (first + 1, end), det)


def plain_phrase(bits: list[int], i: int, limit: int, out: Chunks, before: int) -> int:
    """A phrase of a language that writes common nouns small; its end, or i for none."""
    j, det = i, -1
    if bits[j] & DET:
        det = j
        j += 1
        while j < limit and j - i < 4 and bits[j] & (DET | NUM | DIGIT | INDEF):
            j += 1
    elif bits[j] & (NUM | DIGIT):
        j += 1
    first = j
    owner: tuple[int, int] | None = None
    head = role = -1
    name = _NONE
    top = min(limit, i + MODIFIERS + RUN)
    while j < top:
        t = bits[j]
        if t & CAP and not t & BLOCK:
            if (
                head >= 0
                and not bits[head] & (ROLE | TITLE | PERS | MEDIA)
                and role < 0
                and not (bits[head] & CAP)
            ):
                break
            if t & TIME and not t & NOUN:
                break
            k = _names(bits, j, top)
            part = _last_role(bits, j, k)
            if part >= 0:
                role = part
            elif head >= 0 and bits[head] & (ROLE | TITLE | PERS | MEDIA):
                role = head
            first_name = part + 1 if part >= 0 else j
            name = (first_name, k) if first_name < k else _NONE
            head = k - 1 if name != _NONE else part
            j = k
            continue
        if t & POSS:
            if head < 0 or j + 1 >= top:
                break
            owner = (i if owner is None else owner[0], j)
            if not _nominal(bits, j + 1, top):
                break
            head = role = -1
            name = _NONE
            j += 1
            continue
        if not t & LOWER or t & BLOCK & ~VERB:
            if t & COMMA and head < 0 and j > first and det >= 0 and _adjectives(bits, j, top):
                j += 1
                continue
            if t & (NUM | DIGIT) and head < 0:
                j += 1
                continue
            break
        if not _goes_on(bits, j, top, (i, first, head, det)):
            break
        if t & NOUN or head >= 0 or not _more(bits, j, top):
            if name != _NONE and role >= 0 and head >= 0 and head >= name[0]:
                break
            head = j
            name = _NONE
        j += 1
    end = j
    if head < 0:
        return i
    end = head + 1 if name == _NONE else max(head + 1, name[1])
    if bits[head] & TIME and not bits[head] & NOUN and name == _NONE:
        out.add((i, end), head, OTHER, _NONE, det)
        return end
    if owner is not None and owner[1] >= end:
        owner = None
    shown = role if role >= 0 and name != _NONE else head
    named = name != _NONE and role < 0
    out.add((i, end), shown, NAME if named else NP, name, det, owner)
    return end


def _names(bits: list[int], i: int, limit: int) -> int:
    """End of the capitalised words from i, with particles and what follows a name."""
    j = i + 1
    while j < limit and j - i < RUN:
        t = bits[j]
        if t & CAP:
            if t & BLOCK or (t & TIME and not t & NOUN) or t & DET:
                break
            j += 1
        elif t & AFTER:
            j += 1
        elif t & JOIN and j + 1 < limit and bits[j + 1] & CAP:
            j += 2
        elif t & PARTICLE:
            k = _particles(bits, j, limit)
            if k == j:
                break
            j = k + 1
        elif (
            t & OPEN
            and bits[j - 1] & CAP
            and j + 2 < limit
            and bits[j + 2] & CLOSE
            and (j + 3 < limit and bits[j + 3] & CAP and bits[j + 1] & CAP)
        ):
            j += 4  # Dwayne "Rock" Johnson
        else:
            break
    return j


def _last_role(bits: list[int], i: int, end: int) -> int:
    """The last capitalised word of office in [i, end), -1 for none."""
    for j in range(end - 1, i - 1, -1):
        if bits[j] & (ROLE | TITLE | PERS):
            return j
    return -1


def _nominal(bits: list[int], i: int, limit: int) -> bool:
    """True where a noun may start at i after an owner's mark."""
    t = bits[i]
    return (bool(t & (CAP | LOWER | NUM | DIGIT)) and not t & (BLOCK | DET)) or bool(t & PART)


def _adjectives(bits: list[int], i: int, limit: int) -> bool:
    """True where the comma at i stands between two adjectives."""
    return (
        i + 2 < limit
        and bits[i + 1] & (LOWER | BLOCK | DET | CAP) == LOWER
        and bits[i + 2] & LOWER > 0
        and not bits[i + 2] & BLOCK
        and not bits[i - 1] & NOUN
    )


def _more(bits: list[int], i: int, limit: int) -> bool:
    """True where a known noun follows within three plain words."""
    for j in range(i + 1, min(i + 4, limit)):
        t = bits[j]
        if (t & NOUN and not t & VERB) or (t & NOUN and t & (ROLE | PERS)):
            return True
        if not t & LOWER or t & (BLOCK | DET | NOTNOUN):
            return False
    return False


def _goes_on(bits: list[int], i: int, limit: int, state: tuple[int, int, int, int]) -> bool:
    """True where the small word at i belongs to the phrase begun."""
    _, first, head, det = state
    t = bits[i]
    if t & TIME and head >= 0:
        return False
    if t & VERB:
        if t & AGENT and head >= 0 and not bits[head] & NOUN:
            return True
        return i == first and det >= 0 and (bool(t & PART) or _more(bits, i, limit))
    if t & NOUN:
        return True
    if head >= 0:
        if bits[head] & NOUN or bits[head] & CAP:
            return not t & NOTNOUN and _more(bits, i, limit)
        return not t & (NOTNOUN | ADV) or _more(bits, i, limit)
    if det >= 0:
        return True
    return not t & (NOTNOUN | ADV) and _more(bits, i, limit)


def pronoun(bits: list[int], i: int, before: int) -> bool:
    """True where the word at i can stand alone for somebody."""
    t = bits[i]
    if t & (PRON | INDEF | DEM):
        return True
    return bool(t & REL and before & (COMMA | CAP | LOWER | PREP))


STARTS = CAP | DET | NUM | DIGIT | LOWER | PRON | INDEF | DEM | REL


def find_chunks(bits: list[int], spans: list[tuple[int, int]], capitals: bool) -> Chunks:
    """The base noun phrases of all sentences."""
    out = Chunks()
    phrase = capital_phrase if capitals else plain_phrase
    for start, limit in spans:
        i = start
        before = 0
        while i < limit:
            t = bits[i]
            if t & STARTS:
                if (t & PRON and not t & DET) or (t & BLOCK & ~PRON and not t & (DET | CAP)):
                    end = i
                else:
                    end = phrase(bits, i, limit, out, before)
                if end == i and pronoun(bits, i, before):
                    out.add((i, i + 1), i, PRONOUN, _NONE, -1)
                    end = i + 1
                if end > i:
                    before = bits[end - 1]
                    i = end
                    continue
            before = t
            i += 1
    return out


__all__ = [
    "CONTRACTED",
    "GENITIVE",
    "NAME",
    "NP",
    "OTHER",
    "PLACE",
    "PRONOUN",
    "Chunks",
    "find_chunks",
]  # fmt: skip
