"""Base noun phrases of languages that write common nouns small (English).

Without capitals a phrase ends where a verb, a closed class or a mark stands, or where a
small word follows a noun of a known kind and is no noun itself.
"""

from __future__ import annotations

from relata.mentions.chunking.capitalised_nouns import NOTHING, particles
from relata.mentions.chunking.chunk import NAME, NP, OTHER, PRONOUN, Chunks
from relata.mentions.limits import MAX_MODIFIERS, MAX_NAME
from relata.mentions.words.word_classes import (
    ADV,
    AFTER,
    BLOCK,
    CAP,
    CLOSE,
    COMMA,
    COORD,
    DEM,
    DET,
    DIGIT,
    DOC,
    FIRST,
    GROUP,
    INDEF,
    JOIN,
    LAND,
    LOWER,
    MEDIA,
    NATION,
    NOTNOUN,
    NOUN,
    NUM,
    OPEN,
    OUTLET,
    PARTICLE,
    PERS,
    PLACE,
    PLURAL,
    POSS,
    PREP,
    PRON,
    REL,
    ROLE,
    STOP,
    SUB,
    TIME,
    TITLE,
    UPPER,
    VAGUE,
    VERB,
)  # fmt: skip

#: Nouns that a name follows directly: "campaign manager Mary Bell".
_BEARER = ROLE | TITLE | PERS | MEDIA

#: End, head, token of the office (or -1), start and end of the name (or -1).
Nominal = tuple[int, int, int, int, int]


def plain_phrase(bits: list[int], i: int, limit: int, out: Chunks, before: int) -> int:
    """Add the phrase that starts at i and give its end, or i where there is none."""
    j, det = i, -1
    if bits[j] & DET:
        if bits[j] & REL:
            return i  # "that", "which", "what" open clauses far more often than phrases
        det = j
        j += 1
        while (
            j < limit
            and j - i < 4
            and bits[j] & (DET | NUM | DIGIT | INDEF)
            and (not bits[j] & (NOUN | REL | CAP))
        ):
            j += 1
        if not before and j < limit and bits[det] & INDEF and bits[j] & (VERB | NOUN) == VERB:
            return i  # "Many carried placards"
    elif bits[j] & (NUM | DIGIT) and not bits[j] & (CAP | NOUN):
        if before & TIME and bits[j] & DIGIT:
            return i  # "On Dec. 4 Mrs. Lee"
        j += 1
    top = min(limit, i + MAX_MODIFIERS + MAX_NAME)
    # 2: what follows cannot be a verb ("the", "his", a preposition); 1: it may ("some", "two").
    determined = 1 if j > i else 0
    if (det >= 0 and not bits[det] & (INDEF | DEM | NUM)) or (
        j == i and before & PREP and not before & STOP & ~SUB
    ):
        determined = 2
    found = _nominal(bits, j, top, determined)
    if found is None:
        if det >= 0 and j - i > 1 and bits[j - 1] & (NUM | INDEF) and not bits[j - 1] & DIGIT:
            out.add((i, j), j - 1, PRONOUN, NOTHING, det)  # "the two", "all three"
            return j
        return i
    owner: tuple[int, int] | None = None
    while found[0] + 1 < top and bits[found[0]] & POSS:
        owned = _nominal(bits, found[0] + 1, top, 2)
        if owned is None:
            break
        owner = (i, found[0])
        found = owned
    end, head, role, name, name_end = found
    timed = bits[head] & TIME and not bits[head] & (NOUN | OUTLET)
    if timed and (name < 0 or name_end - name == 1):
        out.add((i, end), head, OTHER, NOTHING, det, owner)
        return end
    named = name >= 0 and role < 0
    head = role if name >= 0 and role >= 0 else head
    out.add((i, end), head, NAME if named else NP, (name, name_end), det, owner)
    return end


