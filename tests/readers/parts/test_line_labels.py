"""The labels of the packs: of all languages together."""

from __future__ import annotations

from relata.lang.language import load, supported, words_of
from relata.readers.parts.line_labels import label_length, line_labels


def test_labels_are_those_of_all_languages() -> None:
    known = line_labels()
    for code in supported():
        for word in words_of(load(code).file.lines.by):
            assert label_length(f"{word} Anna Berg", known.by) == len(word)


def test_a_label_is_a_whole_word() -> None:
    assert label_length("Bye Anna", line_labels().by) == 0
    assert label_length("", line_labels().by) == 0
