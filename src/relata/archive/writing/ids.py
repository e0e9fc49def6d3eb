"""Writing many rows fast: ids that are counted, and inserts that are compiled once.

A writer has the archive for itself, so it may count ids on from the last one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.model.threads import once


class Ids:
    """Ids of new rows within one writing transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._counts: dict[str, Iterator[int]] = {}

    def of(self, table: sa.Table) -> Iterator[int]:
        """The ids that follow the last one of a table, in order."""
        if table.name not in self._counts:
            last = self._connection.execute(sa.select(sa.func.max(table.c.id))).scalar()
            self._counts[table.name] = count((last or 0) + 1)
        return self._counts[table.name]

    def next(self, table: sa.Table) -> int:
        """The next id of a table."""
        return next(self.of(table))


@once(200)
def _insert(
    table: sa.TableClause, dialect: sa.Dialect
) -> tuple[str, Callable[[dict[str, Any]], Any] | None]:
    """The text of an insert, and what puts values in order where they have no names."""
    compiled: Any = sa.insert(table).compile(dialect=dialect)
    order = compiled.positiontup
    return str(compiled), itemgetter(*order) if order else None


def insert(connection: Connection, table: sa.TableClause, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that have every column of a table."""
    if not rows:
        return
    text, order = _insert(table, connection.dialect)
    if order is None:
        connection.exec_driver_sql(text, [_storable(row) for row in rows])
    else:
        connection.exec_driver_sql(text, list(map(order, rows)))


def _storable(row: dict[str, Any]) -> dict[str, Any]:
    """A row without the character NUL, which PostgreSQL does not store: a space stands for it."""
    for name, value in row.items():
        if isinstance(value, str) and "\0" in value:
            row = {**row, name: value.replace("\0", " ")}
    return row
