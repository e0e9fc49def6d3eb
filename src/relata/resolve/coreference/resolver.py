"""Coreference: one pass over the phrases in the order of the text.

Each name, each description that matters and each pronoun is linked to an entity, or left open
with candidates: "Der Minister sagte, er …" links "er" to the minister.
"""

from __future__ import annotations

from relata.model.analysis import Phrase
from relata.model.codes import EntityKind
from relata.resolve.coreference.descriptions import link_description
from relata.resolve.coreference.pronouns import link_pronoun
from relata.resolve.coreference.state import CoreferenceState, PhraseLink

#: Kinds of entities whose descriptions are remembered.
_DESCRIBED: frozenset[EntityKind] = frozenset(
    ("person", "unnamed", "organisation", "institution", "outlet", "document")
)


def link_phrases(state: CoreferenceState) -> None:
    """Fill `state.links` in one pass; linear in the phrases."""
    context = state.context
    lists: list[int] = []
    for i, phrase in enumerate(context.phrases):
        while lists and context.phrases[lists[-1]].end <= phrase.start:
            last = lists.pop()
            state.link_list(last, context.phrases[last])
        if phrase.conjuncts:
            lists.append(i)
        elif phrase.name is not None and phrase.kind != "pronoun":
            _link_name(state, i, phrase)
        elif phrase.kind == "pronoun":
            link_pronoun(state, i, phrase)
        elif phrase.entity in _DESCRIBED or i in context.voice_phrases:
            link_description(state, i, phrase)
    while lists:
        last = lists.pop()
        state.link_list(last, context.phrases[last])


def _link_name(state: CoreferenceState, i: int, phrase: Phrase) -> None:
    match = state.naming.find(i, phrase)
    if match is None:
        return
    if match.entity is None:
        state.links[i] = PhraseLink(None, match.score, match.why, match.others)
        return
    state.link(i, phrase, match.entity, match.score, match.why, match.kind, match.tokens)
    if match.kind == "name":
        state.described.add(match.entity)
