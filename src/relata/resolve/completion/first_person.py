"""The "I" of a quotation or an answer is the one who speaks there: a mention of the speaker.

"We" and "our" may be the speaker's body, town or family, and stay open.
"""

from __future__ import annotations

from bisect import bisect_left

from relata.model.drafts import Analysis, MentionDraft, ResolvedStatement
from relata.resolve.coreference.state import CoreferenceState
from relata.resolve.weights import weights


def add_first_person(state: CoreferenceState, analysis: Analysis) -> None:
    """Add the mentions; reads phrases and the statements with their speakers. Linear.

    A pronoun belongs to the shortest verbatim stretch around it.
    """
    text = state.context.text
    pronouns = state.context.language.file.pronouns
    found: list[tuple[int, int]] = []
    for i, phrase in enumerate(state.context.phrases):
        if phrase.kind == "pronoun":
            entry = pronouns.get(text.lower[phrase.head])
            if entry is not None and entry.person == 1 and entry.number == "sg":
                found.append((text.starts[phrase.start], i))
    if not found:
        return
    found.sort()
    offsets = [offset for offset, _ in found]
    owner: dict[int, tuple[int, ResolvedStatement]] = {}
    for statement in analysis.statements:
        spans = statement.content if statement.draft.mode == "direct" else statement.draft.quoted
        for start, end in spans:
            for at in range(bisect_left(offsets, start), bisect_left(offsets, end)):
                if at not in owner or end - start < owner[at][0]:
                    owner[at] = end - start, statement
    tuned = weights().first_person
    known: dict[int, set[tuple[int, int]]] = {}
    for at, (_, statement) in sorted(owner.items()):
        voice = statement.speaker
        if voice is None or len(voice.entities) != 1 or statement.draft.tier == "doubtful":
            continue
        phrase = state.context.phrases[found[at][1]]
        if text.quote_of[phrase.head] is None and statement.draft.tier != "sure":
            continue  # words without marks: perhaps the writer's own
        span = text.starts[phrase.head], text.ends[phrase.head]
        entity = voice.entities[0]
        if id(entity) not in known:
            known[id(entity)] = {mention[:2] for mention in entity.mentions}
        if span not in known[id(entity)]:
            why = f"first person in what “{entity.name}” says"
            score = voice.score * tuned.singular
            entity.mentions.append(MentionDraft(*span, "pronoun", score, why))


__all__ = ["add_first_person"]
