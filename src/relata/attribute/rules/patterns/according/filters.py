"""What looks like a source phrase but is not: "laut werden", "zwei Jahre nach dem Bericht"."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import clause_at, parse_sentence
from relata.attribute.rules.limits import MEASURE
from relata.attribute.rules.roles.phrases import is_relative
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import ANY_FINITE, COORDINATION, PREPOSITION
from relata.model.analysis import NOM, PUNCT, Phrase

#: Acts whose nouns govern the preposition themselves ("die Frage nach", "der Ruf nach").
SEEKING = frozenset(("ask", "demand"))


def is_adverb(context: Context, j: int) -> bool:
    """Does a preposition that ends at j govern nothing ("wurde laut", "dachte laut über X nach")?

    A verb after it, a preposition, a conjunction or a mark is not a source.
    """
    text = context.text
    if j >= len(text.words) or text.kinds[j] == PUNCT:
        return True
    if text.flags[j] & (PREPOSITION | COORDINATION):
        return context.phrase_at(j) is None
    verb = text.flags[j] & ANY_FINITE and not context.opens_phrase(j)
    return bool(verb) and context.phrase_at(j) is None


def follows_measure(context: Context, start: int, i: int) -> bool:
    """Does a length of time stand before the preposition at i ("zwei Monate nach", "kurz nach")?

    In a phrase of its own it does not ("vor zwei Jahren nach Angaben von X").
    """
    if i <= start or context.text.lower[i - 1] not in context.lexicon.time_measures:
        return False
    before = range(max(start, i - MEASURE), i - 1)
    return not any(context.text.flags[k] & PREPOSITION for k in before)


def belongs_to_noun(context: Context, start: int, i: int) -> bool:
    """Does a noun before the preposition at i govern it ("die Frage nach seinen Plänen")?"""
    if i <= start or not context.text.words[i - 1][:1].isupper():
        return False
    readings = context.language.nouns.get(context.text.lower[i - 1], ())
    return any(reading.cue.act in SEEKING for reading in readings)


def is_oblique(context: Context, phrase: Phrase) -> bool:
    """Is the phrase after a particle in a case that no source has (", so einen Text")?"""
    return context.grammar.verb_second and bool(phrase.case) and not phrase.case & NOM


def relative_start(context: Context, sentence: int, phrase: int | None) -> int | None:
    """Where a relative clause begins whose pronoun is the source ("laut denen C"), or None."""
    if phrase is None or not is_relative(context, phrase):
        return None
    found = context.phrases[phrase]
    clauses, _ = parse_sentence(context, sentence)
    k = clause_at(clauses, found.start)
    if not k or clauses[k].kind != "rel" or found.head > clauses[k].start + 1:
        return None
    return clauses[k].start


def antecedent_reports(context: Context, sentence: int, start: int) -> bool:
    """Has the clause before the relative clause at `start` a noun that reports by itself?"""
    clauses, matches = parse_sentence(context, sentence)
    k = clause_at(clauses, start)
    if not k:
        return False
    before, strength = clauses[k - 1], context.weights.strength.noun
    return any(
        before.start <= match.at < before.end
        and match.form == 0
        and match.cue.reporting_strength >= strength
        for match in matches
    )
