"""Talks with an outlet that a sentence reports: "In an interview, the BBC's Lee pressed Holm".

What Holm says after it was said there, until the article names another hand.
"""

from __future__ import annotations

from bisect import bisect_left

from relata.lang.language import Language, words_of
from relata.model.drafts import EntityDraft, Talk
from relata.resolve.coreference.state import CoreferenceState
from relata.resolve.weights import weights

_OUTLETS = frozenset(("outlet", "agency"))


def talks(state: CoreferenceState) -> list[Talk]:
    """The talks of a text in its order: who talked with which outlet, and where it is said.

    A sentence with a noun for a talk, one outlet and one person who speaks in the text and is not
    the outlet's. Linear.
    """
    context = state.context
    nouns = context.language.view(_nouns)
    starts = [phrase.start for phrase in context.phrases]
    found: list[Talk] = []
    for start, end in context.text.sentences if nouns else ():
        if nouns.isdisjoint(context.text.lower[start:end]):
            continue
        outlets, people = _who(state, bisect_left(starts, start), bisect_left(starts, end))
        if len(outlets) == 1 and len(people) == 1:
            index, outlet = outlets[0]
            phrase = context.phrases[index]
            span = context.text.span(phrase.start, phrase.end)
            where = context.text.starts[start]
            found.append(Talk(outlet, people[0], where, span, weights().article_sources.talk))
    return found


def _nouns(language: Language) -> frozenset[str]:
    return frozenset(words_of(language.file.hands.talks))


def _who(
    state: CoreferenceState, first: int, last: int
) -> tuple[list[tuple[int, EntityDraft]], list[EntityDraft]]:
    """Outlets of the phrases first to last, each with one phrase, and people who are not theirs."""
    phrases = state.context.phrases
    outlets: dict[int, tuple[int, EntityDraft]] = {}
    people: dict[int, EntityDraft] = {}
    theirs: set[int] = set()
    for index in range(first, last):
        link = state.links.get(index)
        if link is None or link.entity is None or not link.entity.named:
            continue
        if link.entity.kind == "person" and id(link.entity) in state.spoken:
            people.setdefault(id(link.entity), link.entity)
        elif link.entity.kind in _OUTLETS and link.entity is not state.outlet:
            outlets.setdefault(id(link.entity), (index, link.entity))
            parent = phrases[index].parent
            owned = state.links.get(parent) if parent is not None else None
            if owned is not None and owned.entity is not None:
                theirs.add(id(owned.entity))
    return list(outlets.values()), [one for key, one in people.items() if key not in theirs]


__all__ = ["talks"]
