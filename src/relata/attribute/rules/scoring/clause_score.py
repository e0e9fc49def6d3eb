"""Clause score: how surely a verb with a clause after it reports somebody's words.

A log-linear score: the strength of the cue, and what each trait of the construction adds
(`weights.toml`). "X sagte, sie sei …" is nearly certain; "X konnte nicht sagen, wann …" or "es
ist geplant, …" seldom reports what anybody said.
"""

from __future__ import annotations

from math import log

from relata.attribute.probability import probability
from relata.attribute.rules.limits import CLAIM_MODAL
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import AUXILIARY, MODAL, NEGATION
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch
from relata.model.analysis import Segmented

#: The least strength of a cue whose logarithm counts.
WEAKEST = 0.05


def is_likely_report(
    context: Context,
    candidate: Candidate,
    match: CueMatch,
    own: Clause,
    complement: Clause,
    mood: bool,
) -> bool:
    """Is it surely enough a statement? Its score says how surely, where moods report."""
    if (
        match.passive
        and candidate.speaker is None
        and match.cue.reporting_strength < context.weights.strength.passive_infinitive
    ):
        if complement.kind == "inf":  # "Es ist verboten, …": forbidden or planned by nobody
            return False
    if not context.grammar.subjunctive_reports:
        return True
    score = clause_score(context, candidate, match, own, complement, mood)
    candidate.score = round(score, 3)
    return score >= context.weights.clause.least


def clause_score(
    context: Context,
    candidate: Candidate,
    match: CueMatch,
    own: Clause,
    complement: Clause,
    mood: bool,
) -> float:
    """The probability that the clause after the cue is a content.

    `own` is the clause of the cue, `mood` whether the complement is in the subjunctive.
    """
    weights = context.weights.clause
    odds = weights.base + weights.strength * log(max(match.cue.reporting_strength, WEAKEST))
    odds += weights.kind.get(complement.kind, 0.0) + weights.subjunctive * mood
    odds += weights.bare_subjunctive * (mood and complement.kind == "main")
    odds += weights.main_frame * (own.kind == "main")
    odds += weights.negated * _negated(context.text, own)
    if match.finite is not None and match.finite != match.at:
        odds += _auxiliary_odds(context, match, match.finite, own)
    if match.cue.act == "refuse" and complement.kind == "inf":
        odds += weights.refused
    odds += weights.generic * _is_generic(context, candidate)
    return probability(odds)


def _negated(text: Segmented, own: Clause) -> bool:
    """Is the clause of the cue denied ("sagte nicht, ob …")?"""
    return any(text.flags[i] & NEGATION for i in range(own.start, own.end))


def _auxiliary_odds(context: Context, match: CueMatch, auxiliary: int, own: Clause) -> float:
    """What the auxiliary says: a modal is not a report, nor is a state ("ist geplant")."""
    flag = context.text.flags[auxiliary]
    if flag & MODAL:
        return context.weights.clause.modal
    if auxiliary > match.at and not match.passive:
        # "will gesehen haben, wie …": with a perfect the modal makes it a claim.
        first = max(own.start, match.at - CLAIM_MODAL)
        if any(context.text.flags[i] & MODAL for i in range(first, match.at)):
            return context.weights.clause.claimed
    if flag & AUXILIARY and context.text.lower[auxiliary] in context.lexicon.stative_auxiliaries:
        return context.weights.clause.stative
    return 0.0


def _is_generic(context: Context, candidate: Candidate) -> bool:
    """Is the speaker nobody in particular ("man", "wer", "niemand")?"""
    if candidate.speaker is None:
        return False
    phrase = context.phrases[candidate.speaker]
    return phrase.kind == "pronoun" and phrase.entity == "unnamed"
