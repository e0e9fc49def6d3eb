"""Appositions: another name or description of the same after a comma, an age, a region."""

from __future__ import annotations

from bisect import bisect_right

from relata.mentions.attachment.attributes import opens_sentence
from relata.mentions.attachment.state import AttachmentState
from relata.mentions.chunking.chunk import NAME, NP, OTHER, PRONOUN
from relata.mentions.words.word_classes import (
    CAP,
    CLAIM,
    CLOSE,
    COMMA,
    DIGIT,
    DOC,
    END,
    FIRST,
    GROUP,
    LAND,
    MEDIA,
    PERS,
    PLACE,
    PLURAL,
    PREP,
    REL,
    ROLE,
    RPAR,
    TIME,
    TITLE,
    VERB,
)


def region_end(state: AttachmentState, k: int, end: int, limit: int, nxt: int) -> int:
    """End of a place with its state or country: "in Salem, Ore.,"."""
    chunks, bits = state.chunks, state.bits
    start = chunks.start[k]
    if chunks.kind[k] != NAME or not start or not bits[start - 1] & PREP or end + 1 >= limit:
        return end
    if not bits[end] & COMMA or nxt >= len(chunks.start) or chunks.start[nxt] != end + 1:
        return end
    stop = chunks.end[nxt]
    if (
        chunks.kind[nxt] != NAME
        or not bits[stop - 1] & LAND
        or state.extents.next_member[nxt] is not None
    ):
        return end
    if stop < limit and not bits[stop] & (COMMA | END | RPAR | CLOSE):
        return end
    return stop


def apposition_end(state: AttachmentState, k: int, end: int, limit: int, nxt: int) -> int:
    """End of the phrase with a name, description or age after a comma."""
    chunks, bits, extents = state.chunks, state.bits, state.extents
    starts = chunks.start
    named = chunks.name[k] is not None
    if end + 2 < limit and named and bits[end] & COMMA and bits[end + 1] & DIGIT:
        if bits[end + 2] & (COMMA | END | RPAR):
            return _age_end(state, k, end + 2, limit, nxt)
    if end + 1 >= limit or not bits[end] & COMMA:
        return end
    m = bisect_right(starts, end, nxt)
    if m >= len(starts) or starts[m] != end + 1 or starts[m] >= limit:
        return end
    if extents.next_member[m] is not None:
        return _two_descriptions_end(state, k, m, end, limit)
    if not _is_apposition(state, k, m):
        return end
    stop = _apposition_stop(state, m, limit)
    if stop < limit:
        t = bits[stop]
        sloppy = t & VERB and state.lexicon.verb_second and opens_sentence(state, k)
        if not sloppy and (not t & (COMMA | END | RPAR | CLOSE | REL) or t & CAP):
            return end
    extents.apposition[k] = m
    return stop


def _two_descriptions_end(state: AttachmentState, k: int, m: int, end: int, limit: int) -> int:
    """End with two descriptions of one person: "Ann Lee, a nurse and the union's chair,"."""
    chunks, bits, extents = state.chunks, state.bits, state.extents
    two = extents.next_member[m]
    if (
        two is None
        or chunks.name[k] is None
        or extents.next_member[two] is not None
        or chunks.det[m] is None
    ):
        return end
    for chunk in (m, two):
        t = bits[chunks.head[chunk]]
        if chunks.name[chunk] is not None or not t & (ROLE | PERS) or t & PLURAL:
            return end
    stop = extents.end[two]
    if bits[extents.end[m]] & COMMA or (stop < limit and not bits[stop] & (COMMA | END | CLOSE)):
        return end
    extents.apposition[k] = m
    extents.next_member[m], extents.is_member[two] = None, False
    return stop


def _age_end(state: AttachmentState, k: int, end: int, limit: int, nxt: int) -> int:
    """End after an age: "Ann Lee, 43, of Salem", "Ann Lee, 43, a nurse from Salem"."""
    chunks = state.chunks
    m = bisect_right(chunks.start, end, nxt)
    if end + 2 < limit and m < len(chunks.start) and chunks.start[m] == end + 2:
        if state.lower[end + 1] in state.lexicon.attach and chunks.kind[m] != OTHER:
            return state.extents.bare_end[m]
    return apposition_end(state, k, end, limit, m)


def _apposition_stop(state: AttachmentState, m: int, limit: int) -> int:
    """End of an apposition: attributes that it would not take elsewhere belong to it too."""
    bits, starts, bare = state.bits, state.chunks.start, state.extents.bare_end
    stop = bare[m]
    nxt = m + 1
    for _ in range(3):
        if stop >= limit or not bits[stop] & PREP:
            break
        nxt = bisect_right(starts, stop, nxt)
        if nxt >= len(starts) or starts[nxt] != stop + 1 or state.chunks.kind[nxt] == OTHER:
            return bare[m]
        stop = bare[nxt]
    if stop < limit and not bits[stop] & (COMMA | END | RPAR | CLOSE | REL):
        return bare[m]
    return stop


def _is_apposition(state: AttachmentState, k: int, m: int) -> bool:
    """True where chunk m can be another name or description of chunk k."""
    chunks, bits = state.chunks, state.bits
    if chunks.kind[m] in (PRONOUN, OTHER):
        return False
    head, other = bits[chunks.head[k]], bits[chunks.head[m]]
    named, name = chunks.name[k] is not None, chunks.name[m]
    if chunks.kind[k] == NAME and head & LAND and not other & (PLACE | ROLE | PERS):
        return False  # "in Florida, a program"
    if not named and name is not None:
        if head & (PLACE | CLAIM | DOC | TIME) and not head & (ROLE | PERS):
            return False
        person = bits[name[0]] & FIRST
        if head & PLURAL and head & (ROLE | PERS) and chunks.det[m] is None:
            return False  # "their friends and advisers, Ann Lee said"
        if head & (ROLE | PERS | TITLE):
            return chunks.det[m] is None or bool(other & (ROLE | PERS | TITLE))
        if head & (GROUP | MEDIA):
            return not person and not other & (ROLE | PERS)
        if chunks.kind[m] == NP:
            return bool(other & (ROLE | PERS))
        if chunks.det[k] is None:
            return False
        return bool(person) or chunks.end[m] - chunks.start[m] > 1
    if named and name is None:
        if other & (ROLE | PERS):
            return True
        if other & (PLACE | TIME | DOC | CLAIM):
            return False
        return chunks.det[m] is not None or state.extents.bare_end[m] > chunks.end[m]
    return False
