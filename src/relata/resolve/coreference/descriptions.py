"""Definite descriptions: "the minister" goes back to the last minister named, or is new."""

from __future__ import annotations

from relata.lang.schema import Flag
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
from relata.resolve.coreference.variation import introduced, varied
from relata.resolve.limits import MAX_PHRASES_OF_PARTY
from relata.resolve.naming.linking import with_antecedent
from relata.resolve.weights import weights

#: What ends an apposition after a comma.
_ENDS = (",", ".")
#: An article and a noun.
_BARE_WORDS = 2
_PERSONS, _INDEFINITE = int(Flag.PERSONS), int(Flag.INDEFINITE)


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
    elif d.kind == "outlet" and _is_named_after(state, i, phrase):
        found = None
    elif d.definite or is_bare_group(phrase, d):
        found = _antecedent(state, i, d)
    else:
        found = None
    others: list[tuple[EntityDraft, float]] = []
    if found is None:
        just = introduced(state, i, phrase, d)
        if just is not None:
            found = just[0], just[1], f"“{d.text}” is who was named just before,"
            just[0].heads.setdefault(state.context.stem(d.head), d.head)
        elif (varying := varied(state, i, phrase, d)) is not None:
            entity, score, others = varying
            score *= tuned.varied
            if score < tuned.least_varied:
                _leave_open(state, i, d, [(entity, score), *others])
                return
            found = entity, score, f"“{d.text}” is who spoke before,"
            entity.heads.setdefault(state.context.stem(d.head), d.head)
    if found is not None and found[0] in _described_beside(state, i, phrase):
        found, others = None, []
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
    if found is not None or not _are_some(state, phrase, d):
        state.described.add(entity)


def _described_beside(state: CoreferenceState, i: int, phrase: Phrase) -> list[EntityDraft]:
    """Who is described before it in its list: "the singer, the drummer and the actor" are three."""
    phrases = state.context.phrases
    if phrase.parent is None:
        return []
    before = [c for c in phrases[phrase.parent].conjuncts if c < i and phrases[c].name is None]
    links = [state.links[c] for c in before if c in state.links]
    return [link.entity for link in links if link.entity is not None]


def _is_named_after(state: CoreferenceState, i: int, phrase: Phrase) -> bool:
    """Whether a name right after an outlet's kind says which: "the local paper, the Tide,"."""
    context = state.context
    words, end = context.text.words, phrase.end
    comma = end < len(words) and words[end] == ","
    for other in context.phrases[i + 1 : i + MAX_PHRASES_OF_PARTY]:
        if other.start > end + comma:
            break
        if other.start == end + comma and other.name is not None:
            last = other.name[1]
            closed = not comma or last == len(words) or words[last] in _ENDS
            return closed and other.entity != "place"
    return False


def _are_some(state: CoreferenceState, phrase: Phrase, d: Description) -> bool:
    """Whether it is a part of more people: "some people" are not "the people" of a later line."""
    text = state.context.text
    if not d.plural or not text.flags[phrase.head] & _PERSONS:
        return False
    return any(text.flags[at] & _INDEFINITE for at in range(phrase.start, phrase.head))


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
    speaks = i in state.context.voice_phrases
    near = None
    if speaks:
        text, start = state.context.text, state.context.phrases[i].start
        near = text.sentences[max(0, text.sentence_of[start] - 1)][0]
    found = state.described.find(d, state.spoken, near)
    if found is not None and not speaks and found[1] < weights().descriptions.least_in_text:
        found = None
    if found is not None and not d.definite and state.context.stem(d.head) not in found[0].heads:
        found = None
    bare = state.context.phrases[i].head - state.context.phrases[i].start < _BARE_WORDS
    if found is None and speaks and d.definite and d.kind == "outlet" and bare:
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
