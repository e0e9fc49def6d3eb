"""Who speaks, and to whom: the phrases of a frame weighed for a cue."""

from __future__ import annotations

from relata.attribute.grammar.scene import (
    ADVERB,
    NEGATION,
    REFLEXIVE,
    RELATIVE,
    TIME,
    Found,
    Range,
    Scene,
    Trigger,
)
from relata.lang.language import FINITE, PL, SG
from relata.model.text import ACC, DAT, NOM, PUNCT, Phrase

#: Kinds of entities that can speak without further evidence.
VOICES = frozenset(("person", "organisation", "institution", "outlet", "agency", "unnamed"))
SKIPPED = ADVERB | NEGATION | REFLEXIVE | TIME


def may_speak(scene: Scene, phrase: Phrase) -> bool:
    """Can this phrase be a speaker at all? Times and bare numbers cannot."""
    if scene.text.flags[phrase.head] & TIME:
        return False
    return phrase.kind != "description" or phrase.entity != "place"


def _agrees(phrase: Phrase, form: int) -> bool:
    if phrase.number is None or form & (SG | PL) not in (SG, PL):
        return True
    return (phrase.number == "pl") == bool(form & PL)


def subject(scene: Scene, trigger: Trigger, start: int, end: int) -> int:
    """Index of the phrase in [start, end) that is the subject of the cue's verb, or -1."""
    pivot = trigger.finite if trigger.finite >= 0 else trigger.at
    best, best_cost = -1, 60.0
    form = trigger.form if trigger.form & FINITE else 0
    for i in scene.top_phrases(start, end):
        phrase = scene.phrases[i]
        if not may_speak(scene, phrase):
            continue
        cost = _distance(scene, phrase, pivot, trigger)
        if phrase.preposition >= 0:
            cost += 25
        if phrase.case and not phrase.case & NOM:
            cost += 20
        if not _agrees(phrase, form):
            cost += 8
        if phrase.entity not in VOICES and phrase.kind == "description":
            cost += 6
        if cost < best_cost:
            best, best_cost = i, cost
    return best if best_cost < 24 else -1


def _distance(scene: Scene, phrase: Phrase, pivot: int, trigger: Trigger) -> float:
    """How far the phrase stands from the finite verb, words that may stand between left out."""
    if phrase.start > pivot:
        return 0.5 + _gap(scene, pivot + 1, phrase.start, trigger)
    if phrase.end <= pivot:
        return _gap(scene, phrase.end, pivot, trigger)
    return 40.0


def _gap(scene: Scene, start: int, end: int, trigger: Trigger) -> float:
    flags, kinds = scene.text.flags, scene.text.kinds
    cost = 0.0
    for j in range(start, min(end, start + 60)):
        if j in trigger.tokens or flags[j] & SKIPPED:
            cost += 0.2
        elif kinds[j] == PUNCT:
            cost += 0.6
        else:
            cost += 1.0
    return cost


def agent(scene: Scene, start: int, end: int) -> int:
    """Index of the phrase after a preposition of agency ("von", "by"), or -1."""
    for i in scene.top_phrases(start, end):
        phrase = scene.phrases[i]
        if phrase.preposition >= 0 and scene.text.lower[phrase.preposition] in scene.agent:
            if may_speak(scene, phrase):
                return i
    return -1


def owner(scene: Scene, noun: int) -> int:
    """Whose claim a reporting noun is: its genitive, possessor or "von" phrase; or -1."""
    best = -1
    for i in scene.phrases_in(max(0, noun - 12), noun + 8):
        phrase = scene.phrases[i]
        if phrase.start == noun + 1 or (
            phrase.start == noun + 2 and phrase.preposition == noun + 1
        ):
            return i
        if phrase.parent >= 0 and phrase.end <= noun and scene.phrases[phrase.parent].head == noun:
            best = i
    return best


