"""The candidates of a text, and the verbs by which patterns change them."""

from __future__ import annotations

from relata.attribute.rules.text.candidates import Candidates
from relata.attribute.rules.text.types import Candidate

#: Two sentences of five tokens each.
SENTENCE_OF = [0] * 5 + [1] * 5


def candidate(anchor: int, *, speaker: int | None = None) -> Candidate:
    cue = [(anchor, anchor + 1)]
    return Candidate("indirect", [(anchor + 1, anchor + 2)], "before", 0.8, cue=cue,
                     speaker=speaker, anchor=anchor)  # fmt: skip


def test_an_added_candidate_takes_the_words_of_its_cue() -> None:
    candidates = Candidates(SENTENCE_OF)
    one = candidates.add(candidate(6))
    assert candidates.latest is one
    assert list(candidates.in_sentence(1)) == [one]
    assert list(candidates.in_sentence(0)) == []
    assert candidates.cue_tokens == {6}
    candidates.release_cue(one.cue)
    assert candidates.cue_tokens == set()


def test_a_withdrawn_candidate_leaves_its_quotations_and_keeps_its_cue() -> None:
    candidates = Candidates(SENTENCE_OF)
    one, other = candidates.add(candidate(1)), candidates.add(candidate(1))
    candidates.assign_quote(0, one)
    candidates.assign_quote(1, other)
    candidates.withdraw(one)
    assert candidates.all == [other]
    assert list(candidates.in_sentence(0)) == [other]
    assert candidates.by_quote == {1: other}
    assert candidates.cue_tokens == {1}
    assert candidates.superseded == []


def test_equal_candidates_are_distinguished() -> None:
    candidates = Candidates(SENTENCE_OF)
    one, twin = candidates.add(candidate(1)), candidates.add(candidate(1))
    assert one == twin
    candidates.withdraw(twin)
    assert len(candidates.all) == 1
    assert candidates.all[0] is one


def test_a_superseded_candidate_is_remembered() -> None:
    candidates = Candidates(SENTENCE_OF)
    one = candidates.add(candidate(1))
    candidates.supersede(one)
    assert candidates.all == []
    assert candidates.superseded == [one]


def test_the_nearest_speaker_before_a_token_is_one_of_its_sentence() -> None:
    candidates = Candidates(SENTENCE_OF)
    candidates.add(candidate(0, speaker=7))
    candidates.add(candidate(3, speaker=0))
    candidates.add(candidate(2))
    assert candidates.speaker_before(4) == 0
    assert candidates.speaker_before(3) == 7
    assert candidates.speaker_before(0) is None
    assert candidates.speaker_before(9) is None


def test_candidates_are_ordered_by_their_anchors() -> None:
    candidates = Candidates(SENTENCE_OF)
    for anchor in (6, 1, 3):
        candidates.add(candidate(anchor))
    candidates.sort()
    assert [one.anchor for one in candidates.all] == [1, 3, 6]
