"""One person under several spellings in one text: stricter than `same_name`.

Within a text two spellings that sound alike are mostly two people (Meyer and Meier, Bush and
Busch), because an author spells a name in one way. Exceptions need a cause that can be named: lost
diacritics (Erdoğan, Erdogan), the surname first (Orbán Viktor), or two transcriptions of one
foreign word (Sojgu, Schoigu), and then evidence that the name is written in another alphabet at
home: a typical given name, a surname's ending, or the person's country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from relata.names.base.bearers import bearer_tables, plain
from relata.names.base.conventions import convention_for_language
from relata.names.base.given_forms import Relation, relation, two_full_names
from relata.names.base.lexicon import given_names, name_words
from relata.names.base.scripts import LATIN
from relata.names.base.weights import weights
from relata.names.matching.word_distance import compare_words, transposed
from relata.names.parts.parse import ParsedName, parse
from relata.names.parts.pronunciations import pronunciations
from relata.names.parts.word import INITIAL, Word
from relata.names.uses.back_transliterate import CommonSource, common_source, is_regular

_RUN = re.compile(r"(.)\1+")


def rank_in_text(word: str) -> str:
    """Which of several bearers a word after a name says: "Jr." -> "younger", "III" -> "3".

    "" for another word.
    """
    return bearer_tables().ranks.get((plain(word.lower()),), "")


def is_short_form(a: str, b: str, lang: str | None = None) -> bool:
    """Whether one of two given names is short for the other: "Dan", "Daniel".

    Spellings of one name do not count: who writes both Sara and Sarah Lund means two people. Nor
    do two full names: John and Johannes Lund.
    """
    one, other = parse(a, lang), parse(b, lang)
    if len(one.words) != 1 or len(other.words) != 1:
        return False
    first, second = one.words[0].latin, other.words[0].latin
    return relation(first, second) is Relation.SHORT_FORM and not two_full_names(first, second)


class SplitName(NamedTuple):
    """A name as this module compares it."""

    surname: Word
    #: The words before the surname.
    given: tuple[Word, ...]
    #: Minor words that distinguish bearers: "Abu", "II"; articles are left out.
    minor: frozenset[str]


class SameInText(NamedTuple):
    """Two names in one text are one person's: how surely (0 to 1), and why."""

    score: float
    why: str


class _TextContext(NamedTuple):
    """What is known of the text."""

    lang: str | None
    #: Whether the text says that one of the two is of a country with another alphabet.
    abroad: bool
    #: Whether that, or the names themselves, show another alphabet.
    other_alphabet: bool


def usual_spelling(forms: Iterable[str], lang: str) -> str:
    """The first surname of several forms that is spelled as usual in `lang`; "" where none is."""
    for form in forms:
        name = _split(parse(form))
        if name is not None and is_regular(name.surname.text, lang):
            return name.surname.text
    return ""


def _split(name: ParsedName) -> SplitName | None:
    """The parts of a name; None where its last word is not a whole word in Latin letters."""
    if name.fault or not name.written_order or name.written_order[-1].script != LATIN:
        return None
    last = name.written_order[-1]
    if last.kind == INITIAL:
        return None
    lists = name_words()
    minor = {lists.kin.get(w.key, w.key) for w in name.minor_words} - lists.articles
    return SplitName(last, name.written_order[:-1], frozenset(minor))


def has_other_alphabet(code: str) -> bool:
    """Whether names of this country (ISO 3166) are written in another alphabet at home."""
    return code in name_words().other_alphabet_countries


def same_in_text(
    a: str, b: str, lang: str | None = None, abroad: bool = False
) -> SameInText | None:
    """Whether two different forms in one text are one person's name; None where unsure.

    A form is a full name or a surname alone. `lang`: the text's language. `abroad`: the text
    says that one of them is of a country with another alphabet. Never raises; symmetric.
    """
    one, other = _split(parse(a)), _split(parse(b))
    if one is None or other is None:
        return None
    if one.minor != other.minor:
        return None
    scores = weights().within_text
    full = bool(one.given and other.given)
    if full:
        if _all_letters(one) == _all_letters(other):
            return SameInText(scores.same_letters, "the same but for marks and stops")
        if _reordered(one, other):
            return SameInText(scores.reordered, "the same words in another order")
    text = _TextContext(lang, abroad, _other_alphabet(one, other, abroad))
    surname = _why_one_word(one.surname, other.surname, text, full)
    if surname is None:
        return None
    given = _why_one_given_name(one.given, other.given, text)
    if given is None or (surname == given == ""):
        return None
    transcribed = [why not in _NEED_NO_EVIDENCE for why in (surname, given)]
    if any(transcribed) and not all(transcribed) and not text.other_alphabet:
        return None
    why = "; ".join(dict.fromkeys(part for part in (surname, given) if part))
    return SameInText(scores.full_names if full else scores.surname_alone, why)


