"""PROV-O: valid RDF, one activity a hand, quotations and derivations, what is lost."""

from __future__ import annotations

import json
import re

import msgspec
import pytest
import rdflib as rdf
from rdflib import compare

from relata.present import Options, by_name
from tests.present import samples
from tests.present.linked.graphs import expanded, graph, keys, terms
from tests.present.maker import link

PROV = "http://www.w3.org/ns/prov#"
OWN = "urn:relata:v1#"
URN = re.compile(r"urn:sha256:[0-9a-f]{64}(?:#[A-Za-z0-9._~%-]+)?")


def _shown(*results, doubtful=False):
    return by_name("prov").render(results, Options(doubtful=doubtful))


def _nodes(*results, **options):
    graph = json.loads(_shown(*results, **options))["@graph"]
    return {node["id"].partition("#")[2]: node for node in graph if "id" in node}


def _part(name):
    return name.partition("#")[2]


def test_every_term_is_defined_and_every_name_is_a_urn():
    text = _shown(*(make() for make in samples.ALL), samples.failed())
    assert {key for key in keys(json.loads(text)) if not key.startswith("@")} <= terms(text)
    for node in json.loads(text)["@graph"]:
        assert "id" not in node or URN.fullmatch(node["id"]), node["id"]


@pytest.mark.parametrize("make", samples.ALL, ids=lambda make: make.__name__)
def test_it_is_a_graph_of_prov(make):
    record = make()
    found = graph(_shown(record))
    prov, own = rdf.Namespace(PROV), rdf.Namespace(OWN)
    statements = set(found.subjects(rdf.RDF.type, own.Statement))
    assert len(statements) == len(record.statements)
    assert statements <= set(found.subjects(rdf.RDF.type, prov.Entity))
    for activity in found.subjects(rdf.RDF.type, own.Hand):
        assert (activity, rdf.RDF.type, prov.Activity) in found
        made = list(found.subjects(prov.wasGeneratedBy, activity))
        assert len(made) == 1
        agents = set(found.objects(activity, prov.wasAssociatedWith))
        assert agents == set(found.objects(made[0], prov.wasAttributedTo))
        qualified = set(found.objects(activity, prov.qualifiedAssociation))
        assert {a for q in qualified for a in found.objects(q, prov.agent)} == agents
    agents = set(found.subjects(rdf.RDF.type, prov.Agent))
    for property in (prov.wasAttributedTo, prov.wasAssociatedWith, prov.agent):
        assert set(found.objects(None, property)) <= agents
    entities = set(found.subjects(rdf.RDF.type, prov.Entity))
    for property in (prov.wasDerivedFrom, prov.wasQuotedFrom, prov.used):
        assert set(found.objects(None, property)) <= entities
    assert entities.isdisjoint(found.subjects(rdf.RDF.type, prov.Activity))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own use
def test_rdflib_reads_the_same_by_itself():
    text = _shown(samples.german(), samples.failed())

    def by_value(found):
        """Numbers written in one way: 0.9 and 9.0E-1 are one value."""
        one = rdf.Graph()
        for s, p, o in found:
            number = isinstance(o, rdf.Literal) and isinstance(o.toPython(), float)
            one.add((s, p, rdf.Literal(o.toPython()) if number else o))
        return one

    own = rdf.Graph().parse(data=text, format="json-ld")
    assert len(own) > 100
    assert compare.isomorphic(by_value(own), by_value(graph(text)))


def test_the_hands_of_a_statement():
    nodes = _nodes(samples.english())
    hands = [node for name, node in nodes.items() if name.startswith("s3-hand-")]
    assert [node["kind"] for node in hands] == ["agency", "outlet", "speaker"]
    assert [[_part(a) for a in node["wasAssociatedWith"]] for node in hands] == [
        ["e1"], ["e4"], ["e5"],
    ]  # fmt: skip
    assert [_part(nodes["s3"]["wasDerivedFrom"][0])] == ["s3-version-2"]
    assert [_part(v) for v in nodes["s3-version-2"]["wasDerivedFrom"]] == ["s3-version-3"]
    assert "wasDerivedFrom" not in nodes["s3-version-3"]
    assert [_part(a) for a in nodes["s3-version-3"]["wasAttributedTo"]] == ["e5"]
    assert "wasQuotedFrom" not in nodes["s3"]
    assert nodes["s2"]["wasQuotedFrom"] == nodes["s2"]["wasDerivedFrom"]
    assert nodes["s3-version-3"]["speakerText"] == "Engineers"


