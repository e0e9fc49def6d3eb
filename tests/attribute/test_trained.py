"""The trained engine's parts: arithmetic, queries, networks, and what comes out of texts."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from relata import attribute, mentions, readers, segment
from relata.attribute.calibrated import engine as fast
from relata.attribute.neural import engine
from relata.attribute.neural.features.document import DENSE, features
from relata.attribute.neural.features.drafts import Ranges
from relata.attribute.neural.features.span_proposals import (
    Query,
    f1,
    hints,
    label_spans,
    overlap,
    queries,
    size,
)
from relata.attribute.neural.features.windows import KNOWN, QUERY, known, windows
from relata.attribute.neural.features.words import ID_COLUMNS
from relata.attribute.neural.networks import bundle, forward
from relata.attribute.neural.projection.combine import Settler
from relata.attribute.neural.projection.ranges import minus
from relata.attribute.neural.selection import DIRECT, INDIRECT, Reading
from relata.attribute.neural.stored import word_vectors
from relata.attribute.neural.stored.annotation_scheme import Habits
from relata.attribute.rules import engine as grammar
from relata.attribute.rules.text.context import Context
from relata.lang.language import load, supported
from relata.model.analysis import Draft, Phrase, Segmented
from relata.model.errors import EmptyInput

GERMAN = (
    "Die Fähre bleibe vorerst im Hafen, sagte Hafenmeisterin Edda Brugg am Montag. Der Schaden "
    "sei größer als gedacht. „Wir prüfen jetzt jede Schweißnaht“, erklärte sie der Zeitung. Nach "
    "Angaben der Reederei soll der Betrieb im Mai wieder beginnen."
)
ENGLISH = (
    "The ferry will stay in port, Edda Brugg said on Monday. “We are checking "
    "every weld,” she told reporters, adding that the damage was worse than feared. According "
    "to the owners, service may resume in May."
)


def read(text: str, code: str) -> tuple[Segmented, list[Phrase]]:
    """Tokens and phrases of a text."""
    cut = segment.segment(readers.read_text(text), load(code))
    return cut, mentions.find(cut, load(code))


def scene_of(text: str, code: str) -> tuple[Context, list[Draft]]:
    """The grammar engine's reading."""
    scene = Context(*read(text, code), load(code))
    return scene, grammar.read(scene)


