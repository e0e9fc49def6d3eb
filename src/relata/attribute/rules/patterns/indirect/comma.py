"""Indirect speech with its frame, in languages that part clauses by commas (German, Russian).

Four shapes, tried in this order for every verb that reports:
  as       Wie X sagte, C.           the cue stands in a comparison clause
  after    C, sagte X.               the cue opens its segment, the content stands before
  before   X sagte, (dass) C.        a complement follows the clause of the cue
  matter   X verurteilte C.          no clause, but an object: reported
"""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.clauses.sentence import is_retold, segment_of
from relata.attribute.rules.patterns.indirect.free_order import (
    behind,
    clause_again,
    close_of_subject,
    controller,
    infinitive,
    is_infinitive,
    says_outright,
)
from relata.attribute.rules.patterns.indirect.subjunctive_clause import aside, uncommaed
from relata.attribute.rules.patterns.speech_act import (
    FOLLOWING,
    WEAK,
    anaphor,
    close_of,
    frame_start,
    matter,
    matters,
)
from relata.attribute.rules.roles.speaker import (
    SOURCES,
    addressee,
    relative_antecedent,
    set_speaker,
    subject,
)
from relata.attribute.rules.scoring.clause_score import reports
from relata.attribute.rules.spans.boundaries import before_quotation, first_of, predicate
from relata.attribute.rules.spans.end_comma import main_again, stop_of
from relata.attribute.rules.text.context import (
    COORDINATION,
    PRONOUN,
    SUBJUNCTIVE1,
    SUBJUNCTIVE2,
    SUBORDINATION,
    Found,
    Range,
    Scene,
    Segment,
    Trigger,
    ranges,
)
from relata.lang.language import GERUND, INFINITIVE
from relata.model.analysis import CLOSE, DAT, NOM, OPEN, PUNCT

#: A stretch before a sure cue of this many tokens is a clause.
LONG = 5
#: Kinds of segments that can be a content on their own.
CLAUSES = frozenset(("main", "that", "wh", "inf"))
#: A verb that opens a parenthesis of reporting is at least this strong.
SURE = 0.7


def verb_statement(scene: Scene, trigger: Trigger, segs: list[Segment], end: int) -> Found | None:
    """The statement that a reporting verb introduces, or None. `end` is the sentence's end."""
    pivot = trigger.finite if trigger.finite >= 0 else trigger.at
    k = segment_of(segs, pivot)
    last = segment_of(segs, trigger.tokens[-1])
    if k < 0 or last < 0:
        return None
    last = max(k, last)
    near = scene.grammar.free_order and is_infinitive(scene, trigger.tokens[-1] + 1)
    after = behind if scene.grammar.free_order else _after
    shapes = (_as, infinitive, after, _before) if near else (_as, after, _before, infinitive)
    for shape in (*shapes, anaphor, uncommaed, aside, matter):
        found = shape(scene, trigger, segs, k, last, end)
        if found is not None:
            _finish(scene, found, trigger, segs, k)
            if found.rule == "before" and not _surely(scene, found, trigger, segs, k):
                return None
            if found.mode == "reported" and not matters(scene, found, trigger):
                return None
            return found
    return None


def _surely(scene: Scene, found: Found, trigger: Trigger, segs: list[Segment], k: int) -> bool:
    m = segment_of(segs, found.content[0][0])
    if m < 0:
        return True
    if segs[m].kind == "phrase":
        m = predicate(scene, segs, m)
    mood = scene.grammar.subjunctive_reports and in_subjunctive(scene, segs[m])
    return reports(scene, found, trigger, segs[k], segs[m], mood)


