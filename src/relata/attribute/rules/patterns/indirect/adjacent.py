"""Indirect speech with its frame, in languages whose complements follow the verb (English).

Shapes, in this order: as (as X said, C), complement (X said (that) C; X urged Y to C),
after (C, X said; C, said X), matter (X condemned C).
"""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import segment_of
from relata.attribute.rules.roles.speaker import addressee, agent, owner, set_speaker
from relata.attribute.rules.roles.subject_adjacent import subject_before
from relata.attribute.rules.spans.complement_start import find_complement, verb_follows
from relata.attribute.rules.spans.end_adjacent import stop_of
from relata.attribute.rules.text.context import (
    ADVERB,
    COMPLEMENTISER,
    INFINITIVE_MARK,
    PREPOSITION,
    QUESTION,
    RELATIVE,
    TIME,
    Found,
    Range,
    Scene,
    Segment,
    Trigger,
    ranges,
)
from relata.lang.language import GERUND
from relata.model.codes import Mode

#: Complements that many verbs take: with them a cue must be at least REPORTED strong.
WEAK = frozenset(("object", "ing", "inf", "passive"))
REPORTED = 0.34
#: A noun needs at least this strength.
NOUN = 0.4
#: And this much with a mere phrase for its matter.
MATTER = 0.5
#: Shapes in which the subject may follow its verb.
INVERTED = frozenset(("after", "as"))
#: A cue behind its content must be at least this strong.
SURE = 0.6


def verb_statement(scene: Scene, trigger: Trigger, segs: list[Segment], end: int) -> Found | None:
    """The statement that a reporting verb introduces, or None. `end` is the sentence's end."""
    pivot = trigger.finite if trigger.finite >= 0 else trigger.at
    k = segment_of(segs, pivot)
    if k < 0:
        return None
    follows = scene.phrase_at(trigger.tokens[-1] + 1)
    inverted = trigger.finite == segs[k].start and k > 0 and trigger.cue.strength >= SURE
    inverted = inverted and follows >= 0 and scene.phrases[follows].preposition is None
    shapes = (
        (_as, _after, _complement, _matter) if inverted else (_as, _complement, _after, _matter)
    )
    for shape in shapes:
        found = shape(scene, trigger, segs, k, end)
        if found is not None and _too_weak(trigger, found.rule):
            return None
        if found is not None:
            _finish(scene, found, trigger, segs, k)
            return found
    return None


def _too_weak(trigger: Trigger, rule: str) -> bool:
    """Is it a complement that many verbs take, behind one that seldom reports with it?"""
    weight = trigger.cue.strength if rule == "inf" else trigger.cue.matter
    return rule in WEAK and weight < REPORTED


def _finish(scene: Scene, found: Found, trigger: Trigger, segs: list[Segment], k: int) -> None:
    cue = trigger.cue
    found.cue = found.cue or ranges(trigger.tokens)
    found.lemma, found.act, found.certainty = cue.lemma, cue.act, cue.certainty
    found.medium, found.anchor = cue.medium, trigger.at
    pivot = trigger.finite if trigger.finite >= 0 else trigger.at
    lookback = scene.earlier_speaker(trigger.at)
    end = pivot if found.rule not in INVERTED else segs[k].end
    areas: list[Range] = [(_subject_area(segs, k), end)]
    areas += [(a, min(b, end)) for a, b in found.frame if a < end]
    set_speaker(scene, found, trigger, areas, lookback, segs)
    behind = trigger.tokens[-1] + 1
    limit = min((a for a, _ in found.content if a >= behind), default=segs[k].end)
    if found.addressee < 0 and limit > behind:
        found.addressee = addressee(scene, trigger, [(behind, limit)], found.speaker)


def _subject_area(segs: list[Segment], k: int) -> int:
    """A subject with appositions begins some segments before its verb."""
    j = k
    while j > 0 and segs[j - 1].kind in ("phrase", "rel"):
        j -= 1
    return segs[max(0, j - 1)].start


def _as(scene: Scene, trigger: Trigger, segs: list[Segment], k: int, end: int) -> Found | None:
    seg = segs[k]
    lower = scene.text.lower
    if lower[seg.start] not in scene.comparison or "as" not in trigger.cue.takes:
        return None
    if seg.start >= trigger.at:
        return None
    if k == 0 and k + 1 < len(segs):
        return Found(
            "indirect", [(segs[1].start, end)], "as", 0.8, frame=[(seg.start, segs[1].start)],
        )  # fmt: skip
    if k == 0:
        return None
    content: list[Range] = [(segs[0].start, segs[k - 1].end)]
    if k + 1 < len(segs):
        content.append((segs[k + 1].start, end))
    return Found("indirect", content, "as", 0.8, frame=[(segs[k - 1].mark, seg.end)])


def _complement(
    scene: Scene, trigger: Trigger, segs: list[Segment], k: int, end: int
) -> Found | None:
    last = trigger.tokens[-1]
    start, kind = find_complement(scene, trigger, last + 1, end)
    if start < 0:
        return None
    stop = stop_of(scene, trigger, segs, start, end, kind)
    if stop <= start:
        return None
    mode: Mode = "reported" if kind in ("object", "ing") else "indirect"
    begin = segs[_frame_segment(segs, k)].start
    score = trigger.cue.matter if mode == "reported" else 0.85
    return Found(mode, [(start, stop)], kind, score, frame=[(begin, start)])


def _frame_segment(segs: list[Segment], k: int) -> int:
    j = k
    while j > 0 and segs[j - 1].kind in ("phrase", "rel", "sub") and not segs[j].coordinated:
        j -= 1
    return j


