"""A quotation that a noun introduces beside another verb: "mit den Worten „C“ ging X"."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import parsed
from relata.attribute.rules.roles.subject_ranking import VOICES, Verb, subject_of
from relata.attribute.rules.text.context import PREPOSITION, Found, Scene, Segment
from relata.attribute.rules.text.quotations import is_full
from relata.model.analysis import Quote

#: How many tokens before its noun the preposition may stand ("mit den folgenden Worten").
NEAR = 3


def worded(scene: Scene, quote: Quote) -> Found | None:
    """The quotation as words of the subject whose verb it accompanies, or None."""
    text = scene.text
    noun = quote.start - 1
    if not scene.grammar.verb_second or not is_full(scene, quote):
        return None
    if noun > 0 and text.words[noun] == ":":
        noun -= 1
    if noun <= 0 or text.sentence_of[noun] != text.sentence_of[quote.start]:
        return None
    if text.quote_of[noun] != quote.parent or not text.words[noun][:1].isupper():
        return None
    cue = next((r.cue for r in scene.language.nouns.get(text.lower[noun], ())), None)
    if cue is None or "direct" not in cue.takes:
        return None
    first = text.sentences[text.sentence_of[noun]][0]
    before = range(noun - 1, max(first, noun - NEAR) - 1, -1)
    start = next((i for i in before if text.flags[i] & PREPOSITION), -1)
    if start < 0:
        return None
    speaker = _doer(scene, quote, noun)
    if speaker < 0:
        return None
    return Found(
        "direct", [(quote.start, quote.end)], "quote-worded", 0.9, cue=[(start, noun + 1)],
        frame=[(start, quote.start)], speaker=speaker, speaker_score=0.8,
        speaker_why=f"subject of the clause of “{cue.lemma}”", lemma=cue.lemma, act=cue.act,
        certainty=cue.certainty, medium=cue.medium, strength=cue.strength, anchor=noun,
    )  # fmt: skip


def _doer(scene: Scene, quote: Quote, noun: int) -> int:
    """The subject of the sentence's main verb where it is a voice, or -1."""
    segs, _ = parsed(scene, scene.text.sentence_of[noun])
    inside = (quote.start, quote.end)
    for seg in segs:
        verb = seg.finite
        if seg.kind != "main" or verb < 0 or inside[0] <= verb < inside[1]:
            continue
        found = subject_of(scene, Verb(verb, (verb,)), *_reach(segs, seg), [inside])
        if found >= 0 and scene.phrases[found].entity in VOICES:
            return found
    return -1


def _reach(segs: list[Segment], seg: Segment) -> tuple[int, int]:
    """Where the subject may stand: also before the verb that opens the segment."""
    return (segs[0].start if seg.finite == seg.start else seg.start), seg.end
