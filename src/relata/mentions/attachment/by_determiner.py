"""Attachment where determiners and prepositions show what belongs to a noun (German, English)."""

from __future__ import annotations

from msgspec import Struct

from relata.lang.language import Language, words_of
from relata.mentions.attachment.attributes import attach_whole, may_be_common_noun, opens_sentence
from relata.mentions.attachment.state import AttachmentRules, AttachmentState
from relata.mentions.chunking.chunk import NAME, OTHER, PRONOUN
from relata.mentions.limits import MAX_BRACKET
from relata.mentions.morphology.inflections import Reading
from relata.mentions.words.word_classes import (
    ADJ,
    AGENT,
    CAP,
    CLAIM,
    COMMA,
    DOC,
    GENITIVE,
    LOWER,
    LPAR,
    NOTNOUN,
    NOUN,
    PERS,
    PREP,
    REL,
    ROLE,
    RPAR,
    TITLE,
    VERB,
)
from relata.model.analysis import GEN
from relata.model.codes import Act

#: Acts after which stands what somebody is to do.
_TO_DO: frozenset[Act] = frozenset(("demand", "ask", "suggest", "warn", "promise", "accuse"))


class _Asking(Struct, frozen=True):
    """Forms of verbs after which somebody is to do something, and infinitives' endings."""

    verbs: frozenset[str]
    infinitives: tuple[str, ...]


def _asking(language: Language) -> _Asking:
    verbs = frozenset(
        form
        for form, readings in language.verbs.items()
        if any(r.cue.act in _TO_DO for r in readings)
    )
    return _Asking(verbs, words_of(language.file.grammar.infinitive_endings))


def _ending(word: str) -> str:
    return word[-2:] if word[-1:] != "e" else "e"


def is_owner(state: AttachmentState, k: int, m: int) -> bool:
    """True where chunk m, right after chunk k, is its owner."""
    chunks = state.chunks
    if chunks.kind[m] == PRONOUN:
        return False
    if chunks.kind[k] == NAME and (chunks.det[m] is None or not may_be_common_noun(state, k)):
        return False
    if chunks.is_named_after_head(k) and state.bits[chunks.head[k]] & (ROLE | TITLE):
        return False
    return state.rules.has_genitive(state, m)


def has_genitive(state: AttachmentState, m: int) -> bool:
    """May chunk m be a genitive by its determiner, its adjective or its own ending?"""
    chunks, lexicon = state.chunks, state.lexicon
    det, first = chunks.det[m], chunks.start[m]
    if det is None:
        t = state.bits[first]
        return bool(t & GENITIVE and (t & LOWER or chunks.kind[m] == NAME))
    after = state.bits[det + 1]
    if after & LOWER and after & ADJ and det + 1 < chunks.head[m]:
        shown = lexicon.articles.get("-" + _ending(state.lower[det + 1]), ())
        if shown and not any(case == GEN for _, _, case in shown):
            return False  # "der neue Sprecher" is not an owner
    return _reads_genitive(state, lexicon.articles.get(state.lower[det], ()), m)


def _reads_genitive(state: AttachmentState, readings: tuple[Reading, ...], m: int) -> bool:
    """True where a reading is a genitive that fits the noun as far as it is known."""
    role = state.lexicon.role(state.lower[state.chunks.head[m]])
    fits = readings
    if role is not None:
        fits = tuple(
            r
            for r in readings
            if (role.number == "both" or r[0] == role.number[0])
            and (r[0] == "p" or r[1] == "x" or not role.gender or r[1] in role.gender)
        )
    return any(case == GEN for _, _, case in fits or readings)


def attaches(state: AttachmentState, k: int, prep: int, m: int) -> bool:
    """Is chunk m with its preposition an attribute of chunk k, as the language lists them?"""
    chunks = state.chunks
    if chunks.kind[m] == PRONOUN:
        return False
    if chunks.kind[m] == OTHER:
        dated = state.bits[chunks.head[k]] & (CLAIM | DOC)
        return bool(dated and state.lower[prep] in state.lexicon.owner)
    heads = state.lexicon.attach.get(state.lower[prep])
    if heads is None or _is_to_do(state, k, m):
        return False
    mask, names, unknown, governed = heads
    t = state.bits[chunks.head[k]]
    if chunks.kind[k] == NAME or chunks.is_named_after_head(k):
        start = chunks.start[k]
        if names or (governed and start and state.bits[start - 1] & PREP):
            return True
    elif t & mask or (unknown and not t & NOUN):
        return True
    end = state.extents.bare_end[m]
    if end >= state.bounds[k][1] or not opens_sentence(state, k):
        return False
    return bool(state.bits[end] & VERB) or (t & (ROLE | PERS) > 0 and state.bits[end] & COMMA > 0)


def _is_to_do(state: AttachmentState, k: int, m: int) -> bool:
    """Is chunk m the infinitive of what those asked are to do: "prié les habitants de *rester*"?"""
    start, head = state.chunks.start[k], state.chunks.head[m]
    words = state.lexicon.language.view(_asking)
    before = start - 2 if start > 1 and state.bits[start - 1] & PREP else start - 1
    if before < 0 or state.lower[before] not in words.verbs:
        return False
    alone = state.chunks.start[m] == head and state.bits[head] & (LOWER | NOUN) == LOWER
    return alone and state.lower[head].endswith(words.infinitives)


def takes_adjective(state: AttachmentState, k: int, i: int, limit: int) -> bool:
    """True where an adjective with a preposition follows people: "people close to"."""
    chunks, bits = state.chunks, state.bits
    if state.lexicon.capitals or chunks.name[k] is not None or not bits[chunks.head[k]] & AGENT:
        return False
    if i + 1 >= limit or not bits[i + 1] & PREP:
        return False
    if state.lower[i + 1] in state.lexicon.owner:
        return False  # "ahead of"
    return not bits[i] & NOTNOUN or state.lower[i + 1] in state.lexicon.agent


def is_partitive(state: AttachmentState, prep: int, m: int) -> bool:
    """True after "some of", and after "many in" where the verb follows."""
    if state.lower[prep] in state.lexicon.owner:
        return True
    if state.lexicon.capitals or state.lower[prep] not in state.lexicon.attach:
        return False
    stop = state.extents.bare_end[m]
    return stop < state.bounds[m][1] and bool(state.bits[stop] & VERB)


def bracket_end(state: AttachmentState, i: int, limit: int) -> int:
    """End of what stands in the brackets that open at token i, or i for a clause or number."""
    bits = state.bits
    for j in range(i + 1, min(i + MAX_BRACKET + 2, limit)):
        t = bits[j]
        if t & RPAR:
            return j + 1 if j > i + 1 else i
        if (t & (VERB | REL) and not t & CAP) or t & LPAR:
            return i
    return i


BY_DETERMINER = AttachmentRules(
    is_owner=is_owner,
    has_genitive=has_genitive,
    attaches=attaches,
    attach_whole=attach_whole,
    bracket_end=bracket_end,
    takes_adjective=takes_adjective,
    is_partitive=is_partitive,
)
