"""One person under several spellings in one text: stricter than `same_name`.

Inside a text two spellings that sound alike are mostly two people (Meyer and Meier, Bush and
Busch): whoever writes a text spells a name in one way. Exceptions need a cause that can be told:
marks that were lost (Erdoğan, Erdogan), a turned order (Orbán Viktor), or two transcriptions
of one foreign word (Sojgu, Schoigu), and then a sign that the person is written in another
alphabet at home: a given name of those parts, a surname's ending, or the country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from relata.names.base.conventions import for_language
from relata.names.base.lexicon import words
from relata.names.base.scripts import LATIN
from relata.names.matching.word_distance import compare, swapped
from relata.names.parts.parse import Name, parse
from relata.names.parts.pronunciations import readings
from relata.names.parts.word import INITIAL, Word
from relata.names.uses.back_transliterate import Common, common_source, is_regular

#: Words that cost more than this are not even looked at.
_NEAR = 6.0
#: A surname of fewer letters, differently spelled, is nobody's for sure.
_SHORT = 4
#: From so many letters on a Slavic ending is no chance.
_MARKED = 6
#: A word of so many letters, two neighbours of which changed places, was mistyped.
_LONG = 7

_RUN = re.compile(r"(.)\1+")


#: Surname, the words before it, and small words that tell bearers apart.
Parted = tuple[Word, tuple[Word, ...], frozenset[str]]


class Same(NamedTuple):
    """That two names in one text are one person's: how surely, and why."""

    score: float
    why: str


class _Text(NamedTuple):
    """What is known of the text."""

    lang: str | None
    #: Whether one of the two is said to be of a country with another alphabet.
    abroad: bool
    #: Whether that or the names themselves show it.
    elsewhere: bool


def usual(forms: Iterable[str], lang: str) -> str:
    """The first surname of several forms that a text in `lang` would write so; "" for none."""
    for form in forms:
        parted = _ordered(parse(form))
        if parted is not None and is_regular(parted[0].text, lang):
            return parted[0].text
    return ""


def _ordered(name: Name) -> Parted | None:
    """Surname, what stands before it, and small words that tell people apart: "Abu", "II"."""
    if name.fault or not name.order or name.order[-1].script != LATIN:
        return None
    last = name.order[-1]
    if last.kind == INITIAL:
        return None
    small = words()
    lesser = {small.kin.get(w.key, w.key) for w in name.lesser} - small.articles
    return last, name.order[:-1], frozenset(lesser)


def foreign_country(code: str) -> bool:
    """Whether names of this country (ISO 3166) are written in another alphabet at home."""
    return code in words().elsewhere


def same_in_text(a: str, b: str, lang: str | None = None, abroad: bool = False) -> Same | None:
    """Whether two different forms in one text are one person's name; None where unsure.

    A form is a full name or a surname alone. `lang`: the text's language. `abroad`: the text
    says that one of them is of a country with another alphabet. Never raises; symmetric.
    """
    one, other = _ordered(parse(a)), _ordered(parse(b))
    if one is None or other is None:
        return None
    if one[2] != other[2]:
        return None
    if one[1] and other[1]:
        if _joined(one) == _joined(other):
            return Same(0.95, "the same but for marks and stops")
        if _turned(one, other):
            return Same(0.9, "the same words in another order")
    text = _Text(lang, abroad, _elsewhere(one, other, abroad))
    surname = _one_word(one[0], other[0], text, bool(one[1] and other[1]))
    if surname is None:
        return None
    given = _given(one[1], other[1], text)
    if given is None or (surname == given == ""):
        return None
    told = [why not in _PLAIN for why in (surname, given)]
    if any(told) and not all(told) and not text.elsewhere:
        return None
    why = "; ".join(dict.fromkeys(part for part in (surname, given) if part))
    return Same(0.9 if one[1] and other[1] else 0.8, why)


#: Causes that need no sign of another alphabet.
_MARKS = "the same but for marks"
_SLIP = "a slip of the pen"
_PLAIN = ("", _MARKS, _SLIP)


def _joined(name: Parted) -> str:
    """All letters of a name in a row: "Franz-Josef Jung", "Franz Josef Jung"."""
    return "".join(w.latin for w in (*name[1], name[0]))


