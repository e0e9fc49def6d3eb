"""Where a content after its verb ends, in languages that separate clauses by commas (German)."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import ANY_FINITE, COORDINATION, SUBJUNCTIVE1, SUBJUNCTIVE2
from relata.attribute.rules.text.types import Clause
from relata.lang.language import FINITE, SUBJUNCTIVE

DEPENDENT = frozenset(("that", "wh", "sub", "rel", "inf"))


def end_before_inverted_clause(clauses: list[Clause], m: int, end: int) -> int:
    """Where the main clause resumes after a fronted clause that held the cue."""
    for clause in clauses[m + 1 :]:
        if clause.kind == "main" and clause.finite == clause.start and not clause.coordinated:
            return clause.start - 1
    return end


def end_before_main_clause(clauses: list[Clause], m: int, end: int) -> int:
    """Where a clause goes on after the content of a gerund that begins with clause m."""
    for clause in clauses[m + 1 :]:
        if clause.kind == "main" and not clause.coordinated:
            return clause.start - 1
    return end


def end_before_predicate(clauses: list[Clause], m: int, end: int) -> int:
    """Where the verb follows whose subject is the noun before its content, in clause m:
    "надежда, что C, не сбылась"."""
    for clause in clauses[m + 1 :]:
        if (
            clause.kind == "main"
            and not clause.coordinated
            and clause.finite in (clause.start, clause.start + 1)
        ):
            return clause.start - 1
    return end


def content_end(context: Context, clauses: list[Clause], m: int, end: int) -> int:
    """Where a content that begins with clause m ends: the sentence's end, or before the
    next verb of the same subject ("…, und forderte …")."""
    flags = context.text.flags
    # An indicative verb after "und" leaves a content in the subjunctive or with its verb last.
    leaves = clauses[m].kind in DEPENDENT or in_subjunctive(context, clauses[m])
    for clause in clauses[m:]:
        first = clause.start
        if clause.start > clauses[m].start and _is_parenthesis(context, clause):
            return first - 1
        if clause.start > clauses[m].start and clause.coordinated and clause.kind == "main":
            following = first + 1
            if following < clause.end and _indicative_cue(context, following):
                return first - 1
            if following == clause.finite and leaves and _is_indicative(context, following):
                return first - 1
        for i in range(max(first, clauses[m].start + 2), clause.end - 2):
            if flags[i] & COORDINATION and _indicative_cue(context, i + 1):
                if leaves and not flags[i + 1] & (SUBJUNCTIVE1 | SUBJUNCTIVE2):
                    return i
            elif flags[i] & COORDINATION and leaves and _is_indicative(context, i + 1):
                return i
    return end


def _is_parenthesis(context: Context, clause: Clause) -> bool:
    """Is this the frame of a speaker that reports the whole sentence (", teilte X mit")?"""
    if clause.finite != clause.start or clause.kind != "main":
        return False
    for reading in context.language.verbs.get(context.text.lower[clause.start], ()):
        cue = reading.cue
        if (
            "so" in cue.complements
            and cue.reporting_strength >= context.weights.strength.parenthesis
            and not reading.form & SUBJUNCTIVE
        ):
            parts = [set(part) for part in cue.particle]
            words = set(context.text.lower[clause.start : clause.end])
            if not parts or any(part <= words for part in parts):
                return True
    return False


def _indicative_cue(context: Context, token: int) -> bool:
    """May the word be an indicative form of a cue that opens a statement of its own?"""
    least = context.weights.strength.coordinated
    return any(
        reading.form & FINITE
        and not reading.form & SUBJUNCTIVE
        and reading.cue.reporting_strength >= least
        for reading in context.language.verbs.get(context.text.lower[token], ())
    )


def _is_indicative(context: Context, token: int) -> bool:
    """Is it a finite verb that shows the indicative ("ist", "hatte", no "werde")?"""
    flag = context.text.flags[token]
    if not flag & ANY_FINITE or flag & (SUBJUNCTIVE1 | SUBJUNCTIVE2):
        return False
    return not context.opens_phrase(token)  # "und sein Sohn"
