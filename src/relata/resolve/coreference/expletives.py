"""Pronouns that mean nobody: "it was reported that", "il faut", "on dit"."""

from __future__ import annotations

from relata.lang.language import FINITE, PARTICIPLE
from relata.lang.schema import Flag
from relata.model.analysis import WORD
from relata.resolve.anaphors import anaphors
from relata.resolve.context import ResolutionContext
from relata.resolve.limits import MAX_AFTER_EXPLETIVE

_COMPLEMENTISER = int(Flag.COMPLEMENTISER)
#: Where the clause of the pronoun ends, or another subject begins.
_ENDS = int(Flag.PRONOUN | Flag.COMPLEMENTISER | Flag.RELATIVE | Flag.SUBORDINATION)


def means_nobody(context: ResolutionContext, head: int) -> bool:
    """Whether the pronoun at `head` goes back to nobody, as the words right after it show."""
    words = context.language.view(anaphors)
    text = context.text
    pronoun = text.lower[head]
    if pronoun in words.nobody:
        return True
    if pronoun not in words.expletives:
        return False
    end = text.sentences[text.sentence_of[head]][1]
    passive = ""
    for at in range(head + 1, min(end, head + 1 + MAX_AFTER_EXPLETIVE)):
        lower = text.lower[at]
        if lower in words.impersonal:
            return True
        if lower in words.passive:
            passive = lower
            continue
        if text.kinds[at] != WORD or text.flags[at] & _ENDS:
            return False
        forms = context.language.verbs.get(lower, ())
        if passive and lower in words.impersonal_participles:
            return True
        if passive and any(reading.form & PARTICIPLE for reading in forms):
            follows = at + 1 < end and bool(text.flags[at + 1] & _COMPLEMENTISER)
            return follows and not _is_cue(context, passive, lower)
        if any(reading.form & FINITE and not reading.cue.particle for reading in forms):
            return False  # somebody says it
    return False


def _is_cue(context: ResolutionContext, auxiliary: str, participle: str) -> bool:
    """Whether both together are a cue of who is their subject: "it was pleased that"."""
    forms = context.language.verbs.get(auxiliary, ())
    return any((participle,) in reading.cue.particle for reading in forms)
