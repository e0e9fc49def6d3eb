"""Evidential verbs: "X soll geflohen sein", "X aurait fui" report without a frame."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.limits import HEARSAY_SENTENCES, SHORTEST_HEARSAY, SPEAKER_SENTENCES
from relata.attribute.rules.patterns.unframed.participle import participle_follows, reports_by_mood
from relata.attribute.rules.roles.carry_over import previous_speaker
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import ADVERB, AUXILIARY, PREPOSITION, PRONOUN
from relata.attribute.rules.text.occurrences import within
from relata.attribute.rules.text.types import Candidate, Clause
from relata.lang.language import words_of
from relata.model.analysis import CLOSE, OPEN, PUNCT, Segmented

#: A word of these classes is not an infinitive, however it ends.
CLOSED = ADVERB | PREPOSITION | PRONOUN


def modal_evidential(context: Context, sentence: int, *, after_source: bool) -> Candidate | None:
    """A modal of hearsay with an infinitive of the perfect: "X soll geflohen sein".

    Where the mood of an auxiliary is the hearsay, a participle after it: "X aurait fui".
    Right after reported words, or after hearsay from a source (`after_source`), any clause with
    the modal says what they say is to be.
    """
    start, end = context.text.sentences[sentence]
    modals = within(context.occurrences.modals, start, end)
    if not modals:
        return None
    clauses, _ = parse_sentence(context, sentence)
    for clause in clauses:
        if clause.kind not in ("main", "phrase"):
            continue
        for i in within(modals, clause.start, clause.end):
            if context.text.quote_of[i] is not None or not _is_modal(context, clause, i):
                continue
            source = previous_speaker(context, start)
            near = SPEAKER_SENTENCES if source is None else _distance(context.text, source, start)
            if reports_by_mood(context):
                if participle_follows(context, sentence, i):
                    return _candidate(context, sentence, i, source, near)
            elif near <= 1 or after_source or _perfect_follows(context, clauses, i):
                return _candidate(context, sentence, i, source, near)
    return None


def ending_evidential(context: Context, sentence: int) -> Candidate | None:
    """A sentence whose last verb has an ending of hearsay: "Vali kentten ayrılmış."."""
    endings = words_of(context.grammar.hearsay_endings)
    if not endings:
        return None
    start, end = context.text.sentences[sentence]
    last = end - 1
    while last > start and context.text.kinds[last] in (PUNCT, OPEN, CLOSE):
        last -= 1
    if last - start < SHORTEST_HEARSAY or context.text.quote_of[last] is not None:
        return None
    word = context.text.lower[last]
    if not word.endswith(endings) or word in endings or context.text.words[end - 1] == "?":
        return None
    source = previous_speaker(context, start)
    near = SPEAKER_SENTENCES if source is None else _distance(context.text, source, start)
    candidate = _candidate(context, sentence, last, source, near)
    candidate.rule = "evidential-ending"
    return candidate


def _is_modal(context: Context, clause: Clause, i: int) -> bool:
    """Is the form a modal here? One that means something else alone needs an infinitive."""
    lower = context.text.lower
    if lower[i] not in words_of(context.grammar.hearsay_modals):
        return True
    return any(
        lower[k].endswith(context.lexicon.infinitive_endings) and not context.text.flags[k] & CLOSED
        for k in range(i + 1, clause.end)
    )


def _candidate(
    context: Context, sentence: int, modal: int, source: Candidate | None, near: int
) -> Candidate:
    """The hearsay of a sentence, with the last source if it is not further than `near` allows."""
    score = context.weights.score["evidential-modal"]
    content = context.text.sentences[sentence]
    candidate = Candidate("hearsay", [content], "evidential-modal", score, anchor=modal)
    candidate.certainty, candidate.lemma = "doubted", context.text.lower[modal]
    if source is not None and near <= HEARSAY_SENTENCES:
        scores = context.weights.speaker
        candidate.speaker, candidate.speaker_range = source.speaker, source.speaker_range
        candidate.speaker_carried = True
        candidate.speaker_score = scores.hearsay - scores.hearsay_distance * near
        candidate.speaker_why = "the last source named before"
    return candidate


def follows_source(run: Candidate | None, start: int) -> bool:
    """Do the words of a source that is named run up to the token `start`?"""
    if run is None or (run.speaker is None and run.speaker_range is None):
        return False
    return run.content[-1][1] == start


def _distance(text: Segmented, source: Candidate, token: int) -> int:
    """How many sentences lie between the end of a candidate and the token, 1 for the next."""
    sentence_of = text.sentence_of
    last = max(end for _, end in (*source.content, *source.frame))
    return sentence_of[token] - sentence_of[last - 1]


def _perfect_follows(context: Context, clauses: list[Clause], i: int) -> bool:
    """Does the clause of the modal at i end in a participle and an auxiliary of the perfect?"""
    flags, kinds, lower = context.text.flags, context.text.kinds, context.text.lower
    for later in clauses:
        if later.end <= i or later.kind in ("rel", "sub", "that"):
            continue
        if any(lower[k] in context.lexicon.perfect_infinitives for k in range(i + 1, later.end)):
            return True  # "zou zijn afgetreden": the auxiliary stands before its participle
        last = later.end - 1
        while last > i and kinds[last] in (PUNCT, OPEN, CLOSE):
            last -= 1
        if last > i + 1 and flags[last] & AUXILIARY and context.text.words[last][:1].islower():
            return lower[last] not in context.lexicon.passive_auxiliaries
    return False
