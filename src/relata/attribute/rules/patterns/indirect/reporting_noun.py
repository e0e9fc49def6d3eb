"""Nouns that report, with their clause: "die Hoffnung, dass …", "the claim that …"."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import in_subjunctive, resuming_clause
from relata.attribute.rules.clauses.sentence import clause_at
from relata.attribute.rules.patterns.indirect import adjacent
from relata.attribute.rules.patterns.indirect.free_order import end_before_predicate
from relata.attribute.rules.roles.phrases import is_impersonal, is_relative, noun_owner
from relata.attribute.rules.roles.subject_ranking import SPEAKER_KINDS, cue_subject
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import RELATIVE
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch

#: Weaker nouns report too seldom.
WEAK = 0.5


def noun_statement(
    context: Context, match: CueMatch, clauses: list[Clause], end: int
) -> Candidate | None:
    """The statement that a reporting noun introduces, or None."""
    if not context.grammar.comma_before_clause:
        return adjacent.noun_statement(context, match, clauses, end)
    k = clause_at(clauses, match.at)
    if k is None or k + 1 >= len(clauses):
        return None
    if match.cue.strength < WEAK:
        return None
    owner_phrase = noun_owner(context, match.at)
    if is_impersonal(context, owner_phrase):
        owner_phrase = None
    if owner_phrase is None and context.grammar.free_order:
        return None
    close = match.at + 1
    if owner_phrase is not None and context.phrases[owner_phrase].end > close:
        close = context.phrases[owner_phrase].end
    if clauses[k].end - close > 3:
        return None
    following = clauses[k + 1]
    relative = _names_noun_as_source(context, following)
    takes = match.cue.takes
    wanted = {"that": "that", "inf": "inf", "main": "that"}.get(following.kind)
    if not (relative or wanted in takes):
        return None
    if following.kind == "main" and not (relative or explains_noun(context, clauses, k)):
        return None
    cue = match.cue
    speaker, why = owner_phrase, f"whose {cue.lemma} it is"
    if owner_phrase is None and context.grammar.verb_second:
        speaker, why = (
            _subject_of_clause(context, match, clauses[k]),
            f"subject of the clause of “{cue.lemma}”",
        )
    frame = [(clauses[k].start, following.start)]
    if context.grammar.free_order:
        end = end_before_predicate(clauses, k + 1, end)
    elif (
        clauses[k].finite is None
        and (again := resuming_clause(context, clauses, k + 1)) is not None
    ):
        end = clauses[again - 1].end
        frame.append((end, clauses[again].end))
    return Candidate(
        "indirect", [(following.start, end)], "noun", 0.5 + 0.4 * cue.strength,
        cue=[(match.at, match.at + 1)], frame=frame,
        speaker=speaker, speaker_why=why, lemma=cue.lemma, act=cue.act,
        certainty=cue.certainty, medium=cue.medium, anchor=match.at,
    )  # fmt: skip


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


def _subject_of_clause(context: Context, match: CueMatch, clause: Clause) -> int | None:
    """Whose act it is where the noun has no owner: "X fasste den Entschluss", or None."""
    if (
        clause.finite is None
        or context.text.lower[clause.finite] in context.lexicon.passive_auxiliaries
    ):
        return None
    verb = CueMatch(match.cue, clause.finite, clause.finite, (clause.finite,), 0)
    subject_phrase = cue_subject(context, verb, clause.start, match.at)
    if subject_phrase is None or context.phrases[subject_phrase].entity not in SPEAKER_KINDS:
        return None
    # "Es gibt Hinweise, dass …" has no voice, nor has "…, was ein Hinweis darauf ist".
    return (
        None
        if is_impersonal(context, subject_phrase) or is_relative(context, subject_phrase)
        else subject_phrase
    )


def explains_noun(context: Context, clauses: list[Clause], k: int) -> bool:
    """ "die Behauptung, er sei geflohen": a main clause that only the noun in k explains."""
    close, following = clauses[k].close, clauses[k + 1]
    if not context.grammar.subjunctive_reports or following.coordinated:
        return False
    if context.text.words[close] != "," or in_subjunctive(context, clauses[k]):
        return False
    return following.verb_later and in_subjunctive(context, following)