def _finish(
    scene: Scene, found: Found, trigger: Trigger, segs: list[Segment], k: int
) -> None:  # fmt: skip
    cue = trigger.cue
    found.cue = found.cue or ranges(trigger.tokens)
    found.lemma, found.act, found.certainty = cue.lemma, cue.act, cue.certainty
    found.medium, found.anchor = cue.medium, trigger.at
    seg = segs[k]
    found.strength = cue.strength
    found.retold = is_retold(scene, trigger)
    areas: list[Range] = [(seg.start, seg.end)]
    areas += [r for r in found.frame if r != areas[0]]
    if found.mode == "reported":
        areas = [(seg.start, seg.end), *found.content, *found.frame]
    if found.rule == "anaphor":
        areas = [(trigger.finite, seg.end), *((a + 1, b) for a, b in found.frame)]
    lookback = scene.earlier_speaker(trigger.at)
    if trigger.form & GERUND and scene.grammar.free_order:
        found.speaker = controller(scene, trigger, segs, k)
        found.speaker_why = "subject of the clause on which the gerund hangs"
        return
    if seg.kind == "inf" and trigger.finite < 0 and k > 0:
        found.speaker = _controller(scene, trigger, segs, k)
        found.speaker_why = "subject of the clause on which the infinitive hangs"
        found.addressee = addressee(scene, trigger, areas, found.speaker)
        return
    if seg.kind == "rel" and not trigger.passive:
        antecedent = relative_antecedent(scene, seg.start)
        if antecedent >= 0 and not _has_subject(scene, trigger, seg):
            found.speaker, found.speaker_why = antecedent, "what the relative clause is about"
            if scene.grammar.verb_second:
                found.addressee = addressee(scene, trigger, [(seg.start + 1, seg.end)], antecedent)
            return
    set_speaker(scene, found, trigger, areas, lookback, segs)


def _controller(scene: Scene, trigger: Trigger, segs: list[Segment], k: int) -> int:
    """The subject of the nearest main clause before segment k."""
    for seg in reversed(segs[:k]):
        if seg.kind == "main" and seg.finite >= 0:
            main = Trigger(trigger.cue, seg.finite, seg.finite, (seg.finite,), 0)
            return subject(scene, main, seg.start, seg.end)
    return -1


def _has_subject(scene: Scene, trigger: Trigger, seg: Segment) -> bool:
    """Does the relative clause have a subject besides its pronoun (", was X sagte")?"""
    for i in scene.top_phrases(seg.start + 1, trigger.at):
        phrase = scene.phrases[i]
        if phrase.preposition is None and (not phrase.case or phrase.case & 1):
            return phrase.kind != "description" or phrase.entity not in ("other", "place")
    return False


def _as(
    scene: Scene, trigger: Trigger, segs: list[Segment], k: int, last: int, end: int
) -> Found | None:
    if "as" not in trigger.cue.takes:
        return None
    first = _comparison(scene, segs[k])
    climbs = not scene.grammar.free_order
    while climbs and first < 0 < k and segs[k - 1].kind in FOLLOWING and not segs[k].coordinated:
        k -= 1
        first = _comparison(scene, segs[k])
    seg = segs[k]
    if first < 0 or first >= trigger.at:
        return None
    if k == 0 and scene.text.lower[first] in scene.according.particle:
        return None
    close = close_of(segs, last)
    if scene.grammar.free_order:
        if any(scene.text.flags[i] & COORDINATION for i in range(first + 1, trigger.at)):
            return None
        close = close_of_subject(scene, segs, last)
    if k == 0 and close + 1 == len(segs):
        # What follows is the content, whether its verb is known or not.
        close = last
    if k == 0:
        content = [(segs[close + 1].start, end)] if close + 1 < len(segs) else []
        frame_end = segs[close].mark + 1 if segs[close].mark >= 0 else segs[close].end
        frame = [(seg.start, frame_end)]
    else:
        content = [(segs[0].start, segs[k - 1].end)]
        if close + 1 < len(segs):
            content.append((segs[close + 1].start, end))
        frame = [(segs[k - 1].mark, segs[close].end)]
    if not content or not _long_enough(scene, content):
        return None
    found = Found("indirect", content, "as", 0.85, frame=frame)
    found.cue = ranges((first, *trigger.tokens))
    return found


def _comparison(scene: Scene, seg: Segment) -> int:
    """The word that opens a comparison clause ("wie X sagte") at the start of a segment, or -1."""
    lower, first = scene.text.lower, seg.start
    stop = min(first + 2, seg.end)
    if lower[first] in scene.according.particle and seg.finite == first + 1 and seg.kind == "main":
        return first
    return next((j for j in range(first, stop) if lower[j] in scene.comparison), -1)


