"""Where contents and frames begin and end."""

from __future__ import annotations

import pytest

from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.spans.complement_start import find_complement
from relata.attribute.rules.spans.end_comma import content_end
from relata.attribute.rules.spans.frames import close_of, frame_start, opens_with_cue
from tests.attribute.rules.build import context_of, only_verb, token, words


@pytest.mark.parametrize(
    ("text", "kind", "begin"),
    [
        ("She said that the port was closed.", "that", "that"),
        ("She said the port was closed.", "bare", "the"),
        ("She told the council that it was closed.", "that", "that"),
        ("She explained why the port was closed.", "wh", "why"),
        ("She promised to close the port.", "inf", "to"),
        ("She condemned the attack.", "object", "the"),
        ("She said on Monday that it was closed.", "that", "that"),
    ],
)
def test_where_a_complement_right_after_its_verb_begins(text: str, kind: str, begin: str) -> None:
    context = context_of(text, "en")
    _, match = only_verb(context)
    found = find_complement(context, match, match.tokens[-1] + 1, len(context.text.words))
    assert found is not None
    assert (found.kind, context.text.words[found.start]) == (kind, begin)


def test_a_verb_without_a_complement_has_none() -> None:
    context = context_of("She said on Monday.", "en")
    _, match = only_verb(context)
    assert find_complement(context, match, match.tokens[-1] + 1, len(context.text.words)) is None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Jan Roth sagte, dass der Steg zu ist, und forderte Geld.", "dass der Steg zu ist"),
        ("Jan Roth sagte, der Steg sei zu und müsse weg.", "der Steg sei zu und müsse weg."),
        ("Jan Roth sagte, dass der Steg zu ist, teilte das Amt mit.", "dass der Steg zu ist"),
    ],
)
def test_where_a_content_after_a_comma_ends(text: str, content: str) -> None:
    context = context_of(text, "de")
    clauses, _ = parse_sentence(context, 0)
    end = content_end(context, clauses, 1, len(context.text.words))
    assert words(context, clauses[1].start, end) == content


def test_a_fronted_clause_belongs_to_the_frame() -> None:
    context = context_of("Weil es regnete, sagte Jan Roth, dass er geht.", "de")
    clauses, _ = parse_sentence(context, 0)
    assert frame_start(context.text, clauses, 1) == 0


def test_appositions_and_relative_clauses_belong_to_a_clause() -> None:
    context = context_of("Er nannte Jan Roth, den Leiter, der ging, und schwieg.", "de")
    clauses, _ = parse_sentence(context, 0)
    kinds = [clause.kind for clause in clauses]
    assert close_of(clauses, 0) == 2
    assert kinds[:3] == ["main", "phrase", "rel"]


def test_adjuncts_may_open_a_frame_where_word_order_is_free() -> None:
    context = context_of("Мост закрыт, вчера сказал Иванов.", "ru")
    _, match = only_verb(context)
    comma = token(context, ",")
    assert opens_with_cue(context, match, comma + 1)
    assert not opens_with_cue(context, match, 0)
