"""Sentences cut into clauses, each with its kind and finite verb."""

from __future__ import annotations

from itertools import pairwise

import pytest

from relata.attribute.rules.clauses.chunk import finite_verbs, in_subjunctive
from relata.attribute.rules.clauses.sentence import clause_at, clause_of, parse_sentence
from tests.attribute.rules.build import context_of, token


@pytest.mark.parametrize(
    ("text", "language", "kinds", "verbs"),
    [
        ("Der Rat sagte, dass der Steg alt ist.", "de", ["main", "that"], ["sagte", "ist"]),
        ("Er fragte, wann der Steg öffnet, der alt ist.", "de", ["main", "wh", "rel"],
         ["fragte", "öffnet", "ist"]),
        ("Weil er alt ist, bleibt der Steg zu.", "de", ["sub", "main"], ["ist", "bleibt"]),
        ("Er bat den Rat, den Steg zu öffnen.", "de", ["main", "inf"], ["bat", None]),
        ("Jan Roth, der Leiter des Amtes, sagte Ja.", "de", ["phrase", "phrase", "main"],
         [None, None, "sagte"]),
        ("He said, while it was late, that he left.", "en", ["main", "sub", "that"],
         ["said", "was", "left"]),
        ("Он сказал, что мост закрыт.", "ru", ["main", "that"], ["сказал", None]),
    ],
)  # fmt: skip
def test_kinds_of_clauses(
    text: str, language: str, kinds: list[str], verbs: list[str | None]
) -> None:
    context = context_of(text, language)
    clauses, _ = parse_sentence(context, 0)
    assert [clause.kind for clause in clauses] == kinds
    found = [None if c.finite is None else context.text.words[c.finite] for c in clauses]
    assert found == verbs


def test_clauses_cover_the_sentence_in_order_and_end_with_their_marks() -> None:
    context = context_of("Er sagte, der Steg, der alt sei, bleibe zu; sie ging.", "de")
    clauses, _ = parse_sentence(context, 0)
    assert clauses[0].start == 0
    for before, after in pairwise(clauses):
        assert before.start < before.end <= before.close < after.start
        assert before.mark is not None
    assert clauses[-1].mark is None


def test_the_clause_of_a_token_and_of_its_mark() -> None:
    context = context_of("Er sagte, der Steg sei alt.", "de")
    clauses, _ = parse_sentence(context, 0)
    comma = token(context, ",")
    assert clause_at(clauses, 0) == 0
    assert clause_at(clauses, comma) == 0
    assert clause_at(clauses, comma + 1) == 1
    assert clause_at(clauses, 99) is None
    assert clause_of(clauses, 99) is clauses[0]


def test_the_mood_of_a_clause() -> None:
    context = context_of("Er sagte, der Steg sei alt.", "de")
    clauses, _ = parse_sentence(context, 0)
    assert [in_subjunctive(context, clause) for clause in clauses] == [False, True]


def test_a_determiner_that_looks_like_a_verb_is_not_one() -> None:
    context = context_of("Er kam, und sein Sohn ging.", "de")
    verbs = finite_verbs(context, 0, len(context.text.words))
    assert token(context, "sein") not in verbs
