"""Score of a reported act: how surely "X verurteilte den Angriff" is a statement.

A product: the strength of the verb with an object alone, times a factor for each trait.
"""

from __future__ import annotations

from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import MODAL
from relata.attribute.rules.text.types import Candidate, CueMatch
from relata.lang.language import Cue


def act_score(
    context: Context, candidate: Candidate, match: CueMatch, noun: Cue | None, *, narrowed: bool
) -> float:
    """How surely the act is a statement.

    It begins with how often the verb is one with an object alone (`Cue.object_strength`);
    `noun` is the cue of a reporting noun as its object, `narrowed` says whether an object was
    found. A passive without agent, what lies before that ("hatte gefordert"), a modal, a
    missing or a very short object speak against it.
    """
    factors, grammar = context.weights.act, context.grammar
    score = (
        match.cue.object_strength
        if noun is None
        else max(match.cue.object_strength, factors.nominal)
    )
    if candidate.speaker is None:
        score *= factors.without_speaker
    elif grammar.subjunctive_reports and context.phrases[candidate.speaker].entity == "other":
        score *= factors.thing
    if match.finite is not None and match.finite != match.at:
        score *= _auxiliary_factor(context, match, match.finite)
    if not narrowed:
        score *= factors.without_object
    size = sum(end - start for start, end in candidate.content)
    if size < 2 and _is_small(context, candidate.content[0][0]):
        return score * factors.small_object
    if grammar.subjunctive_reports and score >= factors.least:
        if size >= factors.long_from:
            return min(1.0, score * factors.long_object)
        return min(1.0, score * (factors.short_object if size < factors.short_below else 1.0))
    return score


def _auxiliary_factor(context: Context, match: CueMatch, auxiliary: int) -> float:
    factors, lexicon = context.weights.act, context.lexicon
    word = context.text.lower[auxiliary]
    if context.text.flags[auxiliary] & MODAL:
        return factors.modal
    if not match.passive and word in lexicon.past_perfect_auxiliaries:
        return factors.past_perfect
    return factors.stative if word in lexicon.stative_auxiliaries else 1.0


def _is_small(context: Context, token: int) -> bool:
    """Is it a pronoun or an adverb rather than a noun?"""
    return not (context.grammar.nouns_capitalised and context.text.words[token][:1].isupper())