def _turned(one: Parted, other: Parted) -> bool:
    """Whether it is surname and given name in one text's order, and in the other's.

    Not where both words are given names: Paul Martin is not Martin Paul.
    """
    if len(one[1]) != 1 or len(other[1]) != 1:
        return False
    if one[0].latin != other[1][0].latin or one[1][0].latin != other[0].latin:
        return False
    known = [_is_given(w.latin) for w in (one[0], other[0])]
    return known.count(True) == 1


def _is_given(word: str) -> bool:
    from relata.names.base.lexicon import given_names

    names = given_names()
    return word in names.groups or word in names.short or word in words().given_abroad


def _one_word(a: Word, b: Word, text: _Text, full: bool) -> str | None:
    """Why two surnames or two given names are one word: "" for equal ones; None where not."""
    if a.text == b.text:
        return ""
    if a.latin == b.latin:
        return _MARKS if full or not _native(a, b, text.lang) else None
    if full and len(a.latin) >= _LONG and swapped(a.latin, b.latin):
        return _SLIP
    if not (full or text.elsewhere):
        return None
    if min(len(a.latin), len(b.latin)) < _SHORT or compare(a, b)[0] > _NEAR:
        return None
    found = common_source(a.text, b.text)
    if found is not None:
        return _told(a, b, found)
    return _romanised(a, b) if text.abroad else None


def _romanised(a: Word, b: Word) -> str | None:
    """Why two romanisations of one Arabic, Persian, Chinese ... word are one."""
    of_a, of_b = readings(a), readings(b)
    for sounds, one in of_a.items():
        if ":" in sounds and sounds in of_b:
            first, second = sorted((a.text.title(), b.text.title()))
            return f"{first} and {second}, {one.convention.name}: {one.sounds}"
    return None


def _told(a: Word, b: Word, found: Common) -> str:
    """One line, the same for (a, b) and (b, a)."""
    sides = sorted(((a.text, found.by_a), (b.text, found.by_b)))
    shown = [f"{text.title()}, {by}" for text, by in sides]
    return f"{shown[0]}, and {shown[1]}, both write {found.source.title()}"


def _native(a: Word, b: Word, lang: str | None) -> bool:
    """Whether they differ in letters that the text's own language has: Müller is not Muller."""
    own = for_language(LATIN, lang)
    return own is not None and any(
        x in own.letters for x in (set(a.text) ^ set(b.text)) if not x.isascii()
    )


def _given(a: tuple[Word, ...], b: tuple[Word, ...], text: _Text) -> str | None:
    """Why given names are the same person's; "" where equal or one side has none."""
    fathers = words().patronymics
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not short:
        return ""
    rest = list(long)
    why = ""
    for name in short:
        for other in rest:
            found = _one_given(name, other, text)
            if found is not None:
                rest.remove(other)
                why = why or found
                break
        else:
            return None
    left = all(w.kind == INITIAL or w.latin.endswith(fathers) for w in rest)
    return why if left or len(short) > 1 else None


def _one_given(a: Word, b: Word, text: _Text) -> str | None:
    if a.kind == INITIAL or b.kind == INITIAL:
        return "" if a.latin[:1] == b.latin[:1] else None
    at_home = words().at_home
    if a.latin != b.latin and a.latin in at_home and b.latin in at_home:
        return None
    if a.latin != b.latin and min(len(a.latin), len(b.latin)) > _SHORT:
        if _RUN.sub(r"\1", a.latin) == _RUN.sub(r"\1", b.latin):
            return _SLIP  # Hilary, Hillary
    return _one_word(a, b, text, True)


def _elsewhere(one: Parted, other: Parted, abroad: bool) -> bool:
    """Whether names, or else the country that is told, show that it is of another alphabet."""
    small = words()
    if all(
        last.latin.endswith(small.slavic) and len(last.latin) > 5 for last, _, _ in (one, other)
    ):
        return True
    given = [w.latin for _, names, _ in (one, other) for w in names]
    if any(w in small.at_home for w in given):
        return False
    return abroad or not small.given_abroad.isdisjoint(given)
