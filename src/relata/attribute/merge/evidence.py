"""Evidence: what the sources of a draft say of it, as named numbers for a fitted score."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from relata.attribute.merge.pairing import common, shared, size
from relata.model.analysis import Draft, Party

if TYPE_CHECKING:  # the engines without the encoder do not load what runs it
    from relata.attribute.encoder.candidates import Candidate

#: Probabilities nearer to 0 or 1 than this are taken for it: their log odds stay finite.
_EDGE = 0.02
#: Contents of fewer and of more characters are short and long.
_SHORT, _LONG = 15, 250
#: Drafts before and after one that may overlap with it.
_NEAR = 12
Evidence = dict[str, float]


def log_odds(probability: float) -> float:
    """The log odds of a probability, bounded."""
    bounded = min(max(probability, _EDGE), 1.0 - _EDGE)
    return math.log(bounded / (1.0 - bounded))


def of_candidate(candidate: Candidate) -> Evidence:
    """What the encoder says of a candidate."""
    return {
        "encoder: likely": log_odds(candidate.likely),
        "encoder: content": log_odds(candidate.content.exact),
        "encoder: speaker": log_odds(candidate.speaker.present),
        "encoder: speaker exact": log_odds(candidate.speaker.exact),
        "encoder: by cue": float(candidate.by_cue),
        "encoder: thought": candidate.media[2],
        "encoder: negated": candidate.negated,
        "encoder: surest mode": max(candidate.modes),
        f"encoder: {candidate.mode}": 1.0,
    }


def of_rules(draft: Draft) -> Evidence:
    """What the rules say of a draft."""
    return {
        "rules: score": log_odds(draft.score),
        f"rules: {draft.rule}": 1.0,
        f"rules: {draft.mode}": 1.0,
    }


def of_parties(read: Party | None, ruled: Party | None) -> Evidence:
    """Whether the sources agree on who speaks."""
    if read is None and ruled is None:
        return {"speaker: none": 1.0}
    if read is None or ruled is None:
        return {"speaker: by one": 1.0}
    agree = common(read.spans, ruled.spans) > 0
    return {"speaker: agreed" if agree else "speaker: contested": 1.0}


def of_shape(drafts: Sequence[Draft], index: int) -> Evidence:
    """The draft by itself and next to others: its length, its parts, what it overlaps with."""
    draft = drafts[index]
    length = size(draft.content)
    start, end = draft.content[0][0], draft.content[-1][1]
    near = [
        other
        for other in drafts[max(0, index - _NEAR) : index + _NEAR]
        if other.content[0][0] < end and start < other.content[-1][1] and other is not draft
    ]
    within = max((common(draft.content, o.content) / length for o in near), default=0.0)
    return {
        "short": float(length < _SHORT),
        "long": float(length > _LONG),
        "pieces": float(len(draft.content) > 1),
        "no cue": float(not draft.cue),
        "carried": float(draft.speaker is not None and draft.speaker.carried),
        "thought": float("thought" in draft.medium),
        "quoted": float(bool(draft.quoted)),
        "overlap: within": within,
        "overlap: alike": max((shared(draft.content, o.content) for o in near), default=0.0),
        "inside": float(draft.inside is not None),
        f"act: {draft.act}": 1.0,
    }


def of_drafts(drafts: Sequence[Draft]) -> None:
    """Set the evidence of drafts that the rules alone found, in the order of the text."""
    for index, draft in enumerate(drafts):
        if draft.evidence is None:
            draft.evidence = {
                **of_rules(draft),
                **of_parties(None, draft.speaker),
                **of_shape(drafts, index),
            }
