"""Verbs without a subject: "dijo a la red Erbol" goes on with who spoke before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from relata.lang.schema import Flag
from relata.model.analysis import WORD, Draft, Party
from relata.model.record import Spans
from relata.resolve.anaphors import anaphors
from relata.resolve.context import ResolutionContext
from relata.resolve.limits import MAX_CHARACTERS_GOING_ON
from relata.resolve.speakers.impersonal import nobody_says

#: Words next to a verb that are not its subject.
_NO_SUBJECT = int(
    Flag.PREPOSITION | Flag.COMPLEMENTISER | Flag.ADVERB | Flag.RELATIVE | Flag.COORDINATION
    | Flag.SUBORDINATION | Flag.AUXILIARY | Flag.REFLEXIVE | Flag.NEGATION | Flag.QUESTION
)  # fmt: skip
_SUBJECT = int(Flag.ARTICLE | Flag.DETERMINER | Flag.TITLE)


def addressed(context: ResolutionContext, party: Party, draft: Draft) -> bool:
    """Whether a party is spoken to, by the preposition that it begins with or follows.

    Not where the preposition is a part of the cue: "de acuerdo *a* la policía".
    """
    words = context.language.view(anaphors)
    if not words.dropped_subjects or not party.spans:
        return False
    text = context.text
    at = bisect_right(text.ends, party.spans[0][0])
    if at > 1 and text.lower[at - 2] in words.quotes:
        return False  # "citando a la policía"
    near = [k for k in (at - 1, at) if 0 <= k < len(text.lower)]
    if any(start <= text.starts[k] < end for k in near for start, end in draft.cue):
        return False
    after, cue = bisect_right(text.starts, party.spans[-1][1] - 1), (draft.cue or draft.content)[0]
    if text.in_relative_clause(bisect_left(text.starts, cue[0]), after, Flag.RELATIVE):
        return False  # "preguntaron a Ana López, *quien* dijo"
    if near[-1] == at and text.lower[at] in words.definite:
        near.pop()  # Portuguese "a" is an article, too
    return any(text.lower[k] in words.addressee_prepositions for k in near)


def subject_dropped(context: ResolutionContext, draft: Draft, last: Spans) -> bool:
    """Whether the verb of a statement has no subject of its own, and the last speaker is near."""
    words = context.language.view(anaphors)
    if not words.dropped_subjects or not draft.cue or nobody_says(context, draft):
        return False
    start, end = draft.cue[0][0], draft.cue[-1][1]
    if not 0 <= start - last[0][0] <= MAX_CHARACTERS_GOING_ON:
        return False
    text = context.text
    first, after = bisect_right(text.ends, start), bisect_left(text.starts, end)
    if after < len(text.words) and not _no_subject(context, after):
        return False
    return first == 0 or _no_subject(context, first - 1)


def _no_subject(context: ResolutionContext, at: int) -> bool:
    """Whether the token next to a verb is not part of its subject."""
    text = context.text
    flags = text.flags[at]
    if text.kinds[at] != WORD or flags & _NO_SUBJECT:
        return not flags & _SUBJECT or bool(flags & Flag.PREPOSITION)
    return False
