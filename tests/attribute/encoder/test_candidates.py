"""From scores to candidates and drafts, with a model whose scores are written down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from relata import mentions, readers, segment
from relata.attribute.encoder.candidates import Candidate, RoleSpans, candidates, chosen
from relata.attribute.encoder.drafts import Drafter
from relata.attribute.encoder.pieces import Pieces
from relata.attribute.encoder.scores import MODES, ROLES, Floats, Ints, WindowInput, WordScores
from relata.attribute.encoder.text import piece_text
from relata.lang.language import load
from relata.model.analysis import Segmented
from relata.model.document import Document

TEXT = "„Wir kommen alle“, sagte Anna Meier ihrem Bruder."


@dataclass
class Scripted:
    """A model that finds what it is given: (word, class) -> role -> word ranges."""

    anchors: dict[tuple[int, int], dict[str, tuple[int, int]]]
    asked: list[tuple[int, int]] = field(default_factory=list)

    def read(self, window: WindowInput) -> WordScores:
        count = len(window.first)
        classes = np.zeros((count, 1 + 2 * len(MODES)), np.float32)
        classes[:, 0] = 1
        for word, kind in self.anchors:
            classes[word, 0] = 0.1
            classes[word, kind] += 0.9
        tags = np.zeros((count, len(ROLES) + 1), np.float32)
        facts = np.tile(np.array([0.9, 0.1, 0.1, 0.0], np.float32), (count, 1))
        return WordScores(classes, tags, facts, np.zeros((count, 4), np.float32))

    def pair(
        self, words: Floats, anchors: Ints, kinds: Ints, distances: Ints, sentences: Ints
    ) -> Floats:
        scores = np.full((len(anchors), len(words), len(ROLES), 3), -4, np.float32)
        for row, key in enumerate(zip(anchors.tolist(), kinds.tolist(), strict=True)):
            self.asked.append(key)
            for role, (start, end) in self.anchors[key].items():
                scores[row, start:end, ROLES.index(role), 0] = 6
                scores[row, [start, end - 1], ROLES.index(role), [1, 2]] = 0
        return scores


def _cut(text: str = TEXT) -> Segmented:
    return segment.segment(readers.read_text(text), load("de"))


def _at(cut: Segmented, first: str, last: str) -> tuple[int, int]:
    return cut.words.index(first), cut.words.index(last) + 1


def _found(pieces: Pieces) -> tuple[Segmented, list[Candidate]]:
    cut = _cut()
    cue = _at(cut, "sagte", "sagte")
    model = Scripted(
        {
            (cue[0], 1 + MODES.index("direct")): {
                "content": _at(cut, "Wir", "alle"), "cue": cue,
                "speaker": _at(cut, "Anna", "Meier"),
                "addressee": _at(cut, "ihrem", "Bruder"), "frame": _at(cut, "sagte", "Bruder"),
            }
        }
    )  # fmt: skip
    return cut, candidates(model, piece_text(cut, pieces))


def test_a_candidate_has_every_part(small_pieces: Pieces) -> None:
    cut, found = _found(small_pieces)
    (one,) = found
    assert one.mode == "direct"
    assert one.by_cue
    assert one.content.ranges == (_at(cut, "Wir", "alle"),)
    assert one.speaker.ranges == (_at(cut, "Anna", "Meier"),)
    assert one.likely > 0.8
    assert one.speaker.exact > 0.8
    assert abs(sum(one.modes) - 1) < 1e-5


def test_a_draft_has_characters_whole_quotations_and_the_cue_s_act(small_pieces: Pieces) -> None:
    cut, found = _found(small_pieces)
    (draft,) = Drafter(cut, [], load("de")).drafts(found)

    def text(spans: tuple[tuple[int, int], ...]) -> list[str]:
        return [TEXT[a:b] for a, b in spans]

    assert text(draft.content) == ["„Wir kommen alle“"]
    assert text(draft.cue) == ["sagte"]
    assert draft.speaker is not None
    assert text(draft.speaker.spans) == ["Anna Meier"]
    assert draft.addressee is not None
    assert text(draft.addressee.spans) == ["ihrem Bruder"]
    assert draft.lemma == "sagen"
    assert draft.medium == ("speech",)


def test_nothing_is_asked_where_no_anchor_is_likely(small_pieces: Pieces) -> None:
    model = Scripted({})
    assert candidates(model, piece_text(_cut(), small_pieces)) == []
    assert model.asked == []


def test_no_words_no_candidates(small_pieces: Pieces) -> None:
    empty = segment.segment(Document(text="", parts=()), load("de"))
    assert candidates(Scripted({}), piece_text(empty, small_pieces)) == []


def _candidate(
    anchor: int, content: tuple[int, int], likely: float, cue: tuple[int, int] | None = None
) -> Candidate:
    def part(*ranges: tuple[int, int]) -> RoleSpans:
        return RoleSpans(ranges, 0.9, 0.9 if ranges else 0.1)

    return Candidate(
        anchor=anchor, by_cue=cue is not None, mode="indirect", likely=likely,
        modes=(0.0, 1.0, 0.0, 0.0, 0.0, 0.0), content=part(content), speaker=part(),
        cue=part(cue) if cue else part(), frame=part(), addressee=part(), media=(0.9, 0.0, 0.0),
        negated=0.0,
    )  # fmt: skip


def test_words_of_one_cue_are_one_statement() -> None:
    one = _candidate(3, (5, 9), 0.9, (3, 5))
    other = _candidate(4, (5, 10), 0.8, (3, 5))
    assert chosen([other, one]) == [one]


def test_of_the_cues_of_one_statement_the_likeliest_is_shown() -> None:
    short = _candidate(3, (6, 9), 0.9, (3, 4))
    short = replace(short, cue=RoleSpans(((3, 4),), 0.2, 0.9))
    whole = _candidate(4, (6, 9), 0.5, (3, 6))
    (one,) = chosen([short, whole])
    assert one.anchor == 3
    assert one.cue.ranges == ((3, 6),)


def test_a_content_is_shown_once_unless_two_cues_report_it() -> None:
    framed = _candidate(3, (5, 9), 0.9, (3, 4))
    bare = _candidate(5, (5, 9), 0.7)
    outlet = replace(_candidate(0, (5, 9), 0.8, (0, 1)), speaker=RoleSpans(((1, 2),), 0.9, 0.9))
    assert chosen([framed, bare]) == [framed]
    assert chosen([framed, outlet]) == [framed, outlet]


def test_unlikely_ones_are_left_out() -> None:
    assert chosen([_candidate(3, (5, 9), 0.3, (3, 4))], least=0.4) == []


def test_the_noun_before_a_relative_pronoun_speaks() -> None:
    text = "Der Sprecher, der von einem Erfolg sprach, ging."
    cut = _cut(text)
    phrases = mentions.find(cut, load("de"))
    pronoun = cut.words.index("der", 1)
    cue = cut.words.index("sprach")
    plain = _candidate(cue, (cue - 3, cue), 0.9, (cue, cue + 1))
    part = RoleSpans(((pronoun, pronoun + 1),), 0.9, 0.9)
    party = Drafter(cut, phrases, load("de")).party(part, plain, "")
    assert party is not None
    assert [text[a:b] for a, b in party.spans] == ["Der Sprecher"]
    assert party.phrase is not None
