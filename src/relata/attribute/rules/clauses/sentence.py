"""A sentence's clauses and cues, computed once."""

from __future__ import annotations

from collections.abc import Sequence

from relata.attribute.rules.clauses.chunk import chunk_clauses
from relata.attribute.rules.clauses.cues import cue_tokens, match_cues
from relata.attribute.rules.limits import LONGEST_SENTENCE
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import SUBJUNCTIVE1
from relata.attribute.rules.text.marks import STOPS
from relata.attribute.rules.text.types import Clause, CueMatch
from relata.lang.language import FINITE, SUBJUNCTIVE
from relata.model.analysis import Segmented


def possible_cues(context: Context, sentence: int) -> list[int]:
    """Words of the sentence that may be cues, kept in the context; without one it has no cue."""
    known = context.possible_cues.get(sentence)
    if known is None:
        start, end = context.text.sentences[sentence]
        known = context.possible_cues[sentence] = cue_tokens(
            context, start, min(end, start + LONGEST_SENTENCE)
        )
    return known


def parse_sentence(context: Context, sentence: int) -> tuple[list[Clause], list[CueMatch]]:
    """Clauses and cues of the sentence with this index; kept in the context."""
    known = context.parsed.get(sentence)
    if known is None:
        start, end = context.text.sentences[sentence]
        end = min(end, start + LONGEST_SENTENCE)
        last = end
        while last > start + 1 and context.text.words[last - 1] in STOPS:
            last -= 1
        clauses = chunk_clauses(context, start, last)
        known = clauses, match_cues(context, start, end, clauses, possible_cues(context, sentence))
        context.parsed[sentence] = known
    return known


def clause_at(clauses: Sequence[Clause], token: int) -> int | None:
    """Index of the clause that holds the token (or ends with it as its mark), or None."""
    for k, clause in enumerate(clauses):
        if clause.start <= token < clause.end or token == clause.mark:
            return k
    return None


def clause_of(clauses: Sequence[Clause], token: int) -> Clause:
    """The clause that holds the token, the first one where none does."""
    return clauses[clause_at(clauses, token) or 0]


def is_reported_frame(text: Segmented, match: CueMatch) -> bool:
    """Is the cue's clause itself in the subjunctive: does somebody report that it was said?"""
    pivot = match.pivot
    subjunctive = match.form & SUBJUNCTIVE == match.form & FINITE > 0
    return bool(text.flags[pivot] & SUBJUNCTIVE1 or subjunctive)
