"""What large archives need: tables in the order of their keys, and counts that are kept.

In SQLite, tables without an id of their own were kept twice: rows in the order in which they came,
and an index of their keys. Now the key is the order, so a row is written once and found in one
look. PostgreSQL has no such tables. In both, `naming` repeats language and outlet of its article,
`tally` counts what entities said, and two indexes hold what the page of an outlet asks for.
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
    "finding", "feed_entry", "tally",
)  # fmt: skip
_MADE_BY = sa.text(
    "SELECT sql FROM sqlite_master WHERE tbl_name = :name AND sql IS NOT NULL "
    "ORDER BY type = 'index'"
)


_CHANGES = (
    "ALTER TABLE naming ADD COLUMN language TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE naming ADD COLUMN outlet_id INTEGER",
    "UPDATE naming SET language = (SELECT language FROM article WHERE id = article_id), "
    "outlet_id = (SELECT outlet_id FROM article WHERE id = article_id)",
    "CREATE TABLE tally (entity_id INTEGER NOT NULL REFERENCES entity (id), kind TEXT NOT NULL, "
    "value TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (entity_id, kind, value))",
    "INSERT INTO tally SELECT entity_id, 'said', coalesce(substr(date, 1, 7), ''), "
    "count(DISTINCT statement_id) FROM voice WHERE role = 'speaker' AND entity_id IS NOT NULL "
    "GROUP BY entity_id, coalesce(substr(date, 1, 7), '')",
    "INSERT INTO tally SELECT s.entity_id, 'to', CAST(t.entity_id AS TEXT), count(*) "
    "FROM (SELECT DISTINCT statement_id, entity_id FROM voice WHERE role = 'speaker') s "
    "JOIN voice t ON t.statement_id = s.statement_id AND t.role = 'addressee' "
    "WHERE s.entity_id IS NOT NULL AND t.entity_id IS NOT NULL "
    "GROUP BY s.entity_id, t.entity_id",
    "DROP INDEX article_outlet",
    "CREATE INDEX article_outlet ON article (outlet_id, date, statements, agency)",
    "CREATE INDEX statement_outlet_date ON statement (outlet_id, shown, date)",
)


def upgrade() -> None:
    """Change the tables. Those of `_TABLES` keep their rows and indexes; no other names them."""
    bind = op.get_bind()
    for change in _CHANGES:
        bind.exec_driver_sql(change)
    for name in _TABLES if bind.dialect.name == "sqlite" else ():
        table, *indexes = bind.execute(_MADE_BY, {"name": name}).scalars().all()
        bind.exec_driver_sql(f"ALTER TABLE {name} RENAME TO old_{name}")
        bind.exec_driver_sql(f"{table.rstrip()} WITHOUT ROWID")
        bind.exec_driver_sql(f"INSERT INTO {name} SELECT * FROM old_{name}")  # noqa: S608
        bind.exec_driver_sql(f"DROP TABLE old_{name}")
        for index in indexes:
            bind.exec_driver_sql(index)
