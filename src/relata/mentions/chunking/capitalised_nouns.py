"""Base noun phrases of languages that write common nouns with a capital (German)."""

from __future__ import annotations

from relata.mentions.chunking.chunk import NAME, NP, OTHER, PRONOUN, Chunks
from relata.mentions.limits import MAX_MODIFIERS, MAX_NAME, MAX_QUOTED
from relata.mentions.words.word_classes import (
    ADJ,
    ADV,
    AFTER,
    ART,
    BLOCK,
    CAP,
    CLAIM,
    CLOSE,
    COMMA,
    COMMON,
    COORD,
    DET,
    DIGIT,
    DOC,
    END,
    FIRST,
    GENITIVE,
    GROUP,
    HANG,
    INDEF,
    JOIN,
    LAND,
    LOWER,
    MEASURE,
    MEDIA,
    NOTNOUN,
    NOUN,
    NUM,
    OPEN,
    OUTLET,
    PART,
    PARTICLE,
    PERS,
    PREP,
    PRON,
    PROOF,
    REL,
    ROLE,
    SAYS,
    STOP,
    TIME,
    TITLE,
    UPPER,
    VERB,
)  # fmt: skip

# Combined once: a loop over tokens would combine them again for each.
_COUNTED, _STARTING, _LISTING = NUM | DIGIT, CAP | OPEN, COORD | COMMA
_SURE, _BOUNDED, _INDEFINITE = PROOF | MEASURE, BLOCK | DET, NUM | INDEF
_NAMING, _COUNTING, _WHO = TIME | PRON, MEASURE | TIME, ROLE | GROUP | PERS
_BODY = GROUP | MEDIA | OUTLET
_OFFICE, _TELLER, _SHOWN = ROLE | TITLE, ROLE | PERS | CLAIM, UPPER | OUTLET | LAND


def _quoted_end(bits: list[int], i: int, limit: int, verbs: int = VERB) -> int:
    """End of a quoted name that opens at i, or i."""
    for j in range(i + 1, min(i + MAX_QUOTED + 2, limit)):
        t = bits[j]
        if t & CLOSE:
            named = bits[i + 1] & (CAP | DET) or (i and bits[i - 1] & MEDIA)
            return j + 1 if j > i + 1 and named else i
        if t & (verbs | COMMA | OPEN) and not t & CAP:
            return i
    return i


def particles_end(bits: list[int], i: int, limit: int) -> int:
    """End of name particles from i ("von der") that a capital follows, or i."""
    t = bits[i]
    if t & (DET | COORD) or (t & PREP and not bits[i - 1] & FIRST):
        return i  # not a name: "Berg von der Zeitung"; a name: "Anna von der Heide"
    j = i
    while j < limit and j - i < 3 and bits[j] & PARTICLE and not bits[j] & CAP:
        j += 1
    if i < j < limit and bits[j] & CAP and not bits[j] & (TIME | UPPER):
        return j
    return i


def capital_run(bits: list[int], i: int, limit: int) -> int:
    """End of the capitalised words from i that stand together (nouns and names)."""
    j = i + 1
    prev = bits[i]
    stop = min(limit, i + MAX_NAME)
    while j < stop:
        t = bits[j]
        if t & CAP:
            if t & _NAMING and not prev & FIRST:
                break
            if prev & NOUN and _are_separate(prev, t):
                break
        elif t & JOIN or (t & COORD and prev & HANG):
            if j + 1 >= stop or not bits[j + 1] & CAP:
                break
            j, t = j + 1, bits[j + 1]
        elif t & DIGIT:
            k = _number_end(bits, j, stop, prev)
            if k == j:
                break
            j, t = k, CAP
        elif t & AFTER:
            pass
        elif t & PARTICLE and prev & CAP and not (prev & (NOUN | UPPER) and t & (PREP | DET)):
            k = particles_end(bits, j, stop)
            if k == j:
                break
            j, t = k, bits[k]
        elif t & OPEN and prev & (MEDIA | GROUP | DOC | COMMON):
            k = _quoted_end(bits, j, limit)
            if k == j:
                break
            j, t = k - 1, CAP
        else:
            break
        prev = t
        j += 1
    return j


