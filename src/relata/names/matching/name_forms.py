"""Words that are one by more than their spelling: given names, compounds, companies' words.

"Jim" next to "James", "Abdelkarim" next to "Abdulkareem", "Mfg" next to "Manufacturing". What
stands for what is data of the packs; here is where in a name it may count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from relata.lang.compile import kept
from relata.model.threads import once
from relata.names.base.bearers import bearer_tables
from relata.names.base.given_forms import Relation, folded, given_forms, relation
from relata.names.base.lexicon import name_words
from relata.names.base.scripts import CYRILLIC, LATIN
from relata.names.base.weights import weights
from relata.names.parts.parse import ParsedName
from relata.names.parts.word import INITIAL, Word, letters_of

_SCRIPTS = (LATIN, CYRILLIC)
#: An article between the two words of a compound, its consonant perhaps that of the next word:
#: "el" in "abdelkarim", "ur" in "abdurrahman", "e" in "abderahman".
_ARTICLE = re.compile(
    r"[aeiou]{1,2}l|l(?=[^aeiou])|[aeiou]{1,2}([^aeiou])(?=\1)|[aeiou](?=[^aeiou])|"
)
_LONG_VOWELS = (("ee", "i"), ("oo", "u"), ("ou", "u"))
_SHORT_VOWELS = str.maketrans("eo", "iu")
_VOWELS = re.compile("[aeiouy]")
_FINAL_VOWEL = re.compile(r"[aeiou]\Z")
#: Letters of the shorter word of a compound, and of an abbreviation that is not in a list.
_SHORTEST_PART = _SHORTEST_ABBREVIATION = 3
_SHORTEST_COMPOUND = 6


@kept
@once(1)
def _opener() -> re.Pattern[str]:
    """The first word of a compound, the longest first."""
    words = sorted(bearer_tables().openers, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


@kept
@once(1)
def compound_heads() -> frozenset[str]:
    """The first three letters of what may be a compound: a cheap test."""
    return frozenset(word[:_SHORTEST_PART] for word in bearer_tables().openers)


def may_be_compound(latin: str) -> bool:
    """A cheap test: whether a word begins like a compound."""
    return latin[:_SHORTEST_PART] in compound_heads()


@lru_cache(maxsize=50_000)
def compound_key(latin: str) -> tuple[str, str] | None:
    """The two words of a compound without the article between them; None for another word.

    "abdelkarim" and "abdulkareem" both give ("abd", "karim").
    """
    first = _opener().match(latin)
    if first is None:
        return None
    article = _ARTICLE.match(latin, first.end())
    assert article is not None
    rest = latin[article.end() :]
    if len(rest) < _SHORTEST_PART:
        return None
    for vowel, short in _LONG_VOWELS:
        rest = rest.replace(vowel, short)
    rest = _FINAL_VOWEL.sub("", folded(rest)).translate(_SHORT_VOWELS)
    return bearer_tables().openers[first[0]], rest


@lru_cache(maxsize=10_000)
def _opener_of(latin: str) -> str | None:
    """The first word of a compound that a word is, with or without its article: "abdul"."""
    first = _opener().match(latin)
    if first is None:
        return None
    rest = latin[first.end() :]
    one = rest == "" or (len(rest) <= _SHORTEST_PART and rest in name_words().articles)
    return bearer_tables().openers[first[0]] if one else None


def same_compound(a: str, b: str) -> bool:
    """Whether two words in plain Latin letters are one compound, or the first word of one."""
    if a[:1] != b[:1] or a[:_SHORTEST_PART] not in compound_heads():
        return False
    opener = _opener_of(a)
    if opener is not None and opener == _opener_of(b):
        return True
    if len(a) < _SHORTEST_COMPOUND or len(b) < _SHORTEST_COMPOUND:
        return False
    key = compound_key(a)
    return key is not None and key == compound_key(b)


@lru_cache(maxsize=20_000)
def abbreviates(short: str, word: str) -> bool:
    """Whether `short` stands for `word` in companies' names.

    It is listed, or is the beginning of a listed word, or all of it without some vowels
    ("srvces"): both as plain Latin letters.
    """
    tables = bearer_tables()
    if word in tables.abbreviations.get(short, ()):
        return True
    if word not in tables.company or len(short) < _SHORTEST_ABBREVIATION or len(short) >= len(word):
        return False
    if word.startswith(short):
        return True
    return short[0] == word[0] and _VOWELS.sub("", short) == _VOWELS.sub("", word)


def is_surname(word: Word, name: ParsedName) -> bool:
    """Whether a word is its name's surname: a comma says so, or a given name stands before it."""
    if name.surname:
        return word in name.surname
    order = name.written_order
    return len(order) > 1 and word is order[-1] and order[0].given


#: Letter kinds that spellings of one given name add or change: "ph" for "f", "sch" for "s".
_NOT_VARYING = ~letters_of("hpfksx")


def listed_forms(
    a: ParsedName, b: ParsedName, left_a: list[Word], left_b: list[Word], some_align: bool
) -> dict[tuple[int, int], float] | None:
    """The places of words left over that are forms of one, and the cost of each pair.

    A cheap test of every pair comes before `form_cost`, since most words are not.
    """
    listed, heads = given_forms().spelled, compound_heads()
    if len(left_a) == 1 == len(left_b) and some_align and not (a.legal or b.legal):
        # The most frequent case, without lists.
        one, other = left_a[0], left_b[0]
        if (one.letter_bits ^ other.letter_bits) & _NOT_VARYING:
            if not (one.latin in listed and other.latin in listed):
                if one.latin[:_SHORTEST_PART] not in heads or one.latin[:1] != other.latin[:1]:
                    return None
        cost = form_cost(one, other, a, b)
        return None if cost is None else {(0, 0): cost}
    if a.legal or b.legal:
        places = [(i, j) for i in range(len(left_a)) for j in range(len(left_b))]
    else:
        places = _listed_places(left_a, left_b, listed, heads)
    if not places:
        return None
    costs = {(i, j): form_cost(left_a[i], left_b[j], a, b) for i, j in places}
    return {place: cost for place, cost in costs.items() if cost is not None}


def _listed_places(
    left_a: list[Word], left_b: list[Word], listed: frozenset[str], heads: frozenset[str]
) -> list[tuple[int, int]]:
    """The places of pairs of words both of which are listed, or may be compounds."""
    names_b = [
        j for j, w in enumerate(left_b) if w.latin in listed or w.latin[:_SHORTEST_PART] in heads
    ]
    if not names_b:
        return []
    names_a = [
        i for i, w in enumerate(left_a) if w.latin in listed or w.latin[:_SHORTEST_PART] in heads
    ]
    return [(i, j) for i in names_a for j in names_b]


def form_cost(one: Word, other: Word, a: ParsedName, b: ParsedName) -> float | None:
    """What it costs that a word of `a` and a word of `b` are forms of one; None where not."""
    if one.kind == INITIAL or other.kind == INITIAL:
        return None
    if one.script != other.script or one.script not in _SCRIPTS:
        return None
    tuned = weights().word_match
    if same_compound(one.latin, other.latin):
        return tuned.variant
    if a.legal or b.legal:
        if abbreviates(one.latin, other.latin) or abbreviates(other.latin, one.latin):
            return tuned.abbreviation
        return None
    found = relation(one.latin, other.latin)
    if found is None or (is_surname(one, a) and is_surname(other, b)):
        return None
    if found is Relation.SHORT_FORM:
        return tuned.known_short_form
    return tuned.variant if found is Relation.VARIANT else tuned.home_form
