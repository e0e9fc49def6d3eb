"""Marked words found in the text: offsets, edges, order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relata.readers.marked.marks import Mark, TextWords, locate

WORD = st.text(alphabet="abcäß-.'“”—İ ", min_size=1, max_size=12)


def test_words_are_found_with_their_marks() -> None:
    words = TextWords("He said: “We stay. Always!” – and left.")
    assert words.find("“we stay, always!”") == (9, 27)
    assert words.find("we leave") is None


def test_a_search_may_begin_and_end_inside_the_text() -> None:
    words = TextWords("stay here, stay there")
    assert words.find("stay", 1) == (11, 15)
    assert words.find("there", 0, 16) is None


def test_paragraphs_next_to_each_other_are_one_span() -> None:
    (mark,) = locate("We stay.\n\nWe do.\n\nThey go.", [Mark("blockquote", ("We stay.", "We do."))])
    assert mark.spans == ((0, 16),)


def test_a_lost_paragraph_leaves_the_others() -> None:
    (mark,) = locate("We stay.\n\nThey go.", [Mark("blockquote", ("We stay.", "We do."))])
    assert mark.spans == ((0, 8),)


@given(st.lists(WORD, max_size=8), st.lists(st.lists(WORD, max_size=4), max_size=5))
def test_spans_lie_inside_the_text_and_are_sorted(
    paragraphs: list[str], wanted: list[list[str]]
) -> None:
    text = "\n\n".join(paragraphs)
    marks = [Mark("blockquote", tuple(p), p[-1] if p else "", p[-1] if p else "") for p in wanted]
    found = locate(text, [*marks, Mark("q", tuple(paragraphs[:2]))])
    assert list(found) == sorted(found, key=lambda mark: mark.spans[0][0])
    for mark in found:
        edges = [edge for span in mark.spans for edge in span]
        assert mark.spans
        assert all(start < end for start, end in mark.spans)
        assert edges == sorted(edges)
        assert edges[0] >= 0 and edges[-1] <= len(text)
        for span in (mark.attribution, mark.author, mark.repeats):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
