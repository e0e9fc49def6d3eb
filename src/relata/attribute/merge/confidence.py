"""Confidence: how likely a line is right as displayed, content and name, and its tier.

A logistic regression over the evidence of the merge and over what `resolve` made of the speaker,
fitted for each engine on articles that were marked by hand (`python -m
relata_lab.training.confidence`); its probabilities are the scores of the record. Statements below
`least` are left out, those below `likely` are doubtful.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from relata.attribute.merge.displayed import PageFeatures, features, page
from relata.attribute.merge.evidence import Evidence
from relata.attribute.probability import probability
from relata.model.analysis import Segmented
from relata.model.codes import Tier
from relata.model.drafts import Analysis, ResolvedStatement
from relata.model.record import Spans
from relata.model.threads import once
from relata.resources import read_bytes

PACKAGE = "relata.attribute.merge"
FILE = "confidence.json"

#: Modes of what stands in one sentence with its frame.
_IN_SENTENCE = frozenset(("indirect", "mixed", "reported"))
_INTRODUCED = frozenset(("direct", "indirect", "mixed"))
#: Probability of what nobody says: doubtful with every engine, left out with the encoder.
UNSPOKEN = 0.05


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
    #: Language -> the least of that language, where it was fitted on texts of its own.
    least_of: dict[str, float] = {}


@once(1)
def models() -> dict[str, ConfidenceModel]:
    """The packaged regressions, by the engine whose statements they judge."""
    return msgspec.json.decode(read_bytes(PACKAGE, FILE), type=dict[str, ConfidenceModel])


def add_confidence(analysis: Analysis, engine: str) -> None:
    """Set score and tier of every statement; leave out what is below the least.

    Statements without evidence, which come from markup alone, keep the score that they have. All
    do that whose engine has no regression, and they have no tier.
    """
    fitted = models().get(engine)
    if fitted is None:
        return
    shared = page(analysis)
    least = fitted.least_of.get(analysis.text.language, fitted.least)
    kept: list[ResolvedStatement] = []
    gone: set[int] = set()
    for made in analysis.statements:
        if made.draft.evidence is not None:
            made.draft.score = round(confidence(analysis, made, fitted, shared), 3)
            if made.draft.unspoken:
                made.draft.score = min(made.draft.score, UNSPOKEN)
            if made.draft.score < least and not _is_marked(made, fitted.least):
                gone.add(id(made))
                continue
        made.draft.tier = tier(made.draft.score, fitted)
        made.content = without_stop(made, analysis.text)
        kept.append(made)
    for made in kept:
        while made.inside is not None and id(made.inside) in gone:
            made.inside = made.inside.inside
    analysis.statements = kept


def _is_marked(made: ResolvedStatement, least: float) -> bool:
    """What stays, as a doubtful one: hearsay that a word or a form of the language marks, words
    between quotation marks that a verb introduces, above the `least` of all languages, and what a
    verb introduces within a quotation.
    """
    draft = made.draft
    evidence = draft.evidence or {}
    if draft.mode == "direct" and draft.cue and draft.score >= least:
        return True
    outer = made.inside.draft.mode if made.inside is not None else None
    if outer == "direct" and draft.cue and draft.mode in _INTRODUCED and not draft.unspoken:
        return True
    return draft.mode == "hearsay" and bool(evidence.get("rules: hearsay")) and not draft.unspoken


def without_stop(made: ResolvedStatement, text: Segmented) -> Spans:
    """The content; without its full stop where it is one clause next to a frame.

    "Secondo X, il ponte è chiuso.": the stop ends the sentence of frame and content.
    """
    start, end = made.content[-1]
    if made.draft.mode not in _IN_SENTENCE or not made.draft.cue or text.text[end - 1] != ".":
        return made.content
    first = bisect_right(text.starts, made.content[0][0]) - 1
    last = bisect_left(text.starts, end) - 1
    if text.words[last] != "." or end - 1 <= start:
        return made.content
    if text.sentence_of[first] != text.sentence_of[last]:
        return made.content
    return (*made.content[:-1], (start, end - 1))


def tier(score: float, fitted: ConfidenceModel) -> Tier:
    """What a score means to a reader."""
    if score >= fitted.sure:
        return "sure"
    return "likely" if score >= fitted.likely else "doubtful"


def confidence(
    analysis: Analysis, made: ResolvedStatement, fitted: ConfidenceModel, shared: PageFeatures
) -> float:
    """The probability that the line is right as displayed."""
    return probability(log_odds(features(analysis, made, shared), fitted))


def log_odds(found: Evidence, fitted: ConfidenceModel) -> float:
    """The log odds that a line of these features, which hold the constant, is right."""
    weights = fitted.weights
    return sum([weights.get(name, 0.0) * v for name, v in found.items()])
