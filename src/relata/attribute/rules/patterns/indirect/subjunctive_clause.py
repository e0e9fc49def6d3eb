"""A clause in the subjunctive after the object of a verb: "legte Pläne vor, die … sollten"."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.patterns.base import CueSite, Pattern
from relata.attribute.rules.spans.frames import frame_start
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate, Clause

#: Relative clauses, and adverbial clauses (of reasons alone).
CONTENT_KINDS = frozenset(("rel", "sub"))
#: The clause of the verb; within somebody's words the mood says nothing.
FRAME_KINDS = frozenset(("main", "rel"))


def subjunctive_clause(context: Context, site: CueSite) -> Candidate | None:
    """A clause in the subjunctive after a verb with an object: "legte Pläne vor, die C sollten".

    The subjunctive marks reported speech; the verb identifies the speaker.
    """
    grammar, clauses = context.grammar, site.clauses
    if not (grammar.subjunctive_reports and grammar.verb_second):
        return None
    if site.cue.reporting_strength < context.weights.strength.unclear:
        return None
    m = site.last + 1
    while m < len(clauses) and clauses[m].kind == "phrase" and not clauses[m].coordinated:
        m += 1
    if m >= len(clauses) or not _may_report(context, clauses[m]):
        return None
    if site.clause.kind not in FRAME_KINDS or in_subjunctive(context, site.clause):
        return None
    start, stop = clauses[m].start, m
    while stop + 1 < len(clauses) and clauses[stop + 1].kind != "main":
        stop += 1
    end = site.end if stop + 1 == len(clauses) else clauses[stop].end
    frame = [(frame_start(context.text, clauses, site.k), start)]
    score = context.weights.score["subjunctive-clause"]
    return Candidate("indirect", [(start, end)], "subjunctive-clause", score, frame=frame)


def _may_report(context: Context, clause: Clause) -> bool:
    """Is it a relative clause, or one with a reason, and in the subjunctive?"""
    opener = context.text.lower[clause.start]
    if clause.kind == "sub" and opener not in context.lexicon.reason_conjunctions:
        return False
    return clause.kind in CONTENT_KINDS and in_subjunctive(context, clause)


SUBJUNCTIVE_CLAUSE = Pattern(("subjunctive-clause",), subjunctive_clause)
