"""Base noun phrases: from a determiner or first word to the head and the name next to it.

One pass from left to right over the class bits of the tokens; every look ahead is bounded.
A chunk has no attachments yet: no genitive, no prepositional attribute, no apposition after
a comma (see `attach`).
"""

from __future__ import annotations

from relata.mentions.chunking.capitalised_nouns import capitalised_noun_phrase
from relata.mentions.chunking.chunk import PRONOUN, Chunks
from relata.mentions.chunking.lowercase_nouns import lowercase_noun_phrase
from relata.mentions.words.word_classes import (
    ADJ,
    ADV,
    BLOCK,
    CAP,
    COMMA,
    DEM,
    DET,
    DIGIT,
    INDEF,
    LOWER,
    MEASURE,
    NOUN,
    NUM,
    OPEN,
    PREP,
    PRON,
    PROOF,
    REL,
    STOP,
    SUB,
    VERB,
)  # fmt: skip


def is_pronoun(bits: list[int], i: int, limit: int, before: int) -> bool:
    """True where the word at i can stand alone for somebody."""
    t = bits[i]
    if t & SUB and not t & PRON:
        return False  # where, when
    if t & REL and t & STOP and (t & (DET | DEM) or t & PREP):
        # "that", "which": relative only after a noun and before its verb.
        return bool(before & (CAP | LOWER | COMMA) and not before & BLOCK) and (
            i + 1 < limit and bool(bits[i + 1] & (VERB | ADV))
        )
    return bool(t & (PRON | INDEF | DEM | REL)) or (t & NUM and t & DET) > 0


_STARTS = CAP | DET | NUM | DIGIT | LOWER | PRON | INDEF | DEM | REL
#: What stands alone for somebody has one of these.
_ALONE = PRON | INDEF | DEM | REL | NUM
_OPENED, _OPEN_CLASS, _CLOSED = PREP | VERB, DET | CAP, BLOCK & ~VERB
#: In a language with capitalised nouns a small word needs one more of these to begin a phrase.
_SMALL = LOWER | ADJ | PROOF | MEASURE | CAP | DET | NUM | DIGIT | BLOCK | OPEN


def find_chunks(bits: list[int], spans: list[tuple[int, int]], capitals: bool) -> Chunks:
    """The base noun phrases of all sentences."""
    out = Chunks()
    for start, limit in spans:
        i = start
        before = 0
        while i < limit:
            t = bits[i]
            if t & _STARTS or (t & OPEN and capitals and before & _OPENED):
                closed = t & BLOCK and not t & _OPEN_CLASS
                if (closed and (t & PRON or capitals or not t & NOUN or t & _CLOSED)) or (
                    capitals and t & _SMALL == LOWER
                ):
                    end = i
                elif capitals:
                    end = capitalised_noun_phrase(bits, i, limit, out, before)
                else:
                    end = lowercase_noun_phrase(bits, i, limit, out, before)
                if end == i and t & _ALONE and is_pronoun(bits, i, limit, before):
                    out.add((i, i + 1), i, PRONOUN, None, None)
                    end = i + 1
                if end > i:
                    before = bits[end - 1]
                    i = end
                    continue
            before = t
            i += 1
    return out
