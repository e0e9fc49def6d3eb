"""Base noun phrases of languages without articles whose endings show cases (Russian, Czech).

A phrase is what agrees: determiners, numbers and adjectives with the noun or name after them.
Its owner in the genitive, and the name after an office, are phrases of their own, joined in
`attachment.by_case`.
"""

from __future__ import annotations

from relata.mentions.chunking.capitalised_nouns import particles_end
from relata.mentions.chunking.case_words import (
    CaseState,
    Readings,
    agrees,
    continues_name,
    is_adjective,
    is_common_noun,
    is_owner_of_next,
    is_verb,
    name_readings,
    quoted_end,
    same_script,
)
from relata.mentions.chunking.chunk import NAME, NP, OTHER, PRONOUN, Chunks
from relata.mentions.limits import MAX_MODIFIERS, MAX_NAME
from relata.mentions.morphology.inflections import meet
from relata.mentions.words.word_classes import (
    AFTER,
    AGENT,
    BLOCK,
    CAP,
    COMMA,
    COMMON,
    COORD,
    DEM,
    DET,
    DIGIT,
    FIRST,
    INDEF,
    JOIN,
    LAND,
    LOWER,
    NOUN,
    NUM,
    OPEN,
    PARTICLE,
    PERS,
    PREP,
    PRON,
    REL,
    ROLE,
    STOP,
    TIME,
    TITLE,
    UPPER,
)

_STARTS = CAP | DET | NUM | DIGIT | LOWER | PRON | INDEF | DEM | REL | OPEN


def find_chunks_by_case(state: CaseState, spans: list[tuple[int, int]]) -> Chunks:
    """The base noun phrases of all sentences."""
    bits = state.bits
    for start, limit in spans:
        i = start
        while i < limit:
            end = _phrase(state, i, limit) if bits[i] & _STARTS else i
            i = end if end > i else i + 1
    return state.chunks


def _phrase(state: CaseState, i: int, limit: int) -> int:
    """Add the phrase that starts at i; its end, or i where no phrase starts there."""
    bits = state.bits
    j, shared, det = _modifiers(state, i, min(limit, i + MAX_MODIFIERS))
    if j < limit:
        t = bits[j]
        if t & OPEN and j == i:
            return i
        if is_common_noun(state, j):
            if j > i and not agrees(state, j, shared):
                if det is None:
                    return _noun_phrase(state, j, j, limit, (), None)
                if det == i == j - 1:
                    return _add_alone(state, i, j, shared, det)  # "řekla to mluvčí"
            return _noun_phrase(state, i, j, limit, shared, det)
        if t & CAP and not t & (BLOCK | DET) and not is_verb(state, j):
            return _name_phrase(state, i, j, limit, shared, det)
    return _add_alone(state, i, j, shared, det)


def _modifiers(state: CaseState, i: int, limit: int) -> tuple[int, Readings, int | None]:
    """Where determiners, numbers and adjectives from i end, what they share, the determiner."""
    bits, lower, inflections = state.bits, state.lower, state.inflections
    shared: Readings = ()
    j, det = i, None
    while j < limit:
        t = bits[j]
        if t & DET and not t & REL and not (t & PRON and not is_owner_of_next(state, j, limit)):
            found = state.lexicon.articles.get(lower[j], ())
            both = meet(shared, found)
            if shared and found and not both:
                break
            shared = both
            det = j if det is None else det
        elif t & (NUM | DIGIT) and not t & NOUN:
            pass
        elif t & (COMMA | COORD) and j > i and j + 1 < limit:
            if not is_adjective(state, j - 1) or not is_adjective(state, j + 1):
                break
            if not meet(shared, inflections.adjective(lower[j + 1])):
                break
        elif is_adjective(state, j):
            found = inflections.adjective(lower[j])
            both = meet(shared, found)
            if t & CAP and not continues_name(state, j, limit, both):
                break
            if shared and not both:
                break
            shared = both
        else:
            break
        j += 1
    return j, shared, det


