"""Counts that are kept while articles come and go: who is quoted by whom, through whom.

A question about all articles is then a look at a few rows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.store.prepared import run
from relata.archive.writing.rows import Rows

#: (one entity, another entity, kind or basis), or (entity, kind, value): how often.
Counts = Counter[tuple[int, int | str, str]]
#: By table of counts, what is counted.
Tallies = dict[str, Counts]

#: The tables of counts; the key of each is what it counts.
_TABLES = (db.through, db.quoted, db.passed, db.tally)


def _adding(table: sa.Table) -> sa.TextClause:
    """Both databases know this form of "insert, or add to what is there"."""
    name, keys = table.name, ", ".join(table.primary_key.columns.keys())
    return sa.text(
        f"INSERT INTO {name} ({keys}, times) VALUES (:a, :b, :c, :times) "  # noqa: S608
        f"ON CONFLICT ({keys}) DO UPDATE SET times = {name}.times + excluded.times"
    )


_ADD = {table.name: _adding(table) for table in _TABLES}


def tallies_of(rows: Rows) -> Tallies:
    """What the rows of an article add to each table of counts.

    Only what views show counts, but for `tally`, which counts whatever an entity said.
    """
    shown = {row["id"]: row for row in rows["statement"] if row["shown"]}
    speakers: dict[int, list[int]] = {}
    found: Tallies = {table: Counter() for table in _ADD}
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
    found["tally"] = _said(rows)
    return found


def _said(rows: Rows) -> Counts:
    """What entities said, by month and by whom they spoke to."""
    counts: Counts = Counter()
    speakers = {
        (one["statement_id"], one["entity_id"]): one["date"] or ""
        for one in rows["voice"] if one["role"] == "speaker" and one["entity_id"] is not None
    }  # fmt: skip
    spoken_to: dict[int, list[str]] = defaultdict(list)
    for one in rows["voice"]:
        if one["role"] == "addressee" and one["entity_id"] is not None:
            spoken_to[one["statement_id"]].append(str(one["entity_id"]))
    for (statement, entity), date in speakers.items():
        counts[entity, "said", date[:7]] += 1
        counts.update((entity, "to", other) for other in spoken_to.get(statement, ()))
    return counts


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
    for counted in _TABLES:
        connection.execute(sa.delete(counted).where(counted.c.times <= 0))


#: Every count, made from the rows that are counted: one of them for each table or kind.
_ALL = (
    """INSERT INTO through SELECT v.entity_id, h.entity_id, h.kind, count(*) FROM statement s
    JOIN voice v ON v.statement_id = s.id AND v.role = 'speaker'
    JOIN hand h ON h.statement_id = s.id AND h.relay
    WHERE s.shown AND v.entity_id IS NOT NULL AND h.entity_id IS NOT NULL
    GROUP BY v.entity_id, h.entity_id, h.kind""",
    """INSERT INTO quoted SELECT s.outlet_id, v.entity_id, coalesce(s.basis, 'unstated'), count(*)
    FROM statement s JOIN voice v ON v.statement_id = s.id AND v.role = 'speaker'
    WHERE s.shown AND s.outlet_id IS NOT NULL AND v.entity_id IS NOT NULL
    GROUP BY s.outlet_id, v.entity_id, coalesce(s.basis, 'unstated')""",
    """INSERT INTO passed SELECT s.outlet_id, h.entity_id, h.kind, count(*)
    FROM statement s JOIN hand h ON h.statement_id = s.id AND h.relay
    WHERE s.shown AND s.outlet_id IS NOT NULL AND h.entity_id IS NOT NULL
    GROUP BY s.outlet_id, h.entity_id, h.kind""",
    """INSERT INTO tally SELECT entity_id, 'said', coalesce(substr(date, 1, 7), ''),
    count(DISTINCT statement_id) FROM voice WHERE role = 'speaker' AND entity_id IS NOT NULL
    GROUP BY entity_id, coalesce(substr(date, 1, 7), '')""",
    """INSERT INTO tally SELECT v.entity_id, 'to', CAST(t.entity_id AS TEXT), count(*)
    FROM (SELECT DISTINCT statement_id, entity_id FROM voice WHERE role = 'speaker') v
    JOIN voice t ON t.statement_id = v.statement_id AND t.role = 'addressee'
    WHERE v.entity_id IS NOT NULL AND t.entity_id IS NOT NULL
    GROUP BY v.entity_id, t.entity_id""",
)


def count_all(connection: Connection) -> None:
    """Count everything anew: what is left where rows were damaged is not to be relied on."""
    for table in _TABLES:
        connection.execute(sa.delete(table))
    for counting in _ALL:
        connection.exec_driver_sql(counting)
