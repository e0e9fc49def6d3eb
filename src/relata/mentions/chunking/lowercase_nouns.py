"""Base noun phrases of languages that write common nouns small (English).

Without capitals a phrase ends where a verb, a closed class or a mark stands, or where a
small word follows a noun of a known kind and is no noun itself.
"""

from __future__ import annotations

from msgspec import Struct

from relata.mentions.chunking.capitalised_nouns import particles
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


class Nominal(Struct):
    """A noun or name as far as it is read."""

    head: int | None = None
    #: Token of the office in it: "Mayor" in "Mayor Ann Lee".
    role: int | None = None
    name: tuple[int, int] | None = None

    @property
    def end(self) -> int:
        """Its end; 0 where nothing is found."""
        end = 0 if self.head is None else self.head + 1
        return end if self.name is None else max(end, self.name[1])


def plain_phrase(bits: list[int], i: int, limit: int, out: Chunks, before: int) -> int:
    """Add the phrase that starts at i and give its end, or i where there is none."""
    j, det = i, None
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
    if (det is not None and not bits[det] & (INDEF | DEM | NUM)) or (
        j == i and before & PREP and not before & STOP & ~SUB
    ):
        determined = 2
    found = _nominal(bits, j, top, determined)
    if found is None:
        if (
            det is not None
            and j - i > 1
            and bits[j - 1] & (NUM | INDEF)
            and not bits[j - 1] & DIGIT
        ):
            out.add((i, j), j - 1, PRONOUN, None, det)  # "the two", "all three"
            return j
        return i
    owner: tuple[int, int] | None = None
    while found.end + 1 < top and bits[found.end] & POSS:
        owned = _nominal(bits, found.end + 1, top, 2)
        if owned is None:
            break
        owner = (i, found.end)
        found = owned
    end, head, name = found.end, found.head, found.name
    assert head is not None
    timed = bits[head] & TIME and not bits[head] & (NOUN | OUTLET)
    if timed and (name is None or name[1] - name[0] == 1):
        out.add((i, end), head, OTHER, None, det, owner)
        return end
    kind = NAME if name is not None and found.role is None else NP
    head = found.role if name is not None and found.role is not None else head
    out.add((i, end), head, kind, name, det, owner)
    return end


def _nominal(bits: list[int], first: int, top: int, determined: int) -> Nominal | None:
    """The noun or name from `first` on with what stands before it; None where there is none."""
    found = Nominal()
    j = first
    while j < top:
        t = bits[j]
        head = found.head
        complete = found.name is not None and found.role is not None
        if t & CAP and not t & BLOCK:
            timed = t & TIME and not t & (NOUN | OUTLET) and j > first
            if timed or complete or (head is not None and not _takes_name(bits, j, head)):
                break
            j = _read_name(bits, j, top, found)
        elif (t & (NUM | DIGIT) and head is None and not t & NOUN) or (
            t & DIGIT and _counts_day(bits, j, top, head)
        ):
            j += 1
        elif t & COMMA:
            if head is not None or not determined or j == first or not _adjectives(bits, j, top):
                break
            j += 1
        elif (
            not t & LOWER
            or t & BLOCK & ~VERB
            or complete
            or not _goes_on(bits, j, top, (first, head, determined))
        ):
            break
        elif t & (ADV | NOUN) == ADV and j + 1 < top and bits[j + 1] & LOWER:
            first = j + 1 if j == first else first
            j += 1  # "his recently elected deputy"
        else:
            _read_noun(bits, j, top, found, determined)
            j += 1
    return found if found.head is not None else None


def _read_name(bits: list[int], j: int, top: int, found: Nominal) -> int:
    """Take the capitalised words from j into `found`; their end."""
    end = _names(bits, j, top)
    office = _office(bits, j, end)
    if office is not None:
        found.role = office
    elif found.head is not None and bits[found.head] & _BEARER:
        found.role = found.head
    after = office + 1 if office is not None else j
    found.name = (after, end) if after < end else None
    found.head = end - 1 if found.name is not None else office
    return end


def _counts_day(bits: list[int], j: int, top: int, head: int | None) -> bool:
    """Whether a number ends a date before a noun: "the Nov. 8 election"."""
    if head is None or head != j - 1 or not bits[head] & TIME or j + 1 >= top:
        return False
    return bool(bits[j + 1] & LOWER) and not bits[j + 1] & BLOCK


def _read_noun(bits: list[int], j: int, top: int, found: Nominal, determined: int) -> None:
    """Take the small word at j into `found`: as its head, unless an adjective of a name."""
    t = bits[j]
    before_name = (determined == 2 or t & DEM) and _before_name(bits, j, top)
    if not before_name and (t & NOUN or found.head is not None or not _more(bits, j, top)):
        found.head, found.role, found.name = j, None, None


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


def _office(bits: list[int], i: int, end: int) -> int | None:
    """The last capitalised word of office in [i, end), or None."""
    if bits[end - 1] & GROUP or (bits[i] & FIRST and bits[end - 1] & ROLE):
        return None
    if i + 1 < end and bits[i + 1] & COORD and not bits[i + 1] & CAP:
        return None  # "Justice Department", "Paul Baker"
    for j in range(end - 1, i - 1, -1):
        if bits[j] & (ROLE | TITLE | PERS):
            return j
    return None


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


def _goes_on(bits: list[int], i: int, limit: int, state: tuple[int, int | None, int]) -> bool:
    """True where the small word at i belongs to the phrase begun."""
    _, head, determined = state
    t = bits[i]
    if t & TIME and head is not None and not t & NOUN:
        return False
    if t & VERB:
        return _verb_goes_on(bits, i, limit, state)
    if t & NOUN:
        return not (t & NOTNOUN and head is not None and _verbal(bits, i, limit))
    if head is not None:
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


def _verb_goes_on(bits: list[int], i: int, limit: int, state: tuple[int, int | None, int]) -> bool:
    """The same for a form that may be a verb: "the proposed plan", "a Bloomberg poll"."""
    first, head, determined = state
    t = bits[i]
    if i == first and determined:
        if determined == 2 and i + 1 < limit:
            return True
        return (bool(t & NOUN) and not _verbal(bits, i, limit)) or _more(bits, i, limit)
    nouns = head is None or not bits[head] & (NOUN | CAP)
    if not t & NOUN:
        after = bits[i + 1] if i + 1 < limit else 0
        return bool(nouns and determined == 2 and t & PLURAL and after & NOUN and after & LOWER)
    if determined == 2 and nouns:
        return True
    if head is None:
        return bool(determined) or not _verbal(bits, i, limit)
    if i + 1 < limit and bits[i + 1] & NOUN and bits[i + 1] & (LOWER | VERB) == LOWER:
        return True  # "the Trump campaign manager"
    if determined:
        says = t & PLURAL and bits[head] & CAP and bits[head] & (OUTLET | GROUP)
        return not says and not _verbal(bits, i, limit)
    if bits[head] & CAP:
        return bool(t & (GROUP | DOC)) and not _verbal(bits, i, limit)
    return i + 1 < limit and bool(bits[i + 1] & VERB)
