"""Subject ranking: which phrase of a clause is the subject of its verb.

Each phrase gets a cost by its distance, place and form (`weights.toml`); the lowest wins.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from relata.attribute.rules.limits import DISTANCE
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    ADVERB,
    NEGATION,
    REFLEXIVE,
    RELATIVE,
    SUBORDINATION,
    TIME,
)
from relata.attribute.rules.text.types import CueMatch, Range
from relata.lang.language import FINITE, PL, SG
from relata.model.analysis import GEN, NOM, PUNCT, WORD, Phrase, Segmented

#: Kinds of entities that can speak without further evidence.
SPEAKER_KINDS = frozenset(("person", "organisation", "institution", "outlet", "agency", "unnamed"))
#: Kinds of entities in which impersonal words stand.
SOURCE_KINDS = frozenset(("document", "outlet", "institution", "organisation", "agency"))
#: Words between a phrase and its verb that hardly count as distance.
SKIPPED = ADVERB | NEGATION | REFLEXIVE | TIME


class VerbComplex(Struct, frozen=True):
    """A finite verb with what belongs to it."""

    finite: int
    #: All tokens of its complex, which do not count as distance.
    tokens: tuple[int, ...] = ()
    #: Its number, where its form shows one.
    form: int = 0


def may_speak(text: Segmented, phrase: Phrase) -> bool:
    """Can this phrase be a speaker at all? Times and bare numbers cannot."""
    if text.flags[phrase.head] & TIME:
        return False
    return phrase.kind != "description" or phrase.entity != "place"


def _agrees(phrase: Phrase, form: int) -> bool:
    if phrase.number is None or form & (SG | PL) not in (SG, PL):
        return True
    return (phrase.number == "pl") == bool(form & PL)


def cue_subject(
    context: Context, match: CueMatch, start: int, end: int, blocked: Sequence[Range] = ()
) -> int | None:
    """Index of the phrase in [start, end) that is the subject of the cue's verb, or None.

    `blocked` are ranges of other clauses: their phrases are not subjects of this verb, and
    their tokens do not count as distance.
    """
    form = match.form if match.form & FINITE else 0
    verb = VerbComplex(match.pivot, match.tokens, form)
    return rank_subject(context, verb, start, end, blocked)


def rank_subject(
    context: Context, verb: VerbComplex, start: int, end: int, blocked: Sequence[Range] = ()
) -> int | None:
    """The same for any verb: the phrase with the lowest cost, if it is below the limit."""
    best: int | None = None
    best_cost = context.weights.subject.limit
    gender = _gender(context, verb.finite)
    for i in context.top_phrases(start, end):
        phrase = context.phrases[i]
        if context.text.flags[phrase.head] & TIME or blocked_at(phrase.start, blocked):
            continue
        if phrase.case == GEN and _is_genitive(context, phrase):
            continue
        cost = _distance(context, phrase, verb, blocked)
        cost += _position_cost(context, phrase, verb)
        if _opens_last_clause(context, phrase, verb.finite):
            cost += context.weights.subject.conjunction - context.weights.subject.preposition
        else:
            cost += _form_cost(context, phrase, verb, gender)
        if cost < best_cost:
            best, best_cost = i, cost
    return best


def _position_cost(context: Context, phrase: Phrase, verb: VerbComplex) -> float:
    """What its place and preposition say against a phrase as the subject."""
    costs, verb_second = context.weights.subject, context.grammar.verb_second
    cost = 0.0
    if not may_speak(context.text, phrase):
        # "Die Stadt forderte die Anwohner auf": next to the verb it speaks.
        adjacent = phrase.end == verb.finite or phrase.start == verb.finite + 1
        cost += costs.place_next_to_verb if adjacent and verb_second else costs.place
    elif phrase.entity not in SPEAKER_KINDS and phrase.kind == "description":
        cost += costs.thing
    if phrase.preposition is not None:
        # "Während Holm ankündigte": what may be a conjunction too is one before a name.
        doubtful = context.text.flags[phrase.preposition] & SUBORDINATION and phrase.name
        cost += costs.conjunction if doubtful and verb_second else costs.preposition
    elif _is_predicate(context, phrase, verb.finite):
        cost += costs.predicate
    if verb_second and context.text.lower[phrase.head] in context.lexicon.anaphors:
        cost += costs.anaphor
    return cost


def _opens_last_clause(context: Context, phrase: Phrase, verb: int) -> bool:
    """ "Während Eltern Hilfe forderten,": bare people after what is a conjunction before them."""
    text, before = context.text, phrase.preposition
    if before is None or not context.grammar.verb_second or phrase.entity not in SPEAKER_KINDS:
        return False
    if not text.flags[before] & SUBORDINATION or phrase.start != phrase.head or phrase.name:
        return False
    opens = before == 0 or text.kinds[before - 1] == PUNCT
    return opens and verb + 1 < len(text.kinds) and text.kinds[verb + 1] == PUNCT


def _form_cost(context: Context, phrase: Phrase, verb: VerbComplex, gender: str) -> float:
    """What its case, gender and number say against a phrase as the subject."""
    costs, free_order = context.weights.subject, context.grammar.free_order
    cost = 0.0
    if phrase.case == NOM:
        cost += costs.nominative
    elif phrase.case and not phrase.case & NOM:
        cost += costs.oblique_free_order if free_order else costs.oblique
    elif not phrase.case and free_order and phrase.kind != "pronoun":
        cost += costs.no_case
    if gender and phrase.gender and gender not in phrase.gender and phrase.number != "pl":
        cost += costs.other_gender
    if not _agrees(phrase, verb.form):
        cost += costs.other_number
    return cost


def _is_genitive(context: Context, phrase: Phrase) -> bool:
    """Does the whole phrase stand in the genitive ("des Amtes", no "dessen Amt")?"""
    owned = context.text.flags[phrase.start] & RELATIVE and phrase.start != phrase.head
    return context.grammar.verb_second and not owned


def _is_predicate(context: Context, phrase: Phrase, pivot: int) -> bool:
    """ "Als Grund nannte X …", "… als Auslöser angab": what something is called."""
    text, before = context.text, phrase.start - 1
    if not context.grammar.verb_second or before < 0 or not text.flags[before] & SUBORDINATION:
        return False
    if phrase.end == pivot:
        return True
    # "als" inside a clause opens no other one.
    inside = before > 0 and text.kinds[before - 1] == WORD and phrase.preposition is None
    return (
        inside and text.sentence_of[before - 1] == text.sentence_of[before] and phrase.end < pivot
    )


def _gender(context: Context, verb: int) -> str:
    """The gender that the ending of a finite verb asks of its subject, "" for none."""
    lower = context.text.lower[verb]
    for ending, gender in context.grammar.subject_genders.items():
        if lower.endswith(ending):
            return gender
    return ""


def blocked_at(token: int, blocked: Sequence[Range]) -> bool:
    """Does the token stand in one of the ranges?"""
    for start, end in blocked:  # noqa: SIM110 (asked for every token between: `any` costs twice)
        if start <= token < end:
            return True
    return False


def _distance(
    context: Context, phrase: Phrase, verb: VerbComplex, blocked: Sequence[Range]
) -> float:
    """How far the phrase stands from the finite verb, words that may stand between left out."""
    if phrase.start > verb.finite:
        gap = _gap(context, verb.finite + 1, phrase.start, verb, blocked)
        return context.weights.subject.after_verb + gap
    if phrase.end <= verb.finite:
        return _gap(context, phrase.end, verb.finite, verb, blocked)
    return context.weights.subject.around_verb


def _gap(
    context: Context, start: int, end: int, verb: VerbComplex, blocked: Sequence[Range]
) -> float:
    flags, kinds, tokens = context.text.flags, context.text.kinds, verb.tokens
    costs, verb_second = context.weights.subject, context.grammar.verb_second
    cost = 0.0
    for j in range(start, min(end, start + DISTANCE)):
        if j in tokens or flags[j] & SKIPPED or (blocked and blocked_at(j, blocked)):
            cost += costs.skipped
        elif kinds[j] == PUNCT:
            cost += costs.stop if context.text.words[j] == "." else costs.mark
        elif verb_second and not context.nominal[j]:
            cost += costs.outside_phrases  # "selber", "dagegen": words that belong to no phrase
        else:
            cost += costs.word
    return cost
