"""A quotation with its frame before it: X sagte: „C“ – X said, “C” – X nannte es „C“."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.clauses.sentence import (
    clause_at,
    clause_of,
    is_reported_frame,
    parse_sentence,
)
from relata.attribute.rules.limits import (
    ADJACENT_FRAGMENT,
    ADJACENT_SENTENCE,
    BEFORE_FRAGMENT,
    BEFORE_SENTENCE,
    QUOTATION_VERB,
)
from relata.attribute.rules.patterns.base import Pattern, apply_cue
from relata.attribute.rules.patterns.direct.embedded import (
    before_fragment,
    is_name,
    least_strength_before,
    own_preposition,
)
from relata.attribute.rules.roles.speaker import set_speaker
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    COMPLEMENTISER,
    COORDINATION,
    INFINITIVE_MARK,
    PREPOSITION,
    RELATIVE,
    SUBORDINATION,
)
from relata.attribute.rules.text.quotations import is_full, is_outside, is_verbatim
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch, Range, as_ranges
from relata.lang.language import GERUND
from relata.model.analysis import NUMBER, WORD, Quote

#: Clauses whose verb introduces a quotation only where no main clause has one.
DEPENDENT = frozenset(("rel", "sub", "wh"))
#: Clauses before that of the cue that belong to its frame.
FRONTED = frozenset(("phrase", "sub", "rel"))


def frame_before(context: Context, quote: Quote) -> Candidate | None:
    """A cue before a quotation: X sagte: „C“ – X said, “C” – X nannte es „C“."""
    text = context.text
    i = quote.start - 1
    if i < 0 or not is_outside(context.text, quote, i):
        return None
    colon = text.words[i] == ":"
    if not colon and text.sentence_of[i] != text.sentence_of[quote.start]:
        return None
    clauses, matches = parse_sentence(context, text.sentence_of[i])
    full = is_full(context.text, quote)
    for match in _introducing(context, quote, clauses, matches):
        if not colon and not _may_quote(context, quote, match):
            continue
        if match.cue.reporting_strength < least_strength_before(context, quote, match, full=full):
            continue
        if colon or _reaches_quotation(context, quote, match, clauses):
            return _with_frame_before(context, quote, match, clauses)
        return None
    return None


def introduces_clause_too(context: Context, quote: Quote, candidate: Candidate) -> bool:
    """ "X sagte, dass C: „…“": is the quotation's cue that of a clause before the colon too?"""
    if candidate.rule != "quote-before" or context.text.words[quote.start - 1] != ":":
        return False
    clauses, _ = parse_sentence(context, context.text.sentence_of[candidate.anchor])
    k, m = clause_at(clauses, candidate.anchor), clause_at(clauses, quote.start - 1)
    if k is None or m is None:
        return False
    return any(
        clause.finite is not None and clause.kind != "rel" for clause in clauses[k + 1 : m + 1]
    )


def _may_quote(context: Context, quote: Quote, match: CueMatch) -> bool:
    """Does the cue introduce quotations, or hold one as its object ("bezeichnete ihn als „…“")?"""
    if context.grammar.free_order:
        return is_verbatim(context, quote)
    if is_name(context, quote, match):
        return False
    if "direct" in match.cue.complements:
        # "in einem Interview mit der „Post“": a name after another preposition.
        before = before_fragment(context.text, quote)
        if before is None or not context.grammar.nouns_capitalised:
            return True
        named = before > match.at and context.text.flags[before] & PREPOSITION
        other = named and own_preposition(context.text, quote, match) is None
        return not other or is_verbatim(context, quote)
    fitting = context.grammar.nouns_capitalised and "object" in match.cue.complements
    return fitting and is_verbatim(context, quote)