@st.composite
def ranges(draw: st.DrawFn) -> Ranges:
    """Sorted ranges that do not touch."""
    edges = sorted(draw(st.sets(st.integers(0, 60), min_size=2, max_size=8)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return tuple((a, b) for a, b in pairs if b > a)


def tokens(of: Ranges) -> set[int]:
    """The tokens in ranges."""
    return {t for a, b in of for t in range(a, b)}


@given(ranges(), ranges())
def test_arithmetic_of_ranges_is_that_of_sets(one: Ranges, other: Ranges) -> None:
    a, b = tokens(one), tokens(other)
    assert size(one) == len(a)
    assert overlap(one, other) == len(a & b)
    assert tokens(minus(one, other)) == a - b
    expected = 2 * len(a & b) / (len(a) + len(b)) if a & b else 0.0
    assert f1(one, other) == pytest.approx(expected)


@given(st.integers(1, 40), st.integers(0, 2**31), st.floats(0.1, 0.9))
def test_label_spans_lie_in_order_and_are_inside(count: int, seed: int, least: float) -> None:
    odds = np.random.default_rng(seed).random((count, 11)).astype(np.float32)
    labels = odds / odds.sum(axis=1, keepdims=True)
    spans = label_spans(labels, least)
    assert all(a < b for a, b, _ in spans)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
    inside = {t for a, b, _ in spans for t in range(a, b)}
    assert inside == set(np.flatnonzero(1 - labels[:, 0] >= least).tolist())


def test_a_labelled_stretch_is_one_span_and_a_first_token_begins_another() -> None:
    labels = np.full((6, 11), 0.01, np.float32)
    for token, label in enumerate((0, 3, 4, 4, 3, 4)):
        labels[token, label] = 0.9
    assert label_spans(labels, 0.5) == [(1, 4, 1), (4, 6, 1)]


@pytest.mark.parametrize("code", supported())
def test_features_have_a_row_a_token_in_every_language(code: str) -> None:
    text = GERMAN if code == "de" else ENGLISH
    scene, drafts = scene_of(text, code)
    arrays = features(scene, drafts).whole()
    assert arrays.ids.shape == (len(scene.text.words), ID_COLUMNS)
    assert arrays.dense.shape == (len(scene.text.words), DENSE)
    assert np.isfinite(arrays.dense).all()
    again = features(*scene_of(text, code)).whole()
    assert (again.ids == arrays.ids).all()
    assert (again.dense == arrays.dense).all()


def test_queries_ask_for_what_the_grammar_found_and_for_quotations() -> None:
    scene, drafts = scene_of(GERMAN, "de")
    arrays = features(scene, drafts)
    asked = queries(arrays.findings, hints(scene))
    contents = {q.content for q in asked}
    assert {f.content for f in arrays.findings} <= contents
    assert {((q.start, q.end),) for q in scene.text.quotes} <= contents
    assert len({(q.content, q.finding) for q in asked}) == len(asked)


def test_windows_show_the_content_and_hold_to_the_text() -> None:
    scene, drafts = scene_of(ENGLISH, "en")
    arrays = features(scene, drafts)
    asked = queries(arrays.findings, hints(scene))
    given_ = windows(asked, arrays.findings, np.array(scene.text.sentence_of))
    assert given_.features.shape[2] == QUERY
    for row, query in enumerate(asked):
        shown = given_.tokens[row][given_.features[row, :, 0] > 0]
        assert set(shown.tolist()) == tokens(query.content)
    assert given_.tokens.max() < len(scene.text.words)
    assert known(asked, arrays.findings, set()).shape == (len(asked), KNOWN)


def arrays_of(seed: int, width: int) -> forward.Arrays:
    """Random weights of one convolution and one LSTM."""
    rng = np.random.default_rng(seed)
    half = width // 2
    shapes = {
        "body.0.c.weight": (width, 3 * width), "body.0.c.bias": (width,),
        "rnn.weight_ih_l0": (4 * half, width), "rnn.weight_hh_l0": (4 * half, half),
        "rnn.bias_ih_l0": (4 * half,), "rnn.bias_hh_l0": (4 * half,),
        "rnn.weight_ih_l0_reverse": (4 * half, width),
        "rnn.weight_hh_l0_reverse": (4 * half, half),
        "rnn.bias_ih_l0_reverse": (4 * half,), "rnn.bias_hh_l0_reverse": (4 * half,),
    }  # fmt: skip
    return {k: rng.normal(size=s).astype(np.float32) * 0.3 for k, s in shapes.items()}


@pytest.mark.parametrize("dilation", [1, 2, 4])
def test_a_convolution_sees_its_neighbours_and_nothing_beyond_the_edge(dilation: int) -> None:
    arrays = arrays_of(1, 6)
    x = np.random.default_rng(2).normal(size=(9, 6)).astype(np.float32)
    weight, bias = arrays["body.0.c.weight"], arrays["body.0.c.bias"]
    nothing = np.zeros(6, np.float32)
    expected = []
    for t in range(9):
        left = x[t - dilation] if t >= dilation else nothing
        right = x[t + dilation] if t + dilation < 9 else nothing
        y = weight @ np.concatenate([left, x[t], right]) + bias
        expected.append(x[t] + np.maximum(y, 0))
    found = forward._convolve(arrays, "body.0", x, dilation)
    np.testing.assert_allclose(found, np.array(expected), rtol=1e-4, atol=1e-5)


def test_the_lstm_reads_each_sentence_by_itself() -> None:
    arrays = arrays_of(3, 6)
    x = np.random.default_rng(4).normal(size=(12, 6)).astype(np.float32)
    together = forward.recur(arrays, x, [(0, 5), (5, 6), (6, 12)])
    for a, b in ((0, 5), (5, 6), (6, 12)):
        alone = forward.recur(arrays, x[a:b], [(0, b - a)])
        np.testing.assert_allclose(together[a:b], alone, rtol=1e-4, atol=1e-5)


def test_no_language_has_two_sets_and_every_file_is_there() -> None:
    for code, card in bundle.cards().items():
        assert code in card.languages
        assert code in supported()
        models = bundle.load(code)
        assert models is not None
        assert len(models.networks) == len(card.files)
        assert len(card.calibration) == len(bundle.cards()[code].calibration)
    assert bundle.name_of("xx") is None
    assert bundle.load("xx") is None


def check(text: str, drafts: list[Draft]) -> None:
    """What every engine's drafts must be."""
    for index, draft in enumerate(drafts):
        assert draft.content
        assert 0.0 <= draft.score <= 1.0
        for spans in (draft.content, draft.cue, draft.frame, draft.quoted):
            assert all(0 <= a < b <= len(text) for a, b in spans)
            assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
        assert draft.inside is None or 0 <= draft.inside < len(drafts)
        assert draft.inside != index
        for party in (draft.speaker, draft.addressee):
            assert party is None or party.spans


@pytest.mark.parametrize("engine", ["trained", "fast"])
@pytest.mark.parametrize(("text", "code"), [(GERMAN, "de"), (ENGLISH, "en")])
def test_statements_of_plain_articles(text: str, code: str, engine: str) -> None:
    drafts = attribute.find(*read(text, code), load(code), engine=engine)
    check(text, drafts)
    speakers = {text[a:b] for d in drafts if d.speaker for a, b in d.speaker.spans}
    assert any("Edda Brugg" in s for s in speakers)
    assert any(d.mode == "direct" for d in drafts)
    assert len(drafts) >= 3
    assert drafts == attribute.find(*read(text, code), load(code), engine=engine)


@pytest.mark.parametrize("engine", ["trained", "fast"])
@settings(max_examples=40, deadline=None)
@given(
    text=st.text(max_size=300)
    | st.text('„“"«»:,.-— \nsagte said Er X dass that soll', max_size=300)
)
def test_any_text_gives_valid_drafts(engine: str, text: str) -> None:
    for code in ("de", "en"):
        try:
            cut, phrases = read(text, code)
        except EmptyInput:
            return
        check(text, attribute.find(cut, phrases, load(code), engine=engine))


def test_a_long_text_is_read_in_blocks_as_a_short_one() -> None:
    once = attribute.find(*read(GERMAN, "de"), load("de"), engine="trained")
    text = "\n\n".join([GERMAN] * 60)
    many = attribute.find(*read(text, "de"), load("de"), engine="trained")
    check(text, many)
    assert abs(len(many) - 60 * len(once)) <= 0.1 * 60 * len(once)


def test_a_line_without_sentences_is_cut_and_its_blocks_stay_small() -> None:
    text = "und der Rat „so sagte“ er laut Polizei mit " * 900
    scene, drafts = scene_of(text, "de")
    arrays = features(scene, drafts)
    models = bundle.load("de")
    assert models is not None
    reader = engine.Reader(arrays, models, scene.text.sentences, set(), [])
    blocks = list(reader._blocks())
    assert blocks[0][0] == 0
    assert blocks[-1][1] == len(scene.text.words)
    assert all(x[1] == y[0] for x, y in itertools.pairwise(blocks))
    assert max(high - low for _, _, low, high in blocks) <= 2 * engine.BLOCK


def test_the_fast_engine_leaves_out_what_is_likely_wrong_and_keeps_nesting() -> None:
    scene, drafts = scene_of(GERMAN, "de")
    fitted = fast.Weights("x", {"": 0.0, "mode direct": -9.0}, 0.4, {})
    kept = fast.judged(scene, drafts, fitted)
    assert kept
    assert all(d.mode != "direct" for d in kept)
    assert all(d.score == 0.5 for d in kept)
    check(GERMAN, kept)


def test_a_word_that_no_text_had_is_known_by_its_ending() -> None:
    words = word_vectors.load("de")
    assert words is not None
    known = words.row("sprecherin")
    assert known
    assert words.row("oberdeichsprecherin") == known
    assert words.row("xqzv") == 0
    assert words.row(word_vectors.normal("4711")) == words.row(word_vectors.normal("1234")) > 0
    assert word_vectors.load("xx") is None


@given(st.text(max_size=60))
def test_any_form_has_a_row(form: str) -> None:
    words = word_vectors.load("de")
    assert words is not None
    assert 0 <= words.row(word_vectors.normal(form)) < len(words.vectors)


def lone(content: Ranges, kind: int) -> Reading:
    """A reading that nobody is said to speak."""
    return Reading(
        query=Query(content, 0), content=content, kind=kind, kind_score=1.0, score=0.9, rank=1.0,
        cue=(), speaker=(), frame=(), addressee=(), exact=0.9, speaker_score=0.0, drawn=(),
    )  # fmt: skip


def settled(scene: Context, drafts: list[Draft], reading: Reading) -> list[Draft]:
    """The drafts of one reading."""
    habits = Habits(frames=True, whole_acts=True, modes=True, nested=True)
    return Settler(scene, features(scene, drafts).findings, habits).drafts([reading])


@pytest.mark.parametrize(("mark", "count"), [("“", 1), ("", 0)])
def test_what_follows_a_mark_that_never_closes_is_nobodys(mark: str, count: int) -> None:
    text = f"Der Verein heißt seit Jahren „Deichfreunde und lädt am Sonntag alle ein.{mark}"
    scene, drafts = scene_of(text, "de")
    (quote,) = scene.text.quotes
    assert quote.closed == bool(mark)
    content: Ranges = ((quote.start, quote.end),)
    reading = lone(content, DIRECT)
    assert len(settled(scene, drafts, reading)) == count
    named = replace(reading, speaker=((1, 2),), speaker_score=0.9)
    assert len(settled(scene, drafts, named)) == 1


def test_a_line_of_dialogue_may_lack_its_closing_mark() -> None:
    scene, drafts = scene_of("„Der Deich hält noch bis zum nächsten Sturm.", "de")
    (quote,) = scene.text.quotes
    assert not quote.closed
    content: Ranges = ((quote.start, quote.end),)
    assert len(settled(scene, drafts, lone(content, DIRECT))) == 1


def test_a_reading_of_marks_alone_is_no_statement() -> None:
    scene, drafts = scene_of(GERMAN, "de")
    comma = scene.text.words.index(",")
    content: Ranges = ((comma, comma + 1),)
    assert settled(scene, drafts, lone(content, INDIRECT)) == []


def test_own_claims_are_no_speakers() -> None:
    from relata import pipeline, readers

    text = "Die Stadt hat nach eigenen Angaben 300 Helfer im Einsatz."
    record = pipeline.analyse(readers.read_text(text, source="x"), language="de")
    (statement,) = record.statements
    assert record.producer.engine == "trained"
    assert statement.speaker is not None
    assert [text[a:b] for a, b in statement.speaker.spans] == ["Die Stadt"]
