"""Quotations inside somebody's reported words: whose they are is known once all is found."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate, NamedRule

#: Rules that take the nearest verb for the frame of a quotation.
BY_VERB: frozenset[NamedRule] = frozenset(("quote-before", "quote-embedded"))


def resolve_quotations(context: Context) -> None:
    """Decide whose words each quotation inside or after reported words is."""
    _withdraw_quotes_inside_reports(context)
    if context.grammar.verb_second:
        _reassign_quotes_after_colon(context)


def _withdraw_quotes_inside_reports(context: Context) -> None:
    """Drop direct speech that is only a part of an indirect statement around it.

    "X kritisiert, die Aktion erinnere „an …“": what the verb inside X's words seems to say
    are X's own words, unless it is a verb of saying or stands before a colon.
    """
    for found in list(context.candidates.by_quote.values()):
        if _is_weak_quotation(context, found) and _is_part_of_report(context, found):
            context.candidates.withdraw(found)


def _is_weak_quotation(context: Context, candidate: Candidate) -> bool:
    return (
        candidate.rule in BY_VERB and candidate.strength < context.weights.strength.keeps_quotation
    )


def _is_part_of_report(context: Context, candidate: Candidate) -> bool:
    start, end = candidate.content[0]
    if len(candidate.content) > 1 or (start and context.text.words[start - 1] == ":"):
        return False
    return any(
        other.mode == "indirect"
        and other.cue
        and any(a <= start and end <= b and a <= candidate.anchor < b for a, b in other.content)
        for other in context.candidates.in_sentence(context.text.sentence_of[candidate.anchor])
    )


def _reassign_quotes_after_colon(context: Context) -> None:
    """A quotation after a colon belongs to the speaker whose indirect words stand before it.

    "X glaubt, dass die Mannschaft stärker sei: „…“": a verb that introduces no
    direct speech quotes nobody.
    """
    for candidate in context.candidates.by_quote.values():
        start = candidate.content[0][0]
        if not start or context.text.words[start - 1] != ":" or candidate.rule not in BY_VERB:
            continue
        if _introduces_direct(context, candidate.anchor):
            continue
        for other in context.candidates.in_sentence(context.text.sentence_of[candidate.anchor]):
            if (
                other.mode == "indirect"
                and other.frame
                and _holds_verb_before(other, candidate.anchor, start)
            ):
                other.content = [(a, min(b, start - 1)) for a, b in other.content if a < start - 1]
                _copy_source(candidate, other)
                break


def _introduces_direct(context: Context, anchor: int) -> bool:
    """Does the cue at `anchor` introduce direct speech?"""
    _, matches = parse_sentence(context, context.text.sentence_of[anchor])
    return any(t.at == anchor and "direct" in t.cue.complements for t in matches)


def _holds_verb_before(other: Candidate, anchor: int, start: int) -> bool:
    """Are these reported words that hold the verb at `anchor`, before a quotation at `start`?"""
    return other.anchor < anchor < start and any(a <= anchor < b for a, b in other.content)


def _copy_source(candidate: Candidate, other: Candidate) -> None:
    candidate.cue, candidate.frame, candidate.anchor = (
        list(other.cue),
        list(other.frame),
        other.anchor,
    )
    candidate.lemma, candidate.act, candidate.certainty = other.lemma, other.act, other.certainty
    candidate.medium, candidate.strength = other.medium, other.strength
    candidate.speaker, candidate.speaker_range = other.speaker, other.speaker_range
    candidate.speaker_why, candidate.speaker_score = other.speaker_why, other.speaker_score
    candidate.speaker_carried, candidate.addressee = other.speaker_carried, other.addressee
