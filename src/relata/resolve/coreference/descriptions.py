"""Definite descriptions: "the minister" goes back to the last minister named, or is new."""

from __future__ import annotations

from relata.model.analysis import Phrase
from relata.model.drafts import EntityDraft
from relata.resolve.context import ARTICLE, DEMONSTRATIVE
from relata.resolve.coreference.described_entities import Description
from relata.resolve.coreference.description_of import (
    description_of,
    is_bare_group,
    may_be_nominative,
)
from relata.resolve.coreference.state import CoreferenceState, PhraseLink
from relata.resolve.coreference.variation import varied
from relata.resolve.naming.linking import with_antecedent
from relata.resolve.weights import weights


def link_description(state: CoreferenceState, i: int, phrase: Phrase) -> None:
    """Link a described phrase to an earlier entity, or to a new one."""
    if phrase.entity == "other" and _link_surname(state, i, phrase):
        return
    tuned = weights().descriptions
    d = description_of(state.context, phrase)
    if d.kind == "outlet" and _has_demonstrative(state, phrase):
        # "this newspaper" is the outlet that prints the article, known or not.
        found = None
        if state.outlet is not None:
            why = f"“{d.text}” with a demonstrative is the outlet itself,"
            found = state.outlet, tuned.this_outlet, why
    elif d.definite or is_bare_group(phrase, d):
        found = _antecedent(state, i, d)
    else:
        found = None
    others: list[tuple[EntityDraft, float]] = []
    if found is None:
        varying = varied(state, i, phrase, d)
        if varying is not None:
            entity, score, others = varying
            score *= tuned.varied
            if score < tuned.least_varied:
                _leave_open(state, i, d, [(entity, score), *others])
                return
            found = entity, score, f"“{d.text}” is who spoke before,"
            entity.heads.setdefault(state.context.stem(d.head), d.head)
    if found is not None:
        entity, score, why = found
        why = with_antecedent(state.context, entity, why)
        entity.words.update(d.before)
        if not entity.named:
            entity.describe(d.text, d.head, state.context.stem(d.head), may_be_nominative(phrase))
    else:
        entity = _new_entity(state, d, may_be_nominative(phrase))
        score, why = tuned.new, "described here"
    state.link(i, phrase, entity, score, why, "description", (phrase.start, phrase.end))
    state.links[i].others = others
    state.described.add(entity)


def _leave_open(
    state: CoreferenceState, i: int, d: Description, others: list[tuple[EntityDraft, float]]
) -> None:
    """Several people may be meant: candidates, and nobody."""
    why = f"“{d.text}” may be {' or '.join(entity.name for entity, _ in others)}"
    state.links[i] = PhraseLink(None, others[0][1], why, others)


def _link_surname(state: CoreferenceState, i: int, phrase: Phrase) -> bool:
    """Link "the 84-year-old Holm", whose head is the surname of somebody in the text."""
    text, head = state.context.text, phrase.head
    if not text.words[head][:1].isupper() or not state.registry.is_surname(text.lower[head]):
        return False
    entity, score, why = state.registry.name(state.naming.parse_name(head, head + 1, "person"))
    why = with_antecedent(state.context, entity, why)
    state.link(i, phrase, entity, score, why, "name", (head, head + 1))
    return True


def _has_demonstrative(state: CoreferenceState, phrase: Phrase) -> bool:
    flags = state.context.text.flags[phrase.start]
    return phrase.start < phrase.head and bool(flags & DEMONSTRATIVE) and not flags & ARTICLE


def _antecedent(
    state: CoreferenceState, i: int, d: Description
) -> tuple[EntityDraft, float, str] | None:
    """The earlier entity that was described like this, with score and reason."""
    found = state.described.find(d)
    if found is not None and not d.definite and state.context.stem(d.head) not in found[0].heads:
        found = None
    speaks = i in state.context.voice_phrases
    if found is None and speaks and d.definite and d.kind == "outlet":
        entity = state.described.unrecognised(d, state.spoken)
        if entity is not None:
            entity.kind = "outlet"
            score = weights().descriptions.unrecognised_outlet
            return entity, score, f"“{d.text}” can only mean"
    return found


def _new_entity(state: CoreferenceState, d: Description, nominative: bool) -> EntityDraft:
    kind = d.kind
    if kind == "person" and not d.definite:
        kind = "unnamed"
    entity = state.registry.new(kind)
    stem = state.context.stem
    noun = d.head.partition(" ")[0]
    entity.describe(d.text, d.head, stem(d.head), nominative)
    entity.heads.setdefault(stem(noun), noun)
    entity.words.update((stem(d.head), *d.before, *d.after))
    entity.gender = d.gender if kind in ("person", "unnamed") else ""
    entity.plural = d.plural
    entity.country = d.country
    return entity
