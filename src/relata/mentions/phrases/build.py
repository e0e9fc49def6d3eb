"""All phrases of a text: one for each chunk, its owner and determiner, and one for each list."""

from __future__ import annotations

from relata.knowledge import first_names
from relata.mentions.chunking.chunk import OTHER, PRONOUN
from relata.mentions.phrases.agreement import agreement_of
from relata.mentions.phrases.article_agreement import ALL
from relata.mentions.phrases.kinds import kind_of, noun_kind, owner_kind
from relata.mentions.phrases.names import (
    known_name,
    name_without_titles,
    owner_parts,
    role_of,
)
from relata.mentions.phrases.nesting import nest, order
from relata.mentions.phrases.state import PhraseState
from relata.mentions.words.word_classes import DEM, FIRST, INDEF, NOUN, NUM, POSS
from relata.model.analysis import ACC, DAT, GEN, NOM, Phrase
from relata.model.codes import EntityKind, MentionKind

_CASES = {"n": NOM, "g": GEN, "d": DAT, "a": ACC}


def build_phrases(state: PhraseState) -> list[Phrase]:
    """All phrases, sorted, with parents and conjuncts."""
    chunks, extents = state.chunks, state.extents
    kinds = chunks.kind
    apposed = {m for m in extents.apposition if m is not None}
    of_chunk: dict[int, Phrase] = {}
    lists: list[tuple[Phrase, list[int]]] = []
    found: list[Phrase] = []
    phrase: Phrase | None
    for k in range(len(kinds)):
        if kinds[k] == OTHER or extents.in_name[k]:
            continue
        if kinds[k] == PRONOUN:
            phrase = _pronoun(state, chunks.head[k], chunks.start[k], extents.end[k])
        else:
            phrase = _phrase(state, k) if k not in apposed else None
            if chunks.det[k] is not None or chunks.owner[k] is not None:
                found += _inside(state, k)
        if phrase is not None:
            of_chunk[k] = phrase
            found.append(phrase)
        if extents.next_member[k] is not None and not extents.is_member[k]:
            members = _members(state, k)
            lists.append((_list(state, members), members))
    found += [phrase for phrase, _ in lists]
    if state.hearers:
        _mark_hearers(state, found)
    found.sort(key=order)
    kept = nest(found)
    index = {id(p): i for i, p in enumerate(kept)}
    for phrase, members in lists:
        phrase.conjuncts = tuple(
            index[id(of_chunk[m])] for m in members if m in of_chunk and id(of_chunk[m]) in index
        )
    return kept


def _mark_hearers(state: PhraseState, found: list[Phrase]) -> None:
    """Make outlets of all mentions of a name to which something was said somewhere."""
    for phrase in found:
        if phrase.name is not None and state.form(*phrase.name) in state.hearers:
            phrase.entity = "outlet"


def _members(state: PhraseState, k: int) -> list[int]:
    members = [k]
    while (after := state.extents.next_member[members[-1]]) is not None:
        members.append(after)
    return members


def _list(state: PhraseState, members: list[int]) -> Phrase:
    """The plural phrase of a coordination: "A, B und C"."""
    chunks = state.chunks
    first, last = members[0], members[-1]
    start, end = chunks.start[first], state.extents.end[last]
    kind, entity = kind_of(state, first) if chunks.kind[first] != PRONOUN else ("pronoun", "person")
    case = ALL
    for m in members:
        case &= (agreement_of(state, m)[2] if chunks.kind[m] != PRONOUN else 0) or ALL
    case = case if state.lexicon.cases else 0
    return Phrase(
        start, end, chunks.head[first], kind, entity, "pl", "", case,
        preposition=state.preposition(start), core_end=end,
    )  # fmt: skip


def _pronoun(state: PhraseState, head: int, start: int, end: int) -> Phrase:
    entry = state.pronouns.get(state.text.lower[head])
    preposition = state.preposition(start)
    if entry is None:
        unnamed = state.bits[head] & (INDEF | NUM)
        entity: EntityKind = "unnamed" if unnamed else "person"
        return Phrase(
            start, end, head, "pronoun", entity, preposition=preposition, core_end=head + 1
        )
    case = 0
    for letter in entry.case:
        case |= _CASES.get(letter, 0)
    number = None if entry.number == "both" else entry.number
    return Phrase(
        start, end, head, "pronoun", "person", number, entry.gender, case,
        preposition=preposition, core_end=head + 1,
    )  # fmt: skip


def _inside(state: PhraseState, k: int) -> list[Phrase]:
    """The owner before the head: "Clinton" in "Clinton's aide", "his" in "his aide"."""
    chunks, bits, found = state.chunks, state.bits, []
    owner, det = chunks.owner[k], chunks.det[k]
    if owner is not None:
        found.append(_owner(state, *owner))
    if det is None or (bits[det] & (DEM | INDEF) and not bits[det] & POSS):
        return found  # "тот факт", "dieser Frage": not an owner
    if state.text.lower[det] in state.pronouns and not bits[det] & POSS:
        phrase = _pronoun(state, det, det, det + 1)
        phrase.preposition = None
        phrase.case = GEN if phrase.case & GEN or state.lexicon.cases else phrase.case
        found.append(phrase)
    return found


def _owner(state: PhraseState, start: int, end: int) -> Phrase:
    head = end - 1
    role, name = owner_parts(state, start, end)
    noun = state.bits[head] & NOUN
    entity: EntityKind = noun_kind(state, head) if noun else "person"
    if name is not None and entity == "person":
        entity = owner_kind(state, *name)
    kind: MentionKind = "description" if noun or name is None else "name"
    case = GEN if state.lexicon.cases else 0
    return Phrase(start, end, head, kind, entity, None, "", case, name, role, core_end=end)


def _phrase(state: PhraseState, k: int) -> Phrase:
    chunks, extents = state.chunks, state.extents
    start = chunks.start[k]
    kind, entity = kind_of(state, k)
    number, gender, case = agreement_of(state, k)
    name = chunks.name[k]
    if name is not None:
        name = name_without_titles(state, *name)
        if entity == "person" and number is None:
            number = "sg"
        for_all = state.lexicon.language.file.phrases.masculine_for_all
        if (not gender or for_all) and entity == "person" and state.bits[name[0]] & FIRST:
            # "министр Ирина Орлова" is a woman
            gender = first_names.gender(state.text.words[name[0]]) or gender
    role = role_of(state, k)
    if name is None and (known := known_name(state, k)) is not None:
        (name, entity), kind, role = known, "name", None
    other = extents.apposition[k]
    if other is not None:
        if name is None and chunks.name[other] is not None:
            name = chunks.name[other]
            kind = "name"
            entity = "person" if entity == "unnamed" else entity
        elif role is None:
            role = role_of(state, other)
            if entity not in ("person", "unnamed"):
                entity = kind_of(state, other)[1]
    return Phrase(
        start, extents.end[k], chunks.head[k], kind, entity, number, gender, case, name, role,
        preposition=state.preposition(start), core_end=chunks.end[k],
    )  # fmt: skip
