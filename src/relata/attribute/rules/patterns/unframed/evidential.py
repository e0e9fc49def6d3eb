"""Evidentials: hearsay by a word or phrase ("reportedly", "angeblich", "it is alleged that").

Nobody is named; the certainty comes from the language's pack. Modals are in `modal`.
"""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import clause_at, parse_sentence
from relata.attribute.rules.limits import BEFORE_EVIDENTIAL, SHORTEST_SENTENCE
from relata.attribute.rules.patterns.base import Pattern, SourceSite
from relata.attribute.rules.roles.subject_adjacent import subject_before_verb
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import COMPLEMENTISER
from relata.attribute.rules.text.types import Candidate, Clause, Range
from relata.model.analysis import PUNCT
from relata.model.codes import Certainty

#: What stands as certain, or is asked, is not hearsay.
REPORTS: frozenset[Certainty] = frozenset(("asserted", "suggested", "doubted"))
#: Other adverbs go on with a source named before ("demnach").
DOUBTS: frozenset[Certainty] = frozenset(("suggested", "doubted"))


def convert_impersonal_reports(context: Context, sentence: int) -> None:
    """ "It is said that C", "X is said to C": found as indirect, but nobody says it."""
    lower = context.text.lower
    for candidate in context.candidates.in_sentence(sentence):
        if candidate.mode != "indirect" or not candidate.cue:
            continue
        if candidate.speaker is not None or candidate.speaker_range is not None:
            continue
        first = candidate.cue[0][0]
        for at in (first, first - 1) if first else (first,):
            for words, certainty, phrase in context.lexicon.evidentials.get(lower[at], ()):
                if phrase and certainty in REPORTS and _stands_at(lower, at, words):
                    candidate.mode, candidate.certainty = "hearsay", certainty
                    _with_subject(context, sentence, candidate, at)
                    return


def _stands_at(lower: list[str], at: int, words: tuple[str, ...]) -> bool:
    return tuple(lower[at : at + len(words)]) == words


def _with_subject(context: Context, sentence: int, candidate: Candidate, at: int) -> None:
    """The content of "X is said to C" begins with X."""
    clauses, _ = parse_sentence(context, sentence)
    subject = subject_before_verb(context, clauses, at)
    if candidate.rule == "inf" and subject is not None and clauses[0].start <= subject.start < at:
        candidate.content.insert(0, (subject.start, subject.end))


def evidential(context: Context, site: SourceSite) -> Candidate | None:
    """An adverb or phrase of hearsay: "He reportedly fled." – "It is alleged that C"."""
    lower, i = context.text.lower, site.token
    if context.text.quote_of[i] is not None:
        return None
    for words, certainty, phrase in context.lexicon.evidentials.get(lower[i], ()):
        if certainty not in (REPORTS if phrase else DOUBTS):
            continue
        if len(words) > 1 and not _stands_at(lower, i, words):
            continue
        if _is_covered(context, site.sentence, i):
            return None
        candidate = (_phrase if phrase else _adverb)(context, site.sentence, i, len(words))
        if candidate is not None:
            candidate.certainty, candidate.lemma = certainty, " ".join(words)
            return candidate
    return None


def _is_covered(context: Context, sentence: int, i: int) -> bool:
    """Is the token part of another statement already?"""
    return i in context.candidates.cue_tokens or any(
        a <= i < b
        for candidate in context.candidates.in_sentence(sentence)
        for a, b in (*candidate.content, *candidate.frame)
    )


def _adverb(context: Context, sentence: int, i: int, size: int) -> Candidate | None:
    """ "He reportedly fled": the clause around the adverb, without it."""
    clauses, _ = parse_sentence(context, sentence)
    k = clause_at(clauses, i)
    if (
        k is None
        or (size == 1 and context.nominal[i])
        or clauses[-1].end - clauses[0].start < SHORTEST_SENTENCE
    ):
        return None
    content = _without(_clause(clauses, k, size), i, i + size)
    score = context.weights.score["evidential"]
    return Candidate("hearsay", content, "evidential-adverb", score, cue=[(i, i + size)], anchor=i)


def _clause(clauses: list[Clause], k: int, size: int) -> Range:
    """The main clause with clause k: up to the next main clause.

    An adverb of `size` words between commas stands amid its clause: "Міст, мовляв, закриють".
    """
    first = last = k
    if clauses[k].end - clauses[k].start == size and 0 < k < len(clauses) - 1:
        first, last = k - 1, k + 1
    while first > 0 and clauses[first].kind != "main" and not clauses[first].coordinated:
        first -= 1
    while last + 1 < len(clauses) and clauses[last + 1].kind != "main":
        last += 1
    return clauses[first].start, clauses[last].end


def _phrase(context: Context, sentence: int, i: int, size: int) -> Candidate | None:
    """ "It is alleged that C": what follows the phrase, else what stands before it."""
    clauses, _ = parse_sentence(context, sentence)
    end = clauses[-1].end
    j = i + size
    while j < end and context.text.kinds[j] == PUNCT:
        j += 1
    if end - j >= 2 and (context.text.flags[j] & COMPLEMENTISER or j > i + size or size > 1):
        content = [(j, end)]
    elif i - clauses[0].start >= BEFORE_EVIDENTIAL:
        content = [(clauses[0].start, i)]
    else:
        return None
    frame, score = [(i, j)], context.weights.score["evidential"]
    candidate = Candidate(
        "hearsay", content, "evidential-phrase", score, [(i, i + size)], frame, anchor=i
    )
    place = _place_before(context, clauses[0].start, i)
    if place is not None:
        candidate.speaker, candidate.speaker_why = place, "where it is said"
    return candidate


def _place_before(context: Context, start: int, i: int) -> int | None:
    """The place right before the phrase: "Aus Paris hieß es, C"; None for anything else."""
    index = context.phrase_at(start + 1)
    if index is None or context.phrases[index].end != i:
        return None
    return index if context.text.lower[start] in context.lexicon.place_prepositions else None


def _without(whole: Range, start: int, end: int) -> list[Range]:
    return [(a, b) for a, b in ((whole[0], start), (end, whole[1])) if b > a]


EVIDENTIAL = Pattern(("evidential-adverb", "evidential-phrase"), evidential)
