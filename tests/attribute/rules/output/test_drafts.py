"""Candidates become drafts: trimmed, nested, without duplicates, with quoted parts."""

from __future__ import annotations

from relata.attribute.rules.output.drafts import to_drafts
from relata.attribute.rules.text.types import Candidate
from tests.attribute.helpers import said
from tests.attribute.rules.build import context_of, phrase


def test_marks_at_the_edges_of_a_content_are_left_out() -> None:
    context = context_of("Jan Roth sagte, der Steg sei zu.", "de")
    size = len(context.text.words)
    context.candidates.add(Candidate("indirect", [(3, size)], "before", 0.8))
    (draft,) = to_drafts(context)
    (span,) = draft.content
    assert context.text.text[slice(*span)] == "der Steg sei zu"


def test_the_same_words_of_the_same_speaker_are_one_statement() -> None:
    context = context_of("Jan Roth sagte, der Steg sei zu.", "de")
    for rule in ("before", "anaphor"):
        context.candidates.add(Candidate("indirect", [(4, 8)], rule, 0.8, speaker=0))
    assert [draft.rule for draft in to_drafts(context)] == ["before"]


def test_direct_speech_of_nobody_gives_way_to_that_of_somebody() -> None:
    context = context_of("„Nein.“ Jan Roth ging.", "de")
    quote = context.text.quotes[0]
    content = [(quote.start, quote.end)]
    speaker = phrase(context, "Jan Roth")
    context.candidates.add(Candidate("direct", list(content), "quote-alone", 0.6))
    context.candidates.add(Candidate("direct", list(content), "quote-signed", 0.8, speaker=speaker))
    assert [draft.rule for draft in to_drafts(context)] == ["quote-signed"]


def test_a_statement_in_reported_words_stands_inside_them() -> None:
    outer, inner = said("Jan Roth sagte, die Ministerin habe erklärt, dass der Steg zu ist.", "de")
    assert outer.inside is None
    assert inner.inside == 0


def test_verbatim_words_make_indirect_speech_mixed() -> None:
    (one,) = said("Jan Roth sagte, der Steg sei „ganz und gar verfallen“.", "de")
    assert (one.mode, one.quoted) == ("mixed", "„ganz und gar verfallen“")
