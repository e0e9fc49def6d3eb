"""From base noun phrases to maximal ones: genitives, attributes, brackets, appositions, lists.

One pass from right to left, so that what follows a phrase is already complete when the
phrase asks for it; every phrase looks at a bounded number of neighbours.
"""

from __future__ import annotations

from bisect import bisect_left

from relata.mentions.attachment.appositions import apposition_end, region_end
from relata.mentions.attachment.attributes import attribute_end, trim_inside
from relata.mentions.attachment.lists import chunk_at, join_list
from relata.mentions.attachment.state import AttachmentState, Extents
from relata.mentions.chunking.chunk import NAME, NP, OTHER, PRONOUN
from relata.mentions.limits import MAX_ATTACHMENTS, MAX_PHRASE
from relata.mentions.words.word_classes import (
    ADV,
    ART,
    BLOCK,
    CAP,
    COMMA,
    DEGREE,
    DET,
    FIRST,
    GROUP,
    INDEF,
    JOIN,
    LAND,
    LOWER,
    LPAR,
    NUM,
    OUTLET,
    PERS,
    PLURAL,
    PREP,
    ROLE,
    TIME,
    TITLE,
)

#: An open-class word in small letters has only the first of these.
_PERSON = ROLE | TITLE | PERS
_SMALL = LOWER | BLOCK | ADV | DET


def attach(state: AttachmentState) -> Extents:
    """Extend every chunk, last first."""
    kinds, heads, bits = state.chunks.kind, state.chunks.head, state.bits
    starts, ends, count = state.chunks.start, state.extents.end, len(state.chunks.kind)
    bounds, lower, joins = state.bounds, state.lower, state.lexicon.joins
    for k in range(count - 1, -1, -1):
        kind = kinds[k]
        if kind in (NP, NAME):
            _extend(state, k)
            if k + 1 < count and starts[k + 1] < ends[k]:
                trim_inside(state, k)
        elif kind == PRONOUN and bits[heads[k]] & (INDEF | NUM):
            state.rules.attach_whole(state, k)
        end = ends[k]
        if kind != OTHER and end + 1 < bounds[k][1]:
            if bits[end] & COMMA or lower[end] in joins:
                join_list(state, k)
    return state.extents


def _extend(state: AttachmentState, k: int) -> None:
    """Extend chunk k to its attachments, one after another, and to an apposition."""
    bits, starts, chunks_kind = state.bits, state.chunks.start, state.chunks.kind
    limit = state.bounds[k][1]
    end = state.chunks.end[k]
    nxt = k + 1
    last: int | None = None
    n, rules, ends = len(starts), state.rules, state.extents.end
    for _ in range(MAX_ATTACHMENTS):
        if end >= limit:
            break
        t = bits[end]
        if nxt < n and starts[nxt] < end:
            nxt = bisect_left(starts, end, nxt)
        new = end
        if t & LPAR:
            new = rules.bracket_end(state, end, limit)
        elif nxt < n and starts[nxt] == end:
            new = _with_owner(state, k, nxt)
        elif t & _SMALL == LOWER and rules.takes_adjective(state, k, end, limit):
            nxt = bisect_left(starts, end + 2, nxt)
            if nxt < n and starts[nxt] == end + 2 and chunks_kind[nxt] != OTHER:
                new = attribute_end(state, nxt)
        elif last is not None and state.lower[end] in state.lexicon.joins:
            new = _coordinated_owner_end(state, k, end, limit)
        elif not (t & PREP and nxt < n and starts[nxt] == end + 1):
            break
        else:
            new = _with_preposition(state, k, end, nxt)
        if new == end or new - starts[k] > MAX_PHRASE:
            break
        last = nxt if not t & LPAR else last
        end = new
    full = degreed = _degrees_end(bits, end, limit)
    if end + 1 < limit and bits[end] & COMMA:
        end = region_end(state, k, end, limit, nxt)
        full = max(apposition_end(state, k, end, limit, nxt), degreed)
    state.extents.bare_end[k] = end
    state.extents.end[k] = full if full > end or last is None else max(full, ends[last])


def _coordinated_owner_end(state: AttachmentState, k: int, end: int, limit: int) -> int:
    """End with a second owner after a conjunction: "ministre de l'Économie *et des Finances*".

    Without a preposition of its own only where the name of the office holder follows:
    "ministra de Hacienda *y Función Pública*, Ana Soler". `end` itself where there is none.
    """
    bits, lower, owner = state.bits, state.lower, state.lexicon.body_owner
    if not owner or end + 2 >= limit or not bits[state.chunks.head[k]] & (ROLE | GROUP):
        return end
    opens = lower[end + 1] in owner
    m = chunk_at(state, k, end + 1)
    m = chunk_at(state, k, end + 2) if m is None and opens else m
    if m is None or state.chunks.kind[m] in (PRONOUN, OTHER):
        return end
    new = state.extents.bare_end[m]
    if opens:
        return end if bits[state.chunks.head[m]] & _PERSON else new  # "… et des élus": others
    if not bits[end + 1] & CAP or bits[end + 1] & (FIRST | ROLE | TITLE | LAND):
        return end
    named = new + 1 < limit and bits[new] & COMMA and bits[new + 1] & FIRST
    return new if named else end


