"""Quoted fragments inside the clause of their cue: "Als „Unsinn“ bezeichnete X den Plan"."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import parsed, segment_of
from relata.attribute.rules.roles.speaker import set_speaker
from relata.attribute.rules.text.context import (
    ARTICLE,
    DETERMINER,
    Found,
    Range,
    Scene,
    Segment,
    Trigger,
    ranges,
)
from relata.attribute.rules.text.quotations import is_verbatim
from relata.model.analysis import Quote

#: A cue behind a fragment must be at least this strong.
STRONG = 0.5
#: How far before a quotation the phrase of its noun may begin, in tokens.
NEAR = 8


def held(scene: Scene, quote: Quote) -> Found | None:
    """A fragment that is the object of a cue behind it, in languages with the verb last."""
    text = scene.text
    if not scene.grammar.verb_second or not is_verbatim(scene, quote):
        return None
    segs, triggers = parsed(scene, text.sentence_of[quote.start])
    k = segment_of(segs, quote.start)
    if k < 0:
        return None
    seg = segs[k]
    before = before_fragment(scene, quote)
    for trigger in triggers:
        if trigger.at < quote.end or trigger.cue.kind != "verb":
            continue
        if trigger.at >= seg.end:
            break
        if not trigger.cue.takes & {"direct", "object"} or trigger.cue.strength < STRONG:
            continue
        governed = text.lower[before] in trigger.cue.prep if before >= seg.start else False
        closing = quote.end in trigger.tokens and seg.kind != "main"
        if governed or closing or (trigger.finite == quote.end and quote.start == seg.start):
            return _found(scene, quote, trigger, segs, k, before if governed else -1)
    return None


def before_fragment(scene: Scene, quote: Quote) -> int:
    """The token before a quotation, its article or determiner left out."""
    at = quote.start - 1
    while at >= 0 and scene.text.flags[at] & (ARTICLE | DETERMINER):
        at -= 1
    return at


def _governs(scene: Scene, quote: Quote, trigger: Trigger) -> bool:
    """Does the cue's own "als" or preposition govern somebody's words ("tadelte ihn als „…“")?

    A weak verb quotes only so.
    """
    if not scene.grammar.verb_second or not is_verbatim(scene, quote):
        return False
    return scene.text.lower[before_fragment(scene, quote)] in trigger.cue.prep


def least_strength(scene: Scene, quote: Quote, trigger: Trigger, *, full: bool) -> float:
    """How strong a cue before the quotation must be."""
    if full:
        return 0.3
    return 0.15 if _governs(scene, quote, trigger) else 0.7


def is_name(scene: Scene, quote: Quote, trigger: Trigger) -> bool:
    """A name behind a noun or the definite article ("sagte der „Neuen Post“"): no words of
    the verb before it, unless its own preposition governs them ("warnt vor dem „Umbau“")."""
    text, at = scene.text, quote.start - 1
    if not scene.grammar.nouns_capitalised or is_verbatim(scene, quote):
        return False
    if text.words[at][:1].isupper():
        return any(
            scene.phrases[i].end == quote.start and scene.phrases[i].kind == "description"
            for i in scene.phrases_in(max(0, at - NEAR), quote.start)
        )
    if not text.flags[at] & ARTICLE or text.lower[at] in scene.indefinite:
        return False
    return text.lower[before_fragment(scene, quote)] not in trigger.cue.prep


def _found(
    scene: Scene, quote: Quote, trigger: Trigger, segs: list[Segment], k: int, preposition: int
) -> Found:
    cue, seg = trigger.cue, segs[k]
    frame: list[Range] = [(seg.start, quote.start), (quote.end, seg.end)]
    tokens = trigger.tokens if preposition < 0 else (preposition, *trigger.tokens)
    found = Found(
        "direct", [(quote.start, quote.end)], "quote-held", 0.85, cue=ranges(tokens),
        frame=[r for r in frame if r[1] > r[0]], lemma=cue.lemma, act=cue.act,
        certainty=cue.certainty, medium=cue.medium, anchor=trigger.at,
        strength=cue.strength,
    )  # fmt: skip
    set_speaker(scene, found, trigger, [(seg.start, seg.end)], segs=segs)
    return found
