"""Base noun phrases of languages that write common nouns small (English).

Without capitals a phrase ends where a verb, a closed class or a mark stands, or where a
small word follows a noun of a known kind and is not a noun itself.
"""

from __future__ import annotations

from relata.mentions.chunking.capitalised_nouns import particles_end
from relata.mentions.chunking.chunk import NAME, NP, OTHER, PRONOUN, Chunks
from relata.mentions.limits import MAX_MODIFIERS, MAX_NAME
from relata.mentions.words.word_classes import (
    ADJ,
    ADV,
    AFTER,
    ART,
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
_NAMED_AFTER = ROLE | TITLE | PERS | MEDIA
#: What a capitalised word after an article is, where it is not a surname with its article.
_NO_SURNAME = GROUP | LAND | MEDIA | NATION | NOUN | OUTLET | PLACE | ROLE | TIME | TITLE | UPPER
#: What the words before say of the next one: nothing; that it may be a verb ("some", "two");
#: that it is not one ("the", "his", a preposition).
UNDETERMINED, MAY_BE_VERB, NO_VERB = range(3)

Range = tuple[int, int]
#: End, head, token of the office in it ("Mayor" in "Mayor Ann Lee") and name of a noun phrase.
Nominal = tuple[int, int, int | None, Range | None]
_ENDING = BLOCK & ~VERB
_OPENING = DET | NUM | DIGIT


def lowercase_noun_phrase(bits: list[int], i: int, limit: int, out: Chunks, before: int) -> int:
    """Add the phrase that starts at i and give its end; i where no phrase starts there."""
    j, det = i, None
    if bits[i] & _OPENING:
        opened = _determiners(bits, i, limit, before)
        if opened is None:
            return i
        j, det = opened
    top = min(limit, i + MAX_MODIFIERS + MAX_NAME)
    determined = MAY_BE_VERB if j > i else UNDETERMINED
    if (det is not None and not bits[det] & (INDEF | DEM | NUM)) or (
        j == i and before & PREP and not before & STOP & ~SUB
    ):
        determined = NO_VERB
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
    owner: Range | None = None
    while found[0] + 1 < top and bits[found[0]] & POSS:
        owned = _nominal(bits, found[0] + 1, top, NO_VERB)
        if owned is None:
            break
        owner = (i, found[0])
        found = owned
    end, head, role, name = found
    timed = bits[head] & TIME and not bits[head] & (NOUN | OUTLET)
    if timed and (name is None or name[1] - name[0] == 1):
        out.add((i, end), head, OTHER, None, det, owner)
        return end
    kind = NAME if name is not None and role is None else NP
    head = role if name is not None and role is not None else head
    out.add((i, end), head, kind, name, det, owner)
    return end


def _determiners(bits: list[int], i: int, limit: int, before: int) -> tuple[int, int | None] | None:
    """End of the determiners and numbers from i and the determiner; None for no phrase."""
    t = bits[i]
    if t & DET:
        if t & REL:
            return None  # "that", "which", "what" open clauses far more often than phrases
        j, counted = i + 1, DET | NUM | DIGIT | INDEF
        while j < limit and j - i < 4 and bits[j] & counted and not bits[j] & (NOUN | REL | CAP):
            j += 1
        if not before and j < limit and t & INDEF and bits[j] & (VERB | NOUN) == VERB:
            return None  # "Many carried placards"
        return j, i
    if t & (NUM | DIGIT) and not t & (CAP | NOUN):
        # None: "On Dec. 4 Mrs. Lee"
        return None if before & TIME and t & DIGIT else (i + 1, None)
    return i, None


def _nominal(bits: list[int], first: int, top: int, determined: int) -> Nominal | None:
    """The noun or name from `first` on with what stands before it, or None."""
    head: int | None = None
    role: int | None = None
    name: Range | None = None
    j = first
    if not determined and _is_occupation(bits, first, top):
        end, _, _, name = _read_name(bits, first + 1, top, None, None)
        return end, end - 1, first, name
    while j < top:
        t = bits[j]
        if t & CAP and not t & BLOCK:
            timed = t & TIME and not t & (NOUN | OUTLET) and j > first
            complete = name is not None and role is not None
            if timed or complete or (head is not None and not _takes_name(bits, j, head)):
                break
            j, head, role, name = _read_name(bits, j, top, head, role)
            continue
        if t & ADJ and head is not None and _named_after(bits, j, top, head):
            pass  # "l'architetto americano Louis Sullivan"
        elif (t & (NUM | DIGIT) and head is None and not t & NOUN) or (
            t & DIGIT and _counts_day(bits, j, top, head)
        ):
            pass
        elif t & COMMA:
            if head is not None or not determined or j == first:
                break
            if not _between_adjectives(bits, j, top):
                break
        elif (
            not t & LOWER
            or t & _ENDING
            or (name is not None and role is not None)
            or not _continues(bits, j, top, (first, head, determined))
        ):
            break
        elif t & (ADV | NOUN) == ADV and j + 1 < top and bits[j + 1] & LOWER:
            first = j + 1 if j == first else first  # "his recently elected deputy"
        elif not ((determined == NO_VERB or t & DEM) and _before_name(bits, j, top)) and (
            t & NOUN or head is not None or not _noun_follows(bits, j, top)
        ):
            head, role, name = j, None, None
        j += 1
    if head is None:
        return None
    return (head + 1 if name is None else max(head + 1, name[1])), head, role, name


def _named_after(bits: list[int], i: int, top: int, head: int) -> bool:
    """Whether an adjective at i parts a noun for people from a full name."""
    return bool(bits[head] & _NAMED_AFTER) and i + 1 < top and bool(bits[i + 1] & FIRST)


def _is_occupation(bits: list[int], i: int, top: int) -> bool:
    """A word nobody listed before a full name, without an article: "warden Ralf Ister asked"."""
    if i + 2 >= top or bits[i] & (BLOCK | ADV | NOTNOUN | NOUN | DET | TIME | NUM | DEM | PLURAL):
        return False
    if not bits[i] & LOWER or not bits[i + 1] & FIRST or bits[i + 1] & NOUN:
        return False
    if i and bits[i - 1] & (CAP | LOWER) and not bits[i - 1] & (BLOCK | ADV):
        return False  # "harbour master Jens Rohde": part of a longer word
    return bool(bits[i + 2] & CAP) and not bits[i + 2] & (GROUP | OUTLET | NOUN)


def _read_name(
    bits: list[int], j: int, top: int, head: int | None, role: int | None
) -> tuple[int, int | None, int | None, Range | None]:
    """The capitalised words from j: their end, the head, the office and the name in them.

    `head` and `role` are those found before.
    """
    end = _name_end(bits, j, top)
    office = _office(bits, j, end)
    if office is not None:
        role = office
    elif head is not None and bits[head] & _NAMED_AFTER:
        role = head
    after = office + 1 if office is not None else j
    if after < end:
        return end, end - 1, role, (after, end)
    return end, office, role, None


def _counts_day(bits: list[int], j: int, top: int, head: int | None) -> bool:
    """Whether a number ends a date before a noun: "the Nov. 8 election"."""
    if head is None or head != j - 1 or not bits[head] & TIME or j + 1 >= top:
        return False
    return bool(bits[j + 1] & LOWER) and not bits[j + 1] & BLOCK


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
    return bool(bits[head] & (_NAMED_AFTER | CAP))


def _name_end(bits: list[int], i: int, limit: int) -> int:
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
        elif t & COORD and j == i + 1 and _is_joint_name(bits, i, stop):
            j += 1
        elif t & PARTICLE:
            k = max(particles_end(bits, j, stop), _surname_article_end(bits, j, stop))
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


def _surname_article_end(bits: list[int], i: int, stop: int) -> int:
    """End of an article at i that a surname has of its own ("Anneke de Vries"), or i."""
    if not bits[i] & DET or not bits[i - 1] & FIRST or i + 1 >= stop:
        return i
    j = i + 1
    while j < stop and bits[j] & CAP:
        if bits[j] & _NO_SURNAME:
            return i  # "vertelde Anneke de Tweede Kamer": two parties
        j += 1
    return i + 1 if j > i + 1 else i


def _is_joint_name(bits: list[int], i: int, stop: int) -> bool:
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


def _between_adjectives(bits: list[int], i: int, limit: int) -> bool:
    """True where the comma at i stands between two adjectives."""
    if i + 2 >= limit or bits[i - 1] & NOUN:
        return False
    after, then = bits[i + 1], bits[i + 2]
    return after & (LOWER | BLOCK | DET | CAP) == LOWER and bool(then & LOWER) and not then & BLOCK


def _noun_follows(bits: list[int], i: int, limit: int) -> bool:
    """True where a known noun follows within three plain words."""
    for j in range(i + 1, min(i + 4, limit)):
        t = bits[j]
        if t & NOUN and not t & VERB:
            return True
        if t & PLURAL and not t & (VERB | NOTNOUN) and j + 1 < limit and bits[j + 1] & VERB:
            return True
        if t & NOUN and t & LOWER and j == i + 1:
            return not _is_verb_here(bits, j, limit)
        if not t & LOWER or t & (BLOCK | DET):
            return False
    return False


def _is_verb_here(bits: list[int], i: int, limit: int) -> bool:
    """True where a form that is noun and verb stands as a verb: an object or clause follows."""
    if i + 1 >= limit:
        return False
    t = bits[i + 1]
    if t & PREP or (bits[i] & ROLE and t & FIRST):
        return False  # "journalist and author Ann Lee"
    return bool(t & (DET | PRON | STOP | ADV | OPEN | NUM | REL | CAP))


def _continues(bits: list[int], i: int, limit: int, state: tuple[int, int | None, int]) -> bool:
    """True where the small word at i belongs to the phrase begun."""
    _, head, determined = state
    t = bits[i]
    if t & TIME and head is not None and not t & NOUN:
        return False
    if t & VERB:
        return _verb_continues(bits, i, limit, state)
    if t & NOUN:
        return not (t & NOTNOUN and head is not None and _is_verb_here(bits, i, limit))
    if head is not None:
        apart = bits[head] & LOWER or not bits[min(i + 1, limit - 1)] & CAP  # "Ivan the Great"
        if t & (NOTNOUN | ADV) or (t & (ART | NUM) and apart):
            return False  # "told Reuters two people died"
        if i + 1 < limit and bits[i + 1] & VERB and not bits[i + 1] & NOUN:
            return determined == NO_VERB  # "the business mogul told"
        small = bits[head] & NOUN and bits[head] & LOWER
        known = small or (bits[head] & CAP and not determined)
        return not known or _noun_follows(bits, i, limit)
    if determined == NO_VERB:
        return not t & NOTNOUN or not bits[i - 1] & PREP  # "by asking"
    if determined:
        return not t & NOTNOUN or _noun_follows(bits, i, limit)
    if t & DEM and i + 1 < limit and bits[i + 1] & CAP:
        return True  # "former Mayor Ann Lee"
    if t & PLURAL and not t & (NOTNOUN | ADV) and i + 1 < limit and bits[i + 1] & VERB:
        return True  # "forecasters say"
    return not t & (NOTNOUN | ADV) and _noun_follows(bits, i, limit)


def _verb_continues(
    bits: list[int], i: int, limit: int, state: tuple[int, int | None, int]
) -> bool:
    """The same for a form that may be a verb: "the proposed plan", "a Bloomberg poll"."""
    first, head, determined = state
    t = bits[i]
    if i == first and determined:
        if determined == NO_VERB and i + 1 < limit:
            return True
        return (bool(t & NOUN) and not _is_verb_here(bits, i, limit)) or _noun_follows(
            bits, i, limit
        )
    nouns = head is None or not bits[head] & (NOUN | CAP)
    if not t & NOUN:
        after = bits[i + 1] if i + 1 < limit else 0
        return bool(
            nouns and determined == NO_VERB and t & PLURAL and after & NOUN and after & LOWER
        )
    if determined == NO_VERB and nouns:
        return True
    if head is None:
        return bool(determined) or not _is_verb_here(bits, i, limit)
    if i + 1 < limit and bits[i + 1] & NOUN and bits[i + 1] & (LOWER | VERB) == LOWER:
        return True  # "the Trump campaign manager"
    if determined:
        says = t & PLURAL and bits[head] & CAP and bits[head] & (OUTLET | GROUP)
        return not says and not _is_verb_here(bits, i, limit)
    if bits[head] & CAP:
        return bool(t & (GROUP | DOC)) and not _is_verb_here(bits, i, limit)
    return i + 1 < limit and bool(bits[i + 1] & VERB)
