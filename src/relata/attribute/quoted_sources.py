"""Whom an outlet has its words from: "Reuters reported, citing the ministry"; he speaks.

"The Post quoted Holm as saying", "приводит слова Иванова агентство ТАСС", "berichtet die dpa unter
Berufung auf die Polizei": the outlet is then a hand (`Draft.relays`), whichever engine found the
statement.
"""

from __future__ import annotations

from msgspec import Struct

from relata.attribute.near_frame import OUTLETS, first_from, governed_by
from relata.knowledge import offices
from relata.lang.language import Language, words_of
from relata.model.analysis import Draft, Party, Phrase, Segmented

#: Words between the outlet and the verb of quoting, and between the verb and whom it quotes.
_BETWEEN = 3
#: Words between a verb of quoting and the outlet after it: "приводит слова Иванова агентство".
_BEFORE_OUTLET = 6
#: Words before and after the outlet among which a phrase for a source is looked for.
_AROUND = 14
#: How sure it is that he speaks; set by hand on the articles of tests/gold.
_SCORE = 0.8
_QUOTED = frozenset(("person", "unnamed", "institution", "organisation"))
_WHY = "whom the outlet quotes"


class _Words(Struct, frozen=True):
    """By which words an outlet quotes."""

    #: Verb forms after which stands whom an outlet quotes.
    quotes: frozenset[str]
    #: Prepositions of who does what a verb in the passive says: "quoted *by* Berg".
    agents: frozenset[str]
    #: Phrases after which stands whom it has its words from, by their first words and by their
    #: last.
    sources: dict[str, list[tuple[str, ...]]]
    sources_by_end: dict[str, list[tuple[str, ...]]]


def _words(language: Language) -> _Words:
    hands = language.file.hands
    sources: dict[str, list[tuple[str, ...]]] = {}
    by_end: dict[str, list[tuple[str, ...]]] = {}
    for phrase in hands.sources:
        split = tuple(phrase.split())
        sources.setdefault(split[0], []).append(split)
        by_end.setdefault(split[-1], []).append(split)
    agents = frozenset(words_of(hands.agent_prepositions))
    return _Words(frozenset(words_of(hands.quotes)), agents, sources, by_end)


def add_quoted_sources(
    drafts: list[Draft], text: Segmented, phrases: list[Phrase], language: Language
) -> None:
    """Let whom an outlet quotes speak, and make the outlet a hand.

    `phrases` stand in the order of the text. Linear: each draft looks at a bounded part.
    """
    words = language.view(_words)
    if not words.quotes and not words.sources:
        return
    sources: set[int] = set()
    said: set[int] = set()
    for draft in drafts:
        outlet = draft.speaker
        if outlet is None or outlet.phrase is None:
            continue
        if not _is_outlet(text, phrases[outlet.phrase], language):
            continue
        index = _quoted(draft, text, phrases, outlet.phrase, words)
        if index is not None:
            span = text.span(phrases[index].start, phrases[index].end)
            draft.speaker = Party((span,), _SCORE, _WHY, index)
            draft.relays = [outlet, *draft.relays]
            draft.cited = True
            sources.add(span[0])
            if draft.mode != "reported":
                said.add(draft.content[-1][1])
    for draft in drafts:
        if draft.mode != "reported":
            continue
        again = draft.act == "quote" and draft.content[-1][1] in said
        if again or draft.content[0][0] in sources:
            draft.unspoken = True  # "citing *the ministry*", "quoted *Holm as saying that* …"


def is_source(text: Segmented, phrase: Phrase, language: Language) -> bool:
    """Are the words from whom the phrase names: "unter Verweis auf *die Polizei*"?"""
    if phrase.preposition is None:
        return False
    end = phrase.preposition + 1
    found = language.view(_words).sources_by_end.get(text.lower[end - 1], ())
    return any(tuple(text.lower[max(0, end - len(one)) : end]) == one for one in found)


def _is_outlet(text: Segmented, phrase: Phrase, language: Language) -> bool:
    """Is a phrase an outlet, a document, or a news agency by its description?"""
    if phrase.entity in OUTLETS or phrase.entity == "document":
        return True
    if phrase.kind != "description" or phrase.entity not in ("institution", "organisation"):
        return False
    head = text.lower[phrase.head]
    pair = f"{text.lower[phrase.head - 1]} {head}" if phrase.head > phrase.start else head
    return "agency" in (offices.means(head, language.code), offices.means(pair, language.code))


def _quoted(
    draft: Draft, text: Segmented, phrases: list[Phrase], outlet: int, words: _Words
) -> int | None:
    """The phrase of whom the outlet quotes in its sentence; None where it quotes nobody."""
    phrase = phrases[outlet]
    last = text.sentences[text.sentence_of[phrase.start]][1]
    after = range(phrase.end, min(phrase.end + _BETWEEN, last))
    verb = next((at for at in after if text.lower[at] in words.quotes), None)
    if verb is not None:
        return _after(draft, text, phrases, verb + 1, words)
    end = _source_phrase(text, phrase, words) if words.sources else None
    if end is not None:
        return _after(draft, text, phrases, end, words)
    return _before_outlet(text, phrases, outlet, words)


def _after(
    draft: Draft, text: Segmented, phrases: list[Phrase], at: int, words: _Words
) -> int | None:
    """Who stands at the token or right after it, and outside the content; not who quotes."""
    index = first_from(at, phrases)
    if index == len(phrases) or governed_by(text, phrases[index], words.agents):
        return None
    quoted = phrases[index]
    start = text.starts[quoted.start]
    near = quoted.start < at + _BETWEEN
    governed = quoted.preposition is None or quoted.preposition < at  # "unter Berufung *auf* sie"
    bare = governed or quoted.entity == "person"  # "cita a Ida Holm"
    inside = any(a <= start < b for a, b in draft.content)
    return index if near and bare and quoted.entity in _QUOTED and not inside else None


def _source_phrase(text: Segmented, outlet: Phrase, words: _Words) -> int | None:
    """The token after a phrase for a source in the outlet's sentence, near it; else None."""
    low, high = text.sentences[text.sentence_of[outlet.start]]
    low, high = max(low, outlet.start - _AROUND), min(high, outlet.end + _AROUND)
    for at in range(low, high):
        for phrase in words.sources.get(text.lower[at], ()):
            if tuple(text.lower[at : at + len(phrase)]) == phrase:
                return at + len(phrase)
    return None


def _before_outlet(
    text: Segmented, phrases: list[Phrase], outlet: int, words: _Words
) -> int | None:
    """Whom a verb before the outlet quotes: "приводит слова *Иванова* агентство ТАСС"."""
    start = phrases[outlet].start
    first = text.sentences[text.sentence_of[start]][0]
    before = range(start - 1, max(first, start - _BEFORE_OUTLET) - 1, -1)
    verb = next((at for at in before if text.lower[at] in words.quotes), None)
    if verb is None:
        return None
    for index in range(first_from(verb + 1, phrases), outlet):
        quoted = phrases[index]
        if quoted.entity in _QUOTED and quoted.end <= start:
            return None if governed_by(text, quoted, words.agents) else index
    return None


__all__ = ["add_quoted_sources", "is_source"]
