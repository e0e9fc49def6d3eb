"""Discourse carry-over: who goes on speaking where a sentence names no speaker.

The last speaker does, unless a sentence in between is about somebody else.
"""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.limits import SPEAKER_PARAGRAPHS, SPEAKER_SENTENCES
from relata.attribute.rules.roles.subject_ranking import SPEAKER_KINDS, VerbComplex, rank_subject
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate, NamedRule
from relata.model.analysis import NOM, Phrase

#: Rules for source phrases, which carry over also where they name nobody.
SOURCE_PHRASES: frozenset[NamedRule] = frozenset(("according", "according-noun", "according-after"))
#: Kinds of entities whose speech may go on in the next sentence.
CONTINUING_KINDS = SPEAKER_KINDS | {"document", "place"}
#: Clauses whose phrases are not the subject of the main verb.
OTHER_CLAUSES = frozenset(("rel", "sub", "that", "wh", "inf"))


def source_in_previous_sentence(context: Context, sentence: int) -> int | None:
    """The first speaker that the sentence before names without a preposition."""
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


def intervening_source(context: Context, sentence: int, last: Candidate) -> int | None:
    """Who takes over from an earlier speaker: the subject of a sentence between them, or None.

    "Die Trainerin bleibt ruhig. Man habe genug Zeit.": nothing in the first sentence
    reports, but the second says what its subject says. So does "In dem Bericht werden
    Beispiele genannt."
    """
    end = max(stop for _, stop in (*last.content, *last.frame))
    if sentence - context.text.sentence_of[end - 1] < 2 or not context.readable(sentence - 1):
        return None
    index = main_subject(context, sentence - 1)
    if index is not None and is_particular(context, context.phrases[index]):
        return index
    return _document_in(context, sentence - 1)


def main_subject(context: Context, sentence: int) -> int | None:
    """The subject of the sentence's first main clause, or None."""
    clauses, _ = parse_sentence(context, sentence)
    blocked = [(clause.start, clause.end) for clause in clauses if clause.kind in OTHER_CLAUSES]
    for clause in clauses:
        if clause.kind == "main" and clause.finite is not None:
            return rank_subject(
                context, VerbComplex(clause.finite), clauses[0].start, clause.end, blocked
            )
    return None


def is_particular(context: Context, phrase: Phrase) -> bool:
    """Is it somebody in particular, rather than "it", "this" or "they"?"""
    if phrase.entity not in SPEAKER_KINDS or phrase.entity == "unnamed":
        return False
    if phrase.kind != "pronoun":
        return True
    entry = context.language.file.pronouns.get(context.text.lower[phrase.head])
    return entry is not None and entry.person == 3 and entry.gender in ("m", "f")


def _document_in(context: Context, sentence: int) -> int | None:
    """The text that the sentence is about ("In dem Bericht werden …"), or None."""
    for i in context.top_phrases(*context.text.sentences[sentence]):
        phrase = context.phrases[i]
        if phrase.entity == "document" and phrase.preposition is not None:
            if context.text.lower[phrase.preposition] in context.lexicon.document_prepositions:
                return i
    return None


def previous_speaker(context: Context, token: int) -> Candidate | None:
    """The last candidate before `token` whose speaker may go on speaking."""
    here = context.paragraph_index(token)
    sentence = context.text.sentence_of[token]
    for earlier in range(sentence - 1, max(-1, sentence - SPEAKER_SENTENCES), -1):
        best: Candidate | None = None
        for candidate in context.candidates.in_sentence(earlier):
            if candidate.mode == "hearsay" or not _can_go_on(context, candidate):
                continue
            if here - context.paragraph_index(candidate.content[-1][1] - 1) > SPEAKER_PARAGRAPHS:
                continue
            if best is None or _recency(candidate) > _recency(best):
                best = candidate
        if best is not None:
            return best
    return None


def _can_go_on(context: Context, candidate: Candidate) -> bool:
    """Is the speaker somebody, or something, that can go on speaking?

    A source phrase always is, also where it names nobody ("ersten Angaben zufolge").
    """
    if candidate.speaker is None:
        return candidate.speaker_range is not None or candidate.rule in SOURCE_PHRASES
    phrase = context.phrases[candidate.speaker]
    if phrase.kind == "pronoun":
        return context.text.lower[phrase.head] not in context.lexicon.anaphors
    if candidate.rule in SOURCE_PHRASES:
        return True
    return phrase.kind != "description" or phrase.entity in CONTINUING_KINDS


def _recency(candidate: Candidate) -> tuple[bool, int, int]:
    """Later sentences first; in one sentence the enclosing speaker, which began earlier.

    Whose a noun is goes on only where nobody else speaks: "Holm said that they gave up *their
    claims*".
    """
    last = max(end for _, end in (*candidate.content, *candidate.frame))
    return candidate.rule != "noun", last, -candidate.content[0][0]
