"""Verbs of saying of which nobody is the subject: "se dice que", "foi anunciado que", "podano, że".

In a language that drops subjects they look like verbs of who spoke before.
"""

from __future__ import annotations

from bisect import bisect_left

from relata.lang.lexicon import FINITE, PARTICIPLE, PL, SG, CueForm
from relata.lang.schema import Flag
from relata.model.analysis import Draft, Party
from relata.model.codes import Act
from relata.resolve.anaphors import anaphors
from relata.resolve.context import ResolutionContext

_REFLEXIVE, _COMPLEMENTISER = int(Flag.REFLEXIVE), int(Flag.COMPLEMENTISER)
_PRONOUN = int(Flag.PRONOUN)
#: Acts whose reflexive verb has a subject: "se preguntó", "se lamentó de que", "se prometió".
_OWN: frozenset[Act] = frozenset(("ask", "criticise", "praise", "thank", "promise", "condemn"))
#: Words of the content among which its "that" is looked for: "a los vecinos de que".
_BEFORE_THAT = 6


def nobody_says(context: ResolutionContext, draft: Draft) -> bool:
    """Whether the verb of a statement has no subject because it is impersonal or passive."""
    text = context.text
    cue = _cue(context, draft)
    found = _verbs(context, cue)
    if not found:
        return False
    if any(all(r.cue.impersonal for r in readings) for readings in found.values()):
        return True
    if len(cue) == 1 and _is_participle(found[cue[0]]):
        return True  # "podano", "bildirildi"
    if not _that_follows(context, draft):
        return False
    size = len(text.lower)
    before = cue[0] - 1
    if before > 0 and text.flags[before] & _PRONOUN:
        before -= 1  # "se les informó"
    if any(0 <= k < size and text.flags[k] & _REFLEXIVE for k in (*cue, before, cue[-1] + 1)):
        said = cue[-1] in found or bool(text.flags[cue[-1]] & _REFLEXIVE)  # not "si è detta certa"
        return said and any(r.cue.act not in _OWN for rs in found.values() for r in rs)
    passive = context.language.view(anaphors).passive
    return any(text.lower[at] in passive for at in cue) and any(
        _is_participle(readings) for readings in found.values()
    )


def is_nobody(context: ResolutionContext, party: Party, draft: Draft) -> bool:
    """Whether who an engine takes for the speaker is nobody: "se", "C’" (est), or who stands
    sentences before an impersonal verb."""
    text = context.text
    if not party.spans:
        return False
    first = bisect_left(text.ends, party.spans[0][0] + 1)
    last = bisect_left(text.ends, party.spans[-1][1])
    if last >= len(text.words):
        return False
    if first == last and (text.flags[first] & _REFLEXIVE or _is_elided(context, first)):
        return True
    if party.carried or not draft.cue or draft.mode == "direct":
        return False
    verb = bisect_left(text.ends, draft.cue[0][0] + 1)
    if verb >= len(text.words) or text.sentence_of[last] >= text.sentence_of[verb]:
        return False
    one = party.phrase is not None and context.phrases[party.phrase].number == "sg"
    return nobody_says(context, draft) or (one and several_say(context, draft))


def _is_elided(context: ResolutionContext, at: int) -> bool:
    """Is a word before an apostrophe no pronoun of a person: "C’" (est), not "J’" (ai)?"""
    text = context.text
    return text.lower[at][-1:] == "'" and not text.flags[at] & Flag.PRONOUN


def several_say(context: ResolutionContext, draft: Draft) -> bool:
    """Whether the verb of a statement is in the plural: "dicen", "azt mondják"."""
    found = _verbs(context, _cue(context, draft))
    forms = [reading.form for readings in found.values() for reading in readings]
    return any(form & PL for form in forms) and not any(form & SG for form in forms)


def _cue(context: ResolutionContext, draft: Draft) -> list[int]:
    """The tokens of the cue."""
    starts = context.text.starts
    return [
        at
        for start, end in draft.cue
        for at in range(bisect_left(starts, start), bisect_left(starts, end))
    ]


def _verbs(context: ResolutionContext, cue: list[int]) -> dict[int, tuple[CueForm, ...]]:
    """The tokens of the cue that are verbs of saying, with what they may be."""
    verbs, lower = context.language.verbs, context.text.lower
    return {at: tuple(verbs[lower[at]]) for at in cue if lower[at] in verbs}


def _is_participle(readings: tuple[CueForm, ...]) -> bool:
    """Is a word a participle and no finite verb?"""
    return all(r.form & PARTICIPLE and not r.form & FINITE for r in readings)


def _that_follows(context: ResolutionContext, draft: Draft) -> bool:
    """Does the content begin with "that", or after whom it is said to?"""
    first = bisect_left(context.text.starts, draft.content[0][0])
    flags = context.text.flags[first : first + _BEFORE_THAT]
    return any(flag & _COMPLEMENTISER for flag in flags)


__all__ = ["is_nobody", "nobody_says", "several_say"]
