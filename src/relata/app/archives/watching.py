"""The run of `relata watch`: feeds, asked again and again, their articles into the archive."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from relata.app.api import Given
from relata.app.archives.feeds import Feed, feed_addresses, parse_feed
from relata.app.archives.place import now, open_place
from relata.app.archives.politeness import Visitor, next_time
from relata.app.archives.reading import read_opened
from relata.app.cli import streams
from relata.app.sources import Source, is_url
from relata.model.errors import ArchiveError, InputError, MissingInput, Refused, RelataError
from relata.readers import MAX_PAGE

if TYPE_CHECKING:
    from relata.archive import Archive
    from relata.archive.feeds import FollowedFeed, PendingEntry

#: Articles of one feed that are read in one turn, so that no feed keeps the others waiting.
_TURN = 20
#: Seconds between two looks at which feed is due.
_LOOK = 5.0
#: Bytes of a feed and of a list of feeds.
_MAX_FEED = 8 << 20
_MAX_LIST = 1 << 20


def run(args: Namespace) -> int:
    """Follow the feeds that `args` names. 2 where something could not be read in one pass."""
    addresses = _addresses(args.feeds)
    given = Given(language=args.lang, engine=args.engine)
    with open_place(args.archive, create_new=True) as archive:
        watcher = Watcher(archive, given, args.every, Visitor(args.delay))
        watcher.follow(addresses)
        if args.once:
            return 2 if watcher.turn(every_feed=True) else 0
        while True:
            watcher.turn()
            time.sleep(_LOOK)


def _addresses(inputs: list[str]) -> list[str]:
    """The feeds that are named: addresses, and files that list some."""
    found: list[str] = []
    for name in inputs:
        if is_url(name):
            found.append(name)
            continue
        try:
            with Path(name).open("rb") as file:
                data = file.read(_MAX_LIST)
        except (OSError, ValueError) as error:
            reason = (getattr(error, "strerror", None) or str(error)).lower()
            raise MissingInput(f"{name}: {reason}") from None
        found += feed_addresses(data, name)
    return list(dict.fromkeys(found))


class Watcher:
    """Follows feeds into an archive."""

    def __init__(
        self,
        archive: Archive,
        given: Given,
        minutes: float,
        visitor: Visitor,
        say: Callable[[str], None] = lambda line: streams.show_lines(line),
    ) -> None:
        self._archive, self._given = archive, given
        self._minutes, self._visitor, self._say = minutes, visitor, say
        self._addresses: list[str] = []

    def follow(self, addresses: list[str]) -> None:
        """Follow these feeds."""
        from relata.archive.feeds import follow

        follow(self._archive, addresses)
        self._addresses = addresses

    def turn(self, *, every_feed: bool = False) -> int:
        """Ask the feeds that are due, and read what they have new; how many things failed."""
        from relata.archive.feeds import feeds

        failed = 0
        for feed in feeds(self._archive, self._addresses):
            if every_feed or feed.due_at is None or feed.due_at <= now():
                failed += not self._ask(feed)
            failed += self._read(feed, most=None if every_feed else _TURN)
        return failed

    def _ask(self, feed: FollowedFeed) -> bool:
        """Ask a feed what is new; False where it cannot be read."""
        from relata.archive.feeds import feed_answered, feed_failed

        try:
            answer = self._visitor.get(
                feed.address, _MAX_FEED, etag=feed.etag, modified=feed.modified
            )
            parsed = None
            if answer.status != 304:
                parsed = parse_feed(answer.data, answer.url)
        except InputError as error:
            due = next_time(self._minutes, feed.failures + 1, error)
            feed_failed(self._archive, feed.id, due, str(error))
            streams.say(f"{error}; asked again at {due}")
            return False
        due = next_time(self._minutes)
        if parsed is None:
            feed_answered(
                self._archive, feed.id, due, etag=answer.etag or feed.etag,
                modified=answer.modified or feed.modified,
            )  # fmt: skip
            return True
        count = feed_answered(
            self._archive, feed.id, due, title=parsed.title, etag=answer.etag,
            modified=answer.modified, entries=_rows(parsed),
        )  # fmt: skip
        if count:
            self._say(f"{parsed.title or feed.address}: {count} new")
        return True

    def _read(self, feed: FollowedFeed, most: int | None) -> int:
        """Read the articles of a feed that are not in the archive yet; how many failed."""
        from relata.archive.feeds import pending

        failed = 0
        for entry in pending(self._archive, feed.id, most or 100_000):
            failed += not self._article(entry)
        return failed

    def _article(self, entry: PendingEntry) -> bool:
        from relata.archive import add
        from relata.archive.feeds import entry_done
        from relata.pipeline import fault

        try:
            answer = self._visitor.get(entry.address, MAX_PAGE)
            source = Source(answer.data, entry.address, answer.content_type, answer.url)
            record, info = read_opened(source, self._given)
            added = add(self._archive, record, info)
        except ArchiveError:
            raise
        except Exception as raised:
            error = raised if isinstance(raised, RelataError) else fault(raised)
            state = "refused" if isinstance(error, Refused) else "failed"
            entry_done(self._archive, entry, state, problem=str(error))
            streams.say(str(error))
            return False
        entry_done(self._archive, entry, "added", article=added.article)
        word = "there already" if added.status == "same" else "added"
        self._say(f"  {word}  [article {added.article}]  {entry.title or entry.address}")
        return True


def _rows(feed: Feed) -> list[tuple[str, str | None]]:
    return [(entry.address, entry.title) for entry in feed.entries]
