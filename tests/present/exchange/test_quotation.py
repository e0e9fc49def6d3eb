"""schema.org: verbatim words are quotations, all else are claims, and nobody gets foreign words."""

from __future__ import annotations

import json

import msgspec
import pytest

from relata.present import Options, by_name
from tests.present import samples


def _shown(*records, **options):
    return json.loads(by_name("quotation").render(records, Options(**options)))


@pytest.fixture(scope="module")
def german():
    return _shown(samples.german())


def _parts(node, kind):
    return {part["identifier"]: part for part in node["hasPart"] if part["@type"] == kind}


def test_the_article(german):
    assert german["@type"] == "NewsArticle"
    assert german["publisher"]["name"] == "Küstenbote"
    assert german["datePublished"] == "2024-04-04"
    assert german["author"] == [{"@type": "Person", "name": "Anna Winter"}]


def test_only_verbatim_words_are_quotations(german):
    found = _parts(german, "Quotation")
    assert set(found) == {"s3", "s4-quoted-1"}
    assert found["s4-quoted-1"]["text"] == "mit halben Sätzen"
    assert [who["name"] for who in found["s3"]["spokenByCharacter"]] == ["Henrike Oelmann"]
    assert found["s3"]["creditText"].startswith("Küstenbote ← Marnitzer Rundschau ← ")


def test_who_denies_is_not_the_author_of_the_claim(german):
    claims = _parts(german, "Claim")
    assert "author" not in claims["s2"]
    assert claims["s2"]["relata:speaker"][0]["name"] == "Henrike Oelmann"
    assert claims["s5"]["author"][0]["name"] == "Tomasz Brandt"
    assert "author" not in claims["s9"] and "relata:speaker" not in claims["s9"]


def test_an_open_speaker_is_named_as_in_the_text(german):
    assert _parts(german, "Claim")["s10"]["author"][0]["@type"] == "Thing"


def test_several_documents_are_a_graph_with_the_unread_one():
    graph = _shown(samples.german(), samples.failed())["@graph"]
    assert [node["@type"] for node in graph] == ["NewsArticle", "relata:Unread"]


def test_doubtful_statements_are_counted_and_shown_on_request():
    record = samples.german()
    first = msgspec.structs.replace(record.statements[0], tier="doubtful")
    record = msgspec.structs.replace(record, statements=(first, *record.statements[1:]))
    assert _shown(record)["relata:doubtfulLeftOut"] == 1
    assert "s1" not in _parts(_shown(record), "Claim")
    assert "s1" in _parts(_shown(record, doubtful=True), "Claim")
