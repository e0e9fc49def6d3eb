"""An infinitive as the content, without a comma before it: "X обещал построить мост"."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import is_infinitive
from relata.attribute.rules.limits import INFINITIVE_STEM
from relata.attribute.rules.patterns.base import CueSite, Pattern
from relata.attribute.rules.spans.frames import frame_start
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ADVERB,
    COORDINATION,
    INFINITIVE_MARK,
    NEGATION,
    REFLEXIVE,
)
from relata.attribute.rules.text.types import Candidate


def infinitive_next(context: Context, site: CueSite) -> Candidate | None:
    """An infinitive right after its cue, where word order is free: "X обещал построить мост"."""
    after = site.match.tokens[-1] + 1
    if context.grammar.free_order and is_infinitive(context, after):
        return infinitive_later(context, site)
    return None


def infinitive_later(context: Context, site: CueSite) -> Candidate | None:
    """An infinitive in the clause of its cue, where word order is free: "X обещал вчера уйти"."""
    match, clause = site.match, site.clause
    if not context.grammar.free_order or "inf" not in match.cue.complements or site.last > site.k:
        return None
    if match.cue.reporting_strength < context.weights.strength.infinitive or match.passive:
        return None
    flags, first = context.text.flags, match.tokens[-1] + 1
    at = next((i for i in range(first, clause.end) if is_infinitive(context, i)), None)
    if at is None or any(flags[i] & COORDINATION for i in range(first, at)):
        return None
    begin = at
    while begin > first and flags[begin - 1] & (NEGATION | ADVERB | REFLEXIVE):
        begin -= 1
    start = clause.start
    if site.k and not clause.coordinated:
        start = frame_start(context.text, site.clauses, site.k)
    score = context.weights.score["infinitive"]
    return Candidate("indirect", [(begin, site.end)], "inf", score, frame=[(start, begin)])


def infinitive_without_comma(context: Context, site: CueSite) -> Candidate | None:
    """An infinitive without its comma: "X hat versprochen die Steuer zu senken"."""
    match, clause = site.match, site.clause
    at = match.tokens[-1]
    if not context.grammar.infinitive_infix or "inf" not in match.cue.complements:
        return None
    if site.k != site.last or match.finite is None:
        return None
    if clause.finite is not None and clause.finite >= at:
        return None
    stop = _last_infinitive(context, at + 2, min(clause.end, site.end))
    if stop is None:
        return None
    frame = [(frame_start(context.text, site.clauses, site.k), at + 1)]
    score = context.weights.score["subjunctive-clause"]
    return Candidate("indirect", [(at + 1, stop)], "before", score, frame=frame)


def _last_infinitive(context: Context, start: int, end: int) -> int | None:
    """The token after the last infinitive with its mark in [start, end), or None."""
    lower, flags = context.text.lower, context.text.flags
    endings, infix = context.lexicon.infinitive_endings, context.grammar.infinitive_infix
    for i in range(end - 1, start - 1, -1):
        if not lower[i].endswith(endings) or context.text.words[i][:1].isupper():
            continue
        # Separable verbs hold the mark inside: "anzutreten".
        if (i > start and flags[i - 1] & INFINITIVE_MARK) or _holds_infix(lower[i], infix):
            return i + 1
    return None


def _holds_infix(word: str, infix: str) -> bool:
    """Has an infinitive its mark inside, after a particle ("an-zu-treten")?"""
    at = word.find(infix, 2)
    return 2 <= at <= len(word) - len(infix) - INFINITIVE_STEM


INFINITIVE_NEXT = Pattern(("inf",), infinitive_next)
INFINITIVE_LATER = Pattern(("inf",), infinitive_later)
INFINITIVE_WITHOUT_COMMA = Pattern(("before",), infinitive_without_comma)
