"""What the engines with weights find in plain articles and in any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relata import attribute, pipeline, readers
from relata.lang.language import load
from relata.model.errors import EmptyInput
from tests.attribute.engines import ENGLISH, GERMAN, check, read


@pytest.mark.parametrize(
    ("engine", "text", "code"),
    [
        ("encoder", ENGLISH, "en"),
        ("encoder", GERMAN, "de"),
        ("fast", ENGLISH, "en"),
        ("fast", GERMAN, "de"),
    ],
)
def test_statements_of_plain_articles(text: str, code: str, engine: str) -> None:
    drafts = attribute.find(*read(text, code), load(code), engine=engine)
    check(text, drafts)
    speakers = {text[a:b] for d in drafts if d.speaker for a, b in d.speaker.spans}
    assert any("Edda Brugg" in s for s in speakers)
    assert any(d.mode == "direct" for d in drafts)
    assert len(drafts) >= 3
    assert drafts == attribute.find(*read(text, code), load(code), engine=engine)


@pytest.mark.parametrize(("engine", "code"), [("encoder", "en"), ("fast", "en"), ("fast", "de")])
@settings(max_examples=40, deadline=None)
@given(
    text=st.text(max_size=300)
    | st.text('„“"«»:,.-— \nsagte said Er X dass that soll', max_size=300)
)
def test_any_text_gives_valid_drafts(engine: str, code: str, text: str) -> None:
    try:
        cut, phrases = read(text, code)
    except EmptyInput:
        return
    check(text, attribute.find(cut, phrases, load(code), engine=engine))


@pytest.mark.parametrize(
    ("engine", "code", "reads"),
    [
        (None, "en", "encoder"),
        (None, "de", "encoder"),
        (None, "cs", "encoder"),
        ("fast", "de", "fast"),
        ("fast", "cs", "grammar"),
        ("grammar", "en", "grammar"),
    ],
)
def test_the_best_engine_with_weights_for_the_language_reads(
    engine: str | None, code: str, reads: str
) -> None:
    text = GERMAN if code == "de" else ENGLISH
    record = pipeline.analyse(readers.read_text(text), language=code, engine=engine)
    assert record.producer.engine == reads
    assert (record.producer.weights is None) == (reads == "grammar")


def test_own_claims_are_not_speakers() -> None:
    text = "Die Stadt hat nach eigenen Angaben 300 Helfer im Einsatz."
    record = pipeline.analyse(readers.read_text(text, source="x"), language="de")
    (statement,) = record.statements
    assert statement.speaker is not None
    assert [text[a:b] for a, b in statement.speaker.spans] == ["Die Stadt"]