def _after(scene: Scene, trigger: Trigger, segs: list[Segment], k: int, end: int) -> Found | None:
    if trigger.finite < 0 or not trigger.cue.takes & {"so", "direct"} or trigger.passive:
        return None
    at = _report_start(scene, trigger, segs, k)
    if at <= 0 or scene.text.flags[segs[at].start] & (RELATIVE | QUESTION):
        return None
    mark = segs[at - 1].mark
    if mark < 0 or scene.text.words[mark] in (":", ";"):
        return None
    stated = any(seg.kind == "main" for seg in segs[:at])
    if trigger.cue.strength < SURE:
        return None
    if not _only_adjuncts(scene, trigger, segs[k].end):
        return None
    close = k
    while close + 1 < len(segs) and segs[close + 1].kind in ("phrase", "rel"):
        close += 1
    content: list[Range] = [(segs[0].start, segs[at - 1].end)]
    if close + 1 < len(segs) and _goes_on(scene, segs[close], segs[close + 1], stated):
        content.append((segs[close + 1].start, end))
    elif not stated:
        return None
    return Found("indirect", content, "after", 0.8, frame=[(mark, segs[close].end)])


def _goes_on(scene: Scene, close: Segment, following: Segment, stated: bool) -> bool:
    """Does the content go on behind "X said,"? Not with the gerund of another cue."""
    if scene.text.words[close.mark] == ";" or following.kind not in ("that", "sub", "main"):
        return False
    readings = scene.language.verbs.get(scene.text.lower[following.start], ())
    return not (stated and (following.coordinated or any(r.form & GERUND for r in readings)))


def _only_adjuncts(scene: Scene, trigger: Trigger, end: int) -> bool:
    """Is the cue without an object of its own behind it?"""
    first = trigger.tokens[-1] + 1
    for i in scene.top_phrases(first, end):
        phrase = scene.phrases[i]
        if phrase.preposition is not None or scene.text.flags[phrase.head] & TIME:
            continue
        if phrase.start == first and trigger.finite == trigger.tokens[0]:
            continue
        return False
    return True


def _report_start(scene: Scene, trigger: Trigger, segs: list[Segment], k: int) -> int:
    """Index of the segment with which ", X said" or ", said X" begins, or -1."""
    if segs[k].coordinated:
        return -1
    first = segs[k].start
    if trigger.finite == first:
        # ", said X" - or the verb after an apposition: "X, a doctor, said".
        for i in scene.phrases_in(max(segs[0].start, first - 40), first):
            phrase = scene.phrases[i]
            if (
                phrase.parent is None
                and phrase.preposition is None
                and first - 1 <= phrase.end <= first
            ):
                j = segment_of(segs, phrase.start)
                if j > 0 and segs[j].start == phrase.start and segs[j - 1].kind != "phrase":
                    return j
        return k
    phrase_index = scene.phrase_at(first)
    if phrase_index < 0:
        return -1
    gap = trigger.finite - scene.phrases[phrase_index].end
    flags = scene.text.flags
    between = range(scene.phrases[phrase_index].end, trigger.finite)
    return k if 0 <= gap <= 3 and all(flags[j] & (ADVERB | TIME) for j in between) else -1


def _matter(scene: Scene, trigger: Trigger, segs: list[Segment], k: int, _end: int) -> Found | None:
    """A passive or a verb whose matter is its subject: "The plan was criticised by X"."""
    if not trigger.passive or "object" not in trigger.cue.takes or trigger.finite < 0:
        return None
    subject = subject_before(scene, segs, min(trigger.tokens))
    if subject is None:
        return None
    if agent(scene, trigger.at, segs[k].end) < 0:
        return None
    return Found("reported", [(subject.start, subject.end)], "passive", 0.4)


def noun_statement(scene: Scene, trigger: Trigger, segs: list[Segment], end: int) -> Found | None:
    """The statement that a reporting noun introduces: "the claim that C", "calls for C"."""
    text, takes, at = scene.text, trigger.cue.takes, trigger.at
    k = segment_of(segs, at)
    j = at + 1
    if k < 0 or j >= segs[k].end or trigger.cue.strength < NOUN:
        return None
    held = owner(scene, at)
    if held >= 0 and scene.phrases[held].start > at:
        j = scene.phrases[held].end
    if j >= segs[k].end:
        return None
    flag = text.flags[j]
    kind = ""
    if flag & COMPLEMENTISER and "that" in takes:
        kind = "that"
    elif flag & INFINITIVE_MARK and "inf" in takes and verb_follows(scene, j + 1, end):
        kind = "inf"
    elif _matter_of_noun(scene, trigger, held, j):
        kind, j = "object", j + 1
    if not kind:
        return None
    stop = stop_of(scene, trigger, segs, j, end, kind)
    if kind == "object":
        stop = scene.phrases[scene.phrase_at(j)].end
    mode: Mode = "reported" if kind == "object" else "indirect"
    found = Found(mode, [(j, stop)], "noun", 0.6 * trigger.cue.strength + 0.2)
    found.cue = [(at, at + 1)]
    cue = trigger.cue
    found.lemma, found.act, found.certainty = cue.lemma, cue.act, cue.certainty
    found.medium, found.anchor = cue.medium, at
    found.speaker, found.speaker_why = held, f"whose {cue.lemma} it is"
    return found


def _matter_of_noun(scene: Scene, trigger: Trigger, held: int, j: int) -> bool:
    """ "his criticism of the plan": an owner before the noun, its matter with a preposition."""
    if held < 0 or scene.phrases[held].start > trigger.at or scene.phrase_at(j + 1) < 0:
        return False
    strong = "object" in trigger.cue.takes and trigger.cue.strength >= MATTER
    return strong and bool(scene.text.flags[j] & PREPOSITION)


__all__ = ["noun_statement", "verb_statement"]
