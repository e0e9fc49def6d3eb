"""Controllers: whose gerund or infinitive a form without a subject of its own is."""

from __future__ import annotations

from relata.attribute.rules.roles.subject_ranking import cue_subject
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Clause, CueMatch

#: Clauses whose phrases are not the subject of a main verb.
DEPENDENT = frozenset(("that", "wh", "sub", "rel", "inf"))


def gerund_controller(
    context: Context, match: CueMatch, clauses: list[Clause], k: int
) -> int | None:
    """Whose gerund is in clause k: the subject of the clause before it, else of one after it."""
    blocked = [(s.start, s.end) for s in clauses if s.kind in DEPENDENT]
    blocked.append((match.tokens[0], clauses[k].end))
    for clause in (*reversed(clauses[: k + 1]), *clauses[k + 1 :]):
        if clause.kind == "main" and clause.finite is not None:
            main = CueMatch(match.cue, clause.finite, clause.finite, (clause.finite,), 0)
            found = cue_subject(context, main, clauses[0].start, clause.end, blocked)
            if found is not None:
                return found
    return None


def infinitive_controller(
    context: Context, match: CueMatch, clauses: list[Clause], k: int
) -> int | None:
    """The subject of the nearest main clause before clause k."""
    for clause in reversed(clauses[:k]):
        if clause.kind == "main" and clause.finite is not None:
            main = CueMatch(match.cue, clause.finite, clause.finite, (clause.finite,), 0)
            return cue_subject(context, main, clause.start, clause.end)
    return None
