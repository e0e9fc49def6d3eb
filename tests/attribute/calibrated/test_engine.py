"""The engine `fast`: calibrated scores, and drafts that are left out."""

from __future__ import annotations

from relata.attribute.calibrated import engine
from tests.attribute.engines import GERMAN, check, context_of


def test_it_leaves_out_what_is_probably_wrong_and_keeps_nesting() -> None:
    context, drafts = context_of(GERMAN, "de")
    fitted = engine.Regression("x", {"": 0.0, "mode direct": -9.0}, 0.4, {})
    kept = engine.calibrated(context, drafts, fitted)
    assert kept
    assert all(d.mode != "direct" for d in kept)
    assert all(d.score == 0.5 for d in kept)
    check(GERMAN, kept)


def test_every_rule_that_the_regressions_know_has_a_weight() -> None:
    for code, fitted in engine.regressions().items():
        assert fitted.id.startswith(f"fast-{code}-")
        assert any(name.startswith("rule ") for name in fitted.weights)
        assert "" in fitted.weights and "score" in fitted.weights
        assert 0.0 <= fitted.threshold < 0.5


def test_a_language_without_a_regression_is_read_by_the_rules() -> None:
    assert engine.weights("cs") is None
    context, drafts = context_of(GERMAN, "cs")
    assert engine.find(context.text, context.phrases, context.language) == drafts
