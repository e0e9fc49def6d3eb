"""Parquet files with the same bytes always: fixed settings, fixed order, no clock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from relata.app.batch.output.rows import NO_DAY, NO_LANGUAGE, Row
from relata.app.batch.output.schema import arrow_schema
from relata.app.batch.place import TABLES, RunFolder, cannot_write

#: Rows that are held before they are written.
_HELD = 2000
_SETTINGS: dict[str, Any] = {
    "compression": "zstd", "compression_level": 3, "use_dictionary": True, "version": "2.6",
    "data_page_version": "1.0", "write_statistics": True, "store_schema": True,
}  # fmt: skip


class PartFiles:
    """The files of one shard: a table, a day and a language each; whole when `finish` ends."""

    def __init__(self, folder: RunFolder, name: str) -> None:
        self._folder, self._name = folder, name
        self._rows: dict[tuple[str, str, str], list[Row]] = {}
        self._writers: dict[tuple[str, str, str], tuple[Path, Any]] = {}
        self.counts = dict.fromkeys(TABLES, 0)

    def add(self, table: str, day: str, language: str, rows: Iterable[Row]) -> None:
        """Rows of one document. Raises CannotWrite."""
        held = self._rows.setdefault((table, day, language), [])
        before = len(held)
        held += rows
        self.counts[table] += len(held) - before
        if len(held) >= _HELD:
            self._flush((table, day, language))

    def _flush(self, key: tuple[str, str, str]) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        rows, schema = self._rows.pop(key, []), arrow_schema(key[0])
        if not rows:
            return
        try:
            if key not in self._writers:
                part = self._folder.part()
                self._writers[key] = (part, pq.ParquetWriter(part, schema, **_SETTINGS))
            self._writers[key][1].write_table(pa.Table.from_pylist(rows, schema=schema))
        except OSError as error:
            self.drop()
            raise cannot_write(self._folder.path / key[0], error) from None

    def finish(self) -> dict[str, str]:
        """Give all files their names; the SHA-256 of each by its name. Raises CannotWrite."""
        for key in sorted(self._rows):
            self._flush(key)
        digests = {}
        try:
            for key, (part, writer) in sorted(self._writers.items()):
                writer.close()
                name = file_name(*key, self._name)
                digests[name] = _synced_digest(part)
                self._folder.keep(part, self._folder.path / name)
        except OSError as error:
            self.drop()
            raise cannot_write(self._folder.path, error) from None
        return digests

    def drop(self) -> None:
        """Remove what is not whole."""
        for part, writer in self._writers.values():
            try:
                writer.close()
            except OSError:
                pass
            part.unlink(missing_ok=True)
        self._writers.clear()


def file_name(table: str, day: str, language: str, name: str) -> str:
    """A file's path in the run's folder."""
    return f"{table}/day={day}/language={language}/part-{name}.parquet"


def _synced_digest(path: Path) -> str:
    import os

    with path.open("rb+") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    return digest


def write_empty(folder: RunFolder, table: str) -> None:
    """A file without rows for a table that has none, so that a query finds its columns."""
    import pyarrow.parquet as pq

    schema = arrow_schema(table)
    part = folder.part()
    try:
        pq.write_table(schema.empty_table(), part, **_SETTINGS)
        folder.keep(part, folder.path / file_name(table, NO_DAY, NO_LANGUAGE, "none"))
    except OSError as error:
        part.unlink(missing_ok=True)
        raise cannot_write(folder.path / table, error) from None