def addressee(scene: Scene, trigger: Trigger, areas: list[Range], speaker: int) -> int:
    """Index of the phrase to whom the cue's verb speaks, or -1."""
    to = trigger.cue.to
    if not to:
        return -1
    tight = not scene.grammar.verb_second
    for start, end in areas:
        for i in scene.top_phrases(start, end):
            phrase = scene.phrases[i]
            if i == speaker or scene.text.flags[phrase.head] & TIME:
                continue
            if phrase.preposition >= 0:
                if scene.text.lower[phrase.preposition] in to and phrase.entity != "other":
                    return i
            elif "object" in to and _is_object(phrase, trigger, tight):
                return i
    return -1


def _is_object(phrase: Phrase, trigger: Trigger, tight: bool) -> bool:
    if phrase.entity not in VOICES and phrase.kind not in ("pronoun", "place-for-government"):
        return False
    if tight:
        return phrase.start == trigger.tokens[-1] + 1
    if phrase.case and not phrase.case & (DAT | ACC):
        return False
    return phrase.case not in (0, NOM) or phrase.start > trigger.at


def set_speaker(
    scene: Scene, found: Found, trigger: Trigger, areas: list[Range], lookback: int = -1
) -> None:
    """Find speaker and addressee of a cue in the areas of its frame and note them."""
    speaker, why = -1, ""
    for start, end in areas:
        if trigger.cue.kind == "noun":
            speaker, why = owner(scene, trigger.at), f"whose {trigger.cue.lemma} it is"
        elif trigger.passive:
            speaker, why = (
                agent(scene, start, end),
                f"named after “{trigger.cue.lemma}” as its agent",
            )
        else:
            speaker = subject(scene, trigger, start, end)
            why = f"subject of “{trigger.cue.lemma}”"
        if speaker >= 0:
            break
    found.speaker, found.speaker_why = speaker, why
    if speaker < 0 and not trigger.passive and lookback >= 0:
        found.speaker = lookback
        found.speaker_why = f"subject of the verb before “{trigger.cue.lemma}”"
        found.speaker_score = 0.7
    found.addressee = addressee(scene, trigger, areas, found.speaker)


def relative_antecedent(scene: Scene, token: int) -> int:
    """The phrase before a relative pronoun at `token`, or -1."""
    if not scene.text.flags[token] & RELATIVE:
        return -1
    for i in reversed(scene.phrases_in(max(0, token - 30), token)):
        phrase = scene.phrases[i]
        if token - 2 <= phrase.end <= token:
            while phrase.parent >= 0 and scene.phrases[phrase.parent].end == phrase.end:
                i, phrase = phrase.parent, scene.phrases[phrase.parent]
            return i
    return -1


def set_matter(scene: Scene, found: Found, trigger: Trigger) -> None:
    """Narrow the content of a reported act from its clause to what the act is about.

    That is the phrase with the cue's own preposition, else the object; both run to the end
    of the clause, without the cue's own words.
    """
    start, end = found.content[0]
    first, last = trigger.tokens[0], trigger.tokens[-1]
    while end > start and end - 1 in trigger.tokens:
        end -= 1
    begin = -1
    for i in scene.top_phrases(start, end):
        phrase = scene.phrases[i]
        if i == found.speaker or i == found.addressee or scene.text.flags[phrase.head] & TIME:
            continue
        if phrase.end <= first and not trigger.passive and last < end:
            continue
        if phrase.preposition >= 0 and scene.text.lower[phrase.preposition] in trigger.cue.prep:
            begin = phrase.preposition
            break
        if begin < 0 and phrase.preposition < 0:
            begin = phrase.start
    if begin >= 0:
        found.content = _without(scene, found, trigger, begin, end)


def _without(scene: Scene, found: Found, trigger: Trigger, start: int, end: int) -> list[Range]:
    """[start, end) without the tokens of the cue and of the speaker."""
    spoken = scene.phrases[found.speaker] if found.speaker >= 0 else None
    kept: list[Range] = []
    for i in range(start, end):
        if i in trigger.tokens or (spoken is not None and spoken.start <= i < spoken.end):
            continue
        if kept and kept[-1][1] == i:
            kept[-1] = (kept[-1][0], i + 1)
        else:
            kept.append((i, i + 1))
    return kept or [(start, end)]