#: Causes that need no evidence of another alphabet.
_MARKS = "the same but for marks"
_SLIP = "a slip of the pen"
_NEED_NO_EVIDENCE = ("", _MARKS, _SLIP)


def _all_letters(name: SplitName) -> str:
    """All letters of a name: equal for "Franz-Josef Jung" and "Franz Josef Jung"."""
    return "".join(w.latin for w in (*name.given, name.surname))


def _reordered(one: SplitName, other: SplitName) -> bool:
    """Whether one is given name and surname, the other surname and given name.

    Not where both words are given names: "Paul Martin" is not "Martin Paul".
    """
    if len(one.given) != 1 or len(other.given) != 1:
        return False
    if one.surname.latin != other.given[0].latin or one.given[0].latin != other.surname.latin:
        return False
    return _is_given(one.surname.latin) != _is_given(other.surname.latin)


def _is_given(word: str) -> bool:
    names = given_names()
    return (
        word in names.groups or word in names.short or word in name_words().transcribed_given_names
    )


def _why_one_word(a: Word, b: Word, text: _TextContext, full: bool) -> str | None:
    """Why two surnames or two given names are one word: "" for equal ones; None where not."""
    if a.text == b.text:
        return ""
    if a.latin == b.latin:
        return _MARKS if full or not _differ_in_native_letters(a, b, text.lang) else None
    tuned = weights().within_text
    if full and len(a.latin) >= tuned.least_letters_transposed and transposed(a.latin, b.latin):
        return _SLIP
    if not (full or text.other_alphabet):
        return None
    if min(len(a.latin), len(b.latin)) < tuned.least_letters:
        return None
    if compare_words(a, b)[0] > tuned.max_cost:
        return None
    found = common_source(a.text, b.text)
    if found is not None:
        return _why_common_source(a, b, found)
    return _why_romanised(a, b) if text.abroad else None


def _why_romanised(a: Word, b: Word) -> str | None:
    """Why two romanisations of one Arabic, Persian, Chinese ... word are one; None where not."""
    of_a, of_b = pronunciations(a), pronunciations(b)
    for sounds, one in of_a.items():
        if ":" in sounds and sounds in of_b:
            first, second = sorted((a.text.title(), b.text.title()))
            return f"{first} and {second}, {one.convention.name}: {one.sounds}"
    return None


def _why_common_source(a: Word, b: Word, found: CommonSource) -> str:
    """One line, the same for (a, b) and (b, a)."""
    sides = sorted(((a.text, found.by_a), (b.text, found.by_b)))
    shown = [f"{text.title()}, {by}" for text, by in sides]
    return f"{shown[0]}, and {shown[1]}, both write {found.source.title()}"


def _differ_in_native_letters(a: Word, b: Word, lang: str | None) -> bool:
    """Whether they differ in letters of the text's own language: in German Müller is not Muller."""
    own = convention_for_language(LATIN, lang)
    return own is not None and any(
        x in own.letters for x in (set(a.text) ^ set(b.text)) if not x.isascii()
    )


def _why_one_given_name(a: tuple[Word, ...], b: tuple[Word, ...], text: _TextContext) -> str | None:
    """Why given names are one person's; "" where equal or one side has none; None where not."""
    fathers = name_words().patronymic_endings
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not short:
        return ""
    rest = list(long)
    why = ""
    for name in short:
        for other in rest:
            found = _why_one_word_given(name, other, text)
            if found is not None:
                rest.remove(other)
                why = why or found
                break
        else:
            return None
    left = all(w.kind == INITIAL or w.latin.endswith(fathers) for w in rest)
    return why if left or len(short) > 1 else None


def _why_one_word_given(a: Word, b: Word, text: _TextContext) -> str | None:
    if a.kind == INITIAL or b.kind == INITIAL:
        return "" if a.latin[:1] == b.latin[:1] else None
    at_home = name_words().native_given_names
    if a.latin != b.latin and a.latin in at_home and b.latin in at_home:
        return None
    if a.latin != b.latin and min(len(a.latin), len(b.latin)) > weights().within_text.least_letters:
        if _RUN.sub(r"\1", a.latin) == _RUN.sub(r"\1", b.latin):
            return _SLIP  # Hilary, Hillary
    return _why_one_word(a, b, text, True)


def _other_alphabet(one: SplitName, other: SplitName, abroad: bool) -> bool:
    """Whether the names, or else the country, show that another alphabet is used at home."""
    lists = name_words()
    least = weights().within_text.least_letters_with_ending
    if all(
        name.surname.latin.endswith(lists.slavic_endings) and len(name.surname.latin) >= least
        for name in (one, other)
    ):
        return True
    given = [w.latin for name in (one, other) for w in name.given]
    if any(w in lists.native_given_names for w in given):
        return False
    return abroad or not lists.transcribed_given_names.isdisjoint(given)
