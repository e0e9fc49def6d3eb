"""The engine `trained`: blocks of long texts, suppression, and combination with the rules."""

from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace

from relata import attribute
from relata.attribute.neural import engine
from relata.attribute.neural.features.document import document_features
from relata.attribute.neural.features.ranges import Ranges
from relata.attribute.neural.features.span_proposals import SpanProposal
from relata.attribute.neural.networks import bundle
from relata.attribute.neural.projection.combine import Combiner
from relata.attribute.neural.selection import IDENTITY, Prediction, calibrated_score, suppressed
from relata.attribute.rules.text.context import Context
from relata.lang.language import load
from relata.model.analysis import Draft
from tests.attribute.engines import ENGLISH, check, context_of, read


def test_a_long_text_is_read_in_blocks_as_a_short_one() -> None:
    once = attribute.find(*read(ENGLISH, "en"), load("en"), engine="trained")
    text = "\n\n".join([ENGLISH] * 60)
    many = attribute.find(*read(text, "en"), load("en"), engine="trained")
    check(text, many)
    assert abs(len(many) - 60 * len(once)) <= 0.1 * 60 * len(once)


def test_a_line_without_sentences_is_cut_and_its_blocks_stay_small() -> None:
    text = "and the council “so he said” according to police with " * 900
    context, drafts = context_of(text, "en")
    features = document_features(context, drafts)
    models = bundle.load("en")
    assert models is not None
    reader = engine.NetworkReader(features, models, context.text.sentences, set(), [])
    blocks = list(reader.blocks())
    assert blocks[0].start == 0
    assert blocks[-1].end == len(context.text.words)
    assert all(one.end == other.start for one, other in itertools.pairwise(blocks))
    assert max(block.high - block.low for block in blocks) <= 2 * engine.BLOCK


def prediction(content: Ranges, rank: float = 1.0) -> Prediction:
    """A prediction without cue and speaker."""
    return Prediction(
        proposal=SpanProposal(content, 0), content=content, direct=True, score=0.9, rank=rank,
        cue=(), speaker=(), exact=0.9, speaker_score=0.0, drawn=(),
    )  # fmt: skip


def test_of_overlapping_predictions_the_best_is_kept() -> None:
    first, second, third = (
        prediction(((2, 9),), 0.7), prediction(((4, 12),), 0.8), prediction(((20, 22),), 0.1),
    )  # fmt: skip
    assert suppressed([third, first, second]) == [second, third]


def test_the_identity_keeps_the_networks_probability() -> None:
    assert calibrated_score(prediction(((0, 3),)), IDENTITY) == pytest.approx(0.9)


def combined(context: Context, drafts: list[Draft], one: Prediction) -> list[Draft]:
    """The drafts that come of one prediction."""
    return Combiner(context, document_features(context, drafts).drafts).drafts([one])


@pytest.mark.parametrize(("mark", "count"), [("”", 1), ("", 0)])
def test_text_after_an_unclosed_mark_is_not_a_statement(mark: str, count: int) -> None:
    text = f"The club has for years been named “Friends of the Dike and meets on Sunday.{mark}"
    context, drafts = context_of(text, "en")
    (quote,) = context.text.quotes
    assert quote.closed == bool(mark)
    one = prediction(((quote.start, quote.end),))
    assert len(combined(context, drafts, one)) == count
    named = replace(one, speaker=((1, 2),), speaker_score=0.9)
    assert len(combined(context, drafts, named)) == 1


def test_a_line_of_dialogue_may_lack_its_closing_mark() -> None:
    context, drafts = context_of("“The dike will hold until the next storm.", "en")
    (quote,) = context.text.quotes
    assert not quote.closed
    assert len(combined(context, drafts, prediction(((quote.start, quote.end),)))) == 1


def test_marks_alone_are_not_a_statement() -> None:
    context, drafts = context_of(ENGLISH, "en")
    comma = context.text.words.index(",")
    assert combined(context, drafts, prediction(((comma, comma + 1),))) == []


def test_a_speaker_far_away_is_carried_over() -> None:
    text = "Anna Bell arrived. It was late. It rained. The bridge will stay closed."
    context, drafts = context_of(text, "en")
    words = context.text.words
    content = ((words.index("The"), len(words)),)
    one = replace(prediction(content), speaker=((0, 2),), speaker_score=0.9)
    (draft,) = combined(context, drafts, one)
    assert draft.speaker is not None and draft.speaker.carried
    assert [text[a:b] for a, b in draft.speaker.spans] == ["Anna Bell"]
