"""Who goes on speaking: the last voice, or somebody whom the sentence before has brought in."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.roles.subject_ranking import SPEAKER_KINDS, VerbComplex, rank_subject
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate
from relata.model.analysis import NOM, Phrase

#: Clauses whose phrases are not the subject of the main verb.
OTHER_CLAUSES = frozenset(("rel", "sub", "that", "wh", "inf"))


def source_in_previous_sentence(context: Context, sentence: int) -> int | None:
    """The first voice in particular that the sentence before names without a preposition."""
    if not sentence or not context.readable(sentence - 1):
        return None
    for i in context.top_phrases(*context.text.sentences[sentence - 1]):
        phrase = context.phrases[i]
        if (
            phrase.preposition is None
            and phrase.entity in SPEAKER_KINDS
            and phrase.entity != "unnamed"
            and (not phrase.case or phrase.case & NOM)
        ):
            return i
    return None


def intervening_source(context: Context, sentence: int, voice: Candidate) -> int | None:
    """Who takes over from an earlier voice: the subject of a sentence between them, or None.

    "Die Trainerin bleibt ruhig. Man habe genug Zeit.": nothing in the first sentence
    reports, but the second tells what its subject says. So does "In dem Bericht werden
    Beispiele genannt."
    """
    last = max(end for _, end in (*voice.content, *voice.frame))
    if sentence - context.text.sentence_of[last - 1] < 2 or not context.readable(sentence - 1):
        return None
    index = _main_subject(context, sentence - 1)
    if index is not None and _is_particular(context, context.phrases[index]):
        return index
    return _document_in(context, sentence - 1)


def _main_subject(context: Context, sentence: int) -> int | None:
    """The subject of the sentence's first main clause, or None."""
    clauses, _ = parse_sentence(context, sentence)
    blocked = [(clause.start, clause.end) for clause in clauses if clause.kind in OTHER_CLAUSES]
    for clause in clauses:
        if clause.kind == "main" and clause.finite is not None:
            return rank_subject(
                context, VerbComplex(clause.finite), clauses[0].start, clause.end, blocked
            )
    return None


def _is_particular(context: Context, phrase: Phrase) -> bool:
    """Is it somebody in particular, and no "it", "this" or "they"?"""
    if phrase.entity not in SPEAKER_KINDS or phrase.entity == "unnamed":
        return False
    if phrase.kind != "pronoun":
        return True
    entry = context.language.file.pronouns.get(context.text.lower[phrase.head])
    return entry is not None and entry.person == 3 and entry.gender in ("m", "f")


def _document_in(context: Context, sentence: int) -> int | None:
    """The text of which the sentence tells ("In dem Bericht werden …"), or None."""
    for i in context.top_phrases(*context.text.sentences[sentence]):
        phrase = context.phrases[i]
        if phrase.entity == "document" and phrase.preposition is not None:
            if context.text.lower[phrase.preposition] in context.lexicon.document_prepositions:
                return i
    return None
