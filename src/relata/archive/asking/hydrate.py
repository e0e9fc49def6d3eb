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
from relata.archive.values import StoredParty, StoredStatement


def stored(connection: Connection, ids: Sequence[int]) -> tuple[StoredStatement, ...]:
    """The statements of some ids, in their order; an id that is gone is left out."""
    if not ids:
        return ()
    rows = {
        row.id: row
        for row in connection.execute(
            sa.select(db.statement, db.article.c.title, db.saying.c.roots)
            .join(db.article, db.article.c.id == db.statement.c.article_id)
            .outerjoin(db.saying, db.saying.c.id == db.statement.c.saying_id)
            .where(db.statement.c.id.in_(ids))
        )
    }
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
    rows = connection.execute(
        sa.select(table).where(table.c.statement_id.in_(ids))
        .order_by(table.c.statement_id, table.c.position)
    )  # fmt: skip
    for row in rows:
        found[row.statement_id].append(row)
    return found


def _corrections(connection: Connection, refs: set[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    rows = connection.execute(
        sa.select(db.placement.c.ref, db.placement.c.correction_id)
        .where(db.placement.c.ref.in_(sorted(refs)), db.placement.c.status == "placed")
        .order_by(db.placement.c.correction_id)
    )  # fmt: skip
    for ref, number in rows:
        found[ref] = (*found.get(ref, ()), number)
    return found


def _party(row: Any, kind: str, known: dict[int, Any]) -> StoredParty:
    entity = known.get(row.entity_id)
    return StoredParty(
        entity=entity.id if entity else None, name=entity.name if entity else row.label,
        label=row.label, score=row.score, kind=kind, key=row.key or None,
        relay=getattr(row, "relay", False),
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
        hands=tuple(_party(hand, hand.kind, known) for hand in hands), agency=row.agency,
        roots=row.roots or 1, review=row.review, to_check=tuple(row.to_check.split()),
        corrections=corrections.get(row.ref, ()),
    )  # fmt: skip
