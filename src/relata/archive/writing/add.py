"""Adding records: once each, with history, copies and agency copy; all of it or nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from typing import Any

import sqlalchemy as sa

from relata.archive import schema as db
from relata.archive.layer.overlay import overlay
from relata.archive.limits import MAX_SOURCE
from relata.archive.store.connect import Archive
from relata.archive.store.prepared import ask, insert
from relata.archive.values import Added, SourceInfo
from relata.archive.writing.facts import credited_agency, outlet_key
from relata.archive.writing.linking import (
    Standing,
    link,
    place,
    relink,
    version_links,
    write_roots,
)
from relata.archive.writing.rebuild import build, rebuild
from relata.archive.writing.session import Session
from relata.model.record import Record
from relata.model.serial import to_json

#: How hard the stored records are compressed: 1 is fast, 9 is small.
_LEVEL = 3

Item = tuple[Record, SourceInfo | None]


def add(archive: Archive, record: Record, source: SourceInfo | None = None) -> Added:
    """Put a record into the archive; when this returns, it is there for good.

    The same text of the same outlet, or the same source, is the same article: a record that
    differs from the stored one becomes its newest reading, and the older ones stay as history.
    Raises ArchiveError; then nothing was changed.
    """
    return next(iter(add_all(archive, [(record, source)])))


def add_all(archive: Archive, items: Iterable[Item], *, batch: int = 1) -> Iterator[Added]:
    """Put many records in, `batch` of them in one transaction, and yield what became of each.

    A result is yielded after its transaction is there for good. Raises ArchiveError; what was
    yielded before stays.
    """
    rest = iter(items)
    while group := list(islice(rest, batch)):
        now = archive.clock()
        with archive.writing() as connection:
            session = Session(connection, now)
            done = [_Adding(session).add(*item) for item in group]
            session.pending.write()
        yield from done


class _Adding:
    """One article on its way in."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection
        self._now = session.moment

    def add(self, record: Record, source: SourceInfo | None) -> Added:
        data = source.data if source else None
        source_sha = sha256(data).hexdigest() if data else None
        known = self._known(record, source_sha)
        blob = to_json(record)
        if known is None:
            return self._add_new(record, blob, source, source_sha)
        self._session.pending.write()
        if self._is_current(known, blob):
            return self._result(known, "same")
        changed = self._read(known, record, blob, source_sha)
        self._keep(known, source)
        regrouped = relink(self._session, known, record) if changed else []
        placed = rebuild(self._session, known, record)
        write_roots(self._connection, regrouped)
        unplaced = tuple(one.correction for one in placed if one.status != "placed")
        return self._result(known, "read-again", unplaced)

    def _add_new(
        self, record: Record, blob: bytes, source: SourceInfo | None, source_sha: str | None
    ) -> Added:
        """An article that is not there yet. Its rows wait in the session's `pending`."""
        session, connection, document = self._session, self._connection, record.document
        article, credited = session.ids.next(db.article), credited_agency(record)
        placing = place(connection, article, record, credited)
        key, group = outlet_key(record), placing.version_group
        held, _ = overlay(record, ())
        built = build(session, Standing(article, group, placing.agency, key), record, held, {})
        insert(connection, db.article, [{
            "id": article, "document_id": document.id, "outlet_key": key,
            "source": document.source, "source_sha": source_sha, "language": document.language,
            "title": document.title, "date": document.date, "outlet_id": built.facts.outlet,
            "agency": placing.agency,
            "agency_from": "copy" if placing.copied else "credit" if placing.agency else None,
            "version_group": group, "statements": built.shown,
            "engine": record.producer.engine, "relata_version": record.producer.version,
            "added_at": self._now, "read_at": self._now, "sketch": placing.sketch,
        }])  # fmt: skip
        regrouped = link(session, article, placing)
        built.rows["reading"] = [self._reading(article, record, blob)]
        built.rows["source_copy"] = self._source(article, source)
        session.pending.take(built.rows)
        if regrouped:
            session.pending.write()
            write_roots(connection, regrouped)
        return Added(
            article=article, status="new", agency=placing.agency,
            versions=version_links(connection, article) if placing.near else (),
        )  # fmt: skip

    def _known(self, record: Record, source_sha: str | None) -> int | None:
        """The article that this is: the same text of the same outlet, or the same source."""
        key = outlet_key(record)
        rows = ask(self._connection, _OF_TEXT, document=record.document.id)
        for number, other in rows:
            if other == key:
                return int(number)
        if len(rows) == 1 and not (key and rows[0][1]):  # one of the two names no outlet
            return int(rows[0][0])
        if source_sha is None or rows:
            return None
        found = ask(self._connection, _OF_SOURCE, sha=source_sha)
        return int(found[0][0]) if found else None

    def _is_current(self, article: int, blob: bytes) -> bool:
        stored = self._connection.execute(
            sa.select(db.reading.c.record)
            .where(db.reading.c.article_id == article, db.reading.c.is_current)
        ).scalar()  # fmt: skip
        return stored is not None and _comparable(zlib.decompress(stored)) == _comparable(blob)

    def _reading(self, article: int, record: Record, blob: bytes) -> dict[str, Any]:
        """The row of an article's newest reading."""
        producer = record.producer
        return {
            "id": self._session.ids.next(db.reading), "article_id": article,
            "read_at": self._now, "relata_version": producer.version, "engine": producer.engine,
            "weights": producer.weights, "is_current": True,
            "record": zlib.compress(blob, _LEVEL),
        }  # fmt: skip

    def _source(self, article: int, source: SourceInfo | None) -> list[dict[str, Any]]:
        """The row of what an article was read from; [] where it is unknown or too large."""
        if source is None or source.data is None:
            return []
        body = zlib.compress(source.data, _LEVEL)
        if len(body) > MAX_SOURCE:
            return []
        return [{
            "article_id": article, "content_type": source.content_type, "name": source.name,
            "url": source.url, "fetched_at": source.fetched_at or self._now, "body": body,
        }]  # fmt: skip

    def _read(self, article: int, record: Record, blob: bytes, source_sha: str | None) -> bool:
        """Make a record the newest reading of its article; whether the text is another now."""
        of, producer, document = db.article.c, record.producer, record.document
        self._connection.execute(
            sa.update(db.reading)
            .where(db.reading.c.article_id == article, db.reading.c.is_current)
            .values(is_current=False)
        )  # fmt: skip
        insert(self._connection, db.reading, [self._reading(article, record, blob)])
        before = self._connection.execute(sa.select(db.article).where(of.id == article)).one()
        agency = credited_agency(record)
        if agency is None and before.agency_from == "copy":
            agency = before.agency
        values: dict[str, Any] = {
            "document_id": document.id, "language": document.language, "title": document.title,
            "date": document.date, "engine": producer.engine, "read_at": self._now,
            "relata_version": producer.version, "agency": agency,
            "agency_from": "credit" if credited_agency(record) else before.agency_from,
        }  # fmt: skip
        if agency is None:
            values["agency_from"] = None
        if outlet_key(record):
            values["outlet_key"] = outlet_key(record)
        if source_sha is not None:
            values["source_sha"] = source_sha
        self._connection.execute(sa.update(db.article).where(of.id == article).values(**values))
        return bool(before.document_id != document.id)

    def _keep(self, article: int, source: SourceInfo | None) -> None:
        """Keep what the article was read from this time."""
        rows = self._source(article, source)
        if rows:
            of = db.source_copy.c.article_id
            self._connection.execute(sa.delete(db.source_copy).where(of == article))
            insert(self._connection, db.source_copy, rows)

    def _result(self, article: int, status: Any, unplaced: tuple[int, ...] = ()) -> Added:
        agency = self._connection.execute(
            sa.select(db.article.c.agency)
            .where(db.article.c.id == article)
        ).scalar()  # fmt: skip
        return Added(
            article=article, status=status, agency=agency, unplaced=unplaced,
            versions=version_links(self._connection, article),
        )  # fmt: skip


_OF_TEXT = (
    sa.select(db.article.c.id, db.article.c.outlet_key)
    .where(db.article.c.document_id == sa.bindparam("document")).order_by(db.article.c.id)
)  # fmt: skip
_OF_SOURCE = (
    sa.select(db.article.c.id)
    .where(db.article.c.source_sha == sa.bindparam("sha")).order_by(db.article.c.id)
)  # fmt: skip


def _comparable(blob: bytes) -> bytes:
    """A record without what differs when nothing was read anew: its source."""
    from msgspec import json

    raw = json.decode(blob)
    raw["document"]["source"] = None
    return json.encode(raw)
