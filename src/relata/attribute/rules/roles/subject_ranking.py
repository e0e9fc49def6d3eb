"""Which phrase of a clause is the subject of its verb: each is weighed, the cheapest wins."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

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
from relata.model.analysis import GEN, NOM, PUNCT, WORD, Phrase

#: Kinds of entities that can speak without further evidence.
SPEAKER_KINDS = frozenset(("person", "organisation", "institution", "outlet", "agency", "unnamed"))
#: Kinds of entities in which impersonal words stand.
SOURCE_KINDS = frozenset(("document", "outlet", "institution", "organisation", "agency"))
#: What a phrase that shows no case costs where others do, so that a sure subject wins.
NO_CASE = 1.5
#: What a phrase behind "als" before its verb costs: any other subject wins.
PREDICATE = 9
#: What "this" costs before a verb that somebody else may be the subject of.
THIS = 2
SKIPPED = ADVERB | NEGATION | REFLEXIVE | TIME


class VerbComplex(Struct, frozen=True):
    """A finite verb with what belongs to it."""

    finite: int
    #: All tokens of its complex, which are no distance.
    tokens: tuple[int, ...] = ()
    #: Its number, where its form shows one.
    form: int = 0


def may_speak(context: Context, phrase: Phrase) -> bool:
    """Can this phrase be a speaker at all? Times and bare numbers cannot."""
    if context.text.flags[phrase.head] & TIME:
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

    `blocked` are ranges of other clauses: their phrases are no subjects of this verb, and
    their tokens no distance.
    """
    form = match.form if match.form & FINITE else 0
    verb = VerbComplex(match.pivot, match.tokens, form)
    return rank_subject(context, verb, start, end, blocked)


def rank_subject(
    context: Context, verb: VerbComplex, start: int, end: int, blocked: Sequence[Range] = ()
) -> int | None:
    """The same for any verb."""
    pivot, form = verb.finite, verb.form
    best: int | None = None
    best_cost = 60.0
    gender = _gender(context, pivot)
    for i in context.top_phrases(start, end):
        phrase = context.phrases[i]
        if context.text.flags[phrase.head] & TIME or blocked_at(phrase.start, blocked):
            continue
        cost = _distance(context, phrase, verb, blocked)
        place = not may_speak(context, phrase)
        if place:
            # "Die Stadt forderte die Anwohner auf": beside the verb it speaks.
            adjacent = phrase.end == pivot or phrase.start == pivot + 1
            cost += 0.3 if adjacent and context.grammar.verb_second else 10
        if phrase.preposition is not None:
            # "Während Holm ankündigte": what may be a conjunction too is none before a name.
            doubtful = context.text.flags[phrase.preposition] & SUBORDINATION and phrase.name
            cost += 3 if doubtful and context.grammar.verb_second else 25
        elif _is_predicate(context, phrase, pivot):
            cost += PREDICATE
        if phrase.case == GEN and _is_genitive(context, phrase):
            continue
        if phrase.case and not phrase.case & NOM:
            cost += 20 if not context.grammar.free_order else 40
        if gender and phrase.gender and gender not in phrase.gender and phrase.number != "pl":
            cost += 6
        if not _agrees(phrase, form):
            cost += 8
        if phrase.case == NOM:
            cost -= 1
        elif not phrase.case and context.grammar.free_order and phrase.kind != "pronoun":
            cost += NO_CASE
        if phrase.entity not in SPEAKER_KINDS and phrase.kind == "description" and not place:
            cost += 6
        if (
            context.grammar.verb_second
            and context.text.lower[phrase.head] in context.lexicon.anaphors
        ):
            cost += THIS
        if cost < best_cost:
            best, best_cost = i, cost
    return best if best_cost < 24 else None


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
        return 0.8 + _gap(context, verb.finite + 1, phrase.start, verb, blocked)
    if phrase.end <= verb.finite:
        return _gap(context, phrase.end, verb.finite, verb, blocked)
    return 40.0


def _gap(
    context: Context, start: int, end: int, verb: VerbComplex, blocked: Sequence[Range]
) -> float:
    flags, kinds, tokens = context.text.flags, context.text.kinds, verb.tokens
    cost = 0.0
    for j in range(start, min(end, start + 60)):
        if j in tokens or flags[j] & SKIPPED or (blocked and blocked_at(j, blocked)):
            cost += 0.2
        elif kinds[j] == PUNCT:
            # A stop inside a sentence: what follows was torn from another.
            cost += 30.0 if context.text.words[j] == "." else 0.6
        elif context.grammar.verb_second and not context.nominal[j]:
            cost += 0.5  # "selber", "dagegen": words between that belong to no phrase
        else:
            cost += 1.0
    return cost