def _number_end(bits: list[int], i: int, stop: int, prev: int) -> int:
    """Last token of a number in a name ("Bayer 04 Leverkusen", "Bündnis 90/Die"), or i."""
    if i + 1 >= stop or prev & (TIME | ROLE | PERS | CLAIM | MEASURE):
        return i
    t = bits[i + 1]
    if t & JOIN and i + 2 < stop and bits[i + 2] & CAP:
        return i + 2
    return i + 1 if t & CAP and not t & (NOUN | TIME) and not prev & NOUN else i


def _are_separate(prev: int, here: int) -> bool:
    """True where a noun and the capitalised word after it belong to two phrases."""
    if here & GENITIVE and here & LAND:
        return True  # "der Präsident Thailands"
    if not here & NOUN:
        owner = prev & (CLAIM | DOC | COMMON) and not prev & (ROLE | PERS | GROUP | MEDIA)
        return bool(here & GENITIVE and owner and not here & UPPER)
    if prev & (TITLE | MEASURE | ROLE | MEDIA | DOC | CLAIM):
        return False
    return bool(here & (PERS | ROLE) and prev & (GROUP | PERS | COMMON))


def capitalised_noun_phrase(bits: list[int], i: int, limit: int, out: Chunks, before: int) -> int:
    """A phrase of a language with capitalised nouns that starts at i; its end, or i for none."""
    j, det, t = i, None, bits[i]
    if t & OPEN:
        return _quoted_title(bits, i, limit, out, first=not before)
    if t & DET:
        det = i
        j = _determiners_end(bits, i, limit)
        if j == i:
            return i
    elif t & _COUNTED and not t & CAP:
        j += 1
        if j < limit and bits[j] & DET and not bits[j] & NUM:
            return i  # "2021 beide Ministerien": a year
    elif t & CAP and t & GENITIVE and not t & NOUN and _follows_owner(bits, i, limit):
        j += 1  # Bergs neuer Sprecher
    opened = j
    top = min(limit, i + MAX_MODIFIERS)
    if not t & CAP or j > i:
        after = _modifiers_end(bits, j, top, det, before, owned=j > i and bool(t & CAP))
        j = top if after is None else after
    if j >= top or (bits[j] & PRON and not bits[j] & NOUN):
        return _add_alone(bits, (i, opened), det, out)
    if bits[j] & OPEN:
        return _quoted_phrase(bits, (i, j), limit, det, out)
    end = capital_run(bits, j, limit)
    if det is not None and end - j == 2 and _ends_with_object(bits, j, limit):
        end -= 1
    if det is not None and j == i + 1 and before & COMMA and bits[i] & REL and bits[j] & FIRST:
        if not bits[j] & NOUN:
            return i  # ", die Anna Berg leitet"
    _add_phrase(bits, (i, j, end), det, out)
    return end


def _ends_with_object(bits: list[int], i: int, limit: int) -> bool:
    """True where a clause ends with body, object and verb: "dass der Kreis Proben nimmt"."""
    body, t = bits[i], bits[i + 1]
    if not body & GROUP or body & (ROLE | PERS | TITLE) or i + 2 >= limit:
        return False
    if t & (NOUN | FIRST | LAND | UPPER | OUTLET | GENITIVE):
        return False
    verb = bits[i + 2]
    if not verb & VERB or verb & (SAYS | CAP):
        return False  # a verb of saying needs no object: "wie die Polizei Wiesen mitteilte"
    return i + 3 >= limit or bool(bits[i + 3] & (COMMA | END))


def _follows_owner(bits: list[int], i: int, limit: int) -> bool:
    """True where an adjective and a noun follow the name of their owner."""
    if i + 2 >= limit:
        return False
    after = bits[i + 1]
    return bool(after & ADJ and after & LOWER and bits[i + 2] & CAP) and not after & (
        BLOCK | DET | ADV | NUM | TIME | NOTNOUN
    )