def test_joint_speakers_are_one_hand():
    record = samples.german()
    statement = record.statements[4]
    voice = msgspec.structs.replace(statement.speaker, entities=("e5", "e2"))
    both = msgspec.structs.replace(
        statement, speaker=voice, chain=(*statement.chain, link("e2", "speaker"))
    )
    nodes = _nodes(msgspec.structs.replace(record, statements=(both,)))
    hands = [node for name, node in nodes.items() if name.startswith("s5-hand-")]
    assert len(hands) == len(statement.chain)
    assert [_part(agent) for agent in hands[-1]["wasAssociatedWith"]] == ["e5", "e2"]


def test_a_document_is_what_words_stood_in_and_not_somebody():
    record = samples.english()
    entities = tuple(
        msgspec.structs.replace(e, kind="document") if e.id == "e4" else e for e in record.entities
    )
    last = record.statements[2]
    chain = (last.chain[0], link("e4", "document"), last.chain[2])
    record = msgspec.structs.replace(
        record, entities=entities, statements=(msgspec.structs.replace(last, chain=chain),)
    )
    nodes = _nodes(record)
    assert nodes["e4"]["type"] == ["prov:Entity"]
    assert [_part(n) for n in nodes["s3-version-2"]["wasDerivedFrom"]] == ["s3-version-3", "e4"]
    assert "wasAttributedTo" not in nodes["s3-version-2"]
    assert nodes["s3-hand-2"]["heldIn"][0]["why"] == "credit line"
    assert "wasAssociatedWith" not in nodes["s3-hand-2"]


def test_hearsay_and_open_speakers_are_marked():
    record = samples.english()
    first = record.statements[0]
    hearsay = msgspec.structs.replace(
        first, mode="hearsay", speaker=None, chain=first.chain[:1], basis="unstated"
    )
    nodes = _nodes(msgspec.structs.replace(record, statements=(hearsay,)))
    assert "relata:Hearsay" in nodes["s1"]["type"]
    assert nodes["s1"]["basis"] == "unstated"
    assert "relata:UnknownSource" in nodes["s1-version-2"]["type"]
    assert "wasAttributedTo" not in nodes["s1-version-2"]
    german = samples.german()
    marked = {n for n, node in _nodes(german).items() if "relata:Hearsay" in node["type"]}
    assert marked == {s.id for s in german.statements if s.mode == "hearsay"} != set()


def test_doubtful_statements_are_left_out_and_counted():
    record = samples.german()
    doubtful = tuple(msgspec.structs.replace(s, tier="doubtful") for s in record.statements[:2])
    record = msgspec.structs.replace(record, statements=(*doubtful, *record.statements[2:]))
    nodes = _nodes(record)
    assert "s1" not in nodes and "s3" in nodes
    assert nodes["reading"]["doubtfulLeftOut"] == 2
    assert any("2 doubtful left out" in line for line in nodes["reading"]["notHeld"])
    assert "s1" in _nodes(record, doubtful=True)
    assert not any("doubtful" in n for n in _nodes(record, doubtful=True)["reading"]["notHeld"])


def test_an_inner_statement_names_the_nearest_that_is_shown():
    record = samples.german()
    inner = next(s for s in record.statements if s.inside)
    assert _part(_nodes(record)[inner.id]["inside"]) == inner.inside
    hidden = tuple(
        msgspec.structs.replace(s, tier="doubtful") if s.id == inner.inside else s
        for s in record.statements
    )
    assert "inside" not in _nodes(msgspec.structs.replace(record, statements=hidden))[inner.id]


def test_what_cannot_be_read_has_an_entry_with_its_reason():
    graph = json.loads(_shown(samples.failed(), samples.english()))["@graph"]
    assert graph[0]["type"] == "relata:Unread"
    assert graph[0]["readFrom"] == "kaputt.pdf" and "install it" in graph[0]["reason"]
    found = expanded(_shown(samples.failed()))
    assert found[0]["@type"] == [OWN + "Unread"]


def test_dates_are_typed_as_far_as_they_are_known():
    record = samples.english()
    assert _nodes(record)[""]["issued"] == {"@value": "2025-01", "@type": "xsd:gYearMonth"}
    odd = msgspec.structs.replace(record.document, date="last week")
    nodes = _nodes(msgspec.structs.replace(record, document=odd))
    assert nodes[""]["issued"] == "last week"
