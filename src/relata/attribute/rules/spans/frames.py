"""The bounds of a frame: the clause of the cue with what belongs to it."""

from __future__ import annotations

from relata.attribute.rules.limits import FRAME_ADJUNCTS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import ADVERB, PREPOSITION, REFLEXIVE, TIME
from relata.attribute.rules.text.types import Clause, CueMatch
from relata.model.analysis import Segmented

#: Clauses that belong to the one before them: relative clauses and appositions.
FOLLOWING = frozenset(("rel", "phrase"))


def close_of(clauses: list[Clause], k: int) -> int:
    """The last clause that belongs to clause k: its appositions and relative clauses."""
    while (
        k + 1 < len(clauses) and clauses[k + 1].kind in FOLLOWING and not clauses[k + 1].coordinated
    ):
        k += 1
    return k


def close_of_subject(context: Context, clauses: list[Clause], k: int) -> int:
    """The same where they must belong to a phrase that runs over the comma."""
    while (
        k + 1 < len(clauses) and clauses[k + 1].kind in FOLLOWING and not clauses[k + 1].coordinated
    ):
        begin = clauses[k + 1].start
        if clauses[k + 1].kind == "phrase" and not any(
            context.phrases[i].end > begin for i in context.top_phrases(clauses[k].start, begin)
        ):
            break
        k += 1
    return k


def frame_start(text: Segmented, clauses: list[Clause], k: int) -> int:
    """Where the frame of the cue in clause k begins: fronted clauses belong to it."""
    clause = clauses[k]
    if clause.kind in ("sub", "rel", "wh", "that") or clause.coordinated:
        return clause.start
    if clause.verb_first and any(s.kind == "main" for s in clauses[:k]):
        return clause.start
    j = k
    while j > 0:
        mark = clauses[j - 1].mark
        previous = clauses[j - 1]
        if mark is not None and text.words[mark] in (";", ":"):
            break
        if previous.kind == "main" and clause.finite is not None and _complete(clauses[j]):
            break
        j -= 1
        if clauses[j].coordinated and clauses[j].kind == "main":
            break
    return clauses[j].start


def _complete(clause: Clause) -> bool:
    """Is it a main clause with its subject first, so that the one before it is complete?"""
    return clause.kind == "main" and clause.verb_later


def opens_with_cue(context: Context, match: CueMatch, first: int) -> bool:
    """Does a clause that begins at `first` open with the cue, adverbs or an adjunct before it?"""
    if not context.grammar.free_order or match.finite is None:
        return False
    flags = context.text.flags
    j = first
    while j < match.finite and j - first < FRAME_ADJUNCTS:
        if flags[j] & PREPOSITION and (phrase := context.phrase_at(j + 1)) is not None:
            j = context.phrases[phrase].end
        elif flags[j] & (ADVERB | TIME | REFLEXIVE) or j in match.tokens or _is_manner(context, j):
            j += 1
        else:
            return False
    return j == match.finite


def _is_manner(context: Context, token: int) -> bool:
    """Is it an adverb by its ending?"""
    return not context.nominal[token] and context.text.lower[token].endswith(
        context.lexicon.adverb_endings
    )


def close_of_modifiers(clauses: list[Clause], k: int) -> int:
    """Last clause of a run of appositions and relative clauses after clause k."""
    while k + 1 < len(clauses) and clauses[k + 1].kind in FOLLOWING:
        k += 1
    return k
