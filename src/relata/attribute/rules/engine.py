"""The rule engine: the patterns of the registry run over one text, in order."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import clause_at, parse_sentence, possible_cues
from relata.attribute.rules.limits import MOST_SOURCES
from relata.attribute.rules.output.drafts import to_drafts
from relata.attribute.rules.output.quote_ownership import resolve_quotations
from relata.attribute.rules.patterns.admission import is_admitted, may_open
from relata.attribute.rules.patterns.base import CueSite, Pattern, Site, SourceSite, TextPattern
from relata.attribute.rules.patterns.direct.continued import extend_over_frame
from relata.attribute.rules.patterns.direct.frame_before import (
    FRAME_BEFORE,
    introduces_clause_too,
)
from relata.attribute.rules.patterns.registry import (
    ADJACENT,
    EVIDENTIALS,
    JOINED,
    LAYOUT,
    QUOTATIONS,
    SENTENCES,
    SOURCES,
    UNFRAMED,
    WITH_COMMAS,
)
from relata.attribute.rules.patterns.unframed.evidential import convert_impersonal_reports
from relata.attribute.rules.roles.relays import add_relays
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.occurrences import within
from relata.attribute.rules.text.quotations import is_title, words_in
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch
from relata.lang.language import Language
from relata.model.analysis import Draft, Phrase, Segmented


def find(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """The statements of a text: turns, direct speech, then framed, then what has no frame."""
    return read(Context(text, phrases, language))


def read(context: Context) -> list[Draft]:
    """The same with a context, which keeps what was worked out: clauses, cues, candidates.

    The order has a meaning: a quotation takes its cue before a clause can, a source phrase its
    clause before a verb in it; continuations see every candidate with a frame.
    """
    if not context.text.words:
        return []
    _add_all(context, LAYOUT)
    _add_quotations(context)
    _add_all(context, JOINED)
    for sentence in range(len(context.text.sentences)):
        if context.readable(sentence):
            _read_sentence(context, sentence)
    resolve_quotations(context)
    context.candidates.sort()
    _add_all(context, UNFRAMED)
    add_relays(context)
    return to_drafts(context)


def _add_all(context: Context, patterns: tuple[TextPattern, ...]) -> None:
    for pattern in patterns:
        pattern.add(context)


def _first(context: Context, patterns: tuple[Pattern[Site], ...], site: Site) -> Candidate | None:
    """The candidate of the first pattern that finds one at the site."""
    for pattern in patterns:
        found = pattern.find(context, site)
        if found is not None:
            return found
    return None


def _add_quotations(context: Context) -> None:
    """Direct speech: every quotation that is not a title, with what the patterns find."""
    candidates = context.candidates
    for q, quote in enumerate(context.text.quotes):
        inner = quote.level and quote.parent in candidates.by_quote
        if q in candidates.by_quote or not words_in(context.text, quote):
            continue
        # Inside somebody's words a quotation is a statement only with a frame before it.
        patterns = (FRAME_BEFORE,) if inner else QUOTATIONS
        candidate = None if is_title(context, quote) else _first(context, patterns, quote)
        if candidate is None:
            continue
        candidates.assign_quote(q, candidate)
        candidates.add(candidate)
        if introduces_clause_too(context, quote, candidate):
            candidates.release_cue(candidate.cue)
        extend_over_frame(context, q, quote, candidate)


def _read_sentence(context: Context, sentence: int) -> None:
    """Framed statements of one sentence: labels, source phrases, then cues, then evidentials."""
    candidate = _first(context, SENTENCES, sentence)
    if candidate is not None:
        context.candidates.add(candidate)
    start, end = context.text.sentences[sentence]
    words = within(context.occurrences.sources, start, end)
    if words:
        _add_at_words(context, sentence, SOURCES, words)
    if possible_cues(context, sentence):
        _add_cues(context, sentence)
    convert_impersonal_reports(context, sentence)
    words = within(context.occurrences.evidentials, *context.bounds(sentence, start))
    if words:
        _add_at_words(context, sentence, EVIDENTIALS, words)


def _add_at_words(
    context: Context, sentence: int, patterns: tuple[Pattern[SourceSite], ...], words: list[int]
) -> None:
    """Candidates at these words; one that stands in the frame before is not looked at."""
    free, count = 0, 0
    for token in words:
        if token < free or count >= MOST_SOURCES:
            continue
        candidate = _first(context, patterns, SourceSite(sentence, token))
        if candidate is not None:
            context.candidates.add(candidate)
            free = candidate.frame[-1][1] if candidate.frame else candidate.cue[-1][1]
            count += 1


def _add_cues(context: Context, sentence: int) -> None:
    """Candidates of the verbs and nouns that report, in their order."""
    patterns = WITH_COMMAS if context.grammar.comma_before_clause else ADJACENT
    clauses, matches = parse_sentence(context, sentence)
    end = context.text.sentences[sentence][1]
    for match in matches:
        if not may_open(context, sentence, match):
            continue
        site = _site(match, clauses, end)
        if site is None:
            continue
        if match.cue.kind == "noun":
            candidate = _first(context, patterns.nouns, site)
        else:
            candidate = _first(context, patterns.verbs, site)
            candidate = None if candidate is None else patterns.complete(context, site, candidate)
        if candidate is not None and is_admitted(context, sentence, match, candidate):
            context.candidates.add(candidate)


def _site(match: CueMatch, clauses: list[Clause], end: int) -> CueSite | None:
    k, last = clause_at(clauses, match.pivot), clause_at(clauses, match.tokens[-1])
    return None if k is None else CueSite(match, clauses, k, max(k, last or 0), end)
