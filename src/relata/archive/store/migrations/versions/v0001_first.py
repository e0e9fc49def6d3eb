"""The first schema: all tables, the indexes of words, and corrections that are only added."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WORDS = ("statement_words", "article_words")
#: Folded words; `tags` holds what filters ask for, as words ("e12", "o3", "mdirect").
_SQLITE = (
    *(
        f"CREATE VIRTUAL TABLE {table} USING fts5(words, tags, "
        "tokenize = 'unicode61 remove_diacritics 0')"
        for table in _WORDS
    ),
    *(
        f"CREATE TRIGGER correction_no_{what} BEFORE {what} ON correction BEGIN "
        "SELECT RAISE(ABORT, 'corrections are only added'); END"
        for what in ("update", "delete")
    ),
)
_POSTGRESQL = (
    *(
        statement
        for table in _WORDS
        for statement in (
            f"CREATE TABLE {table} (rowid INTEGER PRIMARY KEY, words TEXT NOT NULL, "
            "tags TEXT NOT NULL)",
            f"CREATE INDEX {table}_words ON {table} USING gin (to_tsvector('simple', words))",
            f"CREATE INDEX {table}_tags ON {table} USING gin (to_tsvector('simple', tags))",
        )
    ),
    "CREATE FUNCTION relata_only_added() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'corrections are only added'; END $$",
    "CREATE TRIGGER correction_only_added BEFORE UPDATE OR DELETE ON correction "
    "FOR EACH ROW EXECUTE FUNCTION relata_only_added()",
)


def upgrade() -> None:
    """Make all tables."""
    from relata.archive.store.migrations.frozen.schema_0001 import metadata

    bind = op.get_bind()
    metadata.create_all(bind, checkfirst=False)
    for statement in _SQLITE if bind.dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(sa.text(statement))
