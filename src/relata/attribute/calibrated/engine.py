"""The engine `fast`: the rules' statements, each with a calibrated probability as its score.

A logistic regression over a dozen features of a draft (Platt scaling), fitted on gold statements.
Drafts that are probably wrong are left out. It costs next to nothing compared with the rules.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import msgspec

from relata.attribute.probability import probability
from relata.attribute.rules import engine as rules
from relata.attribute.rules.patterns.direct.turns import LAYOUT_RULES
from relata.attribute.rules.text.context import Context
from relata.lang.language import Language
from relata.model.analysis import Draft, Phrase, Segmented
from relata.model.threads import once
from relata.resources import names, read_bytes

PACKAGE = "relata.attribute.calibrated"
FILE = "fast.json"
#: Contents of fewer and of more characters are short and long.
_SHORT, _LONG = 12, 200


class Regression(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's logistic regression."""

    id: str
    #: Weight of each feature; unknown features weigh 0. "" is the constant.
    weights: dict[str, float]
    #: Drafts with a lower probability are left out.
    threshold: float
    training: dict[str, str]


@once(1)
def regressions() -> dict[str, Regression]:
    """Language code -> its regression."""
    if FILE not in names(PACKAGE, ".json"):
        return {}
    return msgspec.json.decode(read_bytes(PACKAGE, FILE), type=dict[str, Regression])


def weights(code: str) -> str | None:
    """The identity of a language's regression; None where it has none."""
    found = regressions().get(code)
    return found.id if found is not None else None


def find(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """The statements of a text with their probabilities as scores."""
    context = Context(text, phrases, language)
    drafts = rules.read(context)
    fitted = regressions().get(language.code)
    return drafts if fitted is None else calibrated(context, drafts, fitted)


def calibrated(context: Context, drafts: list[Draft], fitted: Regression) -> list[Draft]:
    """The probable drafts in their order, with their probability as score; `inside` follows."""
    scores = [_probability(calibration_features(context, d), fitted.weights) for d in drafts]
    kept = [
        d.rule in LAYOUT_RULES or p >= fitted.threshold for d, p in zip(drafts, scores, strict=True)
    ]
    place: dict[int, int] = {}
    for index, stays in enumerate(kept):
        if stays:
            place[index] = len(place)
    found = []
    for index in place:
        draft, around = drafts[index], drafts[index].inside
        while around is not None and not kept[around]:
            around = drafts[around].inside
        score = draft.score if draft.rule in LAYOUT_RULES else round(scores[index], 3)
        draft.score, draft.inside = score, None if around is None else place.get(around)
        found.append(draft)
    return found


def calibration_features(context: Context, draft: Draft) -> list[tuple[str, float]]:
    """The features of a draft: names and values."""
    length = sum(b - a for a, b in draft.content)
    party = draft.speaker
    if party is None:
        voice = "none"
    elif party.phrase is None:
        voice = "open"
    else:
        phrase = context.phrases[party.phrase]
        voice = f"{phrase.kind} {phrase.entity}"
    return [
        ("", 1.0),
        ("score", math.log(max(draft.score, 0.02) / max(1.0 - draft.score, 0.02))),
        ("rule " + draft.rule, 1.0),
        ("mode " + draft.mode, 1.0),
        ("voice " + voice, 1.0),
        ("act " + draft.act, 1.0),
        ("carried", float(party is not None and party.carried)),
        ("inside", float(draft.inside is not None)),
        ("quoted", float(bool(draft.quoted))),
        ("short", float(length < _SHORT)),
        ("long", float(length > _LONG)),
        ("thought", float("thought" in draft.medium)),
        ("no cue", float(not draft.cue)),
        ("pieces", float(len(draft.content) > 1)),
    ]


def _probability(found: Iterable[tuple[str, float]], fitted: dict[str, float]) -> float:
    odds = sum([fitted.get(name, 0.0) * value for name, value in found])
    return probability(odds)
