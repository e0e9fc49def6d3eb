"""Web Annotation: valid RDF, selectors that select exactly, every part of every statement."""

from __future__ import annotations

import json
import re

import msgspec
import pytest
import rdflib as rdf
from hypothesis import given, settings
from hypothesis import strategies as st

from relata.present import Options, by_name
from relata.present.linked.selectors import CONTEXTS, Selectors
from tests.present import samples
from tests.present.linked.graphs import expanded, graph, keys, terms

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
URN = re.compile(r"urn:sha256:[0-9a-f]{64}(?:#[A-Za-z0-9._~%-]+)?")


def _shown(*results, doubtful=False):
    return by_name("annotation").render(results, Options(doubtful=doubtful))


def _items(record, **options):
    return json.loads(_shown(record, **options))["first"]["items"]


def _position(target):
    position, words = target["selector"]
    assert (position["type"], words["type"]) == ("TextPositionSelector", "TextQuoteSelector")
    return position, words


def _check(text, position, words):
    """Every selector selects the same words of the text."""
    start, end = position["start"], position["end"]
    assert text[start:end] == words["exact"]
    assert text[:start].endswith(words["prefix"]) and text[end:].startswith(words["suffix"])
    units = text.encode("utf-16-le", "surrogatepass")
    cut = units[2 * position["utf16Start"] : 2 * position["utf16End"]]
    assert cut.decode("utf-16-le", "surrogatepass") == words["exact"]


@pytest.mark.parametrize("make", samples.ALL, ids=lambda make: make.__name__)
def test_every_selector_resolves_exactly(make):
    record = make()
    for item in _items(record):
        for target in item["target"]:
            assert target["source"] == f"urn:sha256:{record.document.id}"
            _check(record.document.text, *_position(target))


_TEXT = st.text(st.sampled_from("ab “”\n\U0001f600\U00010348é\u0301я"), min_size=1, max_size=400)


@settings(max_examples=300, deadline=None)
@given(_TEXT, st.data())
def test_selectors_select_exactly_in_any_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    position, words = Selectors(text).of((start, end))
    assert (position["start"], position["end"]) == (start, end)
    _check(text, position, words)
    around = words["prefix"] + words["exact"] + words["suffix"]
    first = text.find(around)
    if text.find(around, first + 1) >= 0:  # only where no context makes it unique
        assert len(words["prefix"]) == min(start, CONTEXTS[-1])


def test_more_context_where_words_come_again():
    line = "The board said no. " * 3
    text = line + "First. " + line
    start = text.index("said no", 20)
    words = Selectors(text).of((start, start + 7))[1]
    assert text.count(words["prefix"] + words["exact"] + words["suffix"]) == 1


@pytest.mark.parametrize("make", samples.ALL, ids=lambda make: make.__name__)
def test_every_part_has_its_annotation(make):
    record = make()
    found = {}
    for item in _items(record):
        spans = tuple((t["selector"][0]["start"], t["selector"][0]["end"]) for t in item["target"])
        found[item["id"].partition("#")[2]] = spans
    wanted = {}
    for s in record.statements:
        wanted[f"{s.id}-content"] = s.content
        wanted |= {f"{s.id}-quoted": s.quoted, f"{s.id}-cue": s.cue, f"{s.id}-frame": s.frame}
        wanted[f"{s.id}-speaker"] = s.speaker.spans if s.speaker else ()
        wanted[f"{s.id}-addressee"] = s.addressee.spans if s.addressee else ()
        wanted |= {f"{s.id}-hand-{n}": link.spans for n, link in enumerate(s.chain, 1)}
    for e in record.entities:
        wanted |= {f"{e.id}-mention-{n}": (m.span,) for n, m in enumerate(e.mentions, 1)}
    assert found == {name: spans for name, spans in wanted.items() if spans}


@pytest.mark.parametrize("make", samples.ALL, ids=lambda make: make.__name__)
def test_it_is_a_graph_of_annotations(make):
    record = make()
    found = graph(_shown(record))
    oa, activity = rdf.Namespace(OA), rdf.Namespace(AS)
    annotations = set(found.subjects(rdf.RDF.type, oa.Annotation))
    assert len(annotations) == len(_items(record))
    collections = list(found.subjects(rdf.RDF.type, activity.OrderedCollection))
    assert len(collections) == 1
    assert found.value(collections[0], activity.totalItems).toPython() == len(annotations)
    motivations = {oa.describing, oa.linking, oa.identifying}
    for annotation in annotations:
        assert found.value(annotation, oa.motivatedBy) in motivations
        assert list(found.objects(annotation, oa.hasBody))
        for target in found.objects(annotation, oa.hasTarget):
            assert (target, rdf.RDF.type, oa.SpecificResource) in found
            assert len(list(found.objects(target, oa.hasSelector))) == 2
    assert all(n.toPython() >= 0 for n in found.objects(None, oa.start))


def test_every_term_is_defined_and_every_name_is_a_urn():
    text = _shown(*(make() for make in samples.ALL), samples.failed())
    assert {key for key in keys(json.loads(text)) if not key.startswith("@")} <= terms(text)
    names = re.findall(r'"id": "([^"]*)"', text.partition('"@graph"')[2])
    assert names and all(URN.fullmatch(name) for name in names)
    assert len(set(names)) >= len(names) // 2


def test_the_body_says_who_through_whom_and_how_it_is_known():
    record = samples.english()
    basis = msgspec.structs.replace(record.statements[2], basis="relayed")
    record = msgspec.structs.replace(record, statements=(basis,))
    line, body = _items(record)[0]["body"]
    assert line["value"] == "Engineers (Reuters ← Lowford Post ← Engineers): indirect"
    assert body["basis"] == "relayed"
    assert [link["kind"] for link in body["chain"]] == ["agency", "outlet", "speaker"]
    assert body["speaker"] == [f"urn:sha256:{record.document.id}#e5"]


def test_doubtful_statements_are_left_out_and_counted():
    record = samples.german()
    doubtful = msgspec.structs.replace(record.statements[0], tier="doubtful")
    record = msgspec.structs.replace(record, statements=(doubtful, *record.statements[1:]))
    whole = json.loads(_shown(record))
    assert whole["doubtfulLeftOut"] == 1
    assert any("1 doubtful left out" in line for line in whole["notHeld"])
    parts = {item["id"].partition("#")[2] for item in whole["first"]["items"]}
    assert "s1-content" not in parts
    every = {item["id"].partition("#")[2] for item in _items(record, doubtful=True)}
    assert "s1-content" in every


def test_several_documents_are_a_graph_with_errors_in_their_places():
    text = _shown(samples.english(), samples.failed(), samples.german())
    graph = json.loads(text)["@graph"]
    kinds = ["AnnotationCollection", "relata:Unread", "AnnotationCollection"]
    assert [node["type"] for node in graph] == kinds
    assert "install it" in graph[1]["reason"]
    assert len(expanded(text)) == 3


def test_a_long_text_of_one_word_takes_no_long_time():
    text = "aa " * 300_000
    selectors = Selectors(text)
    for start in range(0, 3000, 3):
        selectors.of((start, start + 2))
    assert selectors._searched < 210_000_000
