"""Resolving selectors: in the text they were made from, in later versions, and in hostile ones."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relata.app.selectors import Resolver, Target, of_text, targets, text_name
from relata.model.errors import UnsupportedFormat
from relata.present.linked.selectors import Selectors

TEXT = "The board said no.\n\nThe mayor, “sad” \U0001f600, said no.\n\nThe board said yes.\n"


def _target(text: str, start: int, end: int) -> Target:
    position, words = Selectors(text).of((start, end))
    return Target(
        annotation="urn:x#a",
        source=text_name(text),
        position=(position["start"], position["end"]),
        utf16=(position["utf16Start"], position["utf16End"]),
        exact=words["exact"],
        prefix=words["prefix"],
        suffix=words["suffix"],
    )


def _of(words: str, nth: int = 0) -> Target:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return _target(TEXT, at, at + len(words))


def _outcome(target: Target, text: str) -> tuple[str, str | None]:
    found = Resolver(text).resolve(target)
    return found.outcome, None if found.place is None else text[slice(*found.place)]


_TEXTS = st.text(st.sampled_from("ab .\n\U0001f600é"), min_size=1, max_size=120)


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.data())
def test_in_its_own_text_every_passage_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = Resolver(text).resolve(_target(text, start, end))
    assert (found.outcome, found.place) == ("found", (start, end))


@settings(max_examples=200, deadline=None)
@given(_TEXTS, _TEXTS, st.data())
def test_after_an_insertion_before_it_a_passage_is_never_a_wrong_one(
    text: str, inserted: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    at = data.draw(st.integers(0, start))
    later = text[:at] + inserted + text[at:]
    target = _target(text, start, end)
    found = Resolver(later).resolve(target)
    if found.place is not None:
        assert later[slice(*found.place)] == target.exact
    around = target.prefix + text[start:end] + target.suffix
    if later.find(around) >= 0 and later.find(around, later.find(around) + 1) < 0:
        assert found.outcome in ("found", "moved")


def test_found_moved_gone() -> None:
    mayor = _of("said no", 1)
    assert _outcome(mayor, TEXT) == ("found", "said no")
    assert _outcome(mayor, "News.\n\n" + TEXT) == ("moved", "said no")
    place = Resolver("News.\n\n" + TEXT).resolve(mayor).place
    assert place == (TEXT.index("said no", 20) + 7, TEXT.index("said no", 20) + 14)
    assert _outcome(mayor, TEXT.replace("said no", "said yes")) == ("gone", None)
    assert _outcome(mayor, "Nothing of it.") == ("gone", None)


def test_other_words_around_it() -> None:
    mayor = _of("The mayor")
    later = TEXT.replace("The board said no.", "Nobody was asked at all.")
    assert _outcome(mayor, later) == ("moved", "The mayor")
    long = _of("The mayor, “sad” \U0001f600, said no.")
    other = f"It is quite another text. {long.exact} And so on."
    assert _outcome(long, other) == ("moved", long.exact)
    assert _outcome(_of("said"), "He said so.") == ("gone", None)


def test_what_stands_twice_is_ambiguous() -> None:
    assert _outcome(_of("The mayor"), f"{TEXT} {TEXT} {TEXT}")[0] in ("found", "ambiguous")
    assert _outcome(_of("The mayor"), f" {TEXT}{TEXT}") == ("ambiguous", None)


def test_contradicting_selectors_are_ambiguous() -> None:
    target = _of("said yes")
    wrong = Target(**{**_fields(target), "utf16": target.position})
    assert target.utf16 != target.position
    assert _outcome(wrong, TEXT)[0] == "ambiguous"
    bare = Target(annotation="a", source=text_name(TEXT), position=(0, 9))
    assert _outcome(bare, TEXT) == ("found", "The board")
    assert _outcome(bare, TEXT + "More.") == ("ambiguous", None)
    beyond = Target(annotation="a", source=text_name(TEXT), position=(0, 900))
    assert _outcome(beyond, TEXT) == ("gone", None)


def _fields(target: Target) -> dict[str, object]:
    return {name: getattr(target, name) for name in target.__struct_fields__}


def test_a_hostile_text_takes_no_long_time() -> None:
    text = "a" * 1_000_000
    begun = time.process_time()
    resolver = Resolver(text)
    for start in range(200):
        target = Target(annotation="x", source="y", position=(start, start + 1), exact="a")
        assert resolver.resolve(target).outcome == "ambiguous"
    assert time.process_time() - begun < 10


def test_annotations_are_found_wherever_they_stand() -> None:
    one = {"id": "x", "target": {"source": "s", "selector": {
        "type": "TextQuoteSelector", "exact": "words"}}}  # fmt: skip
    for whole in (one, [one], {"items": [one]}, {"first": {"items": [one]}}, {"@graph": [one]}):
        assert [t.exact for t in targets(json.dumps(whole).encode())] == ["words"]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"target": "x"}', b'{"target": {}}',
             b'{"target": {"selector": {"type": "TextPositionSelector", "start": 3, "end": 1}}}'],
)  # fmt: skip
def test_what_is_not_a_file_of_annotations_is_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match="--format annotation"):
        targets(data)


def test_of_several_texts_those_in_this_one() -> None:
    mine, other = _of("The mayor"), _target("Other.", 0, 5)
    assert of_text([mine, other], TEXT) == [mine]
    assert of_text([mine], "Later.") == [mine]
    with pytest.raises(UnsupportedFormat, match="2 texts"):
        of_text([mine, other], "Later.")
