"""What somebody said in a clause beside the object of a verb: "legte Pläne vor, die … sollten"."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.patterns.speech_act import WEAK, frame_start
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import INFINITIVE_MARK
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch

#: Relative clauses and clauses with "weil" or "da".
CONTENT_KINDS = frozenset(("rel", "sub"))
#: The clause of the verb; within somebody's words the mood says nothing.
FRAME_KINDS = frozenset(("main", "rel"))
#: What it is worth: the mood says that it is somebody's, the verb whose.
SCORE = 0.7


def subjunctive_clause(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, last: int, end: int
) -> Candidate | None:
    """A clause in the subjunctive behind a verb that has an object: its mood reports."""
    grammar = context.grammar
    if not (grammar.subjunctive_reports and grammar.verb_second) or match.cue.strength < WEAK:
        return None
    m = last + 1
    while m < len(clauses) and clauses[m].kind == "phrase" and not clauses[m].coordinated:
        m += 1
    if m >= len(clauses) or not _may_report(context, clauses[m]):
        return None
    if clauses[k].kind not in FRAME_KINDS or in_subjunctive(context, clauses[k]):
        return None
    start = clauses[m].start
    stop = m
    while stop + 1 < len(clauses) and clauses[stop + 1].kind != "main":
        stop += 1
    stop_at = end if stop + 1 == len(clauses) else clauses[stop].end
    frame = [(frame_start(context, clauses, k), start)]
    return Candidate("indirect", [(start, stop_at)], "aside", SCORE, frame=frame)


def _may_report(context: Context, clause: Clause) -> bool:
    """Is it a relative clause, or one with a reason, and in the subjunctive?"""
    if (
        clause.kind == "sub"
        and context.text.lower[clause.start] not in context.lexicon.reason_conjunctions
    ):
        return False
    return clause.kind in CONTENT_KINDS and in_subjunctive(context, clause)


def infinitive_without_comma(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, last: int, end: int
) -> Candidate | None:
    """ "X hat versprochen die Steuer zu senken": an infinitive without its comma."""
    at = match.tokens[-1]
    if not context.grammar.infinitive_infix or "inf" not in match.cue.takes or k != last:
        return None
    finite = clauses[k].finite
    if match.finite is None or (finite is not None and finite >= at):
        return None
    stop = _last_infinitive(context, at + 2, min(clauses[last].end, end))
    if stop is None:
        return None
    frame = [(frame_start(context, clauses, k), at + 1)]
    return Candidate("indirect", [(at + 1, stop)], "before", SCORE, frame=frame)


def _last_infinitive(context: Context, start: int, end: int) -> int | None:
    """The token behind the last infinitive with its mark in [start, end), or None."""
    lower, flags = context.text.lower, context.text.flags
    endings, infix = context.lexicon.infinitive_endings, context.grammar.infinitive_infix
    for i in range(end - 1, start - 1, -1):
        if not lower[i].endswith(endings) or context.text.words[i][:1].isupper():
            continue
        # Separable verbs hide the mark inside: "anzutreten".
        if (i > start and flags[i - 1] & INFINITIVE_MARK) or _holds_infix(lower[i], infix):
            return i + 1
    return None


def _holds_infix(word: str, infix: str) -> bool:
    """Has an infinitive its mark inside, behind a particle ("an-zu-treten")?"""
    at = word.find(infix, 2)
    return 2 <= at <= len(word) - len(infix) - 4
