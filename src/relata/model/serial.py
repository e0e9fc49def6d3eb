"""The record to and from JSON, and its JSON Schema (draft 2020-12)."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from relata.model.errors import RecordError
from relata.model.record import RECORD_VERSION, FailedRecord, Record
from relata.model.threads import LOADING, once

_encoder = msgspec.json.Encoder()
_LONE = re.compile("[\ud800-\udfff]")

#: Forms that the schema promises beyond the types, by definition and field.
_PATTERNS = {
    ("DocumentInfo", "id"): "^[0-9a-f]{64}$",
    ("DocumentInfo", "language"): "^[a-z]{2,3}$",
    ("DocumentInfo", "date"): "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    ("Entity", "id"): "^e[1-9][0-9]*$",
    ("Entity", "wikidata"): "^Q[1-9][0-9]*$",
    ("Statement", "id"): "^s[1-9][0-9]*$",
    ("Statement", "inside"): "^s[1-9][0-9]*$",
    ("Event", "id"): "^v[1-9][0-9]*$",
}


def to_json(record: Record | FailedRecord) -> bytes:
    """One line of UTF-8 JSON, keys in the order of the contract.

    A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD; the readers leave none.
    """
    try:
        return _encoder.encode(record)
    except UnicodeEncodeError:
        return _encoder.encode(_writable(msgspec.to_builtins(record)))


def _writable(value: Any) -> Any:
    if isinstance(value, str):
        return _LONE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_writable(key): _writable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_writable(item) for item in value]
    return value


@once(1)
def _decoder() -> msgspec.json.Decoder[Record]:
    return msgspec.json.Decoder(Record)


def from_json(data: bytes | str) -> Record:
    """The record back from its JSON, unchanged.

    Raises RecordError where the data is not JSON or not a record of this version.
    """
    try:
        record = _decoder().decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise RecordError(f"not a Relata record: {error}") from error
    if record.relata != RECORD_VERSION:
        message = f"record version {record.relata!r} is not {RECORD_VERSION}; use a newer Relata"
        raise RecordError(message)
    return record


def schema() -> dict[str, Any]:
    """JSON Schema of what `relata read --format json` prints for one document."""
    with LOADING:
        _, components = msgspec.json.schema_components(
            [Record, FailedRecord], ref_template="#/$defs/{name}"
        )
    for name, component in components.items():
        _promise(name, component)
    span = {
        "description": "Start and end in code points of `document.text`, end exclusive.",
        "type": "array",
        "prefixItems": [{"type": "integer", "minimum": 0}] * 2,
        "items": False,
        "minItems": 2,
        "maxItems": 2,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Relata record, version {RECORD_VERSION}",
        "description": "One document as `relata read --format json` prints it; several are a list "
        "of these. Fields may be added within a version.",
        "oneOf": [{"$ref": "#/$defs/Record"}, {"$ref": "#/$defs/FailedRecord"}],
        "$defs": {"Span": span, **_shared(components)},
    }


def _promise(name: str, component: dict[str, Any]) -> None:
    """Say in the schema of one type what the types cannot say."""
    component["additionalProperties"] = True
    properties = component["properties"]
    for field, value in properties.items():
        pattern = _PATTERNS.get((name, field))
        for choice in value.get("anyOf", [value]) if pattern else ():
            if choice.get("type") == "string":
                choice["pattern"] = pattern
    version = properties.get("relata")
    if version is not None:
        version.pop("default", None)
        version.pop("type", None)
        version["const"] = RECORD_VERSION
        component["required"] = ["relata", *component.get("required", [])]


def _shared(value: Any) -> Any:
    """`value` with every pair of offsets replaced by a reference to `Span`."""
    if isinstance(value, list):
        return [_shared(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "prefixItems" in value:
        kept = {key: value[key] for key in ("description", "default") if key in value}
        return {"$ref": "#/$defs/Span", **kept}
    return {key: _shared(item) for key, item in value.items()}
