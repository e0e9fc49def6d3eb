"""Words as pieces, and the state of quotation over a whole document."""

from __future__ import annotations

from relata import readers, segment
from relata.attribute.encoder.pieces import BREAK, MOST, UNKNOWN, Pieces
from relata.attribute.encoder.scores import window_input
from relata.attribute.encoder.text import (
    CLOSING,
    INSIDE,
    OPENING,
    OUTSIDE,
    SHORT,
    UNCLOSED,
    PieceText,
    piece_text,
)
from relata.attribute.encoder.windows import Window
from relata.lang.language import load


def _read(text: str, pieces: Pieces) -> tuple[list[str], PieceText]:
    cut = segment.segment(readers.read_text(text), load("de"))
    return cut.words, piece_text(cut, pieces)


def test_a_known_word_is_one_piece(small_pieces: Pieces) -> None:
    assert len(small_pieces.word("sagte", spaced=True)) == 1
    assert len(small_pieces.word("sagte", spaced=False)) == 5


def test_an_unknown_sign_and_a_long_word(small_pieces: Pieces) -> None:
    assert small_pieces.word("中", spaced=False) == (UNKNOWN,)
    assert len(small_pieces.word("x" * 100, spaced=True)) == MOST


def test_a_paragraph_begins_with_the_break(small_pieces: Pieces) -> None:
    words, text = _read("Er kam.\n\nSie ging.", small_pieces)
    second = words.index("Sie")
    assert text.pieces[second][0] == BREAK
    assert text.opens.tolist().count(True) == 1
    assert text.opens[second]
    assert text.pieces[0][0] != BREAK


def test_states_of_quotation(small_pieces: Pieces) -> None:
    words, text = _read("Er sagte: „Wir kommen heute alle noch.“ Das ist „gut“.", small_pieces)
    state = dict(zip(words, text.states.tolist(), strict=True))
    assert state["Er"] == OUTSIDE
    assert state["kommen"] == INSIDE
    assert state["gut"] == SHORT
    assert {OPENING, CLOSING} <= set(text.states.tolist())


def test_a_quotation_that_never_closes(small_pieces: Pieces) -> None:
    words, text = _read("Er sagte: „Wir kommen heute alle noch.", small_pieces)
    assert text.states[words.index("heute")] == UNCLOSED


def test_first_and_last_piece_of_each_word(small_pieces: Pieces) -> None:
    words, text = _read("Er kam.\n\nSie sagte es.", small_pieces)
    whole = window_input(text, Window(0, len(text), 0, len(text)))
    for index, word in enumerate(words):
        own = whole.ids[whole.first[index] : whole.last[index] + 1].tolist()
        spaced = text.pieces[index][1:] if text.opens[index] else text.pieces[index]
        assert tuple(own) == spaced, word
    assert len(whole.ids) == len(whole.states) == text.counts.sum() + 2


def test_sentence_numbers(small_pieces: Pieces) -> None:
    words, text = _read("Er kam. Sie ging.", small_pieces)
    assert text.sentence_of()[words.index("ging")] == 1
