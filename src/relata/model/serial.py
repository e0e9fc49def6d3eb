"""The record to and from JSON, and its JSON Schema (draft 2020-12)."""

from __future__ import annotations

from typing import Any

import msgspec

from relata.model.errors import RecordError
from relata.model.record import FailedRecord, Record

_encoder = msgspec.json.Encoder()


def to_json(record: Record | FailedRecord) -> bytes:
    """One line of UTF-8 JSON, keys in the order of the contract."""
    return _encoder.encode(record)


def from_json(data: bytes | str) -> Record:
    """The record back from its JSON, unchanged.

    Raises RecordError where the data is no JSON or not a record of this version.
    """
    try:
        record = msgspec.json.decode(data, type=Record)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise RecordError(f"not a Relata record: {error}") from error
    if record.relata != "1":
        raise RecordError(f"record version {record.relata!r} is not 1; use a newer Relata")
    return record


def schema() -> dict[str, Any]:
    """JSON Schema of what `relata read --format json` prints for one document."""
    _, components = msgspec.json.schema_components(
        [Record, FailedRecord], ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Relata record, version 1",
        "oneOf": [{"$ref": "#/$defs/Record"}, {"$ref": "#/$defs/FailedRecord"}],
        "$defs": components,
    }
