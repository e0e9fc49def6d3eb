"""Frames of quotations side by side: which one is whose, where encoder and rules differ."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from relata.attribute.merge.pairing import common, size
from relata.model.analysis import Draft

if TYPE_CHECKING:
    from relata.lang.language import Language
    from relata.model.analysis import Segmented

#: Drafts of the rules before and after one that the encoder may have read together with it.
_NEAR = 4
#: A verb of the next sentence frames a quotation before it from this strength on.
SAYS = 0.6


def without_reaction(draft: Draft, text: Segmented, language: Language) -> Draft:
    """Direct speech without the frame that is the next sentence: “C.” The mayor nodded."""
    if draft.mode != "direct" or not draft.cue or draft.cue[0][0] < draft.content[-1][1]:
        return draft
    cue = bisect_right(text.starts, draft.cue[0][0]) - 1
    last = bisect_right(text.starts, draft.content[-1][1] - 1) - 1
    if text.sentence_of[cue] == text.sentence_of[last] or not language.verbs:
        return draft
    end = bisect_right(text.starts, draft.cue[-1][1] - 1)
    if any(
        reading.cue.reporting_strength >= SAYS and not reading.cue.particle
        for token in range(cue, end)
        for reading in language.verbs.get(text.lower[token], ())
    ):
        return draft
    return replace(draft, cue=(), frame=(), speaker=None, addressee=None)


def one_quotation(draft: Draft, ruled: list[Draft]) -> Draft:
    """Direct speech without another quotation that the rules found a frame of its own for."""
    if draft.mode != "direct" or not draft.cue:
        return draft
    held = [
        other
        for other in ruled
        if other.mode == "direct"
        and other.content[0][0] < draft.content[-1][1]
        and draft.content[0][0] < other.content[-1][1]
        and common(draft.content, other.content) == size(other.content)
    ]
    own = [other for other in held if common(draft.cue, other.cue)]
    if len(held) < 2 or len(own) != 1:
        return draft
    if not any(other.cue or other.speaker for other in held if other is not own[0]):
        return draft
    return replace(draft, content=own[0].content)


def has_frame_of_other(read: Draft, j: int, ruled: list[Draft]) -> bool:
    """Did the encoder take a speaker or cue that the rules found in the frame of other words?

    „C1“, fragte X, worauf Y antwortete: „C2“: one mention speaks in one frame.
    """
    own = ruled[j]
    if own.mode != "direct" or not own.cue or own.speaker is None or read.speaker is None:
        return False
    if common(read.speaker.spans, own.speaker.spans):
        return False
    for k in range(max(0, j - _NEAR), min(len(ruled), j + _NEAR + 1)):
        other = ruled[k]
        if k == j or not other.cue or other.speaker is None or other.speaker.carried:
            continue
        if common(other.content, own.content) == 0 and other.mode == "direct":
            if common(read.speaker.spans, other.speaker.spans) or common(read.cue, other.cue):
                return True
    return False