def _determiners_end(bits: list[int], i: int, limit: int) -> int:
    """End of the determiners and numbers from i; i where the word is not one here."""
    j = i + 1
    if j < limit and bits[i] & VERB and bits[j] & DET:
        return i  # "meinen die beiden"
    while j < limit and j - i < 4 and not bits[j] & CAP:
        t = bits[j]
        if not t & (DET | NUM | DIGIT | INDEF) or (t & ART and not bits[i] & INDEF):
            break
        if t & DET and not t & (NUM | INDEF) and not bits[i] & INDEF:
            break
        j += 1
    return j


def _add_alone(bits: list[int], span: tuple[int, int], det: int | None, out: Chunks) -> int:
    """A determiner with a number or quantity and no noun: "die beiden", "die anderen"."""
    start, end = span
    if det is None or end - start < 2 or bits[end - 1] & DIGIT:
        return start
    if not bits[end - 1] & NUM and not (bits[end - 1] & INDEF and bits[end - 1] & ADJ):
        return start
    out.add(span, end - 1, PRONOUN, None, det)
    return end


def _quoted_title(bits: list[int], i: int, limit: int, out: Chunks, *, first: bool) -> int:
    """A name in quotation marks that stands as a phrase of its own: laut „Kurier“."""
    k = _quoted_end(bits, i, limit)
    if k == i or k - i > 6 or not bits[i + 1] & CAP or not bits[k - 2] & CAP:
        return i
    if first and not (k < limit and bits[k] & (VERB | COORD)):
        return i
    out.add((i, k), k - 2, NAME, (i, k), None)
    return k


def _quoted_phrase(
    bits: list[int], span: tuple[int, int], limit: int, det: int | None, out: Chunks
) -> int:
    """Der „Spiegel“, die „Bild“-Zeitung, die französische „Libération“."""
    start, j = span
    k = _quoted_end(bits, j, limit, 0)
    if k == j or det is None:
        return start
    joined = k + 1 < limit and bool(bits[k] & JOIN and bits[k + 1] & CAP)
    if joined:
        k += 1
    if k < limit and bits[k] & CAP and (joined or bits[k] & NOUN):
        end = capital_run(bits, k, limit)
        out.add((start, end), end - 1, NP, (j, k - 1 if joined else k), det)
        return end
    if k < limit and bits[k] & LOWER and bits[k] & ADJ and not bits[k] & BLOCK:
        return start
    out.add((start, k), k - 2, NAME, (j, k), det)
    return k


def _modifiers_end(
    bits: list[int], j: int, top: int, det: int | None, before: int, *, owned: bool
) -> int | None:
    """Where the modifiers from j end: at a capital or a mark; None where no phrase is there."""
    first = j
    while j < top:
        t = bits[j]
        if t & _STARTING:
            return j
        if t & DET and not t & _INDEFINITE and j > first - 1 and det is not None:
            return None  # ", die ihrer Meinung nach"
        if t & LOWER and not t & BLOCK:
            after = bits[j + 1] if j + 1 < top else 0
            if det is None and not owned and not t & _SURE and not _may_open_bare(t, before, after):
                return None
            if t & NOTNOUN and not t & (ADJ | PART):
                return None
        elif t & _LISTING:
            if j == first or not bits[j - 1] & (ADJ | HANG) or j + 1 >= top:
                return None
            if not bits[j + 1] & (ADJ | CAP) or bits[j + 1] & _BOUNDED:
                return None
            if bits[j + 1] & CAP and not bits[j - 1] & HANG:
                return None
        elif _is_participle(bits, j, top, det, before):
            pass
        elif t & PREP and det is not None and j == det + 1:
            k = _extended_attribute(bits, j, top, before)
            if k == j:
                return None
            j = k
            continue
        elif not t & _COUNTED:
            return None
        j += 1
    return None


def _may_open_bare(t: int, before: int, after: int) -> bool:
    """Whether an adjective may open a phrase here: first, after a preposition, as a genitive."""
    if not t & ADJ:
        return False
    if not before or before & PREP or (before & CAP and t & GENITIVE):
        return True
    if t & INDEF and after & CAP:
        return True  # "andere Quellen"
    if t & (NOTNOUN | ADV):
        return False
    return bool(after & (CLAIM | DOC) and after & CAP and before & VERB) or bool(after & PROOF)


