"""One writing transaction: its connection, its moment, its counted ids, its joined names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from msgspec import json
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.folding import folded
from relata.archive.layer.kinds import Split, value_of
from relata.archive.writing.identity import Joiner, SplitRule
from relata.archive.writing.ids import Ids


class Session:
    """What the steps of one writing transaction share."""

    def __init__(self, connection: Connection, now: str) -> None:
        self.connection = connection
        self.moment = now
        self.ids = Ids(connection)
        self.joiner = Joiner(connection, self.ids, now, split_rules(connection))


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
