"""From ids of statements to the statements with names, hands and corrections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from msgspec import json
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.asking.family import roots
from relata.archive.store.prepared import ask, ask_rows, members
from relata.archive.values import StoredParty, StoredStatement

_STATEMENTS = (
    sa.select(db.statement, db.article.c.title, db.saying.c.roots)
    .join(db.article, db.article.c.id == db.statement.c.article_id)
    .outerjoin(db.saying, db.saying.c.id == db.statement.c.saying_id)
    .where(members(db.statement.c.id, "ids"))
)
#: The rows of a statement in each table that hangs at it.
_OF_STATEMENTS = {
    table.name: sa.select(table).where(members(table.c.statement_id, "ids"))
    .order_by(table.c.statement_id, table.c.position)
    for table in (db.voice, db.hand)
}  # fmt: skip
_PLACED = (
    sa.select(db.placement.c.ref, db.placement.c.correction_id)
    .where(members(db.placement.c.ref, "refs"), db.placement.c.status == "placed")
    .order_by(db.placement.c.correction_id)
)


def stored(connection: Connection, ids: Sequence[int]) -> tuple[StoredStatement, ...]:
    """The statements of some ids, in their order; an id that is gone is left out."""
    if not ids:
        return ()
    rows = {row.id: row for row in ask_rows(connection, _STATEMENTS, ids=list(ids))}
    voices = _by_statement(connection, db.voice, ids)
    hands = _by_statement(connection, db.hand, ids)
    known = roots(connection, [
        *(row.outlet_id for row in rows.values()),
        *(one.entity_id for group in (*voices.values(), *hands.values()) for one in group),
    ])  # fmt: skip
    corrections = _corrections(connection, {row.ref for row in rows.values()})
    return tuple(
        _statement(rows[number], voices[number], hands[number], known, corrections)
        for number in dict.fromkeys(ids) if number in rows
    )  # fmt: skip


def _by_statement(
    connection: Connection, table: sa.Table, ids: Sequence[int]
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in ask_rows(connection, _OF_STATEMENTS[table.name], ids=list(ids)):
        found[row.statement_id].append(row)
    return found


def _corrections(connection: Connection, refs: set[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for ref, number in ask(connection, _PLACED, refs=sorted(refs)):
        found[ref] = (*found.get(ref, ()), number)
    return found


def _party(row: Any, kind: str, known: dict[int, Any]) -> StoredParty:
    entity = known.get(row.entity_id)
    return StoredParty(
        entity=entity.id if entity else None, name=entity.name if entity else row.label,
        label=row.label, score=row.score, kind=kind, key=row.key or None,
        relay=bool(getattr(row, "relay", False)),
    )  # fmt: skip


def _statement(
    row: Any,
    voices: list[Any],
    hands: list[Any],
    known: dict[int, Any],
    corrections: dict[str, tuple[int, ...]],
) -> StoredStatement:
    outlet = known.get(row.outlet_id)
    spans: tuple[tuple[int, int], ...] = json.decode(row.spans, type=tuple[tuple[int, int], ...])
    base, most = row.passage_start, len(row.passage)
    inside = ((max(0, a - base), min(most, b - base)) for a, b in spans)
    return StoredStatement(
        id=row.id, ref=row.ref, article=row.article_id, key=row.key, title=row.title,
        outlet=outlet.id if outlet else None, outlet_name=outlet.name if outlet else None,
        date=row.date, language=row.language, mode=row.mode, act=row.act,
        certainty=row.certainty, basis=row.basis, tier=row.tier, score=row.score,
        content=row.content, cue=row.cue, start=row.start, end=row.end, passage=row.passage,
        marks=tuple((a, b) for a, b in inside if a < b), spans=spans,
        speakers=tuple(_party(v, "speaker", known) for v in voices if v.role == "speaker"),
        addressees=tuple(_party(v, "addressee", known) for v in voices if v.role == "addressee"),
        hands=tuple(_party(hand, hand.kind, known) for hand in hands),
        agency=bool(row.agency),
        roots=row.roots or 1, review=row.review, to_check=tuple(row.to_check.split()),
        corrections=corrections.get(row.ref, ()),
    )  # fmt: skip
