"""Scores and tiers from evidence, after the speakers are resolved."""

from __future__ import annotations

import pytest

from relata import pipeline, readers
from relata.attribute.merge import confidence
from relata.attribute.merge.confidence import ConfidenceModel
from relata.attribute.merge.displayed import features, page
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


def use(monkeypatch: pytest.MonkeyPatch, fitted: ConfidenceModel) -> None:
    monkeypatch.setattr(confidence, "models", lambda: {"grammar": fitted})


def test_without_evidence_the_score_stays_and_gives_the_tier(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    analysis = analysed()
    for made, score in zip(analysis.statements, (0.95, 0.3), strict=True):
        made.draft.evidence, made.draft.score = None, score
    use(monkeypatch, model(good=1.0))
    confidence.add_confidence(analysis, "grammar")
    assert [made.draft.score for made in analysis.statements] == [0.95, 0.3]
    assert [made.draft.tier for made in analysis.statements] == ["sure", "doubtful"]


@pytest.mark.parametrize("engine", ["fast", "grammar"])
def test_the_engines_of_rules_have_tiers_too_and_lose_nothing(engine: str) -> None:
    analysis = analysed()
    count = len(analysis.statements)
    confidence.add_confidence(analysis, engine)
    assert len(analysis.statements) == count == 2
    assert all(made.draft.tier in ("sure", "likely", "doubtful") for made in analysis.statements)


def test_evidence_gives_score_and_tier_and_the_least_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    analysis = analysed()
    first, second = analysis.statements
    first.draft.evidence, second.draft.evidence = {"good": 5.0}, {"good": -5.0}
    second.inside = None
    use(monkeypatch, model(good=1.0))
    confidence.add_confidence(analysis, "grammar")
    assert analysis.statements == [first]
    assert first.draft.tier == "sure" and first.draft.score > 0.99


def test_a_statement_in_one_that_is_left_out_moves_outwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    analysis = analysed()
    outer, inner = analysis.statements
    inner.inside = outer
    outer.draft.evidence, inner.draft.evidence = {"good": -5.0}, {"good": 1.0}
    use(monkeypatch, model(good=1.0))
    confidence.add_confidence(analysis, "grammar")
    assert analysis.statements == [inner] and inner.inside is None
    assert inner.draft.tier == "likely"


def test_who_speaks_and_where_is_part_of_the_features() -> None:
    analysis = analysed()
    shared = page(analysis)
    named = [features(analysis, made, shared) for made in analysis.statements]
    assert named[1]["name: named"] == 1.0 and named[1]["mention: name"] == 1.0
    assert named[1]["mention: name, name: person"] == named[1]["name: in mention"] == 1.0
    assert named[1]["begins with a capital"] == 0.0 < named[1]["length"]
    assert named[1]["speaker: distance"] < named[1]["length"]
    assert named[1]["speaker: other paragraph"] == named[1]["speaker: after"] == 0.0
    assert all(found["mode: indirect"] == 1.0 for found in named)


def test_all_lines_of_a_page_share_its_features() -> None:
    analysis = analysed()
    for made in analysis.statements:
        made.draft.evidence = {"both": 1.0, "encoder: likely": 2.0}
    found = page(analysis).found
    assert 0.44 < found["page: agree"] < 1.0 and 0.17 < found["page: likely"] < 2.0
    analysis.statements = []
    assert page(analysis).found == {}


@pytest.mark.parametrize("engine", ["encoder", "fast", "grammar"])
def test_the_packaged_models_have_bounds_in_order(engine: str) -> None:
    fitted = confidence.models()[engine]
    assert 0.0 <= fitted.least < fitted.likely < fitted.sure < 1.0
    assert len(fitted.weights) > 50 and "articles marked by hand" in fitted.training["data"]


def test_a_line_within_anothers_and_its_neighbours_are_features() -> None:
    analysis = analysed()
    first, second = analysis.statements
    found = features(analysis, second, page(analysis))
    assert found["before: other speaker"] == 1.0 and "after: other speaker" not in found
    second.inside = first
    found = features(analysis, second, page(analysis))
    assert found["inside: other"] == found[f"inside: other, {second.draft.mode}"] == 1.0
    second.speaker = first.speaker
    found = features(analysis, second, page(analysis))
    assert found["before: same speaker"] == 1.0 and "inside: other" not in found
