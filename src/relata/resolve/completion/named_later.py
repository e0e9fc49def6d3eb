"""Who is described first and named later: "Investigator says" above, "investigator Ann Lee" below.

One pass from the start cannot link the two. Only a description that one named person of the text
answers, and no other unnamed one, is that person's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from relata.knowledge import first_names
from relata.lang.schema import Flag
from relata.model.document import Document
from relata.model.drafts import Analysis, EntityDraft, MentionDraft, VoiceDraft
from relata.resolve.context import ARTICLE
from relata.resolve.coreference.state import CoreferenceState
from relata.resolve.weights import weights

_PEOPLE = frozenset(("person", "unnamed"))
_DETERMINER = int(Flag.DETERMINER)
#: Word -> who is described by it.
_Index = dict[str, list[EntityDraft]]
#: A word of this many people means nobody in particular.
_SEVERAL = 3
#: Paragraphs, with headline and standfirst, in which somebody may stand before he is introduced.
_OPENING = 4


def name_described(state: CoreferenceState, analysis: Analysis) -> None:
    """Join each such description with the name; changes entities, voices and links. Linear."""
    end = _opening_end(analysis.document)
    people = [e for e in state.registry.entities if e.kind in _PEOPLE and e.mentions and e.heads]
    roles = _index((role.casefold(), person) for person in people for role in person.roles)
    heads = _index((head, person) for person in people for head in person.heads)
    joined: dict[int, EntityDraft] = {}
    for entity in people:
        if entity.named or entity.plural or entity.members or entity.anonymity:
            continue
        if entity.mentions[0].start < end and _is_somebody(state, entity):
            found = _named(entity, (map(str.casefold, entity.roles), roles), (entity.heads, heads))
            if found is not None:
                joined[id(entity)] = found
    if joined:
        join(state, analysis, joined, "is named later on", weights().descriptions.named_later)


def _opening_end(document: Document) -> int:
    spans = [part.span for part in document.parts][:_OPENING]
    return spans[-1][1] if spans else 0


def _index(pairs: Iterable[tuple[str, EntityDraft]]) -> _Index:
    """Who is described by a word; of many a few, which is as good as all: several."""
    found: _Index = {}
    for word, person in pairs:
        known = found.setdefault(word, [])
        if len(known) < _SEVERAL and person not in known:
            known.append(person)
    return found


def _named(entity: EntityDraft, *words: tuple[Iterable[str], _Index]) -> EntityDraft | None:
    """The one named person who is introduced later by the same word; None for none or several.

    `words` are those of the entity, each with who is described by them. Who is described in the
    same words goes before who shares the noun alone ("prime minister", "minister"), of whom all
    that narrows it must have been said ("the Tamsel senator"). A noun that only ends in it may be
    somebody else's ("vice-president").
    """
    start = entity.mentions[-1].start
    narrowed = entity.words.difference(entity.heads)
    for own, people in words:
        found = {
            id(other): other
            for word in own
            for other in people.get(word, ())
            if word not in entity.heads or narrowed <= other.words
        }
        found.pop(id(entity), None)
        for one in found.values():
            later = one.named and not one.plural and one.mentions[0].start > start
            return one if len(found) == 1 and later and _agree(entity, one) else None
    return None


def _is_somebody(state: CoreferenceState, entity: EntityDraft) -> bool:
    """Whether the first mention may mean one who is named later: "the mayor", "Mayor", not "a
    mayor" or "her mayor"."""
    text, start = state.context.text, entity.mentions[0].start
    at = bisect_right(text.starts, start) - 1
    if text.lower[at] in state.context.indefinite:
        return False
    return bool(text.flags[at] & ARTICLE) or not text.flags[at] & _DETERMINER


def _agree(entity: EntityDraft, other: EntityDraft) -> bool:
    """Whether gender and country allow it; a gender that only a pronoun showed forbids nothing."""
    shown = first_names.gender(other.given[0].capitalize()) if other.given else None
    if entity.gender and shown and entity.gender != shown:
        return False
    return not (entity.country and other.country) or entity.country == other.country


def join(
    state: CoreferenceState,
    analysis: Analysis,
    joined: dict[int, EntityDraft],
    how: str,
    sure: float,
) -> None:
    """Make each entity, by its id(), the one it is joined with, everywhere.

    `how` is for users, `sure` the most that a link may score then. Changes entities, voices, talks
    and links. Linear.
    """
    gone = [entity for entity in state.registry.entities if id(entity) in joined]
    for entity in gone:
        named = joined[id(entity)]
        why = f"“{entity.name}” {how}: “{named.name}”"
        found = [MentionDraft(m.start, m.end, m.kind, min(m.score, sure), why)
                 for m in entity.mentions]  # fmt: skip
        named.mentions[:] = sorted([*found, *named.mentions])
        named.words |= entity.words
    state.registry.entities[:] = [e for e in state.registry.entities if id(e) not in joined]
    for link in state.links.values():
        if link.entity is not None:
            link.entity = joined.get(id(link.entity), link.entity)
    for talk in analysis.talks:
        talk.person = joined.get(id(talk.person), talk.person)
    for statement in analysis.statements:
        for voice in statement.voices():
            _rename(voice, joined, sure, how)


def _rename(voice: VoiceDraft, joined: dict[int, EntityDraft], sure: float, how: str) -> None:
    if any(id(entity) in joined for entity in voice.entities):
        named = tuple(dict.fromkeys(joined.get(id(e), e) for e in voice.entities))
        words = [f"“{e.name}” {how}" for e in voice.entities if id(e) in joined]
        voice.entities, voice.score = named, min(voice.score, sure)
        voice.why = "; ".join((voice.why, *words)) if voice.why else "; ".join(words)
    voice.others = [(joined.get(id(entity), entity), score) for entity, score in voice.others]


__all__ = ["join", "name_described"]
