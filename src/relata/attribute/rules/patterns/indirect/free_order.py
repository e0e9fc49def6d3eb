"""Frames in languages with a free order of words and commas between clauses (Russian, Czech).

The subject may stand before or behind its verb or be left out, adjuncts may open the frame, and
a frame may part a clause: "Если так, говорит X, то …".
"""

from __future__ import annotations

from relata.attribute.rules.patterns.speech_act import FOLLOWING, frame_start
from relata.attribute.rules.roles.speaker import subject
from relata.attribute.rules.text.context import (
    ADVERB,
    COORDINATION,
    NEGATION,
    PREPOSITION,
    REFLEXIVE,
    TIME,
    Found,
    Range,
    Scene,
    Segment,
    Trigger,
)
from relata.lang.language import GERUND, INFINITIVE
from relata.model.analysis import NOM

#: Most tokens between the mark before a frame and its verb.
ADJUNCTS = 9
#: A clause whose verb no list holds has at least this many tokens.
CLAUSE = 3
#: A verb that says whatever stands behind its colon is at least this strong.
OUTRIGHT = 0.9
#: A verb that opens a parenthesis of reporting is at least this strong.
SURE = 0.7
DEPENDENT = frozenset(("that", "wh", "sub", "rel", "inf"))
#: A verb behind its content is at least this strong; so many tokens before a sure one with
#: its subject behind are a content, whether they hold a known verb or not.
WEAKEST, SHORT = 0.6, 2
#: A verb with an infinitive that reports is at least this strong.
WEAK = 0.5


def behind(
    scene: Scene, trigger: Trigger, segs: list[Segment], k: int, last: int, end: int
) -> Found | None:
    """The shape C, сказал X: the frame stands behind its content or parts it."""
    cue, mark = trigger.cue, segs[k - 1].mark if k else -1
    if mark < 0 or scene.text.words[mark] in (":", ";") or not cue.takes & {"so", "bare", "direct"}:
        return None
    if trigger.finite != segs[k].start and not opens_freely(scene, trigger, segs[k].start):
        return None
    if cue.strength < WEAKEST or trigger.form & (INFINITIVE | GERUND):
        return None
    amid = is_amid(scene, trigger, segs, k, last)
    alone = cue.strength >= SURE and "so" in cue.takes and mark - segs[0].start >= SHORT
    clauses = any(seg.kind in ("main", "that", "wh") for seg in segs[:k])
    if not (amid or alone or clauses) or is_said_on(scene, trigger, segs, last):
        return None
    if not stands_behind(scene, trigger, segs, k, last):
        return None
    if not amid and not clauses and any(seg.kind == "sub" for seg in segs[:k]):
        return None  # "когда он пришёл, сказал X": no content
    close = close_of_subject(scene, segs, last)
    content: list[Range] = [(segs[0].start, segs[k - 1].end)]
    frame_end = segs[close].end
    following = segs[close + 1] if close + 1 < len(segs) else None
    if following is not None:
        if amid or following.kind in ("that", "rel") or not any(s.finite >= 0 for s in segs[:k]):
            content.append((following.start, end))
        elif following.kind in ("sub", "inf", "wh"):
            frame_end = following.end
    return Found("indirect", content, "after", 0.85, frame=[(mark, frame_end)])


def opens_freely(scene: Scene, trigger: Trigger, first: int) -> bool:
    """Does a clause that begins at `first` open with the cue, adverbs or an adjunct before it?"""
    if not scene.grammar.free_order or trigger.finite < 0:
        return False
    flags = scene.text.flags
    j = first
    while j < trigger.finite and j - first < ADJUNCTS:
        if flags[j] & PREPOSITION and (phrase := scene.phrase_at(j + 1)) >= 0:
            j = scene.phrases[phrase].end
        elif flags[j] & (ADVERB | TIME | REFLEXIVE) or j in trigger.tokens or _is_manner(scene, j):
            j += 1
        else:
            return False
    return j == trigger.finite


def _is_manner(scene: Scene, token: int) -> bool:
    """Is it an adverb by its ending?"""
    return not scene.nominal[token] and scene.text.lower[token].endswith(scene.adverb_endings)


def stands_behind(scene: Scene, trigger: Trigger, segs: list[Segment], k: int, last: int) -> bool:
    """Is the cue in segment k the frame of what stands before, and no verb of its subject?

    Without a clause before it ("X, выступая в суде, сказал") it needs a subject behind.
    """
    mark = segs[last].mark
    if mark >= 0 and scene.text.words[mark] == ":":
        return False
    if any(seg.kind in ("main", "that", "wh") for seg in segs[:k]) or trigger.passive:
        return True
    phrases = (scene.phrases[i] for i in scene.top_phrases(trigger.finite + 1, segs[k].end))
    return any(p.preposition is None and (not p.case or p.case & NOM) for p in phrases)


