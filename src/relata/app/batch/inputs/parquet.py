"""Parquet tables with a column of pages or texts, a row group at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from relata.app.batch.inputs.given import ALL_FIELDS, record_of
from relata.app.batch.inputs.raw import InputRecord, InputShard, RecordRange, Scanned

KIND = "parquet"
SUFFIXES = (".parquet", ".pq")
#: Rows that are in memory at once.
_ROWS = 64


def scan(path: Path, most: int) -> Scanned:
    """The rows of a table in stretches of at most `most`. Raises OSError; pyarrow's errors are
    OSError or ValueError."""
    import pyarrow.parquet as pq

    size = path.stat().st_size
    with pq.ParquetFile(path) as table:
        rows = table.metadata.num_rows
    found = tuple(RecordRange(at, min(most, rows - at)) for at in range(0, rows, most))
    return Scanned(KIND, str(path), size, found)


def records(shard: InputShard, column: str | None) -> Iterator[InputRecord]:
    """The records of a shard in their order, as many as the scan counted."""
    number = shard.first
    for stretch in shard.stretches:
        last = number + stretch.records
        try:
            for row in _rows(Path(shard.path), stretch, column):
                yield record_of(row, number, column)
                number += 1
        except FileNotFoundError:
            raise
        except (OSError, ValueError) as error:
            detail = f"the table cannot be read here: {error}"
            while number < last:
                yield InputRecord(number, reason="broken", detail=detail)
                number += 1
        while number < last:
            yield InputRecord(number, reason="broken", detail="the row is not there any more")
            number += 1


def _rows(path: Path, stretch: RecordRange, column: str | None) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as table:
        wanted = {*ALL_FIELDS, column}
        names = [name for name in table.schema_arrow.names if name in wanted]
        groups, skip, at = [], stretch.offset, 0
        for group in range(table.num_row_groups):
            rows = table.metadata.row_group(group).num_rows
            if at + rows <= stretch.offset:
                skip -= rows
            elif at < stretch.offset + stretch.records:
                groups.append(group)
            at += rows
        left = stretch.records
        for batch in table.iter_batches(_ROWS, row_groups=groups, columns=names):
            for row in batch.to_pylist():
                if skip:
                    skip -= 1
                elif left:
                    left -= 1
                    yield row
            if not left:
                return
