"""To whom the cue's verb speaks, by its object or its preposition: the content ends there.

Who else is spoken to, and which of these stay, is decided for all engines by
`attribute.addressee`.
"""

from __future__ import annotations

from collections.abc import Sequence

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.roles.subject_ranking import SOURCE_KINDS, SPEAKER_KINDS, blocked_at
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import COORDINATION, TIME
from relata.attribute.rules.text.types import CueMatch, Range
from relata.model.analysis import ACC, DAT, NOM, Phrase, Segmented

#: Acts that are directed at somebody.
ADDRESSING = frozenset(("demand", "accuse", "ask"))
#: Marks after which a parenthesis begins.
PARENTHESIS_MARKS = frozenset((",", "("))


def find_addressee(
    context: Context,
    match: CueMatch,
    areas: list[Range],
    speaker: int | None,
    blocked: Sequence[Range] = (),
) -> int | None:
    """Index of the phrase to whom the cue's verb speaks, or None."""
    to = match.cue.to
    fixed_order = context.lexicon.fixed_order
    if not to and fixed_order:
        return None
    general = context.lexicon.addressee_prepositions
    other = (
        None
        if fixed_order
        else _next_verb(context, match, max((end for _, end in areas), default=0))
    )
    for start, end in areas:
        for i in context.top_phrases(start, end):
            phrase = context.phrases[i]
            if i == speaker or context.text.flags[phrase.head] & TIME:
                continue
            if blocked_at(phrase.start, blocked) or _cannot_hear(context, phrase):
                continue
            if not fixed_order and _belongs_to_other_verb(context.text, phrase, match, other):
                continue
            if phrase.preposition is not None:
                word = context.text.lower[phrase.preposition]
                if word in general or (word in to and phrase.entity != "other"):
                    return i
            elif match.cue.takes_hearer and _is_object(
                phrase, match, fixed_order=fixed_order, free=context.grammar.free_order
            ):
                return i
    return None


def _cannot_hear(context: Context, phrase: Phrase) -> bool:
    """Is it "it", a parenthesis after a mark, or a noun that looks like a name ("zum Abschied")?"""
    if not context.grammar.verb_second:
        return False
    before = phrase.start - 1
    if phrase.kind == "pronoun":
        entry = context.language.file.pronouns.get(context.text.lower[phrase.head])
        return entry is not None and entry.gender == "n"
    if phrase.preposition is None:
        return before >= 0 and context.text.words[before] in PARENTHESIS_MARKS
    article = context.text.lower[phrase.preposition] in context.language.file.phrases.contracted
    return article and phrase.kind == "name" and phrase.entity == "person" and not phrase.role


def _next_verb(context: Context, match: CueMatch, end: int) -> int | None:
    """The "and" after the cue that another verb follows ("sagte er und dankte X"), or None."""
    flags = context.text.flags
    for k in range(match.at + 1, end - 1):
        if flags[k] & COORDINATION and finite_verbs(context, k + 1, k + 2):
            return k
    return None


def _belongs_to_other_verb(
    text: Segmented, phrase: Phrase, match: CueMatch, other: int | None
) -> bool:
    """Does a phrase belong to another verb that "and" joins to the cue?

    To the one before ("lobte X und forderte Y"), or to the one after the "and" at `other`.
    """
    if phrase.end > match.at:
        return other is not None and other < phrase.start - 1
    pivot = match.pivot
    return pivot > 0 and bool(text.flags[pivot - 1] & COORDINATION) and phrase.end < pivot


def _is_object(phrase: Phrase, match: CueMatch, *, fixed_order: bool, free: bool) -> bool:
    if phrase.entity not in SPEAKER_KINDS and phrase.kind not in (
        "pronoun",
        "place-for-government",
    ):
        # Whoever is asked to do something is somebody.
        if fixed_order or match.cue.act not in ADDRESSING or "inf" not in match.cue.complements:
            return False
    if fixed_order:
        return phrase.start == match.tokens[-1] + 1
    if phrase.case and not phrase.case & (DAT | ACC):
        # In the passive the subject is the one spoken to.
        return match.passive and match.cue.act in ADDRESSING
    if free and (not phrase.case or phrase.case & NOM):
        near = phrase.start == match.tokens[-1] + 1
        return near and (bool(phrase.case & ACC) or phrase.entity in SOURCE_KINDS)
    return phrase.case not in (0, NOM) or phrase.start > match.at
