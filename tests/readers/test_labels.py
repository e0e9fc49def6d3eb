"""The labels of the language files: of all languages together."""

from __future__ import annotations

from relata.lang.language import load, supported, words_of
from relata.readers.parts.line_labels import labels, opening


def test_labels_are_those_of_all_languages() -> None:
    known = labels()
    for code in supported():
        for word in words_of(load(code).file.lines.by):
            assert opening(f"{word} Anna Berg", known.by) == len(word)


def test_a_label_is_a_whole_word() -> None:
    assert opening("Bye Anna", labels().by) == 0
    assert opening("", labels().by) == 0