def _is_participle(bits: list[int], j: int, top: int, det: int | None, before: int) -> bool:
    """True for an attribute that looks like a finite verb: "einer gestern verbreiteten Notiz"."""
    t = bits[j]
    if not t & VERB or not t & ADJ or not t & LOWER or before & COMMA:
        return False
    return det is not None and det < j - 1 and j + 1 < top and bool(bits[j + 1] & CAP)


def _extended_attribute(bits: list[int], i: int, limit: int, before: int) -> int:
    """Start of the adjective of an extended attribute ("die in Bonn erscheinende"), or i."""
    for j in range(i + 1, min(i + 9, limit - 1)):
        t = bits[j]
        if _is_participle(bits, j, limit, i - 1, before):
            return j
        if t & (VERB | REL & ~DET | STOP | COORD) and not t & (CAP | DET):
            return i
        if (
            t & LOWER
            and t & ADJ
            and not t & (BLOCK | DET)
            and bits[j + 1] & CAP
            and (not bits[j - 1] & (DET | PREP))
        ):
            return j
    return i


def _add_phrase(bits: list[int], parts: tuple[int, int, int], det: int | None, out: Chunks) -> None:
    """Head, name and kind of a phrase whose capitalised words are [first, end)."""
    start, first, end = parts
    last: int | None = None
    for j in range(first, end):
        t = bits[j]
        if t & NOUN == COMMON and j > first and bits[j - 1] & _OFFICE:
            continue  # "Minister Clement": a name that ends like a noun
        if j > first + 1 and bits[j - 1] & FIRST and bits[j - 2] & _OFFICE and not t & _BODY:
            continue  # "Ministerin Anna Berg": a surname that is a noun, too
        if t & NOUN or (t & TITLE and j + 1 < end):
            last = j
    if bits[first] & TIME and end == first + 1:
        out.add((start, end), first, OTHER, None, det)
        return
    if last is None:
        _add_unknown(bits, parts, det, out)
        return
    # Capitalised words after the last noun are the name of the person or body that it describes.
    head = last
    if (
        det is None
        and first == start
        and last + 1 < end
        and all(bits[j] & TITLE and not bits[j] & ROLE for j in range(first, last + 1))
    ):
        out.add((start, end), end - 1, NAME, (last + 1, end), det)
        return
    name = (last + 1, end) if last + 1 < end else None
    if end == last + 2 and bits[last] & GROUP and bits[end - 1] & LAND and not bits[last] & PERS:
        whole = first if bits[first] & CAP and not bits[first] & (TITLE | _OFFICE) else last
        name = (whole, end)  # Staatsanwaltschaft Darmstadt, Technische Universität Berlin
    if bits[last] & _COUNTING and not bits[last] & _WHO:
        name = None  # "14 Millionen Euro", "zwei Jahren Haft"
    elif name is None and first < last and bits[first] & CAP and not bits[last] & _TELLER:
        # Europäische Zentralbank, Neue Osnabrücker Zeitung: the noun ends the name.
        name = (first, end)
    out.add((start, end), head, NP, name, det)


def _add_unknown(
    bits: list[int], parts: tuple[int, int, int], det: int | None, out: Chunks
) -> None:
    start, first, end = parts
    plain = det is not None or first > start
    if not plain:
        out.add((start, end), end - 1, NAME, (first, end), det)
    elif end - first == 1:
        name = bits[first] & _SHOWN
        out.add((start, end), first, NAME if name else NP, (first, end) if name else None, det)
    elif end - first == 2 and bits[first + 1] & GENITIVE and not bits[first + 1] & (FIRST | UPPER):
        out.add((start, end), first, NP, None, det)  # "der Gefährte Bergs"
    elif bits[first] & UPPER or bits[first + 1] & (OPEN | PARTICLE) or bits[end - 1] & OUTLET:
        out.add((start, end), end - 1, NAME, (first, end), det)  # also "Harzer Bote"
    else:
        out.add((start, end), first, NP, (first + 1, end), det)