def _noun_phrase(
    state: CaseState, i: int, j: int, limit: int, shared: Readings, det: int | None
) -> int:
    """The phrase with the common noun at j, and a quoted name after it."""
    bits, out = state.bits, state.chunks
    counted = any(bits[k] & (NUM | DIGIT) for k in range(i, j))
    own = state.inflections.noun(state.lower[j]) if not bits[j] & UPPER else ()
    readings = meet(shared, own) or own or shared
    if counted:
        readings = ()  # a number governs the genitive and shows no case itself
    end, name = j + 1, None
    if bits[j] & TIME and not bits[j] & AGENT:
        out.add((i, end), j, OTHER, None, det, readings=readings)
        return end
    if end < limit and bits[end] & OPEN:
        close = quoted_end(state, end, limit)
        if close > end and bits[j] & (ROLE | PERS):
            # "директор «Росмоста»": the name of another.
            out.add((i, end), j, NP, None, det, readings=readings)
            out.add((end, close), close - 2, NAME, (end, close), None)
            return close
        if close > end:
            name, end = (end, close), close
    out.add((i, end), j, NP, name, det, readings=readings)
    return end


def _name_phrase(
    state: CaseState, i: int, j: int, limit: int, shared: Readings, det: int | None
) -> int:
    """The phrase with the name that begins at j."""
    end, readings = _name_end(state, j, limit)
    both = meet(shared, readings)
    if shared and readings and not both:
        if j > i:
            return _add_alone(state, i, j, shared, det)
        both = readings
    kind = NAME
    if state.bits[j] & TIME and end == j + 1:
        kind = OTHER
    state.chunks.add(
        (i, end), end - 1, kind, None if kind == OTHER else (j, end), det, readings=both
    )
    return end


def _name_end(state: CaseState, j: int, limit: int) -> tuple[int, Readings]:
    """End of the words of one name from j, and what they share."""
    bits, words = state.bits, state.words
    shared = name_readings(state, j)
    k = j + 1
    stop = min(limit, j + MAX_NAME)
    while k < stop:
        t = bits[k]
        if t & JOIN and k + 1 < stop and bits[k + 1] & CAP:
            k += 2
            continue
        if t & PARTICLE and not t & CAP:
            after = particles_end(bits, k, stop)
            if after == k:
                break
            k = after
            continue
        counted = t & DIGIT and bits[k - 1] & CAP and not shared
        if counted and k + 1 < limit and bits[k + 1] & TIME:
            break  # "у Петрограді 24 жовтня": the number is of the day
        if t & AFTER or counted:
            k += 1
            continue
        if not t & CAP or t & (BLOCK | DET | TIME) or (t & NOUN & ~COMMON and not t & FIRST):
            break
        found = name_readings(state, k)
        both = meet(shared, found)
        initial = words[k - 1][-1:] == "."
        foreign = bits[k - 1] & PARTICLE and not bits[k - 1] & CAP
        if not initial and (not same_script(words[k - 1], words[k]) or _begins_new_name(state, k)):
            break
        if shared and found and not both:
            if not bits[k - 1] & FIRST and not foreign:
                break
            both = shared  # a foreign name that only looks like another case
        shared = both
        k += 1
    return k, shared


def _begins_new_name(state: CaseState, k: int) -> bool:
    """Does another name begin at k, after one that is complete?"""
    before, here = state.bits[k - 1], state.bits[k]
    if here & FIRST and not before & (FIRST | TITLE):
        return True
    return bool(before & UPPER and not here & UPPER and before & (NOUN | LAND))


def _add_alone(state: CaseState, i: int, j: int, shared: Readings, det: int | None) -> int:
    """A pronoun, or modifiers without a noun: "они", "последний", "двое раненых"."""
    bits, out = state.bits, state.chunks
    t = bits[i]
    governed = i > 0 and j > i and bits[i - 1] & PREP
    if governed and bits[j - 1] & LOWER and is_adjective(state, j - 1):
        # "с поклоном": only by its ending like an adjective.
        out.add((i, j), j - 1, NP, None, det, readings=shared)
        return j
    if j <= i + 1:
        if t & (PRON | INDEF | DEM | REL) and not t & (COORD | PREP):
            if not (t & STOP and not t & (PRON | REL | INDEF)):
                readings = state.lexicon.articles.get(state.lower[i], ())
                out.add((i, i + 1), i, PRONOUN, None, None, readings=readings)
                return i + 1
        return i
    last = j - 1
    if bits[last] & (DIGIT | NUM) and not any(is_adjective(state, k) for k in range(i, j)):
        if det is None or bits[last] & DIGIT:
            return i
        out.add((i, j), last, PRONOUN, None, det)
        return j
    if bits[last] & (COMMA | COORD):
        return i
    if det is not None and is_adjective(state, last):
        out.add((i, j), last, NP, None, det, readings=shared)
        return j
    return i
