"""What holds for any text, however hostile."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.model.analysis import CLOSE, OPEN
from relata.segment import segment
from relata.segment.patterns import FORMAT
from tests.segment.helpers import document, language

_FORMAT = re.compile(f"[{FORMAT}]")
SIGNS = "„“”»«\"'’‘‚.,!?…():;- \n\u00ad\u200b\u0301\ud8003abÄ5'_@#/"
TEXT = st.one_of(
    st.text(),
    st.text(alphabet=SIGNS, max_size=80),
    st.lists(
        st.sampled_from(
            ["„", "“", '"', "'", "’", "»", "«", " ", ". ", "Dr. ", "ja", "Die ", "\n", "5", "s’ "]
        ),
        max_size=40,
    ).map("".join),
)


@given(TEXT, st.sampled_from(["de", "en"]))
def test_tokens_cover_the_text(text: str, code: str) -> None:
    found = segment(document(text), language(code))
    end = 0
    for left, right, word in zip(found.starts, found.ends, found.words, strict=True):
        assert end <= left < right <= len(text)
        assert word
        assert not _FORMAT.search(word)
        assert not _FORMAT.sub("", text[end:left]).strip()
        end = right
    assert not _FORMAT.sub("", text[end:]).strip()
    assert (
        len(found.words) == len(found.lower) == len(found.kinds) == len(found.flags)
        == len(found.quote_of) == len(found.sentence_of)
    )  # fmt: skip


@given(TEXT, st.sampled_from(["de", "en"]))
def test_sentences_partition_the_tokens(text: str, code: str) -> None:
    found = segment(document(text), language(code))
    end = 0
    for index, (start, stop) in enumerate(found.sentences):
        assert start == end < stop
        assert found.sentence_of[start:stop] == [index] * (stop - start)
        end = stop
    assert end == len(found.words)
    last = 0
    for first, end in found.paragraphs:
        assert first == last < end
        last = end
    assert last == len(found.sentences)


@given(TEXT, st.sampled_from(["de", "en"]))
def test_quotes_nest(text: str, code: str) -> None:
    found = segment(document(text), language(code))
    inner: list[int | None] = [None] * len(found.words)
    for index, quote in enumerate(found.quotes):
        assert 0 <= quote.start < quote.end <= len(found.words)
        assert list(quote.marks) == sorted(set(quote.marks))
        assert quote.marks[0] == quote.start
        assert quote.closed == (len(quote.marks) > 1 and found.kinds[quote.marks[-1]] == CLOSE)
        assert not quote.closed or quote.marks[-1] == quote.end - 1
        assert all(
            found.kinds[mark] == OPEN for mark in quote.marks[: -1 if quote.closed else None]
        )
        if quote.parent is not None:
            outer = found.quotes[quote.parent]
            assert quote.parent < index
            assert outer.start <= quote.start < quote.end <= outer.end
            assert quote.level == outer.level + 1
        else:
            assert quote.level == 0
        for other in found.quotes[:index]:
            assert other.end <= quote.start or quote.end <= other.end
        inner[quote.start : quote.end] = [index] * (quote.end - quote.start)
    assert found.quote_of == inner


@given(TEXT)
def test_the_same_text_is_cut_the_same_way(text: str) -> None:
    assert segment(document(text), language("de")) == segment(document(text), language("de"))


HOSTILE = {
    "one word": "a",
    "one kind of mark": '"',
    "pairs of marks": "„“",
    "marks apart": '" ',
    "unpaired": "„a ",
    "mixed unpaired": "„a »b ‚c ",
    "stray": "a“ b« c‘ ",
    "apostrophes": "s' ",
    "stops": ". ",
    "brackets": "(.",
    "abbreviations": "Dr. ",
    "initials": "I. ",
    "letters": "a.",
    "hyphens": "a-",
    "plus": "a+",
    "addresses": "a@",
    "links": "http://",
    "link of stops": "http://...",
    "figures": "1.",
    "joined": "a_",
    "no width": "a\u200b",
    "accents": "a\u0301",
    "numbers": '5" ',
    "paragraphs": "„a\n",
    "dashes": ". –",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_linear(unit: str) -> None:
    """Twenty times as long takes some twenty times as long, not four hundred times."""
    short = document(unit * (2_500 // len(unit)))
    long = document(unit * (50_000 // len(unit)))
    german = language("de")
    segment(short, german)

    def seconds(text: object) -> float:
        start = process_time()
        segment(text, german)  # type: ignore[arg-type]
        return process_time() - start

    brief = min(seconds(short) for _ in range(3))
    assert min(seconds(long) for _ in range(2)) <= max(80 * brief, 0.15)
