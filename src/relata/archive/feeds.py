"""The feeds that are followed: what was seen, what is still to be read, when to ask again.

Everything that a run has done is written down at once, so that one that was killed goes on where
it was.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from msgspec import Struct

from relata.archive import schema as db
from relata.archive.store.connect import Archive
from relata.archive.store.prepared import insert
from relata.archive.writing.ids import Ids

#: Times that an article is tried before it is left alone.
MAX_TRIES = 3


class FollowedFeed(Struct, frozen=True, kw_only=True):
    """A feed and what its last answer was."""

    id: int
    address: str
    title: str | None
    etag: str | None
    modified: str | None
    checked_at: str | None
    due_at: str | None
    failures: int
    problem: str | None


class PendingEntry(Struct, frozen=True, kw_only=True):
    """An article of a feed that is not in the archive yet."""

    feed: int
    address: str
    title: str | None
    tries: int


def follow(archive: Archive, addresses: Iterable[str]) -> None:
    """Follow feeds; those that are followed already stay as they are."""
    wanted = list(dict.fromkeys(addresses))
    with archive.writing() as connection:
        known = set(connection.execute(sa.select(db.feed.c.address)).scalars())
        ids = Ids(connection)
        insert(connection, db.feed, [
            {
                "id": ids.next(db.feed), "address": address, "title": None, "etag": None,
                "modified": None, "checked_at": None, "due_at": None, "failures": 0,
                "problem": None,
            }
            for address in wanted if address not in known
        ])  # fmt: skip


def feeds(archive: Archive, addresses: Iterable[str] | None = None) -> tuple[FollowedFeed, ...]:
    """The feeds that are followed, or those of some addresses, in the order of their ids."""
    wanted = sa.select(db.feed).order_by(db.feed.c.id)
    if addresses is not None:
        wanted = wanted.where(db.feed.c.address.in_(tuple(addresses)))
    with archive.reading() as connection:
        return tuple(FollowedFeed(**row._mapping) for row in connection.execute(wanted))


def feed_answered(
    archive: Archive,
    feed: int,
    due_at: str,
    *,
    title: str | None = None,
    etag: str | None = None,
    modified: str | None = None,
    entries: Iterable[tuple[str, str | None]] = (),
) -> int:
    """Write down what a feed answered, and its (address, title) entries; how many are new."""
    now = archive.clock()
    with archive.writing() as connection:
        values = {
            "checked_at": now, "due_at": due_at, "failures": 0, "problem": None, "etag": etag,
            "modified": modified,
        }  # fmt: skip
        if title:
            values["title"] = title
        connection.execute(sa.update(db.feed).where(db.feed.c.id == feed).values(**values))
        of = db.feed_entry.c
        seen = dict(entries)
        known = set(
            connection.execute(
                sa.select(of.address).where(of.feed_id == feed, of.address.in_(list(seen)))
            ).scalars()
        )
        new = [
            {
                "feed_id": feed, "address": address, "title": name, "seen_at": now, "state": "new",
                "tries": 0, "problem": None, "article_id": None,
            }
            for address, name in seen.items() if address not in known
        ]  # fmt: skip
        insert(connection, db.feed_entry, new)
    return len(new)


def feed_failed(archive: Archive, feed: int, due_at: str, problem: str) -> None:
    """Write down that a feed could not be read, and when to try again."""
    of = db.feed.c
    with archive.writing() as connection:
        connection.execute(
            sa.update(db.feed).where(of.id == feed).values(
                checked_at=archive.clock(), due_at=due_at, failures=of.failures + 1,
                problem=problem,
            )
        )  # fmt: skip


def pending(archive: Archive, feed: int, limit: int) -> tuple[PendingEntry, ...]:
    """Articles of a feed that are still to be read, the oldest seen first."""
    of = db.feed_entry.c
    with archive.reading() as connection:
        rows = connection.execute(
            sa.select(of.feed_id, of.address, of.title, of.tries)
            .where(of.feed_id == feed, of.state.in_(("new", "failed")), of.tries < MAX_TRIES)
            .order_by(of.tries, of.seen_at, of.address).limit(limit)
        )  # fmt: skip
        return tuple(
            PendingEntry(feed=row[0], address=row[1], title=row[2], tries=row[3]) for row in rows
        )


def entry_done(
    archive: Archive,
    entry: PendingEntry,
    state: str,
    *,
    article: int | None = None,
    problem: str | None = None,
) -> None:
    """Write down what became of an article: "added", "failed" (tried again) or "refused"."""
    of = db.feed_entry.c
    with archive.writing() as connection:
        connection.execute(
            sa.update(db.feed_entry)
            .where(of.feed_id == entry.feed, of.address == entry.address)
            .values(state=state, tries=of.tries + 1, article_id=article, problem=problem)
        )