def _long_enough(scene: Scene, content: list[Range]) -> bool:
    kinds = scene.text.kinds
    return sum(kinds[i] not in (PUNCT, OPEN, CLOSE) for a, b in content for i in range(a, b)) >= 2


def _after(
    scene: Scene, trigger: Trigger, segs: list[Segment], k: int, last: int, end: int
) -> Found | None:
    seg = segs[k]
    if k == 0 or trigger.finite != seg.start or not trigger.cue.takes & {"so", "bare", "direct"}:
        return None
    mark = segs[k - 1].mark
    if mark < 0 or scene.text.words[mark] in (":", ";"):
        return None
    # A verb that no list holds leaves a clause without one; a sure cue needs none.
    alone = k == 1 and last == len(segs) - 1 and trigger.cue.strength >= SURE
    alone = alone and segs[0].end - segs[0].start >= LONG
    if not alone and not any(s.kind in ("main", "that", "wh") for s in segs[:k]):
        if segs[0].kind != "inf":
            return None
    if segs[0].kind == "inf" and scene.text.flags[segs[0].start] & SUBORDINATION:
        return None  # "Um das zu klären, fragt X Y": what for, not what
    if trigger.cue.strength < WEAK or not _subject_behind(scene, trigger, seg):
        return None
    close = last
    while close + 1 < len(segs) and segs[close + 1].kind in FOLLOWING:
        close += 1
    content: list[Range] = [(segs[0].start, segs[k - 1].end)]
    if _is_conditional(segs, k):
        return None
    frame_end = segs[close].end
    if close + 1 < len(segs) and _goes_on(scene, segs, k, close + 1):
        content.append((segs[close + 1].start, end))
    elif close + 1 < len(segs) and segs[close + 1].kind in ("sub", "inf", "wh"):
        frame_end = segs[close + 1].end
    return Found("indirect", content, "after", 0.85, frame=[(mark, frame_end)])


def _subject_behind(scene: Scene, trigger: Trigger, seg: Segment) -> bool:
    """Has the verb that opens its segment a subject behind it ("sagte X", "heißt es")?"""
    if trigger.passive:
        return True
    for i in scene.top_phrases(trigger.finite + 1, seg.end):
        phrase = scene.phrases[i]
        if phrase.preposition is None and (not phrase.case or phrase.case & NOM):
            return phrase.start - trigger.finite <= 6
        if (
            phrase.preposition is not None
            and scene.text.lower[phrase.preposition] in trigger.cue.prep
        ):
            return phrase.entity in SOURCES  # "geht aus dem Bericht hervor"
    after = trigger.finite + 1
    return after < seg.end and scene.text.flags[after] & PRONOUN > 0


def _is_conditional(segs: list[Segment], k: int) -> bool:
    """A fronted subordinate clause alone before the verb is no content: "Als er kam, sagte er"."""
    if any(seg.kind in ("main", "that", "wh", "inf") for seg in segs[:k]):
        return False
    return any(seg.kind == "sub" for seg in segs[:k])


def _goes_on(scene: Scene, segs: list[Segment], k: int, following: int) -> bool:
    """Does the content go on behind its frame ("Die Stadt, sagte er, sei sicher.")?"""
    seg = segs[following]
    if not any(s.finite >= 0 for s in segs[:k]):
        return True
    if seg.kind in ("that", "rel"):
        return True
    flags = scene.text.flags
    mood = SUBJUNCTIVE1 | SUBJUNCTIVE2
    return any(flags[i] & mood for i in range(seg.start, seg.end))


