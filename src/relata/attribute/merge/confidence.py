"""Confidence: how likely a line is right as displayed, content and name, and its tier.

A logistic regression over the evidence of the merge and over what `resolve` made of the speaker,
fitted on articles that were marked by hand (`relata train merge`); its probabilities are the
scores of the record. Statements below `least` are left out, those below `likely` are doubtful.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

import msgspec

from relata.attribute.probability import probability
from relata.model.codes import Tier
from relata.model.drafts import Analysis, ResolvedStatement
from relata.model.threads import once
from relata.resources import read_bytes

PACKAGE = "relata.attribute.merge"
FILE = "confidence.json"
#: Links of this score and more are sure.
_SURE_LINK = 0.8
#: The first sentence of a paragraph.
_FIRST = itemgetter(0)


class ConfidenceModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fitted regression and the bounds of the tiers."""

    id: str
    #: Weight of each feature; unknown features weigh 0. "" is the constant.
    weights: dict[str, float]
    #: Probabilities from which a statement is sure, likely, and kept at all.
    sure: float
    likely: float
    least: float
    #: What it was fitted on, and how.
    training: dict[str, str]


@once(1)
def regression() -> ConfidenceModel:
    """The packaged regression."""
    return msgspec.json.decode(read_bytes(PACKAGE, FILE), type=ConfidenceModel)


def add_confidence(analysis: Analysis) -> None:
    """Set score and tier of every statement with evidence; leave out what is below the least.

    Statements without evidence (of engines with a score of their own) stay as they are.
    """
    kept: list[ResolvedStatement] = []
    gone: set[int] = set()
    for made in analysis.statements:
        if made.draft.evidence is not None:
            fitted = regression()
            made.draft.score = round(confidence(analysis, made, fitted), 3)
            made.draft.tier = tier(made.draft.score, fitted)
            if made.draft.score < fitted.least:
                gone.add(id(made))
                continue
        kept.append(made)
    for made in kept:
        while made.inside is not None and id(made.inside) in gone:
            made.inside = made.inside.inside
    analysis.statements = kept


def tier(score: float, fitted: ConfidenceModel) -> Tier:
    """What a score means to a reader."""
    if score >= fitted.sure:
        return "sure"
    return "likely" if score >= fitted.likely else "doubtful"


def confidence(analysis: Analysis, made: ResolvedStatement, fitted: ConfidenceModel) -> float:
    """The probability that the line is right as displayed."""
    odds = sum(fitted.weights.get(k, 0.0) * v for k, v in features(analysis, made).items())
    return probability(odds)


def features(analysis: Analysis, made: ResolvedStatement) -> dict[str, float]:
    """The evidence of a statement, with what is known of its speaker now."""
    found = {"": 1.0, **(made.draft.evidence or {}), f"mode: {made.draft.mode}": 1.0}
    voice, party = made.speaker, made.draft.speaker
    phrase = analysis.phrases[party.phrase] if party and party.phrase is not None else None
    found[f"mention: {phrase.kind if phrase is not None else 'none'}"] = 1.0
    if voice is None:
        found["name: none"] = 1.0
    elif not voice.entities:
        found["name: open"] = 1.0
    else:
        entity = voice.entities[0]
        found[f"name: {entity.kind}"] = 1.0
        found["name: named"] = float(entity.named)
        found["name: doubtful"] = float(entity.doubtful)
        found["name: link"] = voice.score
        found["name: unsure link"] = float(voice.score < _SURE_LINK)
        found["name: several"] = float(len(voice.entities) > 1)
    kind = analysis.text.kinds_of_parts[_part(analysis, made)] if analysis.text.paragraphs else ""
    found[f"part: {kind}"] = 1.0
    return found


def _part(analysis: Analysis, made: ResolvedStatement) -> int:
    """Number of the paragraph in which the content begins."""
    text, start = analysis.text, made.content[0][0]
    token = max(bisect_right(text.starts, start) - 1, 0)
    return max(bisect_right(text.paragraphs, text.sentence_of[token], key=_FIRST) - 1, 0)
