"""Adding records: once each, with history, copies and agency copy; all of it or nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from typing import Any

import sqlalchemy as sa

from relata.archive import schema as db
from relata.archive.limits import MAX_SOURCE
from relata.archive.store.connect import Archive
from relata.archive.values import Added, SourceInfo
from relata.archive.writing.facts import credited_agency, outlet_key
from relata.archive.writing.ids import insert
from relata.archive.writing.linking import link, version_links, write_roots
from relata.archive.writing.rebuild import rebuild
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
        if known is not None and self._is_current(known, blob):
            return self._result(known, "same")
        article = self._new(record, source_sha) if known is None else known
        changed = self._read(article, record, blob, source_sha, is_new=known is None)
        self._keep(article, source, is_new=known is None)
        if changed:
            regrouped = link(self._session, article, record, is_new=known is None)
        placed = rebuild(self._session, article, record, is_new=known is None)
        if changed:
            write_roots(self._connection, regrouped)
        unplaced = tuple(one.correction for one in placed if one.status != "placed")
        return self._result(article, "new" if known is None else "read-again", unplaced)

    def _known(self, record: Record, source_sha: str | None) -> int | None:
        """The article that this is: the same text of the same outlet, or the same source."""
        key = outlet_key(record)
        rows = self._connection.execute(
            sa.select(db.article.c.id, db.article.c.outlet_key)
            .where(db.article.c.document_id == record.document.id).order_by(db.article.c.id)
        ).all()  # fmt: skip
        for number, other in rows:
            if other == key:
                return int(number)
        if len(rows) == 1 and not (key and rows[0][1]):  # one of the two names no outlet
            return int(rows[0][0])
        if source_sha is None or rows:
            return None
        found = self._connection.execute(
            sa.select(db.article.c.id).where(db.article.c.source_sha == source_sha)
            .order_by(db.article.c.id)
        ).scalar()  # fmt: skip
        return None if found is None else int(found)

    def _is_current(self, article: int, blob: bytes) -> bool:
        stored = self._connection.execute(
            sa.select(db.reading.c.record)
            .where(db.reading.c.article_id == article, db.reading.c.is_current)
        ).scalar()  # fmt: skip
        return stored is not None and _comparable(zlib.decompress(stored)) == _comparable(blob)

    def _new(self, record: Record, source_sha: str | None) -> int:
        number = self._session.ids.next(db.article)
        document, agency = record.document, credited_agency(record)
        insert(self._connection, db.article, [{
            "id": number, "document_id": document.id, "outlet_key": outlet_key(record),
            "source": document.source, "source_sha": source_sha, "language": document.language,
            "title": document.title, "date": document.date, "outlet_id": None, "agency": agency,
            "agency_from": "credit" if agency else None, "version_group": number, "statements": 0,
            "engine": record.producer.engine, "relata_version": record.producer.version,
            "added_at": self._now, "read_at": self._now, "sketch": None,
        }])  # fmt: skip
        return number

    def _read(
        self, article: int, record: Record, blob: bytes, source_sha: str | None, *, is_new: bool
    ) -> bool:
        """Make a record the newest reading of its article; whether the text is another now."""
        of, producer, document = db.article.c, record.producer, record.document
        if not is_new:
            self._connection.execute(
                sa.update(db.reading)
                .where(db.reading.c.article_id == article, db.reading.c.is_current)
                .values(is_current=False)
            )  # fmt: skip
        insert(self._connection, db.reading, [{
            "id": self._session.ids.next(db.reading), "article_id": article,
            "read_at": self._now, "relata_version": producer.version, "engine": producer.engine,
            "weights": producer.weights, "is_current": True,
            "record": zlib.compress(blob, _LEVEL),
        }])  # fmt: skip
        if is_new:
            return True
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

    def _keep(self, article: int, source: SourceInfo | None, *, is_new: bool) -> None:
        """Keep what the article was read from, unless it is too large."""
        if source is None or source.data is None:
            return
        body = zlib.compress(source.data, _LEVEL)
        if len(body) > MAX_SOURCE:
            return
        if not is_new:
            self._connection.execute(
                sa.delete(db.source_copy).where(db.source_copy.c.article_id == article)
            )
        insert(self._connection, db.source_copy, [{
            "article_id": article, "content_type": source.content_type, "name": source.name,
            "url": source.url, "fetched_at": source.fetched_at or self._now, "body": body,
        }])  # fmt: skip

    def _result(self, article: int, status: Any, unplaced: tuple[int, ...] = ()) -> Added:
        agency = self._connection.execute(
            sa.select(db.article.c.agency)
            .where(db.article.c.id == article)
        ).scalar()  # fmt: skip
        return Added(
            article=article, status=status, agency=agency, unplaced=unplaced,
            versions=version_links(self._connection, article),
        )  # fmt: skip


def _comparable(blob: bytes) -> bytes:
    """A record without what differs when nothing was read anew: its source."""
    from msgspec import json

    raw = json.decode(blob)
    raw["document"]["source"] = None
    return json.encode(raw)
