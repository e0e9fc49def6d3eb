"""A content after its frame, where commas separate clauses: "X sagte, (dass) C."."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.clauses.sentence import clause_of
from relata.attribute.rules.patterns.base import CueSite, Pattern
from relata.attribute.rules.spans.boundaries import end_before_quotation, first_clause_of
from relata.attribute.rules.spans.end_comma import (
    content_end,
    end_before_inverted_clause,
    end_before_main_clause,
)
from relata.attribute.rules.spans.frames import FOLLOWING, frame_start
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import SUBORDINATION
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch
from relata.lang.language import GERUND, INFINITIVE
from relata.model.analysis import DAT, NOM


def content_later(context: Context, site: CueSite) -> Candidate | None:
    """A content after its frame: "X sagte, dass C." – "X sagte, C." – "X fragte: C." """
    match, clauses = site.match, site.clauses
    found = _complement(context, site)
    if found is None:
        return None
    m, colon = found
    start = clauses[first_clause_of(context, clauses, site.last, m)].start
    stop = end_before_quotation(context, clauses, m, content_end(context, clauses, m, site.end))
    own = site.clause.kind
    if own in ("sub", "rel"):
        stop = min(stop, end_before_inverted_clause(clauses, m, site.end))
    fronted = own == "sub" and site.k == 0
    if context.grammar.free_order and (match.form & GERUND or fronted):
        stop = min(stop, end_before_main_clause(clauses, m, site.end))
    for q in context.quotes_in(start + 1, stop):
        # X sagte, dass C: „…“ – the same cue has a quotation of its own.
        spoken = context.candidates.by_quote.get(q)
        if spoken is not None and spoken.anchor == match.at:
            stop = min(stop, context.text.quotes[q].start - 1)
    if stop <= start:
        return None
    scores = context.weights.score
    marked = clauses[m].kind == "that" and not colon
    score = scores["complementiser"] if marked else scores["complement"]
    frame = [(frame_start(context.text, clauses, site.k), start)]
    return Candidate("indirect", [(start, stop)], "before", score, frame=frame)


def _complement(context: Context, site: CueSite) -> tuple[int, bool] | None:
    """Index of the clause that is the complement, and whether a colon opens it; or None."""
    match, clauses = site.match, site.clauses
    for m in range(site.last + 1, len(clauses)):
        mark = clauses[m - 1].mark
        if mark is not None and context.text.words[mark] == ":":
            opened = _has_clause(clauses, m) or _introduces_after_colon(context, match)
            return (m, True) if opened else None
        if _is_complement(context, match, clauses, m):
            return m, False
        skipped = clauses[m].kind in FOLLOWING and not clauses[m].coordinated
        if not skipped and not (clauses[m].kind == "sub" and m - site.last <= 2):
            return None
    return None


def _introduces_after_colon(context: Context, match: CueMatch) -> bool:
    """Is anything after its colon a content, whether its verb is known or not?"""
    return (
        context.grammar.free_order
        and match.cue.reporting_strength >= context.weights.strength.outright
    )


def _has_clause(clauses: list[Clause], m: int) -> bool:
    """Is there a clause after the colon, rather than a list or name?"""
    return any(clause.finite is not None and clause.kind != "rel" for clause in clauses[m:])


def _is_complement(context: Context, match: CueMatch, clauses: list[Clause], m: int) -> bool:
    """Can the clause m be the complement of the cue, by its kind and mood?"""
    clause, complements = clauses[m], match.cue.complements
    if clause.kind == "that":
        return "that" in complements or "wh" in complements
    if clause.kind == "wh":
        return "wh" in complements or "that" in complements
    if clause.kind == "inf":
        purpose = context.text.flags[clause.start] & SUBORDINATION  # "um den Weg freizumachen"
        return "inf" in complements and not clause.coordinated and not purpose
    if clause.kind == "main" and not clause.coordinated and complements & {"bare", "that"}:
        own = clause_of(clauses, match.at)
        return _is_bare(context, match, clause, own.kind == "sub" or own.finite == clauses[0].start)
    if clause.kind == "sub" and "bare" in complements and m + 1 < len(clauses):
        following = clauses[m + 1]
        return following.verb_first and in_subjunctive(context, following)
    if clause.kind == "phrase" and "bare" in complements and m + 1 < len(clauses):
        following = clauses[m + 1]
        return (
            following.kind == "main" and following.verb_first and in_subjunctive(context, following)
        )
    return False


def _is_bare(context: Context, match: CueMatch, clause: Clause, conditional: bool) -> bool:
    """A main clause after the frame: surely content in the subjunctive, else by the cue."""
    if context.grammar.free_order:
        return False
    if clause.verb_first and conditional:
        # "Falls er daran festhält, steht ihm …": the main clause, not what he says.
        return False
    if not context.grammar.subjunctive_reports or in_subjunctive(context, clause):
        return True
    if "bare" not in match.cue.complements:
        return False
    if (
        clause.verb_first
        or match.passive
        or match.cue.reporting_strength < context.weights.strength.unclear
    ):
        return False
    if match.form & INFINITIVE:  # "wollte nichts wissen, jetzt …"
        return False
    return not _has_object(context, match, clause)


def _has_object(context: Context, match: CueMatch, clause: Clause) -> bool:
    """Is the cue's verb already served: an object or its own preposition before the clause?"""
    lower = context.text.lower
    for i in context.top_phrases(match.pivot + 1, clause.start):
        phrase = context.phrases[i]
        if phrase.preposition is not None:
            if lower[phrase.preposition] in match.cue.prep:
                return True
        elif phrase.case and not phrase.case & (NOM | DAT):
            return True
    return False


CONTENT_LATER = Pattern(("before",), content_later)
