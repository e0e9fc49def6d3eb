"""Nouns that report, with their clause: "die Hoffnung, dass …", "the claim that …"."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive, resumed
from relata.attribute.rules.clauses.sentence import segment_of
from relata.attribute.rules.patterns.indirect import adjacent
from relata.attribute.rules.patterns.indirect.free_order import predicate_again
from relata.attribute.rules.roles.speaker import VOICES, impersonal, is_relative, owner, subject
from relata.attribute.rules.text.context import RELATIVE, Found, Scene, Segment, Trigger

#: Weaker nouns report too seldom.
WEAK = 0.5


def noun_statement(scene: Scene, trigger: Trigger, segs: list[Segment], end: int) -> Found | None:
    """The statement that a reporting noun introduces, or None."""
    if not scene.grammar.comma_before_clause:
        return adjacent.noun_statement(scene, trigger, segs, end)
    k = segment_of(segs, trigger.at)
    if k < 0 or k + 1 >= len(segs):
        return None
    if trigger.cue.strength < WEAK:
        return None
    held = owner(scene, trigger.at)
    if impersonal(scene, held):
        held = -1
    if held < 0 and scene.grammar.free_order:
        return None
    close = trigger.at + 1
    if held >= 0 and scene.phrases[held].end > close:
        close = scene.phrases[held].end
    if segs[k].end - close > 3:
        return None
    following = segs[k + 1]
    relative = _refers_back(scene, following)
    takes = trigger.cue.takes
    wanted = {"that": "that", "inf": "inf", "main": "that"}.get(following.kind)
    if not (relative or wanted in takes):
        return None
    if following.kind == "main" and not (relative or told(scene, segs, k)):
        return None
    cue = trigger.cue
    voice, why = held, f"whose {cue.lemma} it is"
    if held < 0 and scene.grammar.verb_second:
        voice, why = _doer(scene, trigger, segs[k]), f"subject of the clause of “{cue.lemma}”"
    frame = [(segs[k].start, following.start)]
    if scene.grammar.free_order:
        end = predicate_again(segs, k + 1, end)
    elif segs[k].finite < 0 and (again := resumed(scene, segs, k + 1)) >= 0:
        end = segs[again - 1].end
        frame.append((end, segs[again].end))
    return Found(
        "indirect", [(following.start, end)], "noun", 0.5 + 0.4 * cue.strength,
        cue=[(trigger.at, trigger.at + 1)], frame=frame,
        speaker=voice, speaker_why=why, lemma=cue.lemma, act=cue.act,
        certainty=cue.certainty, medium=cue.medium, anchor=trigger.at,
    )  # fmt: skip


def _refers_back(scene: Scene, seg: Segment) -> bool:
    """Does a relative clause give the noun as its source ("wonach", "laut denen")?"""
    lower, flags, first = scene.text.lower, scene.text.flags, seg.start
    if lower[first] in scene.relatives:
        return True
    if seg.kind != "rel" or first + 1 >= seg.end:
        return False
    according = scene.according
    if flags[first + 1] & RELATIVE:
        return lower[first] in according.before or lower[first] in according.before_noun
    return bool(flags[first] & RELATIVE) and lower[first + 1] in according.after


def _doer(scene: Scene, trigger: Trigger, seg: Segment) -> int:
    """Whose act it is where the noun has no owner: "X fasste den Entschluss", or -1."""
    if seg.finite < 0 or scene.text.lower[seg.finite] in scene.passive:
        return -1
    verb = Trigger(trigger.cue, seg.finite, seg.finite, (seg.finite,), 0)
    doer = subject(scene, verb, seg.start, trigger.at)
    if doer < 0 or scene.phrases[doer].entity not in VOICES:
        return -1
    # "Es gibt Hinweise, dass …" has no voice, nor has "…, was ein Hinweis darauf ist".
    return -1 if impersonal(scene, doer) or is_relative(scene, doer) else doer


def told(scene: Scene, segs: list[Segment], k: int) -> bool:
    """ "die Behauptung, er sei geflohen": a main clause that only the noun in k explains."""
    mark, following = segs[k].mark, segs[k + 1]
    if not scene.grammar.subjunctive_reports or following.coordinated:
        return False
    if scene.text.words[mark] != "," or in_subjunctive(scene, segs[k]):
        return False
    return following.finite > following.start and in_subjunctive(scene, following)