def _before(
    scene: Scene, trigger: Trigger, segs: list[Segment], k: int, last: int, end: int
) -> Found | None:
    takes = trigger.cue.takes
    m = last + 1
    while m < len(segs):
        mark = segs[m - 1].mark
        colon = mark >= 0 and scene.text.words[mark] == ":"
        if colon and (_has_clause(segs, m) or says_outright(scene, trigger)):
            break
        if colon:
            return None
        if _is_complement(scene, trigger, segs, m, takes):
            break
        if segs[m].kind in FOLLOWING and not segs[m].coordinated:
            m += 1
            continue
        if segs[m].kind == "sub" and m - last <= 2:
            m += 1
            continue
        return None
    else:
        return None
    start = segs[first_of(scene, segs, last, m)].start
    stop = before_quotation(scene, segs, m, stop_of(scene, segs, m, end))
    if segs[k].kind == "sub" or segs[k].kind == "rel":
        stop = min(stop, main_again(segs, m, end))
    fronted = segs[k].kind == "sub" and k == 0
    if scene.grammar.free_order and (trigger.form & GERUND or fronted):
        stop = min(stop, clause_again(segs, m, end))
    for q in scene.quotes_in(start + 1, stop):
        # X sagte, dass C: „…“ – the same cue has a quotation of its own.
        spoken = scene.direct.get(q)
        if spoken is not None and spoken.anchor == trigger.at:
            stop = min(stop, scene.text.quotes[q].start - 1)
    if stop <= start:
        return None
    frame = [(frame_start(scene, segs, k), start)]
    kind = "colon" if colon else segs[m].kind
    return Found("indirect", [(start, stop)], "before", 0.9 if kind == "that" else 0.8, frame=frame)


def _has_clause(segs: list[Segment], m: int) -> bool:
    """Is there a clause behind the colon, and no list or name?"""
    return any(seg.finite >= 0 and seg.kind != "rel" for seg in segs[m:])


def _is_complement(
    scene: Scene, trigger: Trigger, segs: list[Segment], m: int, takes: frozenset[str]
) -> bool:
    seg = segs[m]
    if seg.kind == "that":
        return "that" in takes or "wh" in takes
    if seg.kind == "wh":
        return "wh" in takes or "that" in takes
    if seg.kind == "inf":
        purpose = scene.text.flags[seg.start] & SUBORDINATION  # "um den Weg freizumachen"
        return "inf" in takes and not seg.coordinated and not purpose
    if seg.kind == "main" and not seg.coordinated and takes & {"bare", "that"}:
        own = segs[max(0, segment_of(segs, trigger.at))]
        return _is_bare(scene, trigger, seg, own.kind == "sub" or own.finite == segs[0].start)
    if seg.kind == "sub" and "bare" in takes and m + 1 < len(segs):
        following = segs[m + 1]
        return following.finite == following.start and in_subjunctive(scene, following)
    if seg.kind == "phrase" and "bare" in takes and m + 1 < len(segs):
        following = segs[m + 1]
        return (
            following.kind == "main"
            and following.finite == following.start
            and in_subjunctive(scene, following)
        )
    return False


def _is_bare(scene: Scene, trigger: Trigger, seg: Segment, conditional: bool) -> bool:
    """A main clause after the frame: surely content in the subjunctive, else by the cue."""
    if scene.grammar.free_order:
        return False
    if seg.finite == seg.start and conditional:
        # "Falls er daran festhält, steht ihm …": the main clause, not what he says.
        return False
    if not scene.grammar.subjunctive_reports or in_subjunctive(scene, seg):
        return True
    if "bare" not in trigger.cue.takes:
        return False
    if seg.finite == seg.start or trigger.passive or trigger.cue.strength < WEAK:
        return False
    if trigger.form & INFINITIVE:  # "wollte nichts wissen, jetzt …"
        return False
    return not _has_object(scene, trigger, seg)


def _has_object(scene: Scene, trigger: Trigger, seg: Segment) -> bool:
    """Is the cue's verb already served: an object or its own preposition before the clause?"""
    lower = scene.text.lower
    for i in scene.top_phrases(trigger.finite + 1, seg.start):
        phrase = scene.phrases[i]
        if phrase.preposition is not None:
            if lower[phrase.preposition] in trigger.cue.prep:
                return True
        elif phrase.case and not phrase.case & (NOM | DAT):
            return True
    return False
