"""Hearsay by a word or a phrase: "reportedly", "angeblich", "is said to", "it is alleged that".

Nobody is named; the certainty comes from the language file. (German "soll" is in `unframed`.)
"""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import clause_at, parse_sentence
from relata.attribute.rules.roles.subject_adjacent import subject_before_verb
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import COMPLEMENTISER
from relata.attribute.rules.text.occurrences import within
from relata.attribute.rules.text.types import Candidate, Clause, Range
from relata.model.analysis import PUNCT
from relata.model.codes import Certainty

#: What stands as certain or is asked is no hearsay.
REPORTS: frozenset[Certainty] = frozenset(("asserted", "suggested", "doubted"))
#: Its words, its certainty, and whether it is a phrase rather than an adverb.
Entry = tuple[tuple[str, ...], Certainty, bool]
#: A sentence shorter than this, in tokens, has no clause.
SHORTEST = 5
#: Other adverbs go on with a source named before ("demnach").
DOUBTS: frozenset[Certainty] = frozenset(("suggested", "doubted"))


def find_evidentials(context: Context, sentence: int) -> None:
    """Add the hearsay of one sentence, and turn framed findings without a source into it."""
    _convert_impersonal_reports(context, sentence)
    openers = context.lexicon.evidentials
    start, end = context.bounds(sentence, context.text.sentences[sentence][0])
    lower = context.text.lower
    free = start
    for i in within(context.occurrences.evidentials, start, end):
        if i >= free:
            free = i + _at_entry(context, sentence, i, openers[lower[i]])


def _convert_impersonal_reports(context: Context, sentence: int) -> None:
    """ "It is said that C", "X is said to C": found as indirect, but nobody says it."""
    lower = context.text.lower
    for found in context.candidates.in_sentence(sentence):
        if (
            found.mode != "indirect"
            or found.speaker is not None
            or found.speaker_range
            or not found.cue
        ):
            continue
        first = found.cue[0][0]
        for at in (first, first - 1):
            for words, certainty, phrase in context.lexicon.evidentials.get(lower[at], ()):
                if (
                    not phrase
                    or certainty not in REPORTS
                    or tuple(lower[at : at + len(words)]) != words
                ):
                    continue
                found.mode, found.certainty = "hearsay", certainty
                _with_subject(context, sentence, found, at)
                return


def _with_subject(context: Context, sentence: int, found: Candidate, at: int) -> None:
    """The content of "X is said to C" begins with X."""
    clauses, _ = parse_sentence(context, sentence)
    subject = subject_before_verb(context, clauses, at)
    if found.rule == "inf" and subject is not None and clauses[0].start <= subject.start < at:
        found.content.insert(0, (subject.start, subject.end))


def _at_entry(context: Context, sentence: int, i: int, entries: tuple[Entry, ...]) -> int:
    """Look at the entries that begin with the word at i; how many tokens were used."""
    for words, certainty, phrase in entries:
        size = len(words)
        if size > 1 and tuple(context.text.lower[i : i + size]) != words:
            continue
        if context.text.quote_of[i] is not None:
            continue
        if certainty not in (REPORTS if phrase else DOUBTS) or _is_covered(context, sentence, i):
            continue
        found = (_phrase if phrase else _adverb)(context, sentence, i, size)
        if found is not None:
            found.certainty, found.lemma = certainty, " ".join(words)
            context.candidates.add(found)
            return size
    return 1


def _is_covered(context: Context, sentence: int, i: int) -> bool:
    """Is the token part of another statement already?"""
    return i in context.candidates.cue_tokens or any(
        a <= i < b
        for found in context.candidates.in_sentence(sentence)
        for a, b in (*found.content, *found.frame)
    )


def _adverb(context: Context, sentence: int, i: int, size: int) -> Candidate | None:
    """ "He reportedly fled": the clause around the adverb, without it."""
    clauses, _ = parse_sentence(context, sentence)
    k = clause_at(clauses, i)
    if (
        k is None
        or (size == 1 and context.nominal[i])
        or clauses[-1].end - clauses[0].start < SHORTEST
    ):
        return None
    content = _without(_clause(clauses, k), i, i + size)
    return Candidate("hearsay", content, "hearsay-adverb", 0.5, cue=[(i, i + size)], anchor=i)


def _clause(clauses: list[Clause], k: int) -> Range:
    """The main clause with the segment k: up to the next main clause."""
    first = last = k
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
    elif i - clauses[0].start >= 3:
        content = [(clauses[0].start, i)]
    else:
        return None
    frame = [(i, j)]
    return Candidate("hearsay", content, "hearsay-phrase", 0.5, [(i, i + size)], frame, anchor=i)


def _without(whole: Range, start: int, end: int) -> list[Range]:
    return [(a, b) for a, b in ((whole[0], start), (end, whole[1])) if b > a]
