"""Statements as a table: JSON Lines, CSV, Parquet. A row a statement, corrections included.

A new column comes at the end. JSON Lines holds each statement as the API gives it; the others hold
the same, flat: several names are separated by " ; ".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from relata.archive import Party, StoredStatement
from relata.model.errors import UnsupportedFormat
from relata.present import clean
from relata.present.csv import cell

_BETWEEN = " ; "
#: Rows of a group of a Parquet file.
_GROUP = 10_000


class Table(Struct, frozen=True):
    """One format of a table: `write` gives its bytes, piece by piece."""

    name: str
    label: str
    suffix: str
    media_type: str
    write: Callable[[Iterable[StoredStatement]], Iterator[bytes]]


#: The columns of CSV and Parquet, in order, with what they hold.
COLUMNS: tuple[tuple[str, type], ...] = (
    ("ref", str), ("article", int), ("statement", str), ("title", str), ("outlet", str),
    ("outlet_id", int), ("date", str), ("language", str), ("mode", str), ("act", str),
    ("certainty", str), ("basis", str), ("tier", str), ("score", float), ("speaker", str),
    ("speaker_ids", str), ("addressee", str), ("addressee_ids", str), ("through", str),
    ("through_ids", str), ("cue", str), ("content", str), ("passage", str), ("start", int),
    ("end", int), ("agency_copy", bool), ("sources", int), ("review", str), ("to_check", str),
)  # fmt: skip


def flat(one: StoredStatement) -> dict[str, Any]:
    """A statement as values of the columns."""
    relays = tuple(hand for hand in one.hands if hand.kind != "speaker")
    return {
        "ref": one.ref, "article": one.article, "statement": one.key, "title": one.title,
        "outlet": one.outlet_name, "outlet_id": one.outlet, "date": one.date,
        "language": one.language, "mode": one.mode, "act": one.act, "certainty": one.certainty,
        "basis": one.basis, "tier": one.tier, "score": one.score, "speaker": _names(one.speakers),
        "speaker_ids": _ids(one.speakers), "addressee": _names(one.addressees),
        "addressee_ids": _ids(one.addressees), "through": _names(relays),
        "through_ids": _ids(relays), "cue": one.cue, "content": one.content,
        "passage": one.passage, "start": one.start, "end": one.end, "agency_copy": one.agency,
        "sources": one.roots, "review": one.review, "to_check": " ".join(one.to_check),
    }  # fmt: skip


def _names(parties: tuple[Party, ...]) -> str:
    return _BETWEEN.join(party.name for party in parties)


def _ids(parties: tuple[Party, ...]) -> str:
    return _BETWEEN.join(str(party.entity) for party in parties if party.entity is not None)


def _jsonl(rows: Iterable[StoredStatement]) -> Iterator[bytes]:
    for one in rows:
        text = msgspec.json.encode(one).decode("utf-8")
        yield (clean.json_text(text) + "\n").encode("utf-8")


def _csv(rows: Iterable[StoredStatement]) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([name for name, _ in COLUMNS])
    for one in rows:
        values = flat(one)
        writer.writerow([_cell(values[name]) for name, _ in COLUMNS])
        yield buffer.getvalue().encode("utf-8", "replace")
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode("utf-8")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return cell(value) if isinstance(value, str) else str(value)


def _parquet(rows: Iterable[StoredStatement]) -> Iterator[bytes]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise UnsupportedFormat(
            "Parquet needs the extra batch: pip install 'relata-news[batch]'"
        ) from None
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS])
    buffer = io.BytesIO()
    with pq.ParquetWriter(buffer, schema, compression="zstd") as writer:
        group: list[dict[str, Any]] = []
        for one in rows:
            group.append(flat(one))
            if len(group) == _GROUP:
                writer.write_table(pa.Table.from_pylist(group, schema))
                group = []
        writer.write_table(pa.Table.from_pylist(group, schema))
    yield buffer.getvalue()


TABLES: tuple[Table, ...] = (
    Table("jsonl", "JSON Lines", ".jsonl", "application/x-ndjson", _jsonl),
    Table("csv", "CSV", ".csv", "text/csv; charset=utf-8", _csv),
    Table("parquet", "Parquet", ".parquet", "application/vnd.apache.parquet", _parquet),
)
