"""A content before its frame, where commas separate clauses and the verb is second (German)."""

from __future__ import annotations

from relata.attribute.rules.limits import CLAUSE_BEFORE, SUBJECT_AFTER
from relata.attribute.rules.patterns.base import CueSite, Pattern
from relata.attribute.rules.roles.subject_ranking import SOURCE_KINDS
from relata.attribute.rules.spans.frames import close_of_modifiers
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import PRONOUN, SUBJUNCTIVE1, SUBJUNCTIVE2, SUBORDINATION
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch, Range
from relata.model.analysis import NOM, Segmented

#: Clauses that can be a content on their own.
CONTENTS = frozenset(("main", "that", "wh"))
#: Clauses after a frame that belong to it rather than to the content.
FRAME_CLAUSES = frozenset(("sub", "inf", "wh"))


def content_first(context: Context, site: CueSite) -> Candidate | None:
    """A content before its frame: "C, sagte X." – "C1, sagte X, C2." """
    match, clauses, k, clause = site.match, site.clauses, site.k, site.clause
    if context.grammar.free_order or k == 0 or match.finite != clause.start:
        return None
    mark = clauses[k - 1].mark
    if mark is None or context.text.words[mark] in (":", ";"):
        return None
    strengths = context.weights.strength
    if (
        not match.cue.complements & {"so", "bare", "direct"}
        or match.cue.reporting_strength < strengths.unclear
    ):
        return None
    # A verb that no list holds leaves a clause without one; a sure cue needs none.
    alone = k == 1 and site.last == len(clauses) - 1
    alone = alone and match.cue.reporting_strength >= strengths.parenthesis
    alone = alone and clauses[0].end - clauses[0].start >= CLAUSE_BEFORE
    amid = _interrupts_clause(context, site)
    if not (alone or amid) and not any(one.kind in CONTENTS for one in site.before):
        if clauses[0].kind != "inf":
            return None
    if clauses[0].kind == "inf" and context.text.flags[clauses[0].start] & SUBORDINATION:
        return None  # "Um das zu klären, fragt X Y": what for, not what
    if not _has_subject_after(context, match, clause):
        return None
    if _is_conditional(clauses, k) and not amid:
        return None
    close = close_of_modifiers(clauses, site.last)
    content: list[Range] = [(clauses[0].start, clauses[k - 1].end)]
    frame_end = clauses[close].end
    if amid or (
        close + 1 < len(clauses) and _continues_after_frame(context.text, clauses, k, close + 1)
    ):
        content.append((clauses[close + 1].start, site.end))
    elif close + 1 < len(clauses) and clauses[close + 1].kind in FRAME_CLAUSES:
        frame_end = clauses[close + 1].end
    score = context.weights.score["content-first"]
    return Candidate("indirect", content, "after", score, frame=[(mark, frame_end)])


def _interrupts_clause(context: Context, site: CueSite) -> bool:
    """Does the frame cut a clause: "Vor Jahren, sagte X, habe …", "Wer klage, sagte X, irre"?

    What stands before it has no main clause, and what stands after it opens with its verb.
    """
    clauses = site.clauses
    if site.cue.reporting_strength < context.weights.strength.parenthesis:
        return False
    close = close_of_modifiers(clauses, site.last)
    if close + 1 >= len(clauses) or any(one.kind == "main" for one in clauses[: site.k]):
        return False
    following = clauses[close + 1]
    return following.kind == "main" and following.verb_first and not following.coordinated


def _has_subject_after(context: Context, match: CueMatch, clause: Clause) -> bool:
    """Has the verb that opens its clause a subject after it ("sagte X", "heißt es")?"""
    if match.passive:
        return True
    for i in context.top_phrases(match.pivot + 1, clause.end):
        phrase = context.phrases[i]
        if phrase.preposition is None and (not phrase.case or phrase.case & NOM):
            return phrase.start - match.pivot <= SUBJECT_AFTER
        if (
            phrase.preposition is not None
            and context.text.lower[phrase.preposition] in match.cue.prep
        ):
            return phrase.entity in SOURCE_KINDS  # "geht aus dem Bericht hervor"
    after = match.pivot + 1
    return after < clause.end and bool(context.text.flags[after] & PRONOUN)


def _is_conditional(clauses: list[Clause], k: int) -> bool:
    """Does only a subordinate clause stand before the verb ("Als er kam, sagte er")?"""
    if any(clause.kind in ("main", "that", "wh", "inf") for clause in clauses[:k]):
        return False
    return any(clause.kind == "sub" for clause in clauses[:k])


def _continues_after_frame(text: Segmented, clauses: list[Clause], k: int, following: int) -> bool:
    """Does the content go on after its frame ("Die Stadt, sagte er, sei sicher.")?"""
    clause = clauses[following]
    if not any(s.finite is not None for s in clauses[:k]):
        return True
    if clause.kind in ("that", "rel"):
        return True
    flags = text.flags
    mood = SUBJUNCTIVE1 | SUBJUNCTIVE2
    return any(flags[i] & mood for i in range(clause.start, clause.end))


CONTENT_FIRST = Pattern(("after",), content_first)
