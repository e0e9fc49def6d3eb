"""Source phrases that end with their preposition ("X zufolge"), and words for the last source."""

from __future__ import annotations

from relata.attribute.rules.limits import (
    CLOSED_SOURCE,
    GOVERNED_AFTER,
    GOVERNED_BEFORE,
    REFERENCE_SENTENCES,
)
from relata.attribute.rules.patterns.according.claims import claim_owner, is_claim, source_itself
from relata.attribute.rules.patterns.according.filters import antecedent_reports, relative_start
from relata.attribute.rules.patterns.according.opening import source_phrase
from relata.attribute.rules.patterns.according.scope import according_candidate, set_own_claim
from relata.attribute.rules.patterns.base import Pattern, SourceSite
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate

#: The media of a source that is not named again.
OPEN_MEDIUM = "speech writing"


def source_closing(context: Context, site: SourceSite) -> Candidate | None:
    """A source phrase that ends at a word: "X zufolge", "seiner Ansicht nach"."""
    lower, i = context.text.lower, site.token
    if lower[i] not in context.lexicon.source_closings or i in context.candidates.cue_tokens:
        return None
    start = context.text.sentences[site.sentence][0]
    near = context.phrases_in(max(start, i - CLOSED_SOURCE), i)
    index = next((p for p in near if context.phrases[p].end == i), None)
    if index is None:
        return None
    first = context.phrases[index].start
    noun = next((n for n in range(first, i) if is_claim(context, n)), None)
    medium = _medium(context, i, noun)
    inner = relative_start(context, site.sentence, index)
    if medium is None or (inner is not None and antecedent_reports(context, site.sentence, inner)):
        return None
    candidate = according_candidate(context, site, (first, i + 1), "according-after", medium, inner)
    if candidate is None:
        return None
    if noun is None:
        candidate.cue = [(i, i + 1)]
        candidate.speaker = source_phrase(context, index, inner)
        candidate.speaker_why = f"named before “{context.text.words[i]}”"
    else:
        candidate.cue = [(noun, noun + 1), (i, i + 1)]
        owner, _ = claim_owner(context, first, noun)
        candidate.speaker = source_itself(context, first, noun) if owner is None else owner
        candidate.speaker_why = f"whose {context.text.words[noun]} it is"
    if candidate.speaker is None:
        set_own_claim(context, candidate, site.sentence, (first, i))
    return candidate


def _medium(context: Context, i: int, noun: int | None) -> str | None:
    """The medium that the closing word at i leaves, None where it closes no source phrase."""
    according, word = context.lexicon.according, context.text.lower[i]
    medium = according.after.get(word)
    if word in context.lexicon.source_openings:
        # "seiner Ansicht nach", but not "Forderung nach mehr Geld" or "nach X"
        if noun != i - 1 or _governs_phrase(context, i) or context.text.quote_of[i] is not None:
            return None
        return medium or ""
    if medium is None and noun is not None:
        return according.after_noun[word]
    return medium


def _governs_phrase(context: Context, i: int) -> bool:
    """Has the preposition at i a phrase after it, or its own phrase before it a preposition?"""
    return any(
        context.phrases[p].preposition == i
        or (context.phrases[p].end == i and context.phrases[p].preposition is not None)
        for p in context.phrases_in(max(0, i - GOVERNED_BEFORE), i + GOVERNED_AFTER)
    )


def source_reference(context: Context, site: SourceSite) -> Candidate | None:
    """A word at the start of a sentence for the last source: "Demnach C."."""
    i = site.token
    if i != context.text.sentences[site.sentence][0]:
        return None
    if context.text.lower[i] not in context.lexicon.source_anaphors:
        return None
    candidate = according_candidate(context, site, (i, i + 1), "reference", OPEN_MEDIUM)
    if candidate is None:
        return None
    candidate.cue = [(i, i + 1)]
    first = max(0, site.sentence - REFERENCE_SENTENCES)
    for earlier in range(site.sentence - 1, first - 1, -1):
        named = [one for one in context.candidates.in_sentence(earlier) if one.speaker is not None]
        if named:
            candidate.speaker, candidate.medium = named[-1].speaker, named[-1].medium
            candidate.speaker_carried = True
            candidate.speaker_score = context.weights.speaker.reference
            candidate.speaker_why = f"the last source before “{context.text.words[i]}”"
            break
    return candidate


SOURCE_CLOSING = Pattern(("according-after",), source_closing)
SOURCE_REFERENCE = Pattern(("reference",), source_reference)
