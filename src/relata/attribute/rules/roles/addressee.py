"""To whom the cue's verb speaks: its object, the phrase with its preposition, who was talked to."""

from __future__ import annotations

from collections.abc import Sequence

from relata.attribute.rules.clauses.chunk import finites
from relata.attribute.rules.roles.subject_ranking import SOURCES, VOICES, blocked_at
from relata.attribute.rules.text.context import COORDINATION, TIME, Range, Scene, Trigger
from relata.model.analysis import ACC, DAT, NOM, Phrase

#: Acts that are directed at somebody.
ADDRESSING = frozenset(("demand", "accuse", "ask"))
#: Marks behind which an aside begins.
ASIDE_MARKS = frozenset((",", "("))


def addressee(
    scene: Scene,
    trigger: Trigger,
    areas: list[Range],
    speaker: int,
    blocked: Sequence[Range] = (),
) -> int:
    """Index of the phrase to whom the cue's verb speaks, or -1."""
    to = trigger.cue.to
    tight = scene.tight
    if not to and tight:
        return -1
    general = scene.towards
    other = -1 if tight else _next_verb(scene, trigger, max((end for _, end in areas), default=0))
    for start, end in areas:
        for i in scene.top_phrases(start, end):
            phrase = scene.phrases[i]
            if i == speaker or scene.text.flags[phrase.head] & TIME:
                continue
            if blocked_at(phrase.start, blocked) or _is_nobody(scene, phrase):
                continue
            if not tight and _of_other_verb(scene, phrase, trigger, other):
                continue
            if phrase.preposition is not None:
                word = scene.text.lower[phrase.preposition]
                if word in general or (word in to and phrase.entity != "other"):
                    return i
            elif "object" in to and _is_object(
                phrase, trigger, tight=tight, free=scene.grammar.free_order
            ):
                return i
    return _talked_with(scene, areas) if not tight else -1


def _is_nobody(scene: Scene, phrase: Phrase) -> bool:
    """Is it "it", an aside behind a mark, or a noun that looks like a name ("zum Abschied")?"""
    if not scene.grammar.verb_second:
        return False
    before = phrase.start - 1
    if phrase.kind == "pronoun":
        entry = scene.language.file.pronouns.get(scene.text.lower[phrase.head])
        return entry is not None and entry.gender == "n"
    if phrase.preposition is None:
        return before >= 0 and scene.text.words[before] in ASIDE_MARKS
    article = scene.text.lower[phrase.preposition] in scene.language.file.phrases.contracted
    return article and phrase.kind == "name" and phrase.entity == "person" and not phrase.role


def _talked_with(scene: Scene, areas: list[Range]) -> int:
    """With whom the talk was in which it was said ("in einem Interview mit X"), or -1."""
    lower = scene.text.lower
    for start, end in areas:
        for i in range(start, end - 1) if not scene.talks.isdisjoint(lower[start:end]) else ():
            if lower[i] in scene.talks:
                following = scene.phrase_at(i + 2)
                if following >= 0 and scene.phrases[following].preposition == i + 1:
                    return following
    return -1


def _next_verb(scene: Scene, trigger: Trigger, end: int) -> int:
    """The "and" behind the cue that another verb follows ("sagte er und dankte X"), or -1."""
    flags = scene.text.flags
    for k in range(trigger.at + 1, end - 1):
        if flags[k] & COORDINATION and finites(scene, k + 1, k + 2):
            return k
    return -1


def _of_other_verb(scene: Scene, phrase: Phrase, trigger: Trigger, other: int) -> bool:
    """Does a phrase belong to another verb that "and" joins to the cue?

    To the one before ("lobte X und forderte Y"), or to the one behind the "and" at `other`.
    """
    if phrase.end > trigger.at:
        return 0 <= other < phrase.start - 1
    pivot = trigger.finite if trigger.finite >= 0 else trigger.at
    return pivot > 0 and bool(scene.text.flags[pivot - 1] & COORDINATION) and phrase.end < pivot


def _is_object(phrase: Phrase, trigger: Trigger, *, tight: bool, free: bool) -> bool:
    if phrase.entity not in VOICES and phrase.kind not in ("pronoun", "place-for-government"):
        # Whoever is asked to do something is somebody.
        if tight or trigger.cue.act not in ADDRESSING or "inf" not in trigger.cue.takes:
            return False
    if tight:
        return phrase.start == trigger.tokens[-1] + 1
    if phrase.case and not phrase.case & (DAT | ACC):
        # In the passive the subject is the one spoken to.
        return trigger.passive and trigger.cue.act in ADDRESSING
    if free and (not phrase.case or phrase.case & NOM):
        near = phrase.start == trigger.tokens[-1] + 1
        return near and (bool(phrase.case & ACC) or phrase.entity in SOURCES)
    return phrase.case not in (0, NOM) or phrase.start > trigger.at