def _introducing(
    context: Context, quote: Quote, clauses: list[Clause], matches: list[CueMatch]
) -> list[CueMatch]:
    """Verbs before the quotation that may introduce it: main clauses first, nearest first."""
    if not clauses:
        return []  # a sentence of marks alone
    near = [
        match
        for match in reversed(matches)
        if match.at < quote.start
        and match.cue.kind == "verb"
        and quote.start - match.at <= QUOTATION_VERB
        and is_outside(context.text, quote, match.at)
    ]
    if near and context.text.words[quote.start - 1] == ":":
        if clause_at(clauses, near[0].at) == clause_at(clauses, quote.start - 1):
            return near
    earlier = context.quotes_in(clauses[0].start, quote.start)
    if near and earlier and near[0].at >= context.text.quotes[earlier[-1]].end:
        return near[:1]  # “C1” and X answered, “C2”: what stands before C1 is its cue
    main = [match for match in near if clause_of(clauses, match.at).kind not in DEPENDENT]
    return main or near


def _reaches_quotation(
    context: Context, quote: Quote, match: CueMatch, clauses: list[Clause]
) -> bool:
    """No complementiser or other clause between the cue and its quotation?"""
    text = context.text
    last = max((t for t in match.tokens if t < quote.start), default=match.at)
    if any(text.flags[i] & COMPLEMENTISER for i in range(last + 1, quote.start)):
        return False
    k, m = clause_at(clauses, match.at), clause_at(clauses, quote.start)
    later = k is not None and m is not None and m > k
    between = clauses[k + 1 : m] if k is not None and m is not None else []
    if any(clause.kind == "main" for clause in between):
        return False
    full = is_full(context.text, quote)
    if context.lexicon.fixed_order and not _only_adjuncts_between(
        context, last + 1, quote.start, full
    ):
        return False
    if later and quote.start - clause_of(clauses, quote.start).start > 1:
        # The quotation is part of a clause that is itself the content.
        return False
    if not full and text.words[quote.start - 1] == "," and later:
        return False
    if full and quote.start - last <= BEFORE_SENTENCE:
        return True
    # A fragment must close its clause: "nannte den Plan „Unsinn“."
    j = quote.end
    if j >= len(text.words) or j in match.tokens:
        return True
    finite = None if m is None else clauses[m].finite
    if finite is not None and finite > quote.start and text.quote_of[finite] == quote.parent:
        return False
    closing = text.kinds[j] not in (WORD, NUMBER) or text.flags[j] & COORDINATION
    distance = quote.start - last - 1
    if not closing or distance > BEFORE_FRAGMENT:
        return False
    phrase = context.phrase_at(quote.start)
    return phrase is None or context.phrases[phrase].end <= j


def _only_adjuncts_between(context: Context, start: int, end: int, full: bool) -> bool:
    """Does nothing but an addressee or adjunct stand between a cue and its quotation?"""
    flags = context.text.flags
    other = COORDINATION | INFINITIVE_MARK | RELATIVE | SUBORDINATION
    if any(flags[i] & other and not flags[i] & PREPOSITION for i in range(start, end)):
        return False
    if end - start > (ADJACENT_SENTENCE if full else ADJACENT_FRAGMENT):
        return False
    return not finite_verbs(context, start, end)


def _with_frame_before(
    context: Context, quote: Quote, match: CueMatch, clauses: list[Clause]
) -> Candidate:
    k = clause_at(clauses, match.at) or 0
    start = clauses[k].start
    while k > 0 and clauses[k - 1].kind in FRONTED and not clauses[k].coordinated:
        k -= 1
        start = clauses[k].start
    frame: list[Range] = [(start, quote.start)]
    candidate = Candidate(
        "direct", [(quote.start, quote.end)], "quote-before",
        context.weights.score["quote-before"], frame=list(frame),
    )  # fmt: skip
    apply_cue(candidate, match)
    candidate.reported_frame = context.text.words[quote.start - 1] != ":" and is_reported_frame(
        context.text, match
    )
    preposition = own_preposition(context.text, quote, match)
    if preposition is not None and preposition > match.at:
        candidate.cue = as_ranges(tuple(sorted({preposition, *match.tokens})))
    before = context.candidates.speaker_before(match.at)
    if match.form & GERUND and match.finite is None:
        frame_area: list[Range] = [(clauses[0].start, match.at)]
    else:
        frame_area = [*frame, (clauses[0].start, quote.start)]
    set_speaker(context, candidate, match, frame_area, before, clauses)
    return candidate


FRAME_BEFORE = Pattern(("quote-before",), frame_before)
