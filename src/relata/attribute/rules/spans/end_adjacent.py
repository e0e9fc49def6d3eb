"""Where a complement ends, in languages that put it right after the verb (English)."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.clauses.sentence import clause_at
from relata.attribute.rules.limits import CONJUNCTION, LONGEST_SENTENCE, REPORT
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ADVERB,
    COORDINATION,
    DETERMINER,
    PREPOSITION,
    SUBORDINATION,
    TIME,
)
from relata.attribute.rules.text.quotations import inner_end
from relata.attribute.rules.text.types import Clause, CueMatch
from relata.lang.language import FINITE, GERUND
from relata.model.analysis import Segmented


def complement_end(
    context: Context, match: CueMatch, clauses: list[Clause], start: int, end: int, kind: str
) -> int:
    """Where the complement of the cue that begins at `start` ends."""
    k = clause_at(clauses, start)
    if k is None:
        return end
    if kind == "object":
        return _object_end(context, clauses, k, start)
    end = min(end, start + LONGEST_SENTENCE)
    quotation = context.text.quote_at(match.at)
    if quotation is not None:
        end = min(end, inner_end(quotation) + 1)
    end = _quotation_end(context.text, start, end)
    home = clause_at(clauses, match.pivot)
    stop = _coordinated_cue(context, start + 2, end)
    if kind == "inf":
        stop = min(stop, _subordinate_clause(context, start + 2, min(stop, clauses[k].end)))
    for j in range(k + 1, len(clauses)):
        if clauses[j].start >= stop:
            break
        if _leaves_complement(context, clauses, j, home):
            return clauses[j - 1].end
    return stop


def _quotation_end(text: Segmented, start: int, end: int) -> int:
    """A sentence that ends inside a quotation of the complement goes on to its closing mark."""
    quote = text.quote_at(end - 1)
    while quote is not None and quote.start >= start:
        if quote.end <= min(end + LONGEST_SENTENCE, len(text.words)):
            end = max(end, quote.end)
        quote = None if quote.parent is None else text.quotes[quote.parent]
    return end


def _coordinated_cue(context: Context, start: int, end: int) -> int:
    """Where another cue follows a conjunction in [start, end), without the comma; else end."""
    flags, lower, verbs = context.text.flags, context.text.lower, context.language.verbs
    least = context.weights.strength.coordinated
    for i in range(start, end - 1):
        if flags[i] & COORDINATION and not context.nominal[i + 1]:
            readings = verbs.get(lower[i + 1], ())
            if any(r.form & FINITE and r.cue.reporting_strength >= least for r in readings):
                return i - 1 if context.text.words[i - 1] == "," else i
    return end


def _leaves_complement(context: Context, clauses: list[Clause], j: int, home: int | None) -> bool:
    """Does the clause j belong to the sentence around the cue, whose clause is `home`?"""
    clause, least = clauses[j], context.weights.strength.coordinated
    if is_report(context, clause) or (clause.coordinated and clause.kind == "main"):
        return True
    readings = context.language.verbs.get(context.text.lower[clause.start], ())
    if any(r.form & GERUND and r.cue.reporting_strength >= least for r in readings):
        return True
    if clause.kind == "sub" and clause.finite is not None:
        verb = context.language.verbs.get(context.text.lower[clause.finite], ())
        if any(
            r.form & FINITE and r.cue.reporting_strength >= context.weights.strength.concessive
            for r in verb
        ):
            return True
    around = clauses[home].kind if home is not None else "main"
    if around == "sub" and home == 0 and clause.kind == "main":
        return context.phrase_at(clause.start) is not None
    return around == "rel" and clause.verb_first


def _object_end(context: Context, clauses: list[Clause], k: int, start: int) -> int:
    """The end of a noun phrase with what belongs to it, in the clause k."""
    flags, lower, verbs = context.text.flags, context.text.lower, context.language.verbs
    stop = _subordinate_clause(context, start + 2, clauses[k].end)
    for i in range(start + 1, stop - 1):
        if flags[i] & COORDINATION and not context.nominal[i + 1]:
            if finite_verbs(context, i + 1, i + 2) or lower[i + 1] in verbs:
                return i
    return _without_time(context.text, start, stop)


def _subordinate_clause(context: Context, start: int, end: int) -> int:
    """Where a subordinate clause begins in [start, end); else end."""
    flags = context.text.flags
    for i in range(start, end - 1):
        if flags[i] & SUBORDINATION:
            if not flags[i] & PREPOSITION or finite_verbs(
                context, i + 1, min(end, i + CONJUNCTION)
            ):
                return i
    return end


def _without_time(text: Segmented, start: int, stop: int) -> int:
    """The end of an object without the time after it ("Cruz | last week")."""
    flags = text.flags
    end = stop
    while end > start + 1 and flags[end - 1] & TIME:
        end -= 1
    if end == stop:
        return stop
    if end > start + 1 and flags[end - 1] & (PREPOSITION | DETERMINER | ADVERB):
        end -= 1
    return end


def is_report(context: Context, clause: Clause) -> bool:
    """Is this clause a parenthesis of reporting ("X said")?"""
    if clause.end - clause.start > REPORT:
        return False
    for i in range(clause.start, clause.end):
        for reading in context.language.verbs.get(context.text.lower[i], ()):
            if (
                reading.form & FINITE
                and "so" in reading.cue.complements
                and not reading.cue.particle
            ):
                phrase = context.phrase_at(clause.start)
                return phrase is not None and context.phrases[phrase].end == i
    return False
