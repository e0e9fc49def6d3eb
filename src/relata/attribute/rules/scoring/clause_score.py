"""How surely a verb with a clause behind it reports somebody's words, as a probability.

Log odds: what the cue is worth by itself, and what its construction adds or takes, read off
annotated news. "X sagte, sie sei …" is as good as certain; "X konnte nicht sagen, wann …" or
"es ist geplant, …" seldom tells what anybody said.
"""

from __future__ import annotations

from math import log

from relata.attribute.probability import probability
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import AUXILIARY, MODAL, NEGATION
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch

#: Below this a framed statement is left out.
KEPT = 0.25
#: What any such construction is worth, and how much the strength of the cue counts.
BASE, STRENGTH = 0.2, 2.4
#: What the complement adds by its kind.
KINDS = {"that": 0.6, "inf": 0.6, "main": -1.0, "wh": -1.2, "phrase": -1.3}
#: The complement is in the subjunctive; a main clause then needs no conjunction.
SUBJUNCTIVE, BARE = 1.0, 1.0
#: The cue stands in a main clause.
MAIN = 1.0
#: A claim to have seen or heard, and how far before the cue its modal may stand.
CLAIMED, NEAR = 2.0, 12
NEGATED, STATE, POSSIBLE, REFUSED, ANYBODY = -1.4, -1.5, -1.3, -1.4, -1.0


#: A passive without agent and with an infinitive needs a cue of this strength.
SURE = 0.7


def is_likely_report(
    context: Context, found: Candidate, match: CueMatch, own: Clause, complement: Clause, mood: bool
) -> bool:
    """Is it surely enough a statement? Its score says how surely, where moods tell."""
    if match.passive and found.speaker is None and match.cue.strength < SURE:
        if complement.kind == "inf":  # "Es ist verboten, …": forbidden or planned by nobody
            return False
    if not context.grammar.subjunctive_reports:
        return True
    weight = clause_weight(context, found, match, own, complement, mood)
    found.score = round(weight, 3)
    return weight >= KEPT


def clause_weight(
    context: Context, found: Candidate, match: CueMatch, own: Clause, complement: Clause, mood: bool
) -> float:
    """The probability that the clause behind the cue is a content.

    `own` is the segment of the cue, `mood` whether the complement is in the subjunctive.
    """
    odds = BASE + STRENGTH * log(max(match.cue.strength, 0.05))
    odds += KINDS.get(complement.kind, 0.0) + SUBJUNCTIVE * mood
    odds += BARE * (mood and complement.kind == "main")
    odds += MAIN * (own.kind == "main")
    odds += NEGATED * _negated(context, own)
    if match.finite is not None and match.finite != match.at:
        odds += _auxiliary_odds(context, match, match.finite, own)
    if match.cue.act == "refuse" and complement.kind == "inf":
        odds += REFUSED
    odds += ANYBODY * _is_generic(context, found)
    return probability(odds)


def _negated(context: Context, own: Clause) -> bool:
    """Is the clause of the cue denied ("sagte nicht, ob …")?"""
    return any(context.text.flags[i] & NEGATION for i in range(own.start, own.end))


def _auxiliary_odds(context: Context, match: CueMatch, auxiliary: int, own: Clause) -> float:
    """What the auxiliary says: a modal is no report, nor is a state ("ist geplant")."""
    flag = context.text.flags[auxiliary]
    if flag & MODAL:
        return POSSIBLE
    if auxiliary > match.at and not match.passive:
        # "will gesehen haben, wie …": with a perfect the modal makes it a claim.
        first = max(own.start, match.at - NEAR)
        if any(context.text.flags[i] & MODAL for i in range(first, match.at)):
            return CLAIMED
    if flag & AUXILIARY and context.text.lower[auxiliary] in context.lexicon.stative_auxiliaries:
        return STATE
    return 0.0


def _is_generic(context: Context, found: Candidate) -> bool:
    """Is the speaker nobody in particular ("man", "wer", "niemand")?"""
    if found.speaker is None:
        return False
    phrase = context.phrases[found.speaker]
    return phrase.kind == "pronoun" and phrase.entity == "unnamed"
