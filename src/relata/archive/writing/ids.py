"""Ids of new rows: a writer has the archive for itself, so it may count on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import sqlalchemy as sa
from sqlalchemy.engine import Connection


def fresh(connection: Connection, table: sa.Table) -> Iterator[int]:
    """Ids after the last one of a table, in order. Only within a writing transaction."""
    last = connection.execute(sa.select(sa.func.max(table.c.id))).scalar()
    return count((last or 0) + 1)
