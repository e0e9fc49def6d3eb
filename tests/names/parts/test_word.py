"""One word of a name: its kind, its flags, its weight."""

from __future__ import annotations

import pytest

from relata.names.base.weights import weights
from relata.names.parts.word import (
    IS_TITLE,
    MAY_BE_LEGAL,
    NOT_A_WORD,
    REWRITTEN,
    WordKind,
    letters_of,
    word_cache,
)


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("merkel", WordKind.WORD), ("j.", WordKind.INITIAL), ("van", WordKind.PARTICLE),
        ("jr", WordKind.SUFFIX), ("3", WordKind.NUMBER), ("王", WordKind.WORD),
    ],
)  # fmt: skip
def test_kinds(part: str, kind: WordKind) -> None:
    assert word_cache(None)[part].kind is kind


def test_flags() -> None:
    known = word_cache(None)
    assert known["dr"].flags & IS_TITLE
    assert known["ag"].flags & MAY_BE_LEGAL
    assert known["müller"].flags & REWRITTEN
    assert known["anшa"] is known["a-b"] is NOT_A_WORD


def test_a_full_stop_marks_an_abbreviation() -> None:
    known = word_cache(None)
    assert known["jac."].abbreviated and not known["jac."].plain_letters
    assert not known["schoigu."].abbreviated  # too long: the end of a sentence


def test_weights_by_what_a_word_says() -> None:
    known, tuned = word_cache(None), weights().word
    assert known["schoigu"].weight == tuned.base + 5 * tuned.per_letter
    assert known["anna"].weight < known["lodz"].weight
    assert known["ivanovich"].weight < known["schoigu"].weight
    assert known["j."].weight == tuned.initial


def test_words_are_shared() -> None:
    assert word_cache("de")["merkel"] is word_cache("de")["merkel"]
    assert word_cache("de")["merkel"].lang == "de"


def test_letters_of_one_kind_share_a_bit() -> None:
    assert letters_of("c") == letters_of("k") == letters_of("q")
    assert letters_of("ab").bit_count() == 2
