"""Base noun phrases of languages that write common nouns with a capital (German)."""

from __future__ import annotations

from relata.mentions.tables import (
    ADJ,
    AFTER,
    BLOCK,
    CAP,
    CLAIM,
    CLOSE,
    COMMA,
    COMMON,
    COORD,
    DET,
    DIGIT,
    DOC,
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
from relata.mentions.units import NAME, NP, OTHER, Chunks

#: Most tokens before the head, in a name, in a quoted name.
MODIFIERS, RUN, QUOTED = 9, 12, 7


NOTHING = (-1, -1)


def _quoted(bits: list[int], i: int, limit: int) -> int:
    """End of a quoted name that opens at i, or i."""
    for j in range(i + 1, min(i + QUOTED + 2, limit)):
        t = bits[j]
        if t & CLOSE:
            return j + 1 if j > i + 1 else i
        if t & (VERB | COMMA | OPEN) and not t & CAP:
            return i
    return i


def particles(bits: list[int], i: int, limit: int) -> int:
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
            k = particles(bits, j, stop)
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
    """Start of the adjective of an extended attribute ("die in Bonn erscheinende"), or i."""
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
        out.add((start, end), first, OTHER, NOTHING, det)
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
    name = (last + 1, end) if last + 1 < end else NOTHING
    if (
        name == NOTHING
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
        out.add((start, end), first, NAME if name else NP, (first, end) if name else NOTHING, det)
    elif bits[first] & UPPER or bits[first + 1] & (OPEN | PARTICLE):
        out.add((start, end), end - 1, NAME, (first, end), det)
    else:
        out.add((start, end), first, NP, (first + 1, end), det)
