"""Span boundaries: where a content begins and ends, around a source phrase or after a verb."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Clause, Range
from relata.model.analysis import OPEN, Segmented

#: Marks that separate whole sentences.
SEPARATORS = frozenset((";", ":"))
#: A relative clause or apposition after a source.
MODIFIERS = frozenset(("rel", "phrase"))


def source_end(clauses: list[Clause], opens: bool, m: int | None, close: int) -> int:
    """Where a source that ends its clause m ends, with the relative clause after it.

    `opens`: it opens its clause. "Laut X, einem Arzt, der …, sei C": before the verb all
    of it is the source.
    """
    if m is None or close != clauses[m].end or m + 1 >= len(clauses):
        return close
    verb = next((j for j in range(m + 1, len(clauses)) if clauses[j].kind == "main"), None)
    if opens and verb is not None and verb > m + 1:
        between = clauses[m + 1 : verb]
        if clauses[verb].verb_first and all(one.kind in MODIFIERS for one in between):
            return clauses[verb - 1].end
    if clauses[m + 1].kind == "rel" and m + 2 < len(clauses):
        return clauses[m + 1].end
    return close


def clause_around(text: Segmented, clauses: list[Clause], k: int | None, bounds: Range) -> Range:
    """The main clauses around a source phrase in the clause k, within `bounds`.

    A colon, a semicolon or a main clause of its own before it separates them.
    """
    low, high = bounds
    if not k:
        return bounds
    for j in range(k, 0, -1):
        mark = clauses[j - 1].mark
        if mark is not None and text.words[mark] in SEPARATORS:
            low = max(low, clauses[j].start)
            break
    if _is_independent(clauses[k]) and any(clause.kind == "main" for clause in clauses[:k]):
        low = max(low, clauses[k].start)
    return low, high


def _is_independent(clause: Clause) -> bool:
    """Is it a main clause with its subject first, and no conjunction?"""
    return clause.kind == "main" and not clause.coordinated and clause.verb_later


def first_clause_of(context: Context, clauses: list[Clause], last: int, m: int) -> int:
    """The clause with which the complement in clause m begins; `last` is that of the cue.

    "X sagte, das Haus, das brannte, sei leer gewesen": its subject stands before its verb.
    """
    verb = clauses[m]
    if m <= last + 1 or verb.kind != "main" or not verb.verb_first:
        return m
    if clauses[last + 1].kind == "rel" or not in_subjunctive(context, verb):
        return m
    return last + 1


def end_before_quotation(context: Context, clauses: list[Clause], m: int, stop: int) -> int:
    """Where a complement ends that a colon and a quotation explain ("…, dass C: „…“")."""
    for clause in clauses[m:]:
        if clause.mark is None or clause.mark + 1 >= stop:
            break
        if context.text.words[clause.mark] == ":" and context.text.kinds[clause.mark + 1] == OPEN:
            return stop if _has_direct_cue(context, clause) else clause.mark
    return stop


def _has_direct_cue(context: Context, clause: Clause) -> bool:
    """Is the quotation after the clause its own ("sagte, X habe gerufen: „…“")?"""
    words = context.text.lower[clause.start : clause.end]
    readings = (r for word in words for r in context.language.verbs.get(word, ()))
    return any("direct" in r.cue.complements for r in readings)


def predicate_clause(context: Context, clauses: list[Clause], m: int) -> int:
    """The clause with the verb of a content that begins with the phrase m; else m."""
    for j in range(m + 1, len(clauses)):
        if clauses[j].kind == "main":
            verb_first = clauses[j].finite == clauses[j].start
            return j if verb_first and in_subjunctive(context, clauses[j]) else m
    return m
