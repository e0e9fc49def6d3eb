"""What a name says about its bearer: which of several, two people, a family, a firm.

Worked out for the few names that have a word for it; "Karl Lund sen." gives the rank "elder",
"Ehepaar Brandt" the mark SEVERAL, "Brandt & Söhne" FIRM.
"""

from __future__ import annotations

from typing import NamedTuple

from relata.lang.compile import kept
from relata.model.threads import once
from relata.names.base.bearers import bearer_tables, plain
from relata.names.base.given_forms import is_given
from relata.names.base.lexicon import all_given_names, legal_form_openers, name_words

#: Bits of `ParsedName.marks`: two people or a family; two names joined by "and"; a firm named
#: after a person; another thing named after one; a family's name in the plural ("the Brandts").
SEVERAL, JOINED, FIRM, BODY, PLURAL = 1, 2, 4, 8, 16
#: A joining word of one letter (Spanish "y") also joins two surnames of one person.
_ONE_LETTER = 1
_LONGEST_PHRASE = 3


class NameMarks(NamedTuple):
    """What the parts of a name say about its bearer."""

    marks: int
    #: A rank of `base.bearers`, "" where there is none.
    rank: str
    #: The places of the parts that say the rank.
    rank_parts: tuple[int, ...]


def marks_of(parts: list[str], before_comma: int) -> NameMarks:
    """The marks of the parts (lower case) of a name; `before_comma`: how many stand before it."""
    bare = [plain(part) for part in parts]
    # One letter after a comma is an initial: "Lund, Karl V.".
    rank, places = _rank(parts, bare, single=not before_comma)
    return NameMarks(_marks(parts, bare), rank, places)


def _rank(parts: list[str], bare: list[str], single: bool = True) -> tuple[str, tuple[int, ...]]:
    """The rank that the parts give, and where it stands.

    One letter (I, V, X) and abbreviations count at the end or before a particle: "Ludwig I. von
    Bayern"; words at the end, or at the beginning with a full stop (Hungarian "ifj.").
    """
    tables = bearer_tables()
    for at, word in enumerate(bare):
        for before in tables.rank_words.get(word, ()):
            start = at - before
            for length in range(_LONGEST_PHRASE, before, -1):
                phrase = tuple(bare[start : start + length]) if start >= 0 else ()
                rank = tables.ranks.get(phrase)
                if rank is not None and _counts(parts, bare, start, len(phrase), single):
                    return rank, tuple(range(start, start + len(phrase)))
    return "", ()


def _counts(parts: list[str], bare: list[str], start: int, length: int, single: bool) -> bool:
    """Whether a phrase of a rank stands where it says which bearer it is."""
    end, word = start + length, bare[start]
    if length == 1 and len(word) == 1 and not single:
        return False
    if word in name_words().surname_particles and len(bare) == 2 and word == parts[start]:
        return False  # "Amartya Sen"
    if start == 0:
        return length == 1 and parts[0].endswith(".") and len(word) > 1 and end < len(bare)
    return end == len(bare) or bare[end] in name_words().particles - bearer_tables().joining


def _marks(parts: list[str], bare: list[str]) -> int:
    tables = bearer_tables()
    marks = 0
    for at, word in enumerate(bare):
        if word in tables.several:
            marks |= SEVERAL
        elif word in tables.joining and 0 < at < len(bare) - 1 and word == parts[at]:
            marks |= _joined(bare, at)
        elif word in tables.body:
            marks |= BODY
    endings = tables.plural.get(bare[0])
    if endings is not None and len(bare) == 2 and any(bare[1].endswith(e) for e in endings):
        marks |= PLURAL
    return marks


def _joined(bare: list[str], at: int) -> int:
    """What a joining word between others shows: "Ute und Jens Rohde", "Brandt & Söhne"."""
    before, after = bare[at - 1], bare[at + 1]
    if after in bearer_tables().firm or after in legal_form_openers():
        return FIRM
    titles = name_words().titles
    if before in titles and after in titles:
        return SEVERAL
    if known_given(before) and known_given(after):
        # "Gaudí i Cornet" are two surnames, and so may be "Martín y Soler".
        return SEVERAL if at == 1 or len(bare[at]) > _ONE_LETTER else 0
    return JOINED if len(bare[at]) > _ONE_LETTER else 0


def known_given(word: str) -> bool:
    """Whether a word in plain letters is a given name, of whatever list."""
    if word in all_given_names() or is_given(word):
        return True
    return word in _plain_first_names()


@kept
@once(1)
def _plain_first_names() -> frozenset[str]:
    """The first names of all packs' `knowledge.toml`, in plain letters."""
    from relata.knowledge import first_names  # late: most names never ask

    return frozenset(plain(name.lower()) for name in first_names.table())
