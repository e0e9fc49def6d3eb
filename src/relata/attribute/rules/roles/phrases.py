"""Phrases by their grammatical relation to a cue: agent, owner, document, antecedent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relata.attribute.rules.limits import ANTECEDENT, ANTECEDENT_GAP, OWNER_AFTER, OWNER_BEFORE
from relata.attribute.rules.roles.subject_ranking import (
    SOURCE_KINDS,
    SPEAKER_KINDS,
    blocked_at,
    may_speak,
)
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import RELATIVE
from relata.attribute.rules.text.types import CueMatch, Range


def passive_agent(context: Context, start: int, end: int) -> int | None:
    """Index of the phrase after a preposition of agency ("von", "by"), or None."""
    other: int | None = None
    for i in context.top_phrases(start, end):
        phrase = context.phrases[i]
        if phrase.preposition is None or not _names_agent(context, phrase.preposition):
            continue
        near = phrase.preposition == start + 1 and context.lexicon.fixed_order
        if may_speak(context.text, phrase) and (near or phrase.entity in SPEAKER_KINDS):
            return i
        if other is None and context.grammar.verb_second and phrase.kind == "name":
            other = i  # "vom BXV": a name of which nothing is known
    return other


def _names_agent(context: Context, preposition: int) -> bool:
    return context.text.lower[preposition] in context.lexicon.agent_prepositions


def is_impersonal(context: Context, index: int | None) -> bool:
    """Is the subject a bare "es" or "it"?"""
    if index is None or context.phrases[index].kind != "pronoun":
        return False
    word = context.text.lower[context.phrases[index].head]
    pronoun = context.language.file.pronouns.get(word)
    return pronoun is not None and pronoun.gender == "n" and pronoun.person == 3


def is_relative(context: Context, index: int) -> bool:
    """Is the phrase a relative pronoun?"""
    phrase = context.phrases[index]
    return phrase.kind == "pronoun" and bool(context.text.flags[phrase.head] & RELATIVE)


def document_or_body(
    context: Context, start: int, end: int, blocked: Sequence[Range] = ()
) -> int | None:
    """The text or institution in which impersonal words stand ("heißt es in der Erklärung")."""
    for i in context.top_phrases(start, end):
        phrase = context.phrases[i]
        if phrase.preposition is None or blocked_at(phrase.start, blocked):
            continue
        if phrase.entity in SOURCE_KINDS:
            return i
        by = _names_agent(context, phrase.preposition)
        if by and context.grammar.verb_second and phrase.entity in SPEAKER_KINDS:
            return i  # "hieß es vom Sprecher"
    return None


def phrases_within_documents(
    context: Context, areas: list[Range], blocked: Sequence[Range]
) -> Iterator[int]:
    """The phrases in which something may stand: those after "in", outside other clauses."""
    for start, end in areas:
        for i in context.top_phrases(start, end):
            phrase = context.phrases[i]
            if phrase.preposition is not None and not blocked_at(phrase.start, blocked):
                if context.text.lower[phrase.preposition] in context.lexicon.document_prepositions:
                    yield i


def phrase_after_preposition(context: Context, match: CueMatch, areas: list[Range]) -> int | None:
    """The text or body after the cue's own preposition ("geht aus dem Bericht hervor")."""
    for start, end in areas:
        for i in context.top_phrases(start, end):
            phrase = context.phrases[i]
            if phrase.preposition is None:
                continue
            if context.text.lower[phrase.preposition] in match.cue.prep:
                if phrase.entity in SOURCE_KINDS or phrase.entity in SPEAKER_KINDS:
                    return i
    return None


def noun_owner(context: Context, noun: int) -> int | None:
    """Whose claim a reporting noun is: its genitive, possessor or "von" phrase; or None.

    Not whom it is about or said to: "accusations *against Holm*", "der Appell *an Holm*".
    """
    best: int | None = None
    makers = context.lexicon.maker_prepositions
    for i in context.phrases_in(max(0, noun - OWNER_BEFORE), noun + OWNER_AFTER):
        phrase = context.phrases[i]
        after = phrase.start == noun + 1
        if phrase.start == noun + 2 and phrase.preposition == noun + 1:
            after = not makers or context.text.lower[noun + 1] in makers
        if after:
            # A possessor before the noun ("his criticism of the plan") comes first.
            return best if best is not None and context.lexicon.fixed_order else i
        if phrase.parent is not None and phrase.end <= noun:
            if context.phrases[phrase.parent].head == noun:
                best = i
    return best


def end_of_object(context: Context, noun: int) -> int:
    """Where the phrase after a noun and its preposition ends: "accusations *against Holm*"."""
    for i in context.phrases_in(noun, noun + OWNER_AFTER):
        phrase = context.phrases[i]
        if phrase.start == noun + 2 and phrase.preposition == noun + 1:
            return phrase.end
    return noun + 1


def relative_antecedent(context: Context, token: int) -> int | None:
    """The phrase before a relative pronoun at `token`, or None."""
    if not context.text.flags[token] & RELATIVE:
        return None
    for i in reversed(context.phrases_in(max(0, token - ANTECEDENT), token)):
        phrase = context.phrases[i]
        if token - ANTECEDENT_GAP <= phrase.end <= token:
            while phrase.parent is not None and context.phrases[phrase.parent].end == phrase.end:
                i, phrase = phrase.parent, context.phrases[phrase.parent]
            return i
    return None
