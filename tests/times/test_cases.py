"""Every pattern of every language fires in an example, and means what it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from relata.lang.compile import having
from relata.lang.language import load, supported
from relata.times.meaning.registry import MAKERS
from relata.times.recognition.match import grammar_of
from tests.times.helpers import found

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in Path(__file__).with_name("cases.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_an_expression_is_found_and_has_its_value(language: str, text: str, expected: str) -> None:
    shown = (
        f"{text[slice(*one.span)]} = {one.meaning.type} {one.meaning.value}"
        for one in found(text, language)
    )
    assert " ; ".join(shown) == expected


def test_every_pattern_fires_in_a_case() -> None:
    fired: dict[str, set[str]] = {}
    for language, text, _ in CASES:
        fired.setdefault(language, set()).update(one.pattern for one in found(text, language))
    anywhere = set().union(*fired.values()) | {"age", "no-time"}
    for code in having("times"):
        grammar = grammar_of(load(code))
        assert grammar is not None
        own = {pattern.id for pattern in grammar.file.pattern}
        assert own - fired[code] == set(), code
        assert {pattern.source.id for pattern in grammar.patterns} - anywhere == set(), code


def test_every_language_that_is_read_has_words_for_times() -> None:
    assert set(supported()) == set(having("times"))


def test_every_pattern_names_a_maker() -> None:
    for code in having("times"):
        grammar = grammar_of(load(code))
        assert grammar is not None
        assert {pattern.source.make for pattern in grammar.patterns} <= set(MAKERS)
