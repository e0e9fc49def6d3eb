"""The two sets of rules for attachment, on chunks that are found in a sentence."""

from __future__ import annotations

import pytest

from relata.lang.language import load
from relata.mentions.attachment.attach import attach
from relata.mentions.attachment.by_case import BY_CASE
from relata.mentions.attachment.by_determiner import BY_DETERMINER
from relata.mentions.attachment.lists import chunk_at
from relata.mentions.attachment.state import AttachmentRules, AttachmentState
from relata.mentions.chunking.case_languages import find_chunks_by_case
from relata.mentions.chunking.case_words import CaseState
from relata.mentions.chunking.chunker import find_chunks
from relata.mentions.find import classify, lexicon_of
from relata.mentions.limits import MAX_AHEAD, MAX_LIST
from relata.segment import segment
from tests.mentions.helpers import document_of


def state_of(text: str, code: str, rules: AttachmentRules) -> AttachmentState:
    language = load(code)
    cut, lexicon = segment(document_of(text), language), lexicon_of(language)
    bits = classify(cut, lexicon)
    if lexicon.inflections is not None:
        case = CaseState(cut.words, cut.lower, bits, lexicon, lexicon.inflections)
        chunks = find_chunks_by_case(case, cut.sentences)
    else:
        chunks = find_chunks(bits, cut.sentences, lexicon.capitals)
    bounds = [cut.sentences[cut.sentence_of[start]] for start in chunks.start]
    return AttachmentState(bits, cut.lower, chunks, bounds, lexicon, rules)


@pytest.mark.parametrize(
    ("text", "code", "rules", "owner"),
    [
        ("Der Sprecher der Polizei kam.", "de", BY_DETERMINER, True),
        ("Der Sprecher den Bericht.", "de", BY_DETERMINER, False),
        ("Глава комитета уехала.", "ru", BY_CASE, True),
        ("Předseda výboru mlčel.", "cs", BY_CASE, True),
    ],
)
def test_owners(text: str, code: str, rules: AttachmentRules, owner: bool) -> None:
    assert rules.is_owner(state_of(text, code, rules), 0, 1) == owner


def test_extents_reach_over_owner_and_apposition() -> None:
    state = state_of("Der Sprecher der Polizei, Lars Beringer, kam.", "de", BY_DETERMINER)
    extents = attach(state)
    assert extents.end[0] == 7
    assert extents.bare_end[0] == 4
    assert extents.apposition[0] is not None
    assert state.chunks.name[extents.apposition[0]] == (5, 7)


def test_lists_know_their_members() -> None:
    state = state_of("Anna Vogt, Ida Holm und Ole Lund kamen.", "de", BY_DETERMINER)
    extents = attach(state)
    assert extents.next_member[:2] == [1, 2]
    assert extents.is_member[:3] == [False, True, True]
    assert extents.list_size[0] == 3


def test_long_lists_are_bounded() -> None:
    text = ", ".join(["Anna Vogt"] * (2 * MAX_LIST)) + " und Ida Holm kamen."
    extents = attach(state_of(text, "de", BY_DETERMINER))
    assert max(extents.list_size) <= MAX_LIST


def test_chunk_at_looks_only_a_bounded_number_ahead() -> None:
    state = state_of(
        "Anna Berg " + "und Ida Holm " * (2 * MAX_AHEAD) + "kamen.", "de", BY_DETERMINER
    )
    starts = state.chunks.start
    assert chunk_at(state, 0, starts[1]) == 1
    assert chunk_at(state, 0, starts[1] + 1) is None
    assert chunk_at(state, 0, starts[MAX_AHEAD]) is None


def test_a_body_takes_the_rest_of_its_name() -> None:
    text = "The Department of Health closed it."
    state = state_of(text, "en", BY_DETERMINER)
    extents = attach(state)
    assert state.chunks.name[0] == (1, 4)
    assert extents.in_name[1]


def test_the_rules_differ_in_what_takes_an_adjective() -> None:
    state = state_of("People close to the mayor left.", "en", BY_DETERMINER)
    assert BY_DETERMINER.takes_adjective(state, 0, 1, 7)
    assert not BY_CASE.takes_adjective(state, 0, 1, 7)