def _with_owner(state: AttachmentState, k: int, m: int) -> int:
    """End of chunk k with chunk m right after it as its owner, or the end without it.

    After a bare name that is attached stands no owner: "Leute bei Holm | *der Zeitung*".
    """
    start = state.chunks.start[m]
    if state.chunks.det[m] == start and state.lower[start] in state.lexicon.body_owner:
        return _with_preposition(state, k, start, m)  # an article that holds it: "Cour *des* …"
    after_name = m - 1 > k and state.chunks.kind[m - 1] == NAME and state.chunks.end[m - 1] == start
    if (after_name and state.chunks.det[m] is not None) or not state.rules.is_owner(state, k, m):
        return start
    new = attribute_end(state, m)
    if state.chunks.kind[k] == NAME:
        # An unknown word with an owner is a common noun after all.
        state.chunks.kind[k], state.chunks.name[k] = NP, None
    return new


def _with_preposition(state: AttachmentState, k: int, prep: int, m: int) -> int:
    """End of chunk k with a preposition and chunk m, or the end without them."""
    if not state.rules.attaches(state, k, prep, m):
        return prep
    new = attribute_end(state, m)
    if state.bits[prep] & LOWER and _is_body_name(state, k, m, prep, new):
        _extend_name(state, k, m, _name_end(state, m, new))
    elif (name := _holders_name(state, k, m)) is not None:
        state.chunks.name[k], state.extents.in_name[m] = name, True
    return new


def _holders_name(state: AttachmentState, k: int, m: int) -> tuple[int, int] | None:
    """The full name at the end of chunk m where it is that of whom chunk k describes: "the
    commissioner for home affairs *Ylva Berg*", in a language whose nouns have capitals."""
    chunks, bits = state.chunks, state.bits
    name, head = chunks.name[m], bits[chunks.head[k]]
    if not state.lexicon.capitals or chunks.kind[k] != NP or chunks.name[k] is not None:
        return None
    if name is None or name[1] != chunks.end[m] or not head & _PERSON or head & PLURAL:
        return None
    opens = max(name[0], chunks.start[m] + 1)
    first = next((j for j in range(opens, name[1] - 1) if bits[j] & FIRST), None)
    if first is None or bits[first - 1] & (_PERSON | GROUP | OUTLET):
        return None
    return first, name[1]


def _degrees_end(bits: list[int], end: int, limit: int) -> int:
    """End of the degrees after a name: "Karl Lund, Ph.D., MBA"."""
    while end + 1 < limit and bits[end] & COMMA and bits[end + 1] & DEGREE:
        end += 3 if end + 2 < limit and bits[end + 2] & DEGREE else 2
    return end


def _is_body_name(state: AttachmentState, k: int, m: int, end: int, new: int) -> bool:
    """True where chunk m ends the name of a body: "Department of Health and Services"."""
    chunks, bits = state.chunks, state.bits
    head = chunks.head[k]
    if state.lexicon.capitals or end != chunks.end[k] or chunks.owner[k]:
        return False
    if not bits[head] & CAP or not bits[head] & GROUP or head != end - 1:
        return False
    if state.lower[end] in state.lexicon.body_owner:
        return _is_of_body(state, m, end, new)
    if (
        chunks.det[m] is not None
        or bits[chunks.start[m]] & (FIRST | ROLE | TITLE | LAND)
        or chunks.kind[m] == PRONOUN
    ):
        return False
    joins = state.lexicon.joins
    return all(bits[j] & (CAP | JOIN) or state.lower[j] in joins for j in range(end + 1, new))


def _is_of_body(state: AttachmentState, m: int, prep: int, new: int) -> bool:
    """True where chunk m says of what a body is: "Banco de Portugal", "Cour des comptes".

    After a preposition that opens no owner it has a capital: "Jueces para la Democracia".
    """
    chunks = state.chunks
    det, head = chunks.det[m], state.bits[chunks.head[m]]
    if chunks.kind[m] == PRONOUN or new != state.extents.bare_end[m]:
        return False
    if det is not None and not state.bits[det] & ART:
        return False  # "Parti de leurs alliés"
    if not head & CAP and state.lower[prep] not in state.lexicon.owner:
        return False
    person = head & ROLE and not head & (CAP | PLURAL)
    words = range(chunks.start[m] if det is None else det + 1, chunks.end[m])
    if len(words) > 1 and state.bits[words[0]] & FIRST:
        return False  # "Gobierno de Pedro Sánchez", not "Compañía de Jesús"
    if any(state.bits[j] & (TIME | ADV) for j in words):
        return False  # "Gobierno de hoy"
    return not person and not state.bits[chunks.start[m]] & (NUM | INDEF)


def _name_end(state: AttachmentState, m: int, new: int) -> int:
    """End of the name that chunk m ends.

    Without what stands in brackets, and after a name without words in small letters.
    """
    chunks, bits = state.chunks, state.bits
    for at in range(chunks.end[m], new):
        if bits[at] & LPAR:
            new = at
            break
    last = chunks.end[m]
    if new != last or not bits[chunks.head[m]] & CAP:
        return new
    while last > chunks.head[m] + 1 and bits[last - 1] & LOWER:
        last -= 1
    return last


def _extend_name(state: AttachmentState, k: int, m: int, new: int) -> None:
    """Make the chunks from m up to a token part of the name of chunk k."""
    chunks, bits = state.chunks, state.bits
    first = chunks.head[k]
    while first > chunks.start[k] and bits[first - 1] & CAP:
        first -= 1
    chunks.name[k] = (first, new)
    while m < len(chunks.start) and chunks.start[m] < new:
        state.extents.in_name[m] = True
        state.extents.next_member[m], state.extents.is_member[m] = None, False
        m += 1
