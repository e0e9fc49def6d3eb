"""What every candidate of a cue still needs: its cue, its speaker and addressee, its score."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.clauses.sentence import clause_at, is_reported_frame
from relata.attribute.rules.patterns.base import CueSite, apply_cue
from relata.attribute.rules.roles.addressee import find_addressee
from relata.attribute.rules.roles.controllers import gerund_controller, infinitive_controller
from relata.attribute.rules.roles.objects import narrow_to_object
from relata.attribute.rules.roles.phrases import relative_antecedent
from relata.attribute.rules.roles.speaker import INVERTED, set_speaker
from relata.attribute.rules.roles.subject_ranking import SPEAKER_KINDS
from relata.attribute.rules.scoring.act_score import act_score
from relata.attribute.rules.scoring.clause_score import is_likely_report
from relata.attribute.rules.spans.boundaries import predicate_clause
from relata.attribute.rules.spans.frames import FOLLOWING
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch, NamedRule, Range
from relata.lang.language import GERUND
from relata.model.analysis import NOM

#: Complements that many verbs take: with them a cue must report often.
COMMON: frozenset[NamedRule] = frozenset(("object", "inf", "passive"))


def complete_comma(context: Context, site: CueSite, candidate: Candidate) -> Candidate | None:
    """Roles and score of a candidate where commas separate clauses; None if it is too unsure."""
    match = site.match
    apply_cue(candidate, match)
    candidate.reported_frame = is_reported_frame(context.text, match)
    _set_roles(context, site, candidate)
    if candidate.rule == "before" and not _is_likely(context, site, candidate):
        return None
    if candidate.mode == "reported" and not _is_reported_act(context, candidate, match):
        return None
    return candidate


def complete_adjacent(context: Context, site: CueSite, candidate: Candidate) -> Candidate | None:
    """The same where the complement stands right after its verb."""
    match, rule = site.match, candidate.rule
    if rule in COMMON:
        strength = match.cue.reporting_strength if rule == "inf" else match.cue.object_strength
        if strength < context.weights.strength.common_complement:
            return None
    apply_cue(candidate, match)
    lookback = context.candidates.speaker_before(match.at)
    end = site.clause.end if rule in INVERTED else match.pivot
    areas: list[Range] = [(_subject_area(site), end)]
    areas += [(a, min(b, end)) for a, b in candidate.frame if a < end]
    set_speaker(context, candidate, match, areas, lookback, site.clauses)
    after = match.tokens[-1] + 1
    limit = min((a for a, _ in candidate.content if a >= after), default=site.clause.end)
    if candidate.addressee is None and limit > after:
        speaker = candidate.speaker
        candidate.addressee = find_addressee(context, match, [(after, limit)], speaker)
    return candidate


def _subject_area(site: CueSite) -> int:
    """A subject with appositions begins some clauses before its verb."""
    j = site.k
    while j > 0 and site.clauses[j - 1].kind in FOLLOWING:
        j -= 1
    return site.clauses[max(0, j - 1)].start


def _set_roles(context: Context, site: CueSite, candidate: Candidate) -> None:
    """Speaker and addressee: a controller, an antecedent, or whom `set_speaker` finds."""
    match, clauses, clause = site.match, site.clauses, site.clause
    areas = _areas(site, candidate)
    if match.form & GERUND and context.grammar.free_order:
        candidate.speaker = gerund_controller(context, match, clauses, site.k)
        candidate.speaker_why = "subject of the clause on which the gerund hangs"
        return
    if clause.kind == "inf" and match.finite is None and site.k > 0:
        candidate.speaker = infinitive_controller(context, match, clauses, site.k)
        candidate.speaker_why = "subject of the clause on which the infinitive hangs"
        candidate.addressee = find_addressee(context, match, areas, candidate.speaker)
        return
    if clause.kind == "rel" and not match.passive:
        antecedent = relative_antecedent(context, clause.start)
        if antecedent is not None and not _has_subject(context, match, clause):
            candidate.speaker = antecedent
            candidate.speaker_why = "what the relative clause is about"
            if context.grammar.verb_second:
                area = [(clause.start + 1, clause.end)]
                candidate.addressee = find_addressee(context, match, area, antecedent)
            return
    lookback = context.candidates.speaker_before(match.at)
    set_speaker(context, candidate, match, areas, lookback, clauses)


def _areas(site: CueSite, candidate: Candidate) -> list[Range]:
    """Where speaker and addressee may stand: in the clause of the cue, then in its frame."""
    own = (site.clause.start, site.clause.end)
    if candidate.rule == "anaphor":
        return [(site.match.pivot, own[1]), *((a + 1, b) for a, b in candidate.frame)]
    if candidate.mode == "reported":
        return [own, *candidate.content, *candidate.frame]
    return [own, *(r for r in candidate.frame if r != own)]


def _has_subject(context: Context, match: CueMatch, clause: Clause) -> bool:
    """Does the relative clause have a subject next to its pronoun (", was X sagte")?"""
    for i in context.top_phrases(clause.start + 1, match.at):
        phrase = context.phrases[i]
        if phrase.preposition is None and (not phrase.case or phrase.case & NOM):
            return phrase.kind != "description" or phrase.entity not in ("other", "place")
    return False


def _is_likely(context: Context, site: CueSite, candidate: Candidate) -> bool:
    """Is a clause after its frame surely enough a content?"""
    clauses = site.clauses
    m = clause_at(clauses, candidate.content[0][0])
    if m is None:
        return True
    if clauses[m].kind == "phrase":
        m = predicate_clause(context, clauses, m)
    mood = context.grammar.subjunctive_reports and in_subjunctive(context, clauses[m])
    return is_likely_report(context, candidate, site.match, site.clause, clauses[m], mood)


def _is_reported_act(context: Context, candidate: Candidate, match: CueMatch) -> bool:
    """Narrow a reported act to its object, and score it: is it surely enough a statement?"""
    start, end = candidate.content[0]
    noun = narrow_to_object(context, candidate, match)
    narrowed = candidate.content != [(start, end)]
    if context.grammar.subjunctive_reports and not _can_hear(context, candidate.addressee):
        candidate.addressee = None
    if context.grammar.free_order and not narrowed:
        return False
    if any(context.text.lower[i] in match.cue.not_with for i in range(start, end)):
        return False
    score = act_score(context, candidate, match, noun, narrowed=narrowed)
    candidate.score = round(score, 3)
    return score >= context.weights.act.least


def _can_hear(context: Context, index: int | None) -> bool:
    """Is it somebody rather than a thing ("berichtete von lautem Krach")?"""
    if index is None:
        return True
    phrase = context.phrases[index]
    return phrase.kind != "description" or phrase.entity in SPEAKER_KINDS
