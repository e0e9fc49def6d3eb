"""Names (URIs) of what an export describes, and our own terms.

A text is `urn:sha256:` and the document's id; its parts are fragments of it (RFC 8141): `#s1` is
the statement, `#e2` the entity with that id in the record. The same text has the same names in
every export. A document that could not be read has no name.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from relata.model.document import without_surrogates
from relata.model.record import DocumentInfo, Entity, FailedRecord, Producer, Record, Statement
from relata.present import json
from relata.present.options import Options

Node = dict[str, Any]

#: Namespace of our own terms: those of version 1 of the record.
NAMESPACE = "urn:relata:v1#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LITERALS = (
    "mode", "medium", "act", "certainty", "basis", "score", "tier", "kind", "why", "role",
    "saidAt", "form", "author", "readFrom", "speakerText", "addresseeText", "engine", "weights",
    "version", "quoted", "notHeld", "reason", "doubtfulLeftOut", "part", "speakerScore", "country",
    "speakerWhy",
)  # fmt: skip
_LINKS = ("speaker", "addressee", "inside", "candidate", "entity", "outlet")

#: A JSON-LD context of our own terms, which are those of the record.
TERMS: Node = {
    "relata": NAMESPACE,
    "xsd": _XSD,
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "http://schema.org/",
    **{term: f"relata:{term}" for term in _LITERALS},
    **{term: {"@id": f"relata:{term}", "@type": "@id"} for term in _LINKS},
    "utf16Start": {"@id": "relata:utf16Start", "@type": "xsd:nonNegativeInteger"},
    "utf16End": {"@id": "relata:utf16End", "@type": "xsd:nonNegativeInteger"},
    "title": "dcterms:title",
    "issued": "dcterms:issued",
    "isPartOf": {"@id": "dcterms:isPartOf", "@type": "@id"},
    "sameAs": {"@id": "schema:sameAs", "@type": "@id"},
}

_DATES = (
    (re.compile("[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"), "date"),
    (re.compile("[0-9]{4}-(?:0[1-9]|1[0-2])"), "gYearMonth"),
    (re.compile("[0-9]{4}"), "gYear"),
)


def text_name(info: DocumentInfo) -> str:
    """URI of the text."""
    return f"urn:sha256:{quote(info.id, safe='')}"


def part_name(text: str, part: str) -> str:
    """URI of a part of what the URI `text` names: `part` is "s1", "e2", "s1-hand-1"."""
    return f"{text}#{quote(without_surrogates(part), safe='')}"


def date(value: str | None) -> Any:
    """A date as a typed literal of XML Schema; one of another form as a plain string."""
    for pattern, kind in _DATES:
        if value is not None and pattern.fullmatch(value):
            return {"@value": value, "@type": f"xsd:{kind}"}
    return value


def without_empty(node: Node) -> Node:
    """The node without what is not known: None, "" and empty lists."""
    return {key: value for key, value in node.items() if value not in (None, "", [], ())}


def enclosing(record: Record, shown: set[str]) -> dict[str, str | None]:
    """For each statement the nearest enclosing one that is among `shown`."""
    outer = {statement.id: statement.inside for statement in record.statements}

    def nearest(statement: Statement) -> str | None:
        inside, seen = statement.inside, {statement.id}
        while inside is not None and inside not in shown:
            if inside in seen:  # a cycle is against the contract
                return None
            seen.add(inside)
            inside = outer.get(inside)
        return inside

    return {s.id: nearest(s) for s in record.statements if s.id in shown}


def about_document(info: DocumentInfo, title: str | None) -> Node:
    """What every format says of the text itself."""
    return {
        "id": text_name(info),
        "title": title,
        "issued": date(info.date),
        "readFrom": info.source,
    }


def about_entity(entity: Entity) -> Node:
    """What is known of an entity, but for its type and its name's term."""
    item = entity.wikidata
    return {
        "kind": entity.kind,
        "form": [form for form in entity.forms if form != entity.name],
        "role": list(entity.roles),
        "country": entity.country,
        "sameAs": f"http://www.wikidata.org/entity/{quote(item, safe='')}" if item else None,
    }


def about_statement(statement: Statement) -> Node:
    """The values of a statement that are words and numbers."""
    return {
        "mode": statement.mode,
        "medium": list(statement.medium),
        "act": statement.act,
        "certainty": statement.certainty,
        "basis": statement.basis,
        "score": statement.score,
        "tier": statement.tier,
    }


def about_program(producer: Producer) -> Node:
    """What read the text."""
    return {
        "version": producer.version,
        "engine": producer.engine,
        "weights": producer.weights,
    }


def unread(failed: FailedRecord) -> Node:
    """The entry of a document that could not be read."""
    return without_empty(
        {
            "type": "relata:Unread",
            "readFrom": failed.source,
            "kind": failed.error.kind,
            "reason": failed.error.message,
        }
    )


def left_out(record: Record, options: Options) -> int:
    """How many doubtful statements the export leaves out."""
    hidden = sum(statement.tier == "doubtful" for statement in record.statements)
    return 0 if options.doubtful else hidden


def written(value: Any) -> str:
    """The document as text, without lone surrogates, which UTF-8 cannot carry."""
    return json.laid_out(_encodable(value))


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, dict):
        return {key: _encodable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_encodable(item) for item in value]
    return value
