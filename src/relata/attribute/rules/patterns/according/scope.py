"""What a source phrase ("laut X") is said of: the rest of its clause, as a statement."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import first_word
from relata.attribute.rules.clauses.sentence import clause_at, parse_sentence
from relata.attribute.rules.patterns.base import SourceSite
from relata.attribute.rules.roles.phrases import relative_antecedent
from relata.attribute.rules.roles.subject_ranking import VerbComplex, rank_subject
from relata.attribute.rules.spans.boundaries import clause_around, source_end
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import COORDINATION
from relata.attribute.rules.text.marks import EDGE
from relata.attribute.rules.text.types import Candidate, Clause, Range
from relata.model.analysis import CLOSE, OPEN, PUNCT, Segmented
from relata.model.codes import MEDIA, Medium

#: Clauses inside another one, in which a source phrase may stand.
INNER = frozenset(("that", "rel", "sub", "wh"))


def according_candidate(
    context: Context, site: SourceSite, source: Range, rule: str, medium: str,
    inner: int | None = None,
) -> Candidate | None:  # fmt: skip
    """The statement with this source phrase: the rest of its clause.

    `inner`: where that begins if it is a relative clause whose pronoun is the source.
    """
    text, (start, close) = context.text, source
    first, end = context.bounds(site.sentence, start)
    clauses, _ = parse_sentence(context, site.sentence)
    k = clause_at(clauses, start)
    m = clause_at(clauses, close - 1)
    low, high = first, end
    if k and clauses[k].coordinated and context.grammar.free_order:
        low = first_word(context.text, clauses[k].start, clauses[k].end)
    own = None if k is None else clauses[k]
    inside = own is not None and own.kind in INNER and own.start < start
    if own is not None and (inside or inner is not None):
        low = own.start
        high = _clause_end(clauses, m, end)
    elif context.grammar.verb_second:
        low, high = clause_around(context.text, clauses, k, (low, high))
    frame_start, frame_end = start, close
    if context.grammar.verb_second:
        frame_end = source_end(clauses, own is not None and own.start == start, m, close)
    if start > first and text.words[start - 1] == "," and start - 1 >= low:
        frame_start = start - 1
    sides = _trim(context.text, low, frame_start), _trim(context.text, frame_end, high)
    pieces = [side for side in sides if side[1] > side[0] and not _is_stub(context.text, side)]
    if not pieces:
        return None
    score = context.weights.score["according"]
    candidate = Candidate("indirect", pieces, rule, score, frame=[(frame_start, frame_end)])
    candidate.lemma, candidate.anchor, candidate.medium = text.lower[start], start, _media(medium)
    candidate.speaker_score = context.weights.speaker.according
    return candidate


def set_own_claim(context: Context, candidate: Candidate, sentence: int, phrase: Range) -> None:
    """Whose claim it is where a source phrase says "own": the subject of its clause.

    "Das Werk hat nach eigenen Angaben 300 Stellen gestrichen".
    """
    if context.lexicon.self_source_words.isdisjoint(context.text.lower[phrase[0] : phrase[1]]):
        return
    clauses, _ = parse_sentence(context, sentence)
    k = clause_at(clauses, phrase[0])
    later = clauses[k:] if k is not None else ()
    clause = next((one for one in later if one.finite is not None), None)
    if clause is None or clause.finite is None:
        return
    blocked = [*candidate.frame, *((s.start, s.end) for s in clauses if s is not clause)]
    candidate.speaker = rank_subject(
        context, VerbComplex(clause.finite, (clause.finite,)), clause.start, clause.end, blocked
    )
    if clause.kind == "rel" and candidate.speaker in (None, context.phrase_at(clause.start)):
        candidate.speaker = relative_antecedent(context, clause.start)
    candidate.speaker_why = "subject of the clause that its own words tell"
    candidate.speaker_score = context.weights.speaker.own_claim


def _clause_end(clauses: list[Clause], m: int | None, end: int) -> int:
    for clause in clauses[(m or 0) + 1 :]:
        if clause.kind == "main" and not clause.coordinated:
            return clause.start - 1
    return end


def _trim(text: Segmented, start: int, end: int) -> Range:
    words = text.words
    while start < end and words[start] in EDGE:
        start += 1
    while end > start and words[end - 1] in EDGE:
        end -= 1
    return start, end


def _is_stub(text: Segmented, piece: Range) -> bool:
    """Is it nothing but marks and conjunctions?"""
    kinds, flags = text.kinds, text.flags
    return all(kinds[i] in (PUNCT, OPEN, CLOSE) or flags[i] & COORDINATION for i in range(*piece))


def _media(medium: str) -> tuple[Medium, ...]:
    return tuple(m for m in MEDIA if m in medium.split())
