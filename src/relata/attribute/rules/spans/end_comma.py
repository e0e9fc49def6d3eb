"""Where a content behind its verb ends, in languages that part clauses by commas (German)."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import ANY_FINITE, COORDINATION, SUBJUNCTIVE1, SUBJUNCTIVE2
from relata.attribute.rules.text.types import Clause
from relata.lang.language import FINITE, SUBJUNCTIVE

#: A verb that opens a parenthesis of reporting is at least this strong.
SURE = 0.7
DEPENDENT = frozenset(("that", "wh", "sub", "rel", "inf"))


def end_before_inverted_clause(clauses: list[Clause], m: int, end: int) -> int:
    """Where the main clause resumes behind a fronted clause that held the cue."""
    for clause in clauses[m + 1 :]:
        if clause.kind == "main" and clause.finite == clause.start and not clause.coordinated:
            return clause.start - 1
    return end


def content_end(context: Context, clauses: list[Clause], m: int, end: int) -> int:
    """Where a content that begins with segment m ends: the sentence's end, or before the
    next verb of the same subject ("…, und forderte …")."""
    flags, verbs = context.text.flags, context.language.verbs
    lower = context.text.lower
    # An indicative verb after "und" leaves a content in the subjunctive or with its verb last.
    leaves = clauses[m].kind in DEPENDENT or in_subjunctive(context, clauses[m])
    for clause in clauses[m:]:
        first = clause.start
        if clause.start > clauses[m].start and _is_parenthesis(context, clause):
            return first - 1
        if clause.start > clauses[m].start and clause.coordinated and clause.kind == "main":
            nxt = first + 1
            if nxt < clause.end and _indicative_cue(verbs.get(lower[nxt], ())):
                return first - 1
            if nxt == clause.finite and leaves and _is_indicative(context, nxt):
                return first - 1
        for i in range(max(first, clauses[m].start + 2), clause.end - 2):
            if flags[i] & COORDINATION and _indicative_cue(verbs.get(lower[i + 1], ())):
                if leaves and not flags[i + 1] & (SUBJUNCTIVE1 | SUBJUNCTIVE2):
                    return i
            elif flags[i] & COORDINATION and leaves and _is_indicative(context, i + 1):
                return i
    return end


def _is_parenthesis(context: Context, clause: Clause) -> bool:
    """Is this the frame of a voice that reports the whole sentence (", teilte X mit")?"""
    if clause.finite != clause.start or clause.kind != "main":
        return False
    for reading in context.language.verbs.get(context.text.lower[clause.start], ()):
        cue = reading.cue
        if "so" in cue.takes and cue.strength >= SURE and not reading.form & SUBJUNCTIVE:
            parts = [set(part) for part in cue.sep]
            words = set(context.text.lower[clause.start : clause.end])
            if not parts or any(part <= words for part in parts):
                return True
    return False


def _indicative_cue(readings: tuple[object, ...]) -> bool:
    return any(
        r.form & FINITE and not r.form & SUBJUNCTIVE and r.cue.strength >= 0.5  # type: ignore[attr-defined]
        for r in readings
    )


def _is_indicative(context: Context, token: int) -> bool:
    """Is it a finite verb that shows the indicative ("ist", "hatte", no "werde")?"""
    flag = context.text.flags[token]
    if not flag & ANY_FINITE or flag & (SUBJUNCTIVE1 | SUBJUNCTIVE2):
        return False
    return not context.opens_phrase(token)  # "und sein Sohn"
