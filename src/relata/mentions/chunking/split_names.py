"""Two names side by side that are not one: "versicherte Holm Tamm, dass", "hätte Holm Truppen".

Where a verb may stand before subject and object, two names can meet. What the rest of the
text shows decides: a surname that ends another full name does not begin a new one.
"""

from __future__ import annotations

from relata.mentions.chunking.chunk import NAME, NP, Chunks
from relata.mentions.words.word_classes import (
    CAP,
    CLOSED,
    FIRST,
    GROUP,
    JOIN,
    LAND,
    LOWER,
    NATION,
    NOUN,
    OPEN,
    OUTLET,
    PARTICLE,
    ROLE,
    TITLE,
    UPPER,
    VERB,
)  # fmt: skip

#: Bits of a word that goes on the name before it: "Holm Holding", "Holm Junior".
_GOES_ON = GROUP | OUTLET | UPPER | JOIN


def add_surname_particles(bits: list[int], words: list[str], chunks: Chunks) -> Chunks:
    """The chunks, with the particles that open a surname by itself: "de Vries", "al Adnani".

    What may be a preposition with its article ("von der Marwitz") needs the full name
    somewhere in the text.
    """
    tails = _particle_surnames(bits, words, chunks)
    for k, start in enumerate(chunks.start):
        tail = tails.get(words[chunks.end[k] - 1])
        if tail is not None and chunks.head[k] == chunks.end[k] - 1:
            first = chunks.end[k] - len(tail)
            apart = not k or chunks.end[k - 1] <= first
            if apart and 0 <= first <= start and _is_tail(words[first : chunks.end[k]], tail):
                chunks.start[k], chunks.kind[k], chunks.det[k] = first, NAME, None
                chunks.name[k] = (first, chunks.end[k])
                continue
        name = chunks.name[k]
        if not start or name is None or name[0] != start or chunks.kind[k] != NAME:
            continue
        t = bits[start - 1]
        if t & PARTICLE and t & LOWER and not t & (CLOSED & ~PARTICLE):
            chunks.start[k] = start - 1
            chunks.name[k] = (start - 1, name[1])
    return chunks


def _is_tail(words: list[str], tail: tuple[str, ...]) -> bool:
    """Are they the surname, its first particle written large at the head of a sentence or not?"""
    opening = words[0][:1].lower() + words[0][1:]
    return opening == tail[0] and tuple(words[1:]) == tail[1:]


def _particle_surnames(
    bits: list[int], words: list[str], chunks: Chunks
) -> dict[str, tuple[str, ...]]:
    """Last words of full names with particles -> the surname: "von der Marwitz"."""
    found: dict[str, tuple[str, ...]] = {}
    for name in chunks.name:
        if name is None:
            continue
        start, end = name
        if end - start < 3 or not bits[start] & FIRST:
            continue
        for i in range(start + 1, end - 1):
            if bits[i] & PARTICLE and bits[i] & LOWER:
                found[words[end - 1]] = tuple(words[i:end])
                break
    return found


def split_names(bits: list[int], words: list[str], chunks: Chunks) -> Chunks:
    """The chunks, those with two names split; the same object where no chunk has two."""
    surnames, alone = _evidence(bits, words, chunks)
    if not surnames and not alone:
        return chunks
    cuts = {
        k: cut
        for k in range(len(chunks.start))
        if (cut := _split_point(bits, words, chunks, k, (surnames, alone))) > 0
    }
    return _split(bits, chunks, cuts) if cuts else chunks


def _evidence(
    bits: list[int], words: list[str], chunks: Chunks
) -> tuple[dict[str, set[str]], set[str]]:
    """Last words of full names with the words before them, and names of one word."""
    surnames: dict[str, set[str]] = {}
    alone: set[str] = set()
    for name in chunks.name:
        if name is None:
            continue
        start, end = name
        last = words[end - 1]
        if end - start == 1:
            alone.add(last)
        elif end - start <= 4 and not bits[end - 1] & (NOUN | UPPER):
            surnames.setdefault(last, set()).add(words[start])
    return surnames, alone


def _split_point(
    bits: list[int],
    words: list[str],
    chunks: Chunks,
    k: int,
    evidence: tuple[dict[str, set[str]], set[str]],
) -> int:
    """Where the second name of chunk k begins, 0 where it is one."""
    start, end = chunks.start[k], chunks.end[k]
    name = chunks.name[k]
    if chunks.det[k] is not None or name is None or name[0] != start or not 2 <= end - start <= 4:
        return 0
    surnames, alone = evidence
    first, t, rest = words[start], bits[start], bits[start + 1]
    if t & (FIRST | TITLE | NOUN) or rest & (PARTICLE | JOIN) or not rest & CAP:
        return 0
    verb = start > 0 and bits[start - 1] & VERB
    town = rest & LAND and not t & LAND
    titled = start > 0 and bits[start - 1] & OPEN
    if ((rest | bits[end - 1]) & _GOES_ON or t & NATION or town or titled) and not verb:
        return 0
    if surnames.get(first, set()) - {first}:
        return start + 1
    return start + 1 if verb and end - start == 2 and {first, words[end - 1]} <= alone else 0


def _split(bits: list[int], chunks: Chunks, cuts: dict[int, int]) -> Chunks:
    found = Chunks()
    for k in range(len(chunks.start)):
        span, head, kind = (chunks.start[k], chunks.end[k]), chunks.head[k], chunks.kind[k]
        name, det, owner = chunks.name[k], chunks.det[k], chunks.owner[k]
        cut = cuts.get(k)
        if cut is None:
            found.add(span, head, kind, name, det, owner)
            continue
        end = span[1]
        found.add((span[0], cut), cut - 1, NAME, (span[0], cut), None)
        nouns = [j for j in range(cut, end) if bits[j] & NOUN]
        if not nouns:
            found.add((cut, end), end - 1, NAME, (cut, end), None)
        else:
            named = (nouns[-1] + 1, end) if nouns[-1] + 1 < end and bits[nouns[-1]] & ROLE else None
            found.add((cut, end), nouns[-1], NP, named, None)
    return found
