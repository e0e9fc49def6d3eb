"""Ids of new rows: a writer has the archive for itself, so it may count on from the last one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import sqlalchemy as sa
from sqlalchemy.engine import Connection


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
