"""Attachment where endings show cases (Russian, Czech): owners in the genitive, names that agree.

The owner of a noun is the phrase in the genitive right after it ("глава комитета"); the name
of the office holder agrees with the office ("министр Иван Петров"), also after the owner.
"""

from __future__ import annotations

from relata.knowledge import organisations
from relata.mentions.attachment.attributes import attach_whole, may_be_common_noun, trim_inside
from relata.mentions.attachment.lists import chunk_at
from relata.mentions.attachment.state import AttachmentRules, AttachmentState
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
)
from relata.model.analysis import GEN

#: Nouns after which the name of the office holder or body stands.
_NAMED_AFTER = ROLE | TITLE | PERS | MEDIA | GROUP | DOC | PLACE


def _in_one_case(one: tuple[Reading, ...], other: tuple[Reading, ...]) -> bool:
    """Do two phrases agree in number and case, whatever their gender?"""
    if not one or not other:
        return True
    return any(a[0] == b[0] and a[2] == b[2] for a in one for b in other)


def is_owner(state: AttachmentState, k: int, m: int) -> bool:
    """Is chunk m, right after chunk k, its owner in the genitive? A name joins its office first."""
    chunks, bits = state.chunks, state.bits
    if chunks.kind[m] in (PRONOUN, OTHER) or chunks.is_named_after_head(k):
        return False
    if _is_body_adjective(state, k, m):
        chunks.name[k] = (chunks.head[k], chunks.end[m])
        state.extents.in_name[m] = True
        return True
    if _is_name_of(state, k, m):
        chunks.name[k] = chunks.name[m]
        state.extents.in_name[m] = True
        return True
    head = bits[chunks.head[k]]
    name = chunks.name[k]
    if chunks.kind[k] == NAME and name is not None and (head & FIRST or name[1] - name[0] > 1):
        return False
    return _is_owner_by_case(state, k, m)


def _is_body_adjective(state: AttachmentState, k: int, m: int) -> bool:
    """Does chunk m, an adjective, end the name of the body in chunk k: "Komisja Europejska"?"""
    chunks, inflections = state.chunks, state.lexicon.inflections
    head, at = chunks.head[k], chunks.start[m]
    if chunks.kind[m] != NAME or chunks.kind[k] != NP or chunks.name[k] is not None:
        return False
    if chunks.end[m] != at + 1 or at != head + 1 or inflections is None:
        return False
    if not state.bits[head] & GROUP or not state.bits[head] & CAP:
        return False
    if state.bits[at] & FIRST or _is_agency(state.lower[at]):
        return False  # "Агентство ТАСС"
    return bool(meet(chunks.readings[k], inflections.adjective(state.lower[at])))


def _is_agency(lower: str) -> bool:
    return any(organisations.agency(form) for form in (lower.upper(), lower.capitalize()))


def _is_name_of(state: AttachmentState, k: int, m: int) -> bool:
    """Is chunk m the name of whom chunk k describes?"""
    chunks, bits = state.chunks, state.bits
    if chunks.kind[m] != NAME or chunks.kind[k] != NP or chunks.name[k] is not None:
        return False
    head, first = bits[chunks.head[k]], bits[chunks.start[m]]
    one, other = chunks.readings[k], chunks.readings[m]
    if not head & _NAMED_AFTER:
        # An unknown noun: a full name that agrees with it, both surely in one case.
        return bool(first & FIRST and not head & NOUN and one and meet(one, other))
    if head & (ROLE | TITLE | PERS):
        if first & OPEN:
            return False
        if first & (LAND | UPPER) and not first & FIRST:
            return False
        if first & FIRST:
            return _in_one_case(one, other)  # an office and its holder may differ in gender
        return not one or not other or bool(meet(one, other))
    if first & FIRST:
        return False
    role = state.lexicon.role(state.lower[chunks.head[k]])
    if first & UPPER and role is not None and role.kind == "institution":
        # "Генштаб ЗСУ", "Departament Stanu USA"; but "агентство ТАСС".
        return _is_agency(state.lower[chunks.start[m]])
    return not other or bool(first & UPPER) or not cases(other) & GEN


def _is_owner_by_case(state: AttachmentState, k: int, m: int) -> bool:
    chunks = state.chunks
    shown = chunks.readings[m]
    if not shown:
        # Foreign and indeclinable names: "глава BBC", "президент США".
        foreign = chunks.kind[m] == NAME or state.bits[chunks.head[m]] & UPPER
        return bool(foreign) and _takes_owner(state, k)
    if not cases(shown) & GEN:
        return False
    if chunks.kind[k] == NAME:
        return may_be_common_noun(state, k) or not cases(shown) & ~GEN
    return True


def _takes_owner(state: AttachmentState, k: int) -> bool:
    head = state.bits[state.chunks.head[k]]
    return bool(head & NOUN) or not head & CAP


def has_genitive(state: AttachmentState, m: int) -> bool:
    """May chunk m be a genitive by its endings?"""
    return bool(cases(state.chunks.readings[m]) & GEN)


def attaches(state: AttachmentState, k: int, prep: int, m: int) -> bool:
    """Is chunk m with its preposition an attribute of chunk k? "министр в Москве" is one."""
    if state.chunks.kind[m] in (OTHER, PRONOUN):
        return False
    entry = state.lexicon.attach.get(state.lower[prep])
    if entry is None:
        return False
    head, other = state.bits[state.chunks.head[k]], state.bits[state.chunks.head[m]]
    if state.chunks.kind[k] == NAME or state.chunks.name[k] is not None:
        return False
    if not head & entry[0]:
        return False
    claim = head & (CLAIM | DOC) and not head & AGENT & ~DOC
    # "министр в Москве", not "министр в интервью"
    return bool(claim or entry[2] or other & (CAP | PLACE | GROUP))


def attach_whole_and_name(state: AttachmentState, k: int) -> None:
    """Join the whole to the part, and a name after it: "один из владельцев Пётр Иванов"."""
    attach_whole(state, k)
    # "один из владельцев компании Пётр Иванов"
    chunks, end = state.chunks, state.extents.bare_end[k]
    if end == chunks.end[k]:
        return
    m = chunk_at(state, k, end)
    if m is not None and chunks.kind[m] == NAME and end < state.bounds[k][1]:
        if state.bits[chunks.start[m]] & FIRST and not state.extents.is_member[m]:
            state.extents.bare_end[k] = state.extents.bare_end[m]
            state.extents.end[k] = max(state.extents.end[k], state.extents.end[m])
            trim_inside(state, k)


def bracket_end(state: AttachmentState, i: int, limit: int) -> int:
    """End of a name or sign in brackets ("(Ann Lee)", "(ODS)"); no sentence, no number."""
    bits = state.bits
    for j in range(i + 1, min(i + MAX_BRACKET, limit)):
        if bits[j] & RPAR:
            return j + 1 if j > i + 1 else i
        if not bits[j] & CAP or bits[j] & VERB:
            return i
    return i


def takes_adjective(_state: AttachmentState, _k: int, _i: int, _limit: int) -> bool:
    """Adjectives with a preposition stay outside."""
    return False


def is_partitive(state: AttachmentState, prep: int, _m: int) -> bool:
    """True after a preposition of the whole: "один из владельцев"."""
    return state.lower[prep] in state.lexicon.owner


BY_CASE = AttachmentRules(
    is_owner=is_owner,
    has_genitive=has_genitive,
    attaches=attaches,
    attach_whole=attach_whole_and_name,
    bracket_end=bracket_end,
    takes_adjective=takes_adjective,
    is_partitive=is_partitive,
)