def _nominal(bits: list[int], first: int, top: int, determined: int) -> Nominal | None:
    """The noun or name from `first` on with what stands before it."""
    j = first
    head = role = name = name_end = -1
    while j < top:
        t = bits[j]
        if t & CAP and not t & BLOCK:
            if t & TIME and not t & (NOUN | OUTLET) and j > first:
                break
            if (head >= 0 and not _takes_name(bits, j, head)) or (name >= 0 and role >= 0):
                break
            k = _names(bits, j, top)
            office = _office(bits, j, k)
            if office >= 0:
                role = office
            elif head >= 0 and bits[head] & _BEARER:
                role = head
            after = office + 1 if office >= 0 else j
            name, name_end = (after, k) if after < k else (-1, -1)
            head = k - 1 if name >= 0 else office
            j = k
        elif (
            t & DIGIT
            and head == j - 1
            and bits[head] & TIME
            and j + 1 < top
            and (bits[j + 1] & LOWER and not bits[j + 1] & BLOCK)
        ):
            j += 1  # "the Nov. 8 election"
        elif t & (NUM | DIGIT) and head < 0 and not t & NOUN:
            j += 1
        elif t & COMMA:
            if head >= 0 or not determined or j == first or not _adjectives(bits, j, top):
                break
            j += 1
        elif (
            not t & LOWER
            or t & BLOCK & ~VERB
            or (name >= 0 and role >= 0)
            or not _goes_on(bits, j, top, (first, head, determined))
        ):
            break
        else:
            before_name = (determined == 2 or t & DEM) and _before_name(bits, j, top)
            if t & (ADV | NOUN) == ADV and j + 1 < top and bits[j + 1] & LOWER:
                first = j + 1 if j == first else first
                j += 1
                continue  # "his recently elected deputy"
            if not before_name and (t & NOUN or head >= 0 or not _more(bits, j, top)):
                head, role, name, name_end = j, -1, -1, -1
            j += 1
    if head < 0:
        return None
    return max(head + 1, name_end), head, role, name, name_end


def _before_name(bits: list[int], i: int, limit: int) -> bool:
    """True where an unknown small word stands before a name as an adjective."""
    if bits[i] & NOUN or i + 1 >= limit:
        return False
    t = bits[i + 1]
    if not t & CAP or bits[i] & VERB:
        return False
    before = bits[i - 1] if i else 0
    sure = bits[i] & DEM or before & (VAGUE | POSS) or (before & PREP and not bits[i] & PLURAL)
    return bool(sure or t & (GROUP | UPPER | NATION | ROLE | LAND))


def _takes_name(bits: list[int], i: int, head: int) -> bool:
    """True where the capitalised word at i goes on the phrase with this head."""
    if bits[head] & PLACE and not bits[head] & CAP:
        return bool(bits[i] & (TITLE | ROLE | GROUP))  # "state Rep. Ann Lee"
    return bool(bits[head] & (_BEARER | CAP))


def _names(bits: list[int], i: int, limit: int) -> int:
    """End of the capitalised words from i, with particles and what follows a name."""
    j = i + 1
    stop = min(limit, i + MAX_NAME)
    while j < stop:
        t = bits[j]
        if t & CAP:
            if t & (BLOCK | DET) or (t & TIME and not t & (NOUN | OUTLET)):
                break
        elif t & JOIN:
            if j + 1 >= stop or not bits[j + 1] & CAP:
                break
            j += 1
        elif t & COORD and j == i + 1 and _joint(bits, i, stop):
            j += 1
        elif t & PARTICLE:
            k = particles(bits, j, stop)
            if k == j:
                break
            j = k
        elif t & OPEN:
            # Dwayne "Rock" Johnson
            if j + 3 >= stop or not bits[j + 1] & bits[j + 3] & CAP or not bits[j + 2] & CLOSE:
                break
            j += 3
        elif not t & AFTER:
            break
        j += 1
    return min(j, limit)


def _joint(bits: list[int], i: int, stop: int) -> bool:
    """True where "and" stands in the name of a body: the Health and Safety Executive."""
    if not i or not bits[i - 1] & DET or bits[i] & (NOUN | FIRST | LAND | UPPER | TITLE):
        return False
    j = i + 2
    while j < stop and bits[j] & CAP:
        j += 1
    return j - i > 3 and bool(bits[j - 1] & (GROUP | ROLE)) and not bits[i + 2] & FIRST


def _office(bits: list[int], i: int, end: int) -> int:
    """The last capitalised word of office in [i, end), -1 for none."""
    if bits[end - 1] & GROUP or (bits[i] & FIRST and bits[end - 1] & ROLE):
        return -1
    if i + 1 < end and bits[i + 1] & COORD and not bits[i + 1] & CAP:
        return -1  # "Justice Department", "Paul Baker"
    for j in range(end - 1, i - 1, -1):
        if bits[j] & (ROLE | TITLE | PERS):
            return j
    return -1


