"""Speech that dashes part from its frame: "— C, — сказал X. — C" and «C, — сказал X, — C».

A line that opens with a dash is spoken; what stands between two dashes and opens with a verb
of saying is its frame. Inside quotation marks the frame stands between dashes too. A line of
speech without a frame is left: nothing tells it from an item of a list.
"""

from __future__ import annotations

from msgspec import Struct

from relata.attribute.rules.clauses.sentence import parsed
from relata.attribute.rules.patterns.indirect.free_order import opens_freely
from relata.attribute.rules.roles.speaker import set_speaker
from relata.attribute.rules.text.context import Found, Range, Scene, Trigger, ranges
from relata.model.analysis import Quote

#: Marks before the dash that opens a frame; those of them that belong to the words before.
BEFORE, KEPT = frozenset((",", ".", "!", "?", "…", "...", "?!", "!?")), frozenset("!?…")
STOPS = frozenset((".", "!", "?"))
#: A verb that opens a frame is at least this strong.
STRONG = 0.3
#: A paragraph with more tokens is no line of speech.
LONGEST = 400


class Frame(Struct):
    """A frame between dashes: its tokens, its cue, and where the speech goes on."""

    start: int
    end: int
    trigger: Trigger
    resume: int


def find_dialogue(scene: Scene) -> None:
    """Add a finding for every paragraph of the text that is a line of speech with a frame."""
    if not scene.dashes:
        return
    text = scene.text
    for first, last in text.paragraphs:
        if first >= last or not scene.readable(first):
            continue
        start, end = text.sentences[first][0], text.sentences[last - 1][1]
        spaced = start + 1 < end and text.starts[start + 1] > text.ends[start]
        if text.words[start] not in scene.dashes or not spaced or end - start > LONGEST:
            continue
        found = _spoken(scene, start + 1, end, "dialogue")
        if found is not None:
            scene.add(found)


def framed_within(scene: Scene, quote: Quote) -> Found | None:
    """The finding of a quotation with its frame inside its marks, or None."""
    if not scene.dashes or quote.end - quote.start > LONGEST:
        return None
    return _spoken(scene, quote.start, quote.end, "quote-around")


def _spoken(scene: Scene, start: int, end: int, rule: str) -> Found | None:
    """The finding of the words in [start, end) with the first frame among them."""
    frame = _frame(scene, start, end)
    if frame is None:
        return None
    words = scene.text.words
    close = frame.start - 1 if words[frame.start - 1] not in KEPT else frame.start
    content: list[Range] = [(start, close)]
    if frame.resume < end:
        content.append((frame.resume, end))
    cue = frame.trigger.cue
    found = Found(
        "direct", content, rule, 0.9, cue=ranges(frame.trigger.tokens),
        frame=[(frame.start, frame.end)], lemma=cue.lemma, act=cue.act,
        certainty=cue.certainty, medium=cue.medium, anchor=frame.trigger.at,
    )  # fmt: skip
    segs, _ = parsed(scene, scene.text.sentence_of[frame.trigger.at])
    set_speaker(scene, found, frame.trigger, [(frame.start, frame.end)], segs=segs)
    return found


def _frame(scene: Scene, start: int, end: int) -> Frame | None:
    """The first frame between dashes in [start, end)."""
    words = scene.text.words
    for i in range(start + 2, end - 1):
        if words[i] not in scene.dashes or words[i - 1] not in BEFORE:
            continue
        _, triggers = parsed(scene, scene.text.sentence_of[i + 1])
        for trigger in triggers:
            if trigger.at <= i or trigger.cue.kind != "verb":
                continue
            if trigger.at >= end or not opens_freely(scene, trigger, i + 1):
                break
            if trigger.cue.takes & {"direct", "so"} and trigger.cue.strength >= STRONG:
                close, resume = _closed(scene, trigger.tokens[-1] + 1, end)
                return Frame(i, close, trigger, resume)
    return None


def _closed(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """Where the frame ends, and where the speech goes on behind its second dash (or `end`)."""
    words = scene.text.words
    for j in range(start, end):
        if j + 1 < end and words[j] in BEFORE and words[j + 1] in scene.dashes:
            return j, j + 2
        if words[j] in STOPS:
            return j, end
    return end, end


__all__ = ["find_dialogue", "framed_within"]
