"""One writing transaction: its connection, its moment, its ids, its names, and what it will write.

Most rows of an article are asked for by nobody within the transaction. They wait in `Pending` and
are written together, so that a hundred articles cost one insert a table and not a hundred.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from msgspec import json
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.folding import folded
from relata.archive.layer.kinds import Split, value_of
from relata.archive.store.prepared import insert
from relata.archive.writing.identity import Joiner, SplitRule
from relata.archive.writing.ids import Ids
from relata.archive.writing.rows import Rows
from relata.archive.writing.sayings import recount
from relata.archive.writing.tallies import Tallies, count, tallies_of
from relata.archive.writing.words import ARTICLE_WORDS, STATEMENT_WORDS

#: Tables of rows that are made anew with an article; so are `statement` and `event`.
OF_ARTICLE = (db.article_entity, db.mention, db.naming, db.time, db.finding)
OF_STATEMENTS = (db.voice, db.hand, db.about)
OF_EVENTS = (db.participant, db.event_statement)
#: All tables of an article's rows but those of words, in the order in which they are written.
_WRITTEN = (
    db.reading, db.source_copy, db.statement, *OF_ARTICLE, *OF_STATEMENTS, db.event, *OF_EVENTS,
)  # fmt: skip


class Pending:
    """What a transaction will write at its end, or before somebody asks for it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: Rows = defaultdict(list)
        self._tallies: Tallies = defaultdict(Counter)
        #: Sayings that statements have come to, or left.
        self.sayings: set[int] = set()

    def take(self, rows: Rows) -> None:
        """Rows of an article, what they count, and the sayings of its statements."""
        for table, some in rows.items():
            self._rows[table] += some
        sayings = {row["saying_id"] for row in rows["statement"]}
        self.sayings |= sayings - {None}
        for table, counts in tallies_of(rows).items():
            self._tallies[table].update(counts)

    def write(self) -> None:
        """Write everything that waits.

        Words come last: their index is written out whenever another table is changed after it.
        """
        count(self._connection, self._tallies, 1)
        for table in _WRITTEN:
            insert(self._connection, table, self._rows[table.name])
        recount(self._connection, self.sayings)
        for words in (STATEMENT_WORDS, ARTICLE_WORDS):
            insert(self._connection, words, self._rows[words.name])
        self._rows.clear()
        self._tallies.clear()
        self.sayings.clear()


class Session:
    """What the steps of one writing transaction share; `pending` is written before its end."""

    def __init__(self, connection: Connection, now: str) -> None:
        self.connection = connection
        self.moment = now
        self.ids = Ids(connection)
        self.joiner = Joiner(connection, self.ids, now, split_rules(connection))
        self.pending = Pending(connection)


def active(
    connection: Connection, *, article: int | None = None, kinds: Iterable[str] | None = None
) -> list[Any]:
    """Rows of corrections that were not taken back, in the order in which they were made."""
    undoing = sa.select(db.correction.c.undoes).where(db.correction.c.undoes.is_not(None))
    wanted = sa.select(db.correction).where(
        db.correction.c.kind != "undo", db.correction.c.id.not_in(undoing)
    )
    if article is not None:
        wanted = wanted.where(db.correction.c.article_id == article)
    if kinds is not None:
        wanted = wanted.where(db.correction.c.kind.in_(tuple(kinds)))
    return list(connection.execute(wanted.order_by(db.correction.c.id)))


def split_rules(connection: Connection) -> list[SplitRule]:
    """What editors have split and not joined again, in the order in which they did."""
    rules = []
    for row in active(connection, kinds=("split",)):
        value = value_of("split", json.decode(row.value))
        if isinstance(value, Split) and row.entity_id is not None:
            forms = frozenset(map(folded, value.forms))
            rules.append(SplitRule(row.entity_id, value.to, forms, frozenset(value.articles)))
    return rules
