"""A cue in a comparison clause, where commas separate clauses ("Wie X sagte, C.")."""

from __future__ import annotations

from relata.attribute.rules.patterns.base import CueSite, Pattern
from relata.attribute.rules.spans.frames import FOLLOWING, close_of, close_of_subject
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import COORDINATION
from relata.attribute.rules.text.types import Candidate, Clause, Range, as_ranges
from relata.model.analysis import CLOSE, OPEN, PUNCT, Segmented


def comparison_clause(context: Context, site: CueSite) -> Candidate | None:
    """A cue in a comparison clause: "Wie X sagte, C." – "C1, wie X sagte, C2." """
    match, clauses = site.match, site.clauses
    if "as" not in match.cue.complements:
        return None
    opened = _opening(context, site)
    if opened is None or opened[1] >= match.at:
        return None
    k, first = opened
    if k == 0 and context.text.lower[first] in context.lexicon.according.particle:
        return None
    close = close_of(clauses, site.last)
    if context.grammar.free_order:
        if any(context.text.flags[i] & COORDINATION for i in range(first + 1, match.at)):
            return None
        close = close_of_subject(context, clauses, site.last)
    if k == 0 and close + 1 == len(clauses):
        # What follows is the content, whether its verb is known or not.
        close = site.last
    content = [(clauses[close + 1].start, site.end)] if close + 1 < len(clauses) else []
    if k == 0:
        mark = clauses[close].mark
        frame = (clauses[k].start, clauses[close].end if mark is None else mark + 1)
    else:
        content.insert(0, (clauses[0].start, clauses[k - 1].end))
        frame = (clauses[k - 1].close, clauses[close].end)
    if not content or not _long_enough(context.text, content):
        return None
    score = context.weights.score["comparison"]
    cue = as_ranges((first, *match.tokens))
    return Candidate("indirect", content, "as", score, cue=cue, frame=[frame])


def _opening(context: Context, site: CueSite) -> tuple[int, int] | None:
    """The clause that a comparison word opens, of those of the cue, and that word; or None."""
    clauses, k = site.clauses, site.k
    first = _comparison_word(context, clauses[k])
    climbs = not context.grammar.free_order
    while climbs and first is None and k and clauses[k - 1].kind in FOLLOWING:
        if clauses[k].coordinated:
            break
        k -= 1
        first = _comparison_word(context, clauses[k])
    return None if first is None else (k, first)


def _comparison_word(context: Context, clause: Clause) -> int | None:
    """The word that opens a comparison clause ("wie X sagte") at its start, or None."""
    lower, first = context.text.lower, clause.start
    stop = min(first + 2, clause.end)
    if (
        lower[first] in context.lexicon.according.particle
        and clause.finite == first + 1
        and clause.kind == "main"
    ):
        return first
    return next(
        (j for j in range(first, stop) if lower[j] in context.lexicon.comparison_words), None
    )


def _long_enough(text: Segmented, content: list[Range]) -> bool:
    kinds = text.kinds
    return sum(kinds[i] not in (PUNCT, OPEN, CLOSE) for a, b in content for i in range(a, b)) >= 2


COMPARISON = Pattern(("as",), comparison_clause)
