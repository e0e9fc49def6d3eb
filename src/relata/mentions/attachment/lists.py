"""Coordinations: "A, B and C", and two offices of one person ("the delegate and activist")."""

from __future__ import annotations

from relata.mentions.attachment.state import AttachmentState
from relata.mentions.chunking.chunk import NAME, NP, OTHER, PRONOUN
from relata.mentions.limits import MAX_AHEAD, MAX_LIST
from relata.mentions.words.word_classes import (
    ADV,
    AGENT,
    ART,
    COMMA,
    INDEF,
    MEASURE,
    NOUN,
    NUM,
    PERS,
    PLURAL,
    ROLE,
)
from relata.model.analysis import ACC, DAT, NOM


def join_list(state: AttachmentState, k: int) -> None:
    """Link chunk k, after which a comma or conjunction stands, to the next member of its list."""
    chunks, bits, extents = state.chunks, state.bits, state.extents
    end, limit = extents.end[k], state.bounds[k][1]
    comma = bits[end] & COMMA
    joins = state.lexicon.joins
    j = end + 1
    joined = state.lower[end] in joins
    if comma and state.lower[j] in joins:
        j += 1
        joined = True
    m = chunk_at(state, k, j)
    if m is None and joined and j + 1 < limit and bits[j] & ADV:
        m = chunk_at(state, k, j + 1)  # "sowie auch die"
    if m is None or chunks.kind[m] == OTHER or chunks.start[m] >= limit:
        return
    if not joined and _in_commas(state, k, m):
        return
    if not joined and (extents.next_member[m] is None or extents.apposition[k] is not None):
        return
    if extents.list_size[m] >= MAX_LIST or not _are_alike(state, k, m):
        return
    if not comma and _is_one_person(state, k, m):
        extents.end[k] = max(extents.end[m], end)
        if chunks.name[m] is not None:
            extents.apposition[k] = m
        return
    extents.next_member[k] = m
    extents.list_size[k] = extents.list_size[m] + 1
    extents.is_member[m] = True


def _in_commas(state: AttachmentState, k: int, m: int) -> bool:
    """Make chunk m an apposition of the name before it where it is one, and join what follows.

    "Ida Berg, *the mayor*, and Lars Holm": a definite description of one person between commas,
    before a conjunction and another name.
    """
    chunks, bits, extents = state.chunks, state.bits, state.extents
    after, det = extents.next_member[m], chunks.det[m]
    if after is None or det is None or chunks.name[k] is None or chunks.kind[m] != NP:
        return False
    if chunks.name[m] is not None or chunks.name[after] is None or not bits[det] & ART:
        return False
    role = state.lexicon.role(state.lower[chunks.head[m]])
    closing = (
        bits[extents.end[m]] & COMMA and state.lower[extents.end[m] + 1] in state.lexicon.joins
    )
    if role is None or role.number == "pl" or bits[chunks.head[m]] & PLURAL or not closing:
        return False
    extents.apposition[k], extents.end[k] = m, extents.end[m]
    extents.next_member[k], extents.list_size[k] = after, extents.list_size[m]
    extents.next_member[m], extents.is_member[m] = None, False
    return True


def _is_one_person(state: AttachmentState, k: int, m: int) -> bool:
    """True where two offices are one person's: "the delegate and activist"."""
    chunks, bits, extents = state.chunks, state.bits, state.extents
    det = chunks.det[k]
    if chunks.kind[k] != NP or chunks.kind[m] != NP or chunks.det[m] is not None:
        return False
    if det is None and chunks.name[m] is None:
        return False  # "actors and directors"; one person: "actor and director Ida Berg"
    if (
        chunks.name[k] is not None
        or extents.apposition[k] is not None
        or extents.next_member[m] is not None
        or chunks.owner[m]
    ):
        return False
    genders = set()
    for chunk in (k, m):
        role = state.lexicon.role(state.lower[chunks.head[chunk]])
        t = bits[chunks.head[chunk]]
        if role is None or not t & (ROLE | PERS) or t & PLURAL or role.number == "pl":
            return False
        genders.add(role.gender)
    if genders >= {"m", "f"}:
        return False  # "the king and queen"
    if det is None:
        return True
    readings = state.lexicon.articles.get(state.lower[det], ())
    if not readings or (bits[det] & (INDEF | NUM) and readings[0][0] == "p"):
        return False
    role = state.lexicon.role(state.lower[chunks.head[k]])
    woman = role is not None and role.gender == "f"
    plural = any(r[0] == "p" and r[2] & (NOM | DAT | ACC) for r in readings)
    return not plural or woman or not state.lexicon.cases


def chunk_at(state: AttachmentState, k: int, token: int) -> int | None:
    """The chunk that starts at a token, among a bounded number after chunk k, or None."""
    starts = state.chunks.start
    for m in range(k + 1, min(k + MAX_AHEAD, len(starts))):
        if starts[m] == token:
            return m
        if starts[m] > token:
            return None
    return None


def _are_alike(state: AttachmentState, k: int, m: int) -> bool:
    chunks, bits = state.chunks, state.bits
    a, b = bits[chunks.head[k]], bits[chunks.head[m]]
    if chunks.kind[k] == PRONOUN or chunks.kind[m] == PRONOUN:
        return chunks.kind[k] == chunks.kind[m]
    if (a | b) & MEASURE and not a & b & MEASURE:
        return False
    if (a & AGENT or chunks.kind[k] == NAME) and (b & AGENT or chunks.kind[m] == NAME):
        return True
    if chunks.kind[k] != chunks.kind[m]:
        return False
    named = chunks.name[k] is not None and chunks.name[m] is not None
    return named or bool(a & NOUN) == bool(b & NOUN)
