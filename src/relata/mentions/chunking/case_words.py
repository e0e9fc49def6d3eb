"""What one word can be in a language whose endings show cases: adjective, noun, part of a name."""

from __future__ import annotations

from relata.knowledge import first_names
from relata.lang.name_cases import name_cases, nominatives
from relata.mentions.chunking.chunk import Chunks
from relata.mentions.limits import MAX_QUOTED_WITH_CASES
from relata.mentions.morphology.inflections import Inflections, Reading, meet
from relata.mentions.words.lexicon import MentionLexicon
from relata.mentions.words.word_classes import (
    ADV,
    AGENT,
    BLOCK,
    CAP,
    CLOSE,
    COMMA,
    COMMON,
    DEM,
    DET,
    FIRST,
    INDEF,
    LOWER,
    NOUN,
    NUM,
    OPEN,
    PREP,
    STOP,
    TIME,
    UPPER,
    VERB,
)
from relata.model.analysis import ACC, GEN, NOM

Readings = tuple[Reading, ...]


class CaseState:
    """One text with the chunks found so far."""

    def __init__(
        self,
        words: list[str],
        lower: list[str],
        bits: list[int],
        lexicon: MentionLexicon,
        inflections: Inflections,
    ) -> None:
        self.words = words
        self.lower = lower
        self.bits = bits
        self.lexicon = lexicon
        self.inflections = inflections
        self.chunks = Chunks()


def is_owner_of_next(state: CaseState, j: int, limit: int) -> bool:
    """Is a pronoun the owner of a noun after it ("его слова"), not an object ("его")?"""
    return j + 1 < limit and (is_common_noun(state, j + 1) or is_adjective(state, j + 1))


def is_adjective(state: CaseState, j: int) -> bool:
    """An open-class word with the ending of an adjective that is not a verb."""
    t = state.bits[j]
    if not t & (LOWER | CAP) or t & (BLOCK | DET | NUM | TIME | ADV) or t & NOUN & ~COMMON:
        return False
    if not state.inflections.adjective(state.lower[j]):
        return False
    return not t & VERB


def continues_name(state: CaseState, j: int, limit: int, shared: Readings) -> bool:
    """Does a capitalised adjective go on to a noun ("Московское общество")?"""
    if j + 1 >= limit or is_first_name_in_case(state.words[j], state.lexicon):
        return False
    t = state.bits[j + 1]
    if t & FIRST or (t & CAP and not t & NOUN):
        return bool(is_adjective(state, j + 1) and meet(shared, adjective_readings(state, j + 1)))
    if is_common_noun(state, j + 1):
        return bool(meet(shared, state.inflections.noun(state.lower[j + 1])))
    return is_adjective(state, j + 1) and bool(meet(shared, adjective_readings(state, j + 1)))


def is_first_name_in_case(word: str, lexicon: MentionLexicon) -> bool:
    """An oblique case of a first name of the list, which may end as an adjective does: "Анной"."""
    cases = lexicon.language.view(name_cases)
    return any(first_names.known(other) for other in nominatives(word, cases, stem=1))


def adjective_readings(state: CaseState, j: int) -> Readings:
    """Number, gender and case of an adjective as its ending leaves them open."""
    return state.inflections.adjective(state.lower[j])


def is_verb(state: CaseState, j: int) -> bool:
    """A verb or adverb of the language's lists that is not a noun as well."""
    t = state.bits[j]
    return bool(t & (VERB | STOP | ADV)) and not t & (NOUN | FIRST)


def is_common_noun(state: CaseState, j: int) -> bool:
    """A common noun: a known one, or an open-class word in small letters that is not a verb."""
    t = state.bits[j]
    if t & (OPEN | CLOSE | COMMA):
        return False
    if t & NOUN and not t & FIRST and not t & BLOCK & ~(VERB | PREP):
        return not (t & VERB and state.inflections.verbal(state.lower[j])) or bool(t & AGENT)
    if not t & LOWER or t & (BLOCK | DET | ADV | NUM | INDEF | DEM):
        return False
    if t & TIME:
        return True
    return len(state.lower[j]) > 2 and not state.inflections.verbal(state.lower[j])


def agrees(state: CaseState, j: int, shared: Readings) -> bool:
    """Does the noun at j agree with what its modifiers share?"""
    own = state.inflections.noun(state.lower[j])
    return not shared or not own or bool(meet(shared, own))


def quoted_end(state: CaseState, i: int, limit: int) -> int:
    """End of a quoted name that opens at i, or i."""
    bits = state.bits
    if i + 1 >= limit or state.words[i + 1][:1].islower():
        return i
    for j in range(i + 1, min(i + MAX_QUOTED_WITH_CASES, limit)):
        if bits[j] & CLOSE:
            return j + 1 if j > i + 1 else i
        if bits[j] & (OPEN | COMMA) or (bits[j] & VERB and not bits[j] & CAP):
            return i
    return i


def name_readings(state: CaseState, j: int) -> Readings:
    """What a word of a name may be; () for acronyms, initials and words of another script."""
    word, lower = state.words[j], state.lower[j]
    if state.bits[j] & UPPER or word[-1:] == "." or not _inflects(word, state.lexicon):
        return ()
    if state.bits[j] & FIRST:
        return _first_name(word, state.lexicon)
    return state.inflections.name(lower)


def _first_name(word: str, lexicon: MentionLexicon) -> Readings:
    """A first name of the list is a nominative; some are genitives of another too ("Jana")."""
    gender = first_names.gender(word) or "x"
    found: Readings = (("s", gender, NOM),)
    for ending, others in lexicon.language.file.phrases.first_name_genitives.items():
        stem = word.removesuffix(ending)
        if stem != word and any(first_names.known(stem + o.strip("-")) for o in others.split()):
            return (*found, ("s", "m", GEN), ("s", "m", ACC))
    return found


def same_script(one: str, other: str) -> bool:
    """Are two words written in one script?"""
    return one[:1].isascii() == other[:1].isascii() or _latin(one) == _latin(other)


def _latin(word: str) -> bool:
    return word[:1] < "Ͱ"


def _inflects(word: str, lexicon: MentionLexicon) -> bool:
    """Is the word written in the script of the language, so that its ending shows something?"""
    return _latin(word) == _latin(lexicon.language.file.own_name)
