"""Adding records: once each, with history, copies and agency copy; all of it or nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.folding import words
from relata.archive.limits import MAX_SOURCE
from relata.archive.store.connect import Archive
from relata.archive.values import Added, SourceInfo, VersionLink
from relata.archive.writing.copies import file_bands, near_copies, sketch
from relata.archive.writing.facts import credited_agency, outlet_key, root_of
from relata.archive.writing.identity import Joiner
from relata.archive.writing.ids import fresh
from relata.archive.writing.rebuild import rebuild, split_rules
from relata.archive.writing.sayings import recount
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
            joiner = Joiner(connection, now, split_rules(connection))
            done = [_Adding(connection, now, joiner).add(*item) for item in group]
        yield from done


class _Adding:
    """One article on its way in."""

    def __init__(self, connection: Connection, now: str, joiner: Joiner) -> None:
        self._connection = connection
        self._now = now
        self._joiner = joiner

    def add(self, record: Record, source: SourceInfo | None) -> Added:
        data = source.data if source else None
        source_sha = sha256(data).hexdigest() if data else None
        known = self._known(record, source_sha)
        blob = to_json(record)
        if known is not None and self._is_current(known, blob):
            return self._result(known, "same")
        article = known or self._new(record, source_sha)
        self._read(article, record, blob, source_sha if known else None)
        self._keep(article, source)
        regrouped = self._link(article, record)
        placed = rebuild(self._connection, article, self._now, record, self._joiner)
        self._roots(regrouped)
        unplaced = tuple(one.correction for one in placed if one.status != "placed")
        return self._result(article, "read-again" if known else "new", unplaced)

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
        number = next(fresh(self._connection, db.article))
        document = record.document
        self._connection.execute(sa.insert(db.article), [{
            "id": number, "document_id": document.id, "outlet_key": outlet_key(record),
            "source": document.source, "source_sha": source_sha, "language": document.language,
            "title": document.title, "date": document.date, "outlet_id": None, "agency": None,
            "agency_from": None, "version_group": number, "statements": 0,
            "engine": record.producer.engine, "relata_version": record.producer.version,
            "added_at": self._now, "read_at": self._now, "sketch": None,
        }])  # fmt: skip
        return number

    def _read(self, article: int, record: Record, blob: bytes, source_sha: str | None) -> None:
        """Make a record the newest reading of its article."""
        of, producer, document = db.reading.c, record.producer, record.document
        self._connection.execute(
            sa.update(db.reading).where(of.article_id == article, of.is_current)
            .values(is_current=False)
        )  # fmt: skip
        self._connection.execute(sa.insert(db.reading), [{
            "id": next(fresh(self._connection, db.reading)), "article_id": article,
            "read_at": self._now, "relata_version": producer.version, "engine": producer.engine,
            "weights": producer.weights, "is_current": True,
            "record": zlib.compress(blob, _LEVEL),
        }])  # fmt: skip
        agency = credited_agency(record)
        changed: dict[str, Any] = {
            "document_id": document.id, "language": document.language, "title": document.title,
            "date": document.date, "engine": producer.engine, "read_at": self._now,
            "relata_version": producer.version, "agency": agency,
            "agency_from": "credit" if agency else None,
        }  # fmt: skip
        if outlet_key(record):
            changed["outlet_key"] = outlet_key(record)
        if source_sha is not None:
            changed["source_sha"] = source_sha
        self._connection.execute(
            sa.update(db.article).where(db.article.c.id == article).values(**changed)
        )

    def _keep(self, article: int, source: SourceInfo | None) -> None:
        """Keep what the article was read from, unless it is too large."""
        if source is None or source.data is None:
            return
        body = zlib.compress(source.data, _LEVEL)
        if len(body) > MAX_SOURCE:
            return
        self._connection.execute(
            sa.delete(db.source_copy).where(db.source_copy.c.article_id == article)
        )
        self._connection.execute(sa.insert(db.source_copy), [{
            "article_id": article, "content_type": source.content_type, "name": source.name,
            "url": source.url, "fetched_at": source.fetched_at or self._now, "body": body,
        }])  # fmt: skip

    def _link(self, article: int, record: Record) -> list[int]:
        """Link an article to its near copies; articles whose group changes with it."""
        for table, column in ((db.band, "article_id"), (db.version, "article_id"),
                              (db.version, "other_id")):  # fmt: skip
            self._connection.execute(sa.delete(table).where(table.c[column] == article))
        made = sketch(words(record.document.text))
        of = db.article.c
        near = near_copies(self._connection, article, made) if made else []
        if made:
            file_bands(self._connection, article, made)
        values: dict[str, Any] = {"sketch": made, "version_group": article}
        others: list[Any] = []
        if near:
            rows = [
                {"article_id": one, "other_id": other, "similarity": score}
                for number, score in near
                for one, other in ((article, number), (number, article))
            ]
            self._connection.execute(sa.insert(db.version), rows)
            others = list(self._connection.execute(
                sa.select(of.id, of.version_group, of.agency, of.date)
                .where(of.id.in_([number for number, _ in near]))
            ))  # fmt: skip
            values["version_group"] = min(article, *(row.version_group for row in others))
        own = self._connection.execute(sa.select(of.agency).where(of.id == article)).scalar()
        copied = next((row.agency for row in others if row.agency), None)
        if copied and not own:
            values |= {"agency": copied, "agency_from": "copy"}
        self._connection.execute(sa.update(db.article).where(of.id == article).values(**values))
        return self._join_groups(article, values["version_group"], own, others)

    def _join_groups(
        self, article: int, group: int, agency: str | None, others: list[Any]
    ) -> list[int]:
        """Put the near copies of an article into its group; those whose root changes with it."""
        of = db.article.c
        changed = {row.version_group for row in others if row.version_group != group}
        moved = [
            int(number) for number in self._connection.execute(
                sa.select(of.id).where(of.version_group.in_(sorted(changed)), of.id != article)
            ).scalars()
        ] if changed else []  # fmt: skip
        if moved:
            self._connection.execute(
                sa.update(db.article).where(of.id.in_(moved)).values(version_group=group)
            )
        unmarked = [row.id for row in others if agency and not row.agency]
        if unmarked:
            self._connection.execute(
                sa.update(db.article).where(of.id.in_(unmarked))
                .values(agency=agency, agency_from="copy")
            )  # fmt: skip
            self._connection.execute(
                sa.update(db.statement).where(db.statement.c.article_id.in_(unmarked))
                .values(agency=True)
            )  # fmt: skip
        return sorted({*moved, *unmarked})

    def _roots(self, articles: list[int]) -> None:
        """Write the roots of statements anew in articles whose group or agency has changed."""
        of = db.article.c
        for number in articles:
            row = self._connection.execute(sa.select(db.article).where(of.id == number)).one()
            lead = self._connection.execute(
                sa.select(db.article).where(of.id == row.version_group)
            ).one()
            root = root_of(row.agency or lead.agency, lead.outlet_key, row.version_group)
            here = db.statement.c.article_id == number
            self._connection.execute(
                sa.update(db.statement).where(here, db.statement.c.root.not_like("a:%"))
                .values(root=root)
            )  # fmt: skip
            touched = self._connection.execute(
                sa.select(db.statement.c.saying_id).distinct()
                .where(here, db.statement.c.saying_id.is_not(None))
            ).scalars()  # fmt: skip
            recount(self._connection, touched)

    def _result(self, article: int, status: Any, unplaced: tuple[int, ...] = ()) -> Added:
        agency = self._connection.execute(
            sa.select(db.article.c.agency).where(db.article.c.id == article)
        ).scalar()
        return Added(
            article=article, status=status, agency=agency, unplaced=unplaced,
            versions=version_links(self._connection, article),
        )  # fmt: skip


def version_links(connection: Connection, article: int) -> tuple[VersionLink, ...]:
    """The near copies of an article, the most similar first."""
    rows = connection.execute(
        sa.select(
            db.article.c.id, db.article.c.title, db.entity.c.name, db.article.c.date,
            db.version.c.similarity, db.article.c.agency,
        )
        .select_from(
            db.version.join(db.article, db.article.c.id == db.version.c.other_id)
            .outerjoin(db.entity, db.entity.c.id == db.article.c.outlet_id)
        )
        .where(db.version.c.article_id == article)
        .order_by(db.version.c.similarity.desc(), db.article.c.id)
    )  # fmt: skip
    return tuple(
        VersionLink(
            article=row[0], title=row[1], outlet=row[2], date=row[3], similarity=row[4],
            agency=row[5],
        )
        for row in rows
    )  # fmt: skip


def _comparable(blob: bytes) -> bytes:
    """A record without what differs when nothing was read anew: its source."""
    from msgspec import json

    raw = json.decode(blob)
    raw["document"]["source"] = None
    return json.encode(raw)
