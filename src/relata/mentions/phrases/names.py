"""Name and role inside a phrase: "Sprecherin" and "Anna Berg" in "die Sprecherin Anna Berg"."""

from __future__ import annotations

from relata.knowledge import degrees, organisations
from relata.mentions.chunking.chunk import NAME
from relata.mentions.phrases.state import PhraseState
from relata.mentions.words.word_classes import (
    CAP,
    DET,
    FIRST,
    JOIN,
    LAND,
    LOWER,
    NOUN,
    PARTICLE,
    PERS,
    ROLE,
    TITLE,
    UPPER,
)
from relata.model.codes import EntityKind

Range = tuple[int, int]


def owner_parts(state: PhraseState, start: int, end: int) -> tuple[Range | None, Range | None]:
    """Role and name in an owner: "the candidate Ann Lee", "the party"."""
    bits = state.bits
    first = start + 1 if bits[start] & DET and not bits[start] & CAP else start
    if first >= end or (bits[end - 1] & NOUN and not bits[end - 1] & CAP):
        return ((first, end) if first < end else None), None
    name = first
    for j in range(end - 2, first - 1, -1):
        t = bits[j]
        if (t & (ROLE | TITLE | PERS) and not t & FIRST) or (t & LOWER and not t & PARTICLE):
            name = j + 1
            break
    if first > start and name == first:
        return (first, end), None
    return ((first, name) if name > first else None), (name, end)


def name_without_titles(state: PhraseState, start: int, end: int) -> Range:
    """A name without what stands before its first name: "Whip John Cole", "CDU Ida Holm"."""
    bits, words = state.bits, state.text.words
    titles = degrees.beside_name()
    while start < end - 1 and bits[start] & TITLE and words[start] in titles:
        start += 1
    for j in range(start, end - 1):
        if bits[j] & FIRST and not bits[j] & NOUN:
            titled = bits[start] & (NOUN | UPPER | LAND) and not bits[j - 1] & JOIN
            return (j, end) if j > start + 1 or (j > start and titled) else (start, end)
    return start, end


def known_name(state: PhraseState, k: int) -> tuple[Range, EntityKind] | None:
    """A known outlet's name whose words look like a common noun: "die Financial Times".

    Where common nouns have capitals, too; of at least two words.
    """
    chunks = state.chunks
    det, start, end = chunks.det[k], chunks.start[k], chunks.end[k]
    start = start if det is None else det + 1
    if not state.lexicon.capitals or end - start < 2 or not state.bits[start] & CAP:
        return None
    form = state.form(start, end)
    known = organisations.outlet(form) or organisations.agency(form)
    if known is None or known.ambiguous:
        return None
    return (start, end), known.kind


def role_of(state: PhraseState, k: int) -> Range | None:
    """The description in chunk k without its determiner; None where it is all name."""
    chunks = state.chunks
    if chunks.kind[k] == NAME:
        return None
    det, head, name = chunks.det[k], chunks.head[k], chunks.name[k]
    start = chunks.start[k] if det is None else det + 1
    end = state.extents.bare_end[k]
    if name is not None:
        if name[0] <= head < name[1]:
            return None  # "Erlanger Klinik" is all name
        end = name[0]
    return (start, end) if end > start else None
