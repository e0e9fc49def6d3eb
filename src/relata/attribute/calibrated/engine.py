"""The fast engine: what the grammar found, with a fitted probability for every statement.

A logistic regression over a dozen traits of a draft, fitted on gold statements; drafts that
are more likely wrong than right are left out. Costs next to nothing beside the grammar.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from relata.attribute.probability import probability
from relata.attribute.rules import engine as grammar
from relata.attribute.rules.patterns.direct.turns import LAYOUT_RULES
from relata.attribute.rules.text.context import Context
from relata.lang.language import Language
from relata.model.analysis import Draft, Phrase, Segmented
from relata.resources import names, read_bytes

PACKAGE = "relata.attribute.neural.data"
FILE = "fast.json"
_SHORT, _LONG = 12, 200


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's regression."""

    id: str
    #: Weight of each trait; unknown ones weigh nothing. "" is the constant.
    traits: dict[str, float]
    #: Drafts with a lower probability are left out.
    least: float
    training: dict[str, str]


@lru_cache(maxsize=1)
def regressions() -> dict[str, Weights]:
    """Language code -> its regression."""
    if FILE not in names(PACKAGE, ".json"):
        return {}
    return msgspec.json.decode(read_bytes(PACKAGE, FILE), type=dict[str, Weights])


def weights(code: str) -> str | None:
    """The identity of a language's regression; None where it has none."""
    found = regressions().get(code)
    return found.id if found is not None else None


def find(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """The statements of a text with their probabilities as scores."""
    scene = Context(text, phrases, language)
    drafts = grammar.read(scene)
    fitted = regressions().get(language.code)
    return drafts if fitted is None else judged(scene, drafts, fitted)


def judged(scene: Context, drafts: list[Draft], fitted: Weights) -> list[Draft]:
    """The drafts that are likely enough, in their order, `inside` kept right."""
    scores = [_probability(traits(scene, draft), fitted.traits) for draft in drafts]
    kept = [
        draft.rule in LAYOUT_RULES or p >= fitted.least
        for draft, p in zip(drafts, scores, strict=True)
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


def traits(scene: Context, draft: Draft) -> list[tuple[str, float]]:
    """What the regression sees of a draft: names and values."""
    length = sum(b - a for a, b in draft.content)
    party = draft.speaker
    if party is None:
        voice = "none"
    elif party.phrase is None:
        voice = "open"
    else:
        phrase = scene.phrases[party.phrase]
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
    odds = sum(fitted.get(name, 0.0) * value for name, value in found)
    return probability(odds)
