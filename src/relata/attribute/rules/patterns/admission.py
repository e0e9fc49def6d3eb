"""Which candidate of a cue is kept next to those found before."""

from __future__ import annotations

from relata.attribute.rules.limits import INFINITIVE_CONTENT
from relata.attribute.rules.roles.subject_ranking import SPEAKER_KINDS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.quotations import is_named_so
from relata.attribute.rules.text.types import Candidate, CueMatch
from relata.lang.language import INFINITIVE


def may_open(context: Context, sentence: int, match: CueMatch) -> bool:
    """May the cue introduce a statement: is it free, and strong enough inside somebody's words?"""
    if not context.candidates.cue_tokens.isdisjoint(match.tokens):
        return False
    if context.text.lower[match.at] in context.lexicon.naming and _names(context, sentence):
        return False
    weak = match.cue.reporting_strength < context.weights.strength.inside_quotation
    if weak and is_inside_words(context, sentence, match.at):
        return False
    return match.form != INFINITIVE or not _is_content(context, sentence, match.at)


def _names(context: Context, sentence: int) -> bool:
    """Is there a nickname in marks in the sentence: "der sich „Hecht“ nennt"?"""
    quotes = context.quotes_in(*context.text.sentences[sentence])
    return any(is_named_so(context, context.text.quotes[q]) for q in quotes)


def is_inside_words(context: Context, sentence: int, token: int) -> bool:
    """Is the token part of a quotation, or of a turn of an interview?"""
    quoted = context.text.quote_of[token] is not None
    return quoted or sentence in context.candidates.spoken_sentences


def is_admitted(context: Context, sentence: int, match: CueMatch, candidate: Candidate) -> bool:
    """Is the candidate of a cue kept? A weaker one with the same content is superseded."""
    if _is_direct(context, candidate):
        return False
    if is_inside_words(context, sentence, match.at) and not _is_third_person(context, candidate):
        return False
    return context.lexicon.fixed_order or not _is_duplicate(context, sentence, candidate)


def _is_duplicate(context: Context, sentence: int, candidate: Candidate) -> bool:
    """Have a noun and a verb the same clause ("gab in einem Bericht bekannt, dass")? One stays."""
    for other in context.candidates.in_sentence(sentence):
        if other.content[0][0] == candidate.content[0][0]:
            if candidate.rule == "noun" and other.rule == "before":
                return True
            if other.rule == "noun" and candidate.rule in ("noun", "before"):
                context.candidates.supersede(other)
                return False
    return False


def _is_content(context: Context, sentence: int, at: int) -> bool:
    """Is the infinitive at `at` itself what another cue introduces ("declined to comment")?"""
    for candidate in context.candidates.in_sentence(sentence):
        if candidate.mode == "indirect" and not candidate.content[0][0] < at - INFINITIVE_CONTENT:
            if candidate.anchor < at < candidate.content[-1][1] and candidate.content[0][0] <= at:
                return True
    return False


def _is_third_person(context: Context, candidate: Candidate) -> bool:
    """Inside a quotation only the words of somebody else are a statement of their own."""
    if candidate.speaker is None:
        return False
    phrase = context.phrases[candidate.speaker]
    if phrase.kind != "pronoun":
        return phrase.entity in SPEAKER_KINDS
    pronoun = context.language.file.pronouns.get(context.text.lower[phrase.head])
    return pronoun is not None and pronoun.person == 3 and pronoun.gender != "n"


def _is_direct(context: Context, candidate: Candidate) -> bool:
    """Is the content, without marks, exactly one quotation that is direct speech already?"""
    if len(candidate.content) != 1:
        return False
    start, end = candidate.content[0]
    q = context.text.quote_of[start]
    if q is None or q not in context.candidates.by_quote:
        return False
    quote = context.text.quotes[q]
    return quote.start == start and end <= quote.end + 1
