"""Scores and tiers from evidence, after the speakers are resolved."""

from __future__ import annotations

import pytest

from relata import pipeline, readers
from relata.attribute.merge import confidence
from relata.attribute.merge.confidence import ConfidenceModel
from relata.model.drafts import Analysis

TEXT = (
    "The council said that the bridge would stay closed until autumn. "
    "Mayor Ann Lee said the costs had doubled since the spring."
)


def analysed() -> Analysis:
    analysis, language = pipeline.begin(readers.read_text(TEXT), language="en")
    settings = pipeline.Settings(language, "grammar")
    for stage in pipeline.STAGES[:3]:
        stage.run(analysis, settings)
    return analysis


def model(**weights: float) -> ConfidenceModel:
    return ConfidenceModel("test", weights, sure=0.9, likely=0.5, least=0.2, training={})


def test_without_evidence_the_engines_score_stays() -> None:
    analysis = analysed()
    before = [made.draft.score for made in analysis.statements]
    confidence.add_confidence(analysis)
    assert [made.draft.score for made in analysis.statements] == before
    assert {made.draft.tier for made in analysis.statements} == {None}


def test_evidence_gives_score_and_tier_and_the_least_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    analysis = analysed()
    first, second = analysis.statements
    first.draft.evidence, second.draft.evidence = {"good": 5.0}, {"good": -5.0}
    second.inside = None
    monkeypatch.setattr(confidence, "regression", lambda: model(good=1.0))
    confidence.add_confidence(analysis)
    assert analysis.statements == [first]
    assert first.draft.tier == "sure" and first.draft.score > 0.99


def test_a_statement_in_one_that_is_left_out_moves_outwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    analysis = analysed()
    outer, inner = analysis.statements
    inner.inside = outer
    outer.draft.evidence, inner.draft.evidence = {"good": -5.0}, {"good": 1.0}
    monkeypatch.setattr(confidence, "regression", lambda: model(good=1.0))
    confidence.add_confidence(analysis)
    assert analysis.statements == [inner] and inner.inside is None
    assert inner.draft.tier == "likely"


def test_who_speaks_is_part_of_the_features() -> None:
    analysis = analysed()
    named = [confidence.features(analysis, made) for made in analysis.statements]
    assert named[1]["name: named"] == 1.0 and named[1]["mention: name"] == 1.0
    assert all(found["mode: indirect"] == 1.0 for found in named)


def test_the_packaged_model_has_bounds_in_order() -> None:
    fitted = confidence.regression()
    assert 0.0 <= fitted.least < fitted.likely < fitted.sure < 1.0
    assert len(fitted.weights) > 50 and "articles marked by hand" in fitted.training["data"]
