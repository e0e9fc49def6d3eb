"""docs/times.md against the data: classes of words, makers, feasts, notation."""

from __future__ import annotations

import re
from pathlib import Path

from relata.lang.compile import having, section
from relata.lang.language import load
from relata.times.meaning.feasts import feasts
from relata.times.recognition.match import grammar_of

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "times.md").read_text(encoding="utf-8")


def documented() -> set[str]:
    table = PAGE.split("| class | values | example |", 1)[1].split("\n\n", 1)[0]
    rows = [line.split("|")[1] for line in table.splitlines()[2:]]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def test_every_class_of_words_is_documented() -> None:
    used = {
        name
        for code in having("times")
        for name in section(code, "times").words
        if not name.startswith("x_")
    }
    assert used <= documented()


def test_every_feast_of_a_pack_is_known() -> None:
    for code in having("times"):
        assert set(section(code, "times").words.get("feast", {})) <= set(feasts()), code


def test_every_pattern_can_be_compiled() -> None:
    for code in having("times"):
        grammar = grammar_of(load(code))
        assert grammar is not None
        assert all(re.compile(pattern.text).groups for pattern in grammar.patterns)
