"""The regressions of the engine `fast`, fitted on the rules' drafts of the training splits."""

from __future__ import annotations

import hashlib

import msgspec
import numpy as np

from relata.attribute.calibrated.engine import Regression, calibration_features
from relata.attribute.rules import engine as rules
from relata.model.analysis import Segmented
from relata_lab.corpora import read
from relata_lab.training.draft_spans import DraftSpan, draft_spans
from relata_lab.training.gold import Gold, context_of, gold_statements, whole_act
from relata_lab.training.ranges import Ranges, f1, overlap, size
from relata_lab.training.regression import fitted
from relata_lab.training.schemes import CALIBRATION, Scheme

#: Token F1 of the contents from which on a draft is right; weight of the ridge penalty.
_RIGHT, _RIDGE = 0.5, 2.0
#: Least probability of a draft that is kept; chosen on the dev splits.
_THRESHOLD = {"de": 0.05, "en": 0.05}


def regressions() -> dict[str, Regression]:
    """Language code -> its regression."""
    return {scheme.language: _regression(scheme) for scheme in CALIBRATION}


def _regression(scheme: Scheme) -> Regression:
    rows: list[list[tuple[str, float]]] = []
    truth: list[float] = []
    for document in read.split_documents(scheme.corpus, "train"):
        context = context_of(document, scheme.language)
        if context is None:
            continue
        gold = gold_statements(context.text, document.gold)
        for span in draft_spans(context.text, rules.read(context)):
            if scheme.nested or span.draft.inside is None:
                rows.append(calibration_features(context, span.draft))
                truth.append(float(_right(context.text, span, gold)))
    columns = {"": 0}
    for row in rows:
        for name, _ in row:
            columns.setdefault(name, len(columns))
    x = np.zeros((len(rows), len(columns)))
    for k, row in enumerate(rows):
        for name, value in row:
            x[k, columns[name]] = value
    weights = fitted(x, np.array(truth), _RIDGE)
    table = {name: round(float(weights[k]), 3) for name, k in sorted(columns.items())}
    digest = hashlib.sha256(msgspec.json.encode(table)).hexdigest()[:12]
    training = {"corpora": scheme.source, "statements": str(len(rows))}
    identity = f"fast-{scheme.language}-{digest}"
    return Regression(identity, table, _THRESHOLD[scheme.language], training)


def _right(text: Segmented, span: DraftSpan, gold: list[Gold]) -> bool:
    forms: list[Ranges] = [span.content]
    if span.draft.mode == "reported":
        forms.append(whole_act(span, text.sentence_of))
    return any(
        max(f1(form, one.content) for form in forms) >= _RIGHT
        and _same_speaker(span.speaker, one.speaker)
        for one in gold
    )


def _same_speaker(found: Ranges, gold: Ranges) -> bool:
    """Both have none, or they overlap; a gold speaker of one token may be a relative pronoun,
    whose antecedent the draft has."""
    if not found or not gold:
        return not found and not gold
    return overlap(gold, found) > 0 or (len(gold) == 1 and size(gold) == 1)