def is_amid(scene: Scene, trigger: Trigger, segs: list[Segment], k: int, last: int) -> bool:
    """Does the cue with its subject part a clause ("Если так, говорит X, то …")?"""
    if not scene.grammar.free_order or trigger.cue.strength < SURE or segs[k].coordinated:
        return False
    close = close_of_subject(scene, segs, last)
    if close + 1 >= len(segs) or segs[close + 1].coordinated:
        return False
    going = segs[close + 1]
    long = going.end - going.start >= CLAUSE
    if going.kind != "main" and not (going.kind == "phrase" and (long or segs[0].kind == "sub")):
        return False
    return all(seg.kind in ("phrase", "sub") for seg in segs[:k])


def is_said_on(scene: Scene, trigger: Trigger, segs: list[Segment], last: int) -> bool:
    """Does a clause with a complementiser follow the verb: "он встал, сказал, что уходит"?"""
    if last + 1 >= len(segs) or segs[last + 1].kind not in ("that", "wh"):
        return False
    behind = trigger.finite + 1
    phrase = scene.phrase_at(behind)
    if phrase >= 0 and scene.phrases[phrase].preposition is None:
        return not scene.phrases[phrase].case & NOM or segs[last + 1].kind == "that"
    return True


def says_outright(scene: Scene, trigger: Trigger) -> bool:
    """Is it a verb behind whose colon anything is said, whether its verb is known or not?"""
    return scene.grammar.free_order and trigger.cue.strength >= OUTRIGHT


def close_of_subject(scene: Scene, segs: list[Segment], k: int) -> int:
    """Last segment of a clause whose subject has appositions and relative clauses behind it."""
    while k + 1 < len(segs) and segs[k + 1].kind in FOLLOWING and not segs[k + 1].coordinated:
        begin = segs[k + 1].start
        if segs[k + 1].kind == "phrase" and not any(
            scene.phrases[i].end > begin for i in scene.top_phrases(segs[k].start, begin)
        ):
            break
        k += 1
    return k


def clause_again(segs: list[Segment], m: int, end: int) -> int:
    """Where a clause goes on behind the content of a gerund that begins with segment m."""
    for seg in segs[m + 1 :]:
        if seg.kind == "main" and not seg.coordinated:
            return seg.start - 1
    return end


def predicate_again(segs: list[Segment], m: int, end: int) -> int:
    """Where the verb follows whose subject is the noun before its content, in segment m:
    "надежда, что C, не сбылась"."""
    for seg in segs[m + 1 :]:
        if seg.kind == "main" and not seg.coordinated and 0 <= seg.finite - seg.start <= 1:
            return seg.start - 1
    return end


def controller(scene: Scene, trigger: Trigger, segs: list[Segment], k: int) -> int:
    """Whose gerund stands in segment k: the subject of the clause before it, else behind."""
    blocked = [(s.start, s.end) for s in segs if s.kind in DEPENDENT]
    blocked.append((trigger.tokens[0], segs[k].end))
    for seg in (*reversed(segs[: k + 1]), *segs[k + 1 :]):
        if seg.kind == "main" and seg.finite >= 0:
            main = Trigger(trigger.cue, seg.finite, seg.finite, (seg.finite,), 0)
            found = subject(scene, main, segs[0].start, seg.end, blocked)
            if found >= 0:
                return found
    return -1


def infinitive(
    scene: Scene, trigger: Trigger, segs: list[Segment], k: int, last: int, end: int
) -> Found | None:
    """An infinitive without a comma behind its cue: "X обещал построить мост"."""
    if not scene.grammar.free_order or "inf" not in trigger.cue.takes or last > k:
        return None
    if trigger.cue.strength < WEAK or trigger.passive:
        return None
    text, seg = scene.text, segs[k]
    first = trigger.tokens[-1] + 1
    at = next((i for i in range(first, seg.end) if is_infinitive(scene, i)), -1)
    if at < 0 or any(text.flags[i] & COORDINATION for i in range(first, at)):
        return None
    begin = at
    while begin > first and text.flags[begin - 1] & (NEGATION | ADVERB | REFLEXIVE):
        begin -= 1
    start = seg.start if seg.coordinated or k == 0 else frame_start(scene, segs, k)
    return Found("indirect", [(begin, end)], "inf", 0.75, frame=[(start, begin)])


def is_infinitive(scene: Scene, token: int) -> bool:
    """Is it an infinitive, by the lists or by its ending?"""
    if token >= len(scene.text.lower):
        return False
    lower = scene.text.lower[token]
    readings = scene.language.verbs.get(lower)
    if readings is not None:
        return any(reading.form & INFINITIVE for reading in readings)
    if scene.nominal[token] or scene.text.flags[token] or scene.text.words[token] != lower:
        return False
    return len(lower) > 3 and lower.endswith(scene.infinitive_endings)
