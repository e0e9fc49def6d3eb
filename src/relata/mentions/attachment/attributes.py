"""What belongs to a noun whatever shows it: attributes with their lists, the whole of a part."""

from __future__ import annotations

from relata.mentions.attachment.state import AttachmentState
from relata.mentions.chunking.chunk import NAME, OTHER, PRONOUN
from relata.mentions.limits import MAX_INSIDE
from relata.mentions.words.word_classes import (
    COMMA,
    FIRST,
    LAND,
    OUTLET,
    PLURAL,
    PREP,
    UPPER,
)


def attribute_end(state: AttachmentState, m: int) -> int:
    """End of chunk m as an attribute: with its list where its members are alike."""
    chunks, extents = state.chunks, state.extents
    end = extents.bare_end[m]
    after = extents.next_member[m]
    if after is not None and extents.apposition[m] is None:
        a, b = chunks.det[m], chunks.det[after]
        determiners = [None if det is None else state.lower[det] for det in (a, b)]
        alike = determiners[0] == determiners[1]
        if alike or _are_several(state, m, after):
            last = after
            while (member := extents.next_member[last]) is not None:
                last = member
            return extents.bare_end[last]
    return end


def _are_several(state: AttachmentState, m: int, after: int) -> bool:
    """True for the names of several of one kind: "der Agenturen X und Y"."""
    chunks, bits = state.chunks, state.bits
    head, det = bits[chunks.head[m]], chunks.det[m]
    if not state.lexicon.verb_second or det is None or chunks.det[after] is not None:
        return False
    role = state.lexicon.role(state.lower[chunks.head[m]])
    if not head & PLURAL and (role is None or role.number != "pl"):
        return False
    return chunks.is_named_after_head(m) and chunks.kind[after] == NAME


def may_be_common_noun(state: AttachmentState, k: int) -> bool:
    """True where an unknown capitalised word may be a common noun: first, or after a comma."""
    start, head = state.chunks.start[k], state.chunks.head[k]
    if start != head or state.bits[head] & (FIRST | LAND | UPPER | OUTLET):
        return False
    if not state.lexicon.capitals:
        return start == state.bounds[k][0]  # elsewhere its capital makes it a name
    return opens_sentence(state, k) or bool(state.bits[start - 1] & COMMA)


def opens_sentence(state: AttachmentState, k: int) -> bool:
    """True where the chunk, or the preposition before it, opens its sentence."""
    start, first = state.chunks.start[k], state.bounds[k][0]
    return start == first or (start == first + 1 and bool(state.bits[first] & PREP))


def attach_whole(state: AttachmentState, k: int) -> None:
    """Some of a whole: "einer der Männer", "many of the voters"."""
    chunks = state.chunks
    end, m = chunks.end[k], k + 1
    if m >= len(chunks.start) or end >= state.bounds[k][1] or chunks.kind[m] == OTHER:
        return
    if chunks.start[m] == end:
        attached = (
            chunks.det[m] is not None
            and chunks.kind[m] != PRONOUN
            and state.rules.has_genitive(state, m)
        )
    else:
        attached = chunks.start[m] == end + 1 and state.rules.is_partitive(state, end, m)
    if attached:
        state.extents.bare_end[k] = attribute_end(state, m)
        state.extents.end[k] = max(state.extents.bare_end[k], state.extents.end[m])
        trim_inside(state, k)


def trim_inside(state: AttachmentState, k: int) -> None:
    """What stands inside chunk k must not extents beyond it."""
    extents, starts = state.extents, state.chunks.start
    end = extents.end[k]
    for m in range(k + 1, min(k + MAX_INSIDE, len(starts))):
        if starts[m] >= end:
            break
        if extents.end[m] > end:
            extents.end[m] = extents.bare_end[m]
            extents.apposition[m] = None
        after = extents.next_member[m]
        if after is not None and starts[after] >= end:
            extents.next_member[m] = None
            extents.is_member[after] = False
