"""Quoted fragments inside the clause of their cue: "Als „Unsinn“ bezeichnete X den Plan"."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import clause_at, parse_sentence
from relata.attribute.rules.limits import QUOTATION_NOUN
from relata.attribute.rules.patterns.base import Pattern, apply_cue
from relata.attribute.rules.roles.speaker import set_speaker
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import ARTICLE, DETERMINER
from relata.attribute.rules.text.quotations import is_verbatim
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch, Range, as_ranges
from relata.model.analysis import Quote, Segmented


def embedded_quote(context: Context, quote: Quote) -> Candidate | None:
    """A fragment that is the object of a cue after it: "Als „Unsinn“ bezeichnete X den Plan"."""
    text = context.text
    if not context.grammar.verb_second or not is_verbatim(context, quote):
        return None
    clauses, matches = parse_sentence(context, text.sentence_of[quote.start])
    k = clause_at(clauses, quote.start)
    if k is None:
        return None
    clause = clauses[k]
    strengths = context.weights.strength
    for match in matches:
        if match.at < quote.end or match.cue.kind != "verb":
            continue
        if match.at >= clause.end:
            break
        if (
            not match.cue.complements & {"direct", "object"}
            or match.cue.reporting_strength < strengths.embedded
        ):
            continue
        own = own_preposition(context.text, quote, match)
        governed = own if own is not None and own >= clause.start else None
        closing = quote.end in match.tokens and clause.kind != "main"
        if (
            governed is not None
            or closing
            or (match.finite == quote.end and quote.start == clause.start)
        ):
            return _candidate(context, quote, match, clause, clauses, governed)
    return None


def before_fragment(text: Segmented, quote: Quote) -> int | None:
    """The token before a quotation, its article or determiner left out."""
    at = quote.start - 1
    while at >= 0 and text.flags[at] & (ARTICLE | DETERMINER):
        at -= 1
    return at if at >= 0 else None


def own_preposition(text: Segmented, quote: Quote, match: CueMatch) -> int | None:
    """The cue's own preposition before the quotation ("tadelte ihn als „…“"), or None."""
    before = before_fragment(text, quote)
    if before is None or text.lower[before] not in match.cue.prep:
        return None
    return before


def _governs(context: Context, quote: Quote, match: CueMatch) -> bool:
    """Does the cue's own "als" or preposition govern somebody's words ("tadelte ihn als „…“")?

    A weak verb quotes only so.
    """
    if not context.grammar.verb_second or not is_verbatim(context, quote):
        return False
    return own_preposition(context.text, quote, match) is not None


def least_strength_before(context: Context, quote: Quote, match: CueMatch, *, full: bool) -> float:
    """How strong a cue before the quotation must be."""
    strengths = context.weights.strength
    if full:
        return strengths.quoted_sentence
    return strengths.governed_fragment if _governs(context, quote, match) else strengths.fragment


def is_name(context: Context, quote: Quote, match: CueMatch) -> bool:
    """A name after a noun or the definite article ("sagte der „Neuen Post“"): not words of
    the verb before it, unless its own preposition governs them ("warnt vor dem „Umbau“")."""
    text, at = context.text, quote.start - 1
    if not context.grammar.nouns_capitalised or is_verbatim(context, quote):
        return False
    if text.words[at][:1].isupper():
        return any(
            context.phrases[i].end == quote.start and context.phrases[i].kind == "description"
            for i in context.phrases_in(max(0, at - QUOTATION_NOUN), quote.start)
        )
    if not text.flags[at] & ARTICLE or text.lower[at] in context.lexicon.indefinite:
        return False
    return own_preposition(context.text, quote, match) is None


def _candidate(
    context: Context, quote: Quote, match: CueMatch, clause: Clause, clauses: list[Clause],
    preposition: int | None,
) -> Candidate:  # fmt: skip
    frame: list[Range] = [(clause.start, quote.start), (quote.end, clause.end)]
    tokens = match.tokens if preposition is None else (preposition, *match.tokens)
    candidate = Candidate(
        "direct", [(quote.start, quote.end)], "quote-embedded",
        context.weights.score["quote-embedded"], frame=[r for r in frame if r[1] > r[0]],
    )  # fmt: skip
    apply_cue(candidate, match, as_ranges(tokens))
    set_speaker(context, candidate, match, [(clause.start, clause.end)], clauses=clauses)
    return candidate


EMBEDDED = Pattern(("quote-embedded",), embedded_quote)
