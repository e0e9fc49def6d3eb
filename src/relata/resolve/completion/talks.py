"""Talks with an outlet that a sentence reports: "In an interview, the BBC's Lee pressed Holm".

What Holm says after it was said there, until the article names another hand. So are words that an
outlet quotes ("The Post quoted Holm"), and answers to its people ("Lee asked Holm").
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from relata.lang.language import Language, words_of
from relata.model.drafts import EntityDraft, Talk
from relata.resolve.coreference.state import CoreferenceState
from relata.resolve.limits import MAX_AFTER_QUOTING
from relata.resolve.weights import weights

_OUTLETS = frozenset(("outlet", "agency"))
_QUOTED = frozenset(("person", "institution", "organisation"))
#: A talk in a year that the sentence names is an old one: "in 2012 he gave the BBC an interview".
_YEARS = range(1900, 2100)
_DIGITS = 4


class _Words(Struct, frozen=True):
    """Words by which a sentence reports a talk."""

    talks: frozenset[str]
    #: What an outlet did with somebody: "asked", "pressed".
    asked: frozenset[str]
    #: Verbs after which stands whom an outlet quotes.
    quotes: frozenset[str]

    def some(self) -> frozenset[str]:
        """All of them."""
        return self.talks | self.asked | self.quotes


class _Sentence(Struct):
    """Who is named in a sentence: each with the index of a phrase."""

    #: id() -> phrase and outlet, the article's own one left out.
    outlets: dict[int, tuple[int, EntityDraft]]
    #: Outlets whose people are named.
    of_people: dict[int, tuple[int, EntityDraft]]
    #: Who speaks somewhere in the text, and is not an outlet's.
    people: list[EntityDraft]


def talks(state: CoreferenceState) -> list[Talk]:
    """The talks of a text in its order: who talked with which outlet, and where it is said.

    A sentence that reports a talk, with one outlet and one person who speaks in the text and is
    not the outlet's. Linear.
    """
    context = state.context
    words = context.language.view(_words)
    found: list[Talk] = []
    if words.some().isdisjoint(context.text.lower):
        return found
    starts = [phrase.start for phrase in context.phrases]
    for start, end in context.text.sentences:
        lower = context.text.lower[start:end]
        is_talk = not words.talks.isdisjoint(lower)
        if not is_talk and words.asked.isdisjoint(lower) and words.quotes.isdisjoint(lower):
            continue
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        talk = quoted = _quoted(state, words, first, last)
        if talk is None and not any(map(_is_year, lower)):
            who = _who(state, first, last)
            outlets = list((who.outlets if is_talk else who.of_people).values())
            if len(outlets) == 1 and len(who.people) == 1:
                talk = (*outlets[0], who.people[0])
        if talk is not None:
            index, outlet, person = talk
            phrase = context.phrases[index]
            span = context.text.span(phrase.start, phrase.end)
            where = context.text.starts[start]
            named = _entity(state, index)
            found.append(
                Talk(
                    outlet, person, where, span, weights().article_sources.talk,
                    quoted=quoted is not None, asker=named if named is not outlet else None,
                )
            )  # fmt: skip
    return found


def _is_year(word: str) -> bool:
    return len(word) == _DIGITS and word.isdecimal() and int(word) in _YEARS


def _words(language: Language) -> _Words:
    hands = language.file.hands
    return _Words(
        frozenset(words_of(hands.talks)),
        frozenset(words_of(hands.asked)),
        frozenset(words_of(hands.quotes)),
    )


def _who(state: CoreferenceState, first: int, last: int) -> _Sentence:
    """Who is named by the phrases first to last."""
    found = _Sentence({}, {}, [])
    people: dict[int, EntityDraft] = {}
    for index in range(first, last):
        entity = _entity(state, index)
        if entity is None or not entity.named:
            continue
        if entity.kind == "person" and entity.works_for is not None:
            if entity.works_for is not state.outlet:
                found.of_people.setdefault(id(entity.works_for), (index, entity.works_for))
        elif entity.kind == "person" and id(entity) in state.spoken:
            people.setdefault(id(entity), entity)
        elif entity.kind in _OUTLETS and entity is not state.outlet:
            found.outlets.setdefault(id(entity), (index, entity))
    found.people = list(people.values())
    return found


def _quoted(
    state: CoreferenceState, words: _Words, first: int, last: int
) -> tuple[int, EntityDraft, EntityDraft] | None:
    """The outlet that a sentence says quotes somebody, and whom: "Xinhua said, citing Holm"."""
    context = state.context
    outlet: tuple[int, EntityDraft] | None = None
    for index in range(first, last):
        entity = _entity(state, index)
        if entity is None:
            continue
        if outlet is None:
            if entity.kind in _OUTLETS and entity is not state.outlet:
                outlet = index, entity
            continue
        start = context.phrases[index].start
        before = context.text.lower[max(0, start - MAX_AFTER_QUOTING) : start]
        if entity.kind in _QUOTED and not words.quotes.isdisjoint(before):
            return (*outlet, entity)
    return None


def _entity(state: CoreferenceState, index: int) -> EntityDraft | None:
    link = state.links.get(index)
    return link.entity if link is not None else None


__all__ = ["talks"]