def _adjectives(bits: list[int], i: int, limit: int) -> bool:
    """True where the comma at i stands between two adjectives."""
    if i + 2 >= limit or bits[i - 1] & NOUN:
        return False
    after, then = bits[i + 1], bits[i + 2]
    return after & (LOWER | BLOCK | DET | CAP) == LOWER and bool(then & LOWER) and not then & BLOCK


def _more(bits: list[int], i: int, limit: int) -> bool:
    """True where a known noun follows within three plain words."""
    for j in range(i + 1, min(i + 4, limit)):
        t = bits[j]
        if t & NOUN and not t & VERB:
            return True
        if t & PLURAL and not t & (VERB | NOTNOUN) and j + 1 < limit and bits[j + 1] & VERB:
            return True
        if t & NOUN and t & LOWER and j == i + 1:
            return not _verbal(bits, j, limit)
        if not t & LOWER or t & (BLOCK | DET):
            return False
    return False


def _verbal(bits: list[int], i: int, limit: int) -> bool:
    """True where a form that is noun and verb stands as a verb: an object or clause follows."""
    if i + 1 >= limit:
        return False
    t = bits[i + 1]
    if t & PREP or (bits[i] & ROLE and t & FIRST):
        return False  # "journalist and author Ann Lee"
    return bool(t & (DET | PRON | STOP | ADV | OPEN | NUM | REL | CAP))


def _goes_on(bits: list[int], i: int, limit: int, state: tuple[int, int, int]) -> bool:
    """True where the small word at i belongs to the phrase begun."""
    _, head, determined = state
    t = bits[i]
    if t & TIME and head >= 0 and not t & NOUN:
        return False
    if t & VERB:
        return _verb_goes_on(bits, i, limit, state)
    if t & NOUN:
        return not (t & NOTNOUN and head >= 0 and _verbal(bits, i, limit))
    if head >= 0:
        if t & (NOTNOUN | ADV):
            return False
        if i + 1 < limit and bits[i + 1] & VERB and not bits[i + 1] & NOUN:
            return determined == 2  # "the business mogul told"
        small = bits[head] & NOUN and bits[head] & LOWER
        known = small or (bits[head] & CAP and not determined)
        return not known or _more(bits, i, limit)
    if determined == 2:
        return not t & NOTNOUN or not bits[i - 1] & PREP  # "by asking"
    if determined:
        return not t & NOTNOUN or _more(bits, i, limit)
    if t & DEM and i + 1 < limit and bits[i + 1] & CAP:
        return True  # "former Mayor Ann Lee"
    if t & PLURAL and not t & (NOTNOUN | ADV) and i + 1 < limit and bits[i + 1] & VERB:
        return True  # "forecasters say"
    return not t & (NOTNOUN | ADV) and _more(bits, i, limit)


def _verb_goes_on(bits: list[int], i: int, limit: int, state: tuple[int, int, int]) -> bool:
    """The same for a form that may be a verb: "the proposed plan", "a Bloomberg poll"."""
    first, head, determined = state
    t = bits[i]
    if i == first and determined:
        if determined == 2 and i + 1 < limit:
            return True
        return (bool(t & NOUN) and not _verbal(bits, i, limit)) or _more(bits, i, limit)
    nouns = head < 0 or not bits[head] & (NOUN | CAP)
    if not t & NOUN:
        after = bits[i + 1] if i + 1 < limit else 0
        return bool(nouns and determined == 2 and t & PLURAL and after & NOUN and after & LOWER)
    if determined == 2 and nouns:
        return True
    if head < 0:
        return bool(determined) or not _verbal(bits, i, limit)
    if i + 1 < limit and bits[i + 1] & NOUN and bits[i + 1] & (LOWER | VERB) == LOWER:
        return True  # "the Trump campaign manager"
    if determined:
        says = t & PLURAL and bits[head] & CAP and bits[head] & (OUTLET | GROUP)
        return not says and not _verbal(bits, i, limit)
    if bits[head] & CAP:
        return bool(t & (GROUP | DOC)) and not _verbal(bits, i, limit)
    return i + 1 < limit and bool(bits[i + 1] & VERB)
