"""Nouns that report, with their clause: "die Hoffnung, dass …", "the claim that …"."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive, resuming_clause
from relata.attribute.rules.limits import AFTER_NOUN
from relata.attribute.rules.patterns.base import CueSite, Pattern, apply_cue
from relata.attribute.rules.roles.phrases import (
    end_of_object,
    is_impersonal,
    is_relative,
    noun_owner,
)
from relata.attribute.rules.roles.subject_ranking import SPEAKER_KINDS, cue_subject
from relata.attribute.rules.spans.complement_start import ComplementKind, verb_follows
from relata.attribute.rules.spans.end_adjacent import complement_end
from relata.attribute.rules.spans.end_comma import end_before_predicate
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import COMPLEMENTISER, INFINITIVE_MARK, PREPOSITION, RELATIVE
from relata.attribute.rules.text.types import Candidate, Clause, ClauseKind, CueMatch, Range
from relata.lang.schema import Complement
from relata.model.codes import Mode

#: Kind of a clause -> the complement that the noun must take for it.
WANTED: dict[ClauseKind, Complement] = {"that": "that", "inf": "inf", "main": "that"}


def noun_with_clause(context: Context, site: CueSite) -> Candidate | None:
    """A reporting noun and its clause after a comma: "die Hoffnung, dass C", "der Plan, zu C"."""
    match, clauses, k = site.match, site.clauses, site.k
    if k + 1 >= len(clauses) or match.cue.reporting_strength < context.weights.strength.noun:
        return None
    owner = noun_owner(context, match.at)
    if is_impersonal(context, owner):
        owner = None
    if owner is None and context.grammar.free_order:
        return None
    close = end_of_object(context, match.at)
    if owner is not None:
        close = max(close, context.phrases[owner].end)
    if site.clause.end - close > AFTER_NOUN or not _fits(context, site):
        return None
    end, following = site.end, clauses[k + 1]
    frame = [(site.clause.start, following.start)]
    if context.grammar.free_order:
        end = end_before_predicate(clauses, k + 1, end)
    elif site.clause.finite is None:
        again = resuming_clause(context, clauses, k + 1)
        if again is not None:
            end = clauses[again - 1].end
            frame.append((end, clauses[again].end))
    scores = context.weights.score
    score = scores["noun"] + scores["noun-factor"] * match.cue.reporting_strength
    candidate = Candidate("indirect", [(following.start, end)], "noun", score, frame=frame)
    apply_cue(candidate, match)
    if owner is None and context.grammar.verb_second:
        candidate.speaker = _subject_of_clause(context, match, site.clause)
        candidate.speaker_why = f"subject of the clause of “{match.cue.lemma}”"
    else:
        candidate.speaker, candidate.speaker_why = owner, f"whose {match.cue.lemma} it is"
    return candidate


def _fits(context: Context, site: CueSite) -> bool:
    """Can the clause after the noun be its content?"""
    following = site.clauses[site.k + 1]
    if _names_noun_as_source(context, following):
        return True
    if WANTED.get(following.kind) not in site.cue.complements:
        return False
    return following.kind != "main" or _explains_noun(context, site.clauses, site.k)


def _names_noun_as_source(context: Context, clause: Clause) -> bool:
    """Does a relative clause give the noun as its source ("wonach", "laut denen")?"""
    lower, flags, first = context.text.lower, context.text.flags, clause.start
    if lower[first] in context.lexicon.relative_source_words:
        return True
    if clause.kind != "rel" or first + 1 >= clause.end:
        return False
    according = context.lexicon.according
    if flags[first + 1] & RELATIVE:
        return lower[first] in according.before or lower[first] in according.before_noun
    return bool(flags[first] & RELATIVE) and lower[first + 1] in according.after


def _explains_noun(context: Context, clauses: list[Clause], k: int) -> bool:
    """ "die Behauptung, er sei geflohen": a main clause that only the noun in k explains."""
    close, following = clauses[k].close, clauses[k + 1]
    if not context.grammar.subjunctive_reports or following.coordinated:
        return False
    if context.text.words[close] != "," or in_subjunctive(context, clauses[k]):
        return False
    return following.verb_later and in_subjunctive(context, following)


def _subject_of_clause(context: Context, match: CueMatch, clause: Clause) -> int | None:
    """Whose act it is where the noun has no owner: "X fasste den Entschluss", or None."""
    if clause.finite is None:
        return None
    if context.text.lower[clause.finite] in context.lexicon.passive_auxiliaries:
        return None
    verb = CueMatch(match.cue, clause.finite, clause.finite, (clause.finite,), 0)
    subject = cue_subject(context, verb, clause.start, match.at)
    if subject is None or context.phrases[subject].entity not in SPEAKER_KINDS:
        return None
    # "Es gibt Hinweise, dass …" has no speaker, nor has "…, was ein Hinweis darauf ist".
    if is_impersonal(context, subject) or is_relative(context, subject):
        return None
    return subject


def noun_adjacent(context: Context, site: CueSite) -> Candidate | None:
    """A reporting noun right before its complement: "the claim that C", "calls for C"."""
    match, strengths = site.match, context.weights.strength
    at, end = match.at, site.clause.end
    owner = noun_owner(context, at)
    j = at + 1
    if j >= end or match.cue.reporting_strength < strengths.noun_adjacent:
        return None
    if owner is not None and context.phrases[owner].start > at:
        j = context.phrases[owner].end
    if j >= end:
        return None
    content = _complement_of_noun(context, site, owner, j)
    if content is None and j == at + 1:
        j = end_of_object(context, at)  # "accusations against Holm that …"
        content = _complement_of_noun(context, site, owner, j) if at + 1 < j < end else None
    if content is None:
        return None
    mode: Mode = "indirect" if content[0] == j else "reported"
    scores = context.weights.score
    score = scores["noun-adjacent-factor"] * match.cue.reporting_strength + scores["noun-adjacent"]
    candidate = Candidate(mode, [content], "noun", score, cue=[(at, at + 1)])
    apply_cue(candidate, match)
    candidate.speaker, candidate.speaker_why = owner, f"whose {match.cue.lemma} it is"
    return candidate


def _complement_of_noun(context: Context, site: CueSite, owner: int | None, j: int) -> Range | None:
    """The clause or infinitive that begins at j, the object after the preposition at j; or None."""
    match, complements, flag = site.match, site.cue.complements, context.text.flags[j]
    kind: ComplementKind
    if flag & COMPLEMENTISER and "that" in complements:
        kind = "that"
    elif flag & INFINITIVE_MARK and "inf" in complements and verb_follows(context, j + 1, site.end):
        kind = "inf"
    else:
        # "his criticism of the plan": an owner before the noun, its object after a preposition.
        strong = (
            "object" in complements
            and site.cue.reporting_strength >= context.weights.strength.noun_object
        )
        index = context.phrase_at(j + 1)
        if owner is None or index is None or not strong or not flag & PREPOSITION:
            return None
        before = context.phrases[owner].start <= match.at
        return (j + 1, context.phrases[index].end) if before else None
    return j, complement_end(context, match, site.clauses, j, site.end, kind)


NOUN_WITH_CLAUSE = Pattern(("noun",), noun_with_clause)
NOUN_ADJACENT = Pattern(("noun",), noun_adjacent)
