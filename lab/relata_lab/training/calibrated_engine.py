"""The fast engine's regressions, fitted on the grammar engine's drafts of the training parts."""

from __future__ import annotations

import hashlib

import msgspec
import numpy as np

from relata.attribute.calibrated.engine import Weights, traits
from relata.attribute.neural.features.drafts import Finding, Ranges, findings
from relata.attribute.neural.features.span_proposals import f1, overlap
from relata.attribute.rules import engine as grammar
from relata.model.analysis import Segmented
from relata_lab.corpora import read
from relata_lab.training.networks.examples import Gold, gold, scene_of, whole_act
from relata_lab.training.networks.recipes import RECIPES, School
from relata_lab.training.regression import fitted

_RIGHT, _RIDGE = 0.5, 2.0
#: Chosen on the dev parts.
LEAST = {"de": 0.1, "en": 0.1}


def quick() -> dict[str, Weights]:
    """Language code -> its regression."""
    made = {}
    for recipe in RECIPES:
        if recipe.lexical and recipe.layer == "statements":
            school = recipe.schools[0]
            made[school.language] = _one(school)
    return made


def _one(school: School) -> Weights:
    rows: list[list[tuple[str, float]]] = []
    truth: list[float] = []
    for document in read.part_documents(school.corpus, "train"):
        scene = scene_of(document, school.language)
        if scene is None:
            continue
        text = scene.text
        known = [g for s in document.gold if (g := gold(text, s, school)).anchor]
        for finding in findings(text, grammar.read(scene)):
            if school.nested or finding.draft.inside is None:
                rows.append(traits(scene, finding.draft))
                truth.append(float(_right(text, finding, known)))
    names = {"": 0}
    for row in rows:
        for name, _ in row:
            names.setdefault(name, len(names))
    x = np.zeros((len(rows), len(names)))
    for k, row in enumerate(rows):
        for name, value in row:
            x[k, names[name]] = value
    weights = fitted(x, np.array(truth), _RIDGE)
    table = {name: round(float(weights[k]), 3) for name, k in sorted(names.items())}
    digest = hashlib.sha256(msgspec.json.encode(table)).hexdigest()[:12]
    training = {
        "corpora": f"{school.corpus} (train; {school.licence})", "statements": str(len(rows)),
    }  # fmt: skip
    return Weights(f"fast-{school.language}-{digest}", table, LEAST[school.language], training)


def _right(text: Segmented, finding: Finding, known: list[Gold]) -> bool:
    forms: list[Ranges] = [finding.content]
    if finding.draft.mode == "reported":
        forms.append(whole_act(finding, text.sentence_of))
    for one in known:
        if max(f1(form, one.content) for form in forms) >= _RIGHT:
            speaker = one.roles[2]
            if not speaker or not finding.speaker:
                if not speaker and not finding.speaker:
                    return True
            elif overlap(speaker, finding.speaker) or _relative(speaker):
                return True
    return False


def _relative(speaker: Ranges) -> bool:
    """A speaker of one token may be a relative pronoun, whose antecedent the finding has."""
    return len(speaker) == 1 and speaker[0][1] - speaker[0][0] == 1
