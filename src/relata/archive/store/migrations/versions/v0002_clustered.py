"""Tables without an id of their own are kept in the order of their key, in SQLite.

They were kept twice: rows in the order in which they came, and an index of their keys. Now the key
is the order, so a row is written once and found in one look. PostgreSQL has no such tables.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = (
    "name_key", "article_entity", "mention", "naming", "voice", "hand", "about", "through",
    "quoted", "passed", "saying_key", "band", "version", "time", "participant", "event_statement",
    "finding", "feed_entry",
)  # fmt: skip
_MADE_BY = sa.text(
    "SELECT sql FROM sqlite_master WHERE tbl_name = :name AND sql IS NOT NULL "
    "ORDER BY type = 'index'"
)


def upgrade() -> None:
    """Make each table anew with the same columns, rows and indexes. No other table names them."""
    bind = op.get_bind()
    if bind.dialect.name != "sqlite":
        return
    for name in _TABLES:
        table, *indexes = bind.execute(_MADE_BY, {"name": name}).scalars().all()
        bind.exec_driver_sql(f"ALTER TABLE {name} RENAME TO old_{name}")
        bind.exec_driver_sql(f"{table.rstrip()} WITHOUT ROWID")
        bind.exec_driver_sql(f"INSERT INTO {name} SELECT * FROM old_{name}")  # noqa: S608
        bind.exec_driver_sql(f"DROP TABLE old_{name}")
        for index in indexes:
            bind.exec_driver_sql(index)
