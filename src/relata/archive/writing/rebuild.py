"""The rows of an article made anew, from its newest record and the corrections that hold.

Adding, re-reading, correcting and checking all end here: the rows are a function of the record, the
corrections and the archive's entities, and of nothing else.
"""

from __future__ import annotations

import zlib
from typing import NamedTuple

import sqlalchemy as sa
from msgspec import json
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.folding import folded, text_words, words
from relata.archive.layer.anchors import QuoteAnchor
from relata.archive.layer.kinds import OF_ENTITIES, value_of
from relata.archive.layer.overlay import Correction, Held, Placed, overlay
from relata.archive.writing.facts import ArticleFacts
from relata.archive.writing.identity import named
from relata.archive.writing.linking import Standing, article_root, standing
from relata.archive.writing.rows import RowMaker, Rows, folded_content
from relata.archive.writing.sayings import file_sayings
from relata.archive.writing.session import OF_ARTICLE, OF_EVENTS, OF_STATEMENTS, Session, active
from relata.archive.writing.tallies import forget
from relata.archive.writing.words import ARTICLE_WORDS, STATEMENT_WORDS
from relata.model.record import Record
from relata.model.serial import from_json


def load_record(connection: Connection, article: int) -> Record:
    """The newest record of an article."""
    blob = connection.execute(
        sa.select(db.reading.c.record).where(
            db.reading.c.article_id == article, db.reading.c.is_current
        )
    ).scalar_one()
    return from_json(zlib.decompress(blob))


class Built(NamedTuple):
    """What a record gives an article."""

    facts: ArticleFacts
    rows: Rows

    @property
    def shown(self) -> int:
        """How many of its statements views show."""
        return sum(row["shown"] for row in self.rows["statement"])


def build(
    session: Session, one: Standing, record: Record, held: tuple[Held, ...], before: dict[str, int]
) -> Built:
    """The rows of an article; its entities are joined and written, the rows are not.

    `before`: by folded form, who it was in this article's last reading.
    """
    connection = session.connection
    names, language = named(record), record.document.language
    entities = session.joiner.join(names, language, one.id, before)
    session.joiner.flush()
    facts = ArticleFacts(
        id=one.id, language=language, date=record.document.date,
        outlet=entities.get(record.document.outlet or ""), agency=one.agency,
        root=article_root(connection, one), entities=entities,
    )  # fmt: skip
    return Built(facts, _rows(session, record, facts, held))


def rebuild(session: Session, article: int, record: Record | None = None) -> tuple[Placed, ...]:
    """Make the rows of an article that is there anew; where its corrections stand now."""
    connection = session.connection
    session.pending.write()
    record = record or load_record(connection, article)
    held, placed = overlay(record, corrections_of(connection, article))
    before = _entities_before(connection, article)
    session.pending.sayings |= clear(connection, article)
    built = build(session, standing(connection, article), record, held, before)
    session.pending.take(built.rows)
    session.pending.write()
    _place(connection, built.rows, placed)
    of = db.article.c
    connection.execute(
        sa.update(db.article).where(of.id == article)
        .values(outlet_id=built.facts.outlet, statements=built.shown)
    )  # fmt: skip
    return placed


def _entities_before(connection: Connection, article: int) -> dict[str, int]:
    """By folded form, who it was in this article's last reading, the most frequent one."""
    rows = connection.execute(
        sa.select(db.naming.c.form, db.naming.c.entity_id)
        .where(db.naming.c.article_id == article).order_by(db.naming.c.times)
    )  # fmt: skip
    return {folded(form): number for form, number in rows}


def corrections_of(connection: Connection, article: int) -> list[Correction]:
    """The corrections at an article's words."""
    found = []
    for row in active(connection, article=article):
        if row.kind in OF_ENTITIES:
            continue
        anchor = None
        if row.quote is not None:
            anchor = QuoteAnchor(
                quote=row.quote, before=row.before or "", after=row.after or "",
                start=row.start or 0,
            )  # fmt: skip
        value = value_of(row.kind, json.decode(row.value))
        found.append(Correction(id=row.id, kind=row.kind, anchor=anchor, value=value))
    return found


def _rows(session: Session, record: Record, facts: ArticleFacts, held: tuple[Held, ...]) -> Rows:
    connection = session.connection
    given = {who[0] for one in held for who in (one.speaker, one.addressee) if who and who[0]}
    names: dict[int, str] = {}
    if given:
        found = connection.execute(
            sa.select(db.entity.c.id, db.entity.c.name).where(db.entity.c.id.in_(sorted(given)))
        )
        names = {row[0]: row[1] for row in found}
    maker = RowMaker(record, facts, names, record.document.id)
    maker.entities()
    numbered = [(session.ids.next(db.statement), one) for one in held]
    contents = [(number, folded_content(record, one)) for number, one in numbered]
    sayings = file_sayings(connection, session.ids, contents)
    for number, one in numbered:
        maker.statement(number, one, sayings.get(number))
    maker.others(session.ids.of(db.event))
    title, text = record.document.title or "", record.document.text
    named_apart = () if title in text else words(title)
    maker.article_words(" ".join((*named_apart, *text_words(text))))
    return maker.rows


def clear(connection: Connection, article: int) -> set[int]:
    """Take an article's rows away; the sayings that lose a statement."""
    own = sa.select(db.statement.c.id).where(db.statement.c.article_id == article)
    rows = connection.execute(
        sa.select(db.statement.c.id, db.statement.c.saying_id)
        .where(db.statement.c.article_id == article)
    ).all()  # fmt: skip
    if rows:
        forget(connection, article)
        connection.execute(
            sa.delete(STATEMENT_WORDS).where(STATEMENT_WORDS.c.rowid.in_([r[0] for r in rows]))
        )
    connection.execute(sa.delete(ARTICLE_WORDS).where(ARTICLE_WORDS.c.rowid == article))
    for table in OF_STATEMENTS:
        connection.execute(sa.delete(table).where(table.c.statement_id.in_(own)))
    connection.execute(sa.delete(db.statement).where(db.statement.c.article_id == article))
    events = sa.select(db.event.c.id).where(db.event.c.article_id == article)
    for table in OF_EVENTS:
        connection.execute(sa.delete(table).where(table.c.event_id.in_(events)))
    for table in (db.event, *OF_ARTICLE):
        connection.execute(sa.delete(table).where(table.c.article_id == article))
    return {row[1] for row in rows if row[1] is not None}


def _place(connection: Connection, rows: Rows, placed: tuple[Placed, ...]) -> None:
    """Write down where the corrections stand."""
    if not placed:
        return
    refs = {row["key"]: row["ref"] for row in rows["statement"]}
    numbers = [one.correction for one in placed]
    connection.execute(sa.delete(db.placement).where(db.placement.c.correction_id.in_(numbers)))
    connection.execute(sa.insert(db.placement), [
        {
            "correction_id": one.correction, "status": one.status, "why": one.why,
            "ref": refs.get(one.key or ""),
        }
        for one in placed
    ])  # fmt: skip
