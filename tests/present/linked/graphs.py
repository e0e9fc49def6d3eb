"""Exports as RDF graphs: JSON-LD expanded with the contexts in this folder, without a request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import rdflib
from pyld import jsonld

CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": Path(__file__).with_name("contexts") / "anno.json",
}


def _load(address: str, _options: object) -> dict[str, Any]:
    if address not in CONTEXTS:
        raise ValueError(f"a request for {address}")
    document = json.loads(CONTEXTS[address].read_text("utf-8"))
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": document,
    }


def expanded(text: str) -> Any:
    """The export expanded by PyLD: terms are whole addresses; unknown ones are an error."""
    return jsonld.expand(json.loads(text), {"documentLoader": _load})


def graph(text: str) -> Any:
    """The export as rdflib's graph, by PyLD's N-Quads: two implementations must agree."""
    quads = jsonld.to_rdf(
        json.loads(text), {"documentLoader": _load, "format": "application/n-quads"}
    )
    found = rdflib.Graph()
    found.parse(data=quads, format="nt")
    return found


def keys(value: Any) -> set[str]:
    """All keys in a JSON value, but those of contexts."""
    if isinstance(value, list):
        return set().union(*map(keys, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    inner = (keys(item) for key, item in value.items() if key != "@context")
    return (set(value) - {"@context"}).union(*inner)


def terms(text: str) -> set[str]:
    """Terms that the contexts of an export define."""
    found: set[str] = set()
    contexts = json.loads(text)["@context"]
    for context in contexts if isinstance(contexts, list) else [contexts]:
        if isinstance(context, str):
            context = json.loads(CONTEXTS[context].read_text("utf-8"))["@context"]
        found |= set(context)
    return found
