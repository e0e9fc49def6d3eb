"""Counts that are kept while articles come and go: who is quoted by whom, through whom.

A question about all articles is then a look at a few rows.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.store.prepared import run
from relata.archive.writing.rows import Rows

#: (one entity, another entity, kind or basis): how often.
Counts = Counter[tuple[int, int, str]]
#: By table of counts, what is counted.
Tallies = dict[str, Counts]

_KEYS = {
    "through": ("speaker_id", "relay_id", "kind"),
    "quoted": ("outlet_id", "speaker_id", "basis"),
    "passed": ("outlet_id", "relay_id", "kind"),
}
#: Both databases know this form of "insert, or add to what is there".
_ADD = {
    table: sa.text(
        f"INSERT INTO {table} ({', '.join(keys)}, times) VALUES (:a, :b, :c, :times) "  # noqa: S608
        f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET times = {table}.times + excluded.times"
    )
    for table, keys in _KEYS.items()
}


def tallies_of(rows: Rows) -> Tallies:
    """What the rows of an article add to each table of counts; only what views show counts."""
    shown = {row["id"]: row for row in rows["statement"] if row["shown"]}
    speakers: dict[int, list[int]] = {}
    found: Tallies = {table: Counter() for table in _KEYS}
    for voice in rows["voice"]:
        row, entity = shown.get(voice["statement_id"]), voice["entity_id"]
        if row is None or voice["role"] != "speaker" or entity is None:
            continue
        speakers.setdefault(row["id"], []).append(entity)
        if row["outlet_id"] is not None:
            found["quoted"][row["outlet_id"], entity, row["basis"] or "unstated"] += 1
    for hand in rows["hand"]:
        row, entity = shown.get(hand["statement_id"]), hand["entity_id"]
        if row is None or not hand["relay"] or entity is None:
            continue
        for speaker in speakers.get(row["id"], ()):
            found["through"][speaker, entity, hand["kind"]] += 1
        if row["outlet_id"] is not None:
            found["passed"][row["outlet_id"], entity, hand["kind"]] += 1
    return found


def count(connection: Connection, tallies: Tallies, sign: int) -> None:
    """Add what was counted, or take it away."""
    for table, counts in tallies.items():
        values = [
            {"a": a, "b": b, "c": kind, "times": sign * times}
            for (a, b, kind), times in sorted(counts.items())
        ]
        run(connection, _ADD[table], values)


def forget(connection: Connection, article: int) -> None:
    """Take away what the stored rows of an article count."""
    own = db.statement.c.article_id == article
    rows: dict[str, list[dict[str, Any]]] = {}
    for table in (db.statement, db.voice, db.hand):
        wanted = sa.select(table).where(own)
        if table is not db.statement:
            wanted = wanted.join(db.statement, db.statement.c.id == table.c.statement_id)
        rows[table.name] = [dict(row._mapping) for row in connection.execute(wanted)]
    count(connection, tallies_of(rows), -1)
    for counted in (db.through, db.quoted, db.passed):
        connection.execute(sa.delete(counted).where(counted.c.times <= 0))
