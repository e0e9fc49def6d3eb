"""Joining what an engine found with what the markup says."""

from __future__ import annotations

from relata.attribute.merge.markup import join
from relata.model.analysis import Draft, Party
from relata.model.document import MarkedSpan
from relata.model.record import Span


def draft(*content: Span, speaker: Span | None = None, score: float = 0.5, **more: object) -> Draft:
    party = Party((speaker,), score, "because") if speaker else None
    return Draft("direct", content, score, speaker=party, **more)  # type: ignore[arg-type]


def test_without_markup_nothing_changes() -> None:
    drafts = [draft((0, 10)), draft((20, 30))]
    assert join(drafts, []) is drafts


def test_the_same_content_is_there_once_with_the_surer_speaker() -> None:
    engine, markup = draft((0, 100)), draft((1, 99), speaker=(101, 108), score=0.9)
    (found,) = join([engine], [markup])
    assert found is engine
    assert found.speaker is not None and found.speaker.spans == ((101, 108),)
    assert found.score == 0.9


def test_a_surer_speaker_of_the_engine_stays() -> None:
    engine, markup = (
        draft((0, 100), speaker=(110, 115), score=0.99),
        draft((0, 100), speaker=(101, 108)),
    )
    (found,) = join([engine], [markup])
    assert found.speaker is not None and found.speaker.spans == ((110, 115),)


def test_pieces_without_a_frame_go() -> None:
    pieces = [draft((0, 40)), draft((41, 100))]
    markup = draft((0, 100), speaker=(101, 108))
    assert join(pieces, [markup]) == [markup]


def test_what_has_a_frame_inside_is_nested_and_indices_stay_right() -> None:
    before = draft((0, 5))
    outer = draft((40, 80), cue=((35, 39),), frame=((30, 39),))
    inner = draft((50, 60), cue=((45, 49),), frame=((45, 49),), inside=1)
    markup = draft((20, 100), speaker=(101, 108))
    found = join([before, outer, inner], [markup])
    assert found == [before, markup, outer, inner]
    assert [one.inside for one in found] == [None, None, 1, 2]


def test_a_repetition_goes_only_where_the_body_has_the_statement() -> None:
    pulled = MarkedSpan("pullquote", ((200, 260),), repeats=(20, 80))
    body, repeated = draft((19, 81), cue=((85, 89),)), draft((200, 260))
    assert join([body, repeated], [], [pulled]) == [body]
    assert join([repeated], [], [pulled]) == [repeated]
