"""Feeds into the archive: conditional, polite, patient, resumed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from relata import archive as ar
from relata.app.api import Given
from relata.app.archives.feeds import feed_addresses, is_feed, parse_feed
from relata.app.archives.place import now
from relata.app.archives.politeness import Visitor, next_time
from relata.app.archives.watching import Watcher
from relata.app.fetch import BadStatus
from relata.archive.feeds import feeds
from relata.model.errors import UnsupportedFormat
from tests.app.archives.site import Site, served


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with a feed of two articles."""
    with served() as running:
        running.articles(3)
        running.put("/feed.xml", running.rss(["/1", "/2"]), "application/rss+xml")
        yield running


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[ar.Archive]:
    """An empty archive in a file."""
    with ar.open_archive(str(tmp_path / "archive.sqlite"), now) as made:
        yield made


class Pauses:
    """Time that passes only by pauses."""

    def __init__(self) -> None:
        self.time = 0.0
        self.made: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Pause."""
        self.made.append(seconds)
        self.time += seconds

    def clock(self) -> float:
        """The time."""
        return self.time


def watcher(archive: ar.Archive, site: Site, pauses: Pauses | None = None,
            path: str = "/feed.xml") -> Watcher:  # fmt: skip
    """A watcher of the site's feed that may open its loopback address."""
    pauses = pauses or Pauses()
    visitor = Visitor(2.0, lambda _: True, pauses.sleep, pauses.clock)
    made = Watcher(archive, Given(engine="fast"), 15, visitor, say=lambda _: None)
    made.follow([site.address + path])
    return made


def test_what_is_new_comes_in_and_what_is_known_is_not_asked_again(
    archive: ar.Archive, site: Site
) -> None:
    site.etags["/feed.xml"] = '"one"'
    follow = watcher(archive, site)
    assert follow.turn(every_feed=True) == 0
    assert ar.articles(archive).total == 2
    assert site.paths() == ["/robots.txt", "/feed.xml", "/1", "/2"]
    assert follow.turn(every_feed=True) == 0
    assert site.asked[-1] == ("/feed.xml", '"one"'), "a conditional request, and nothing else"
    site.put("/feed.xml", site.rss(["/3", "/2", "/1"]), "application/rss+xml")
    site.etags["/feed.xml"] = '"two"'
    follow.turn(every_feed=True)
    assert site.paths()[-2:] == ["/feed.xml", "/3"]
    assert ar.articles(archive).total == 3
    assert ar.search(archive, "Holt").hits.total >= 3


def test_a_feed_is_asked_when_it_is_due(archive: ar.Archive, site: Site) -> None:
    follow = watcher(archive, site)
    follow.turn()
    asked = len(site.asked)
    follow.turn()
    assert len(site.asked) == asked
    (feed,) = feeds(archive)
    assert feed.title == "The feed" and feed.due_at is not None and feed.due_at > now()


def test_one_host_is_asked_slowly(archive: ar.Archive, site: Site) -> None:
    pauses = Pauses()
    watcher(archive, site, pauses).turn(every_feed=True)
    assert pauses.made == [2.0, 2.0, 2.0]


def test_robots_are_obeyed(archive: ar.Archive, site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /2\nCrawl-delay: 7\n", "text/plain")
    pauses = Pauses()
    assert watcher(archive, site, pauses).turn(every_feed=True) == 1
    assert "/2" not in site.paths()
    assert ar.articles(archive).total == 1
    assert pauses.made == [7.0, 7.0]
    assert watcher(archive, site).turn(every_feed=True) == 0, "what is refused is not tried again"


def test_a_host_without_robots_in_working_order_is_left_alone(
    archive: ar.Archive, site: Site
) -> None:
    site.put("/robots.txt", "down", "text/plain", status=503)
    assert watcher(archive, site).turn(every_feed=True) == 1
    assert site.paths() == ["/robots.txt"]


def test_a_feed_in_trouble_is_asked_later_each_time(archive: ar.Archive, site: Site) -> None:
    site.put("/feed.xml", "down", "text/plain", status=500)
    follow = watcher(archive, site)
    due = []
    for failures in (1, 2, 3):
        assert follow.turn(every_feed=True) == 1
        (feed,) = feeds(archive)
        assert feed.failures == failures and "answered 500" in (feed.problem or "")
        due.append(feed.due_at or "")
    assert due == sorted(due) and len(set(due)) == 3
    site.put("/feed.xml", site.rss(["/1"]), "application/rss+xml")
    assert follow.turn(every_feed=True) == 0
    (feed,) = feeds(archive)
    assert feed.failures == 0 and feed.problem is None


def test_what_a_server_says_of_when_to_come_back_holds() -> None:
    soon = next_time(15)
    assert next_time(15, 0, BadStatus("", 429, "7200")) > soon
    assert next_time(15, 0, BadStatus("", 429, "Wed, 21 Oct 2015 07:28:00 GMT")) <= next_time(15)
    assert next_time(15, 0, BadStatus("", 429, "nonsense")) <= next_time(15)
    assert next_time(15, 3) > next_time(15, 2) > next_time(15)
    assert next_time(15, 500) == next_time(15, 600)


def test_an_article_that_fails_is_tried_three_times(archive: ar.Archive, site: Site) -> None:
    site.put("/2", "", status=500)
    follow = watcher(archive, site)
    for _ in range(5):
        follow.turn(every_feed=True)
    assert site.paths().count("/2") == 3
    assert site.paths().count("/1") == 1


def test_a_run_that_was_killed_goes_on_where_it_was(archive: ar.Archive, site: Site) -> None:
    class Killed(BaseException):
        """What a kill looks like from inside."""

    def killed(path: str) -> None:
        raise Killed

    first = watcher(archive, site)
    first._say = lambda line: killed(line) if "added" in line else None
    with pytest.raises(Killed):
        first.turn(every_feed=True)
    assert ar.articles(archive).total == 1
    site.etags["/feed.xml"] = '"same"'
    watcher(archive, site).turn(every_feed=True)
    assert ar.articles(archive).total == 2
    assert site.paths().count("/1") == 1 and site.paths().count("/2") == 1


def test_only_public_addresses_are_opened(archive: ar.Archive, site: Site) -> None:
    follow = Watcher(archive, Given(), 15, Visitor(0.0), say=lambda _: None)
    follow.follow([site.address + "/feed.xml"])
    assert follow.turn(every_feed=True) == 1
    assert site.asked == []
    (feed,) = feeds(archive)
    assert "private or local" in (feed.problem or "")


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A &amp; B</title>
<entry><title>One</title><link href="/one#top"/></entry>
<entry><title>Two</title><link href="javascript:alert(1)"/></entry>
<entry><title>Three</title><link href="https://b.example/three"/></entry></feed>"""
JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [
        {"id": "1", "url": "https://b.example/one", "title": "One\nline"}, {"id": "2"}, 7,
        {"external_url": "file:///etc/passwd"},
    ],
})  # fmt: skip


def test_feeds_of_every_format() -> None:
    atom = parse_feed(ATOM.encode(), "https://a.example/feed")
    assert atom.title == "A & B"
    assert [one.address for one in atom.entries] == [
        "https://a.example/one", "https://b.example/three",
    ]  # fmt: skip
    found = parse_feed(JSON_FEED.encode(), "https://a.example/feed.json")
    assert [(one.address, one.title) for one in found.entries] == [
        ("https://b.example/one", "One line")
    ]
    assert is_feed(ATOM.encode()) and is_feed(JSON_FEED.encode())
    assert not is_feed(b"<html><body>rss</body></html>") and not is_feed(b"plain text")


@pytest.mark.parametrize(
    "data",
    [b"", b"<html></html>", b"{", b"[1]", b'{"version": "jsonfeed.org/version/"', b"\0" * 99],
)
def test_what_is_not_a_feed_is_said(data: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match="not a feed"):
        parse_feed(data, "https://a.example/x")


def test_a_hostile_feed_opens_nothing_and_stays_small() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
        + '<!ENTITY a0 "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
        + '<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&a8;&f;'
        "</title><item><link>https://b.example/1</link></item></channel></rss>"
    )
    found = parse_feed(bomb.encode(), "https://a.example/")
    assert len(found.title or "") <= 300 and "root:" not in (found.title or "")


def test_lists_of_feeds() -> None:
    opml = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="News">
    <outline type="rss" xmlUrl="https://a.example/feed"/><outline xmlUrl="ftp://x/y"/>
    <outline XMLURL="https://b.example/feed"/></outline></body></opml>"""
    assert feed_addresses(opml, "x.opml") == ("https://a.example/feed", "https://b.example/feed")
    text = b"# my feeds\nhttps://a.example/feed\n\n  https://a.example/feed\n"
    assert feed_addresses(text, "x.txt") == ("https://a.example/feed",)
    with pytest.raises(UnsupportedFormat, match="no feeds"):
        feed_addresses(b"nothing here\n", "x.txt")


def test_what_became_of_every_entry_is_kept(archive: ar.Archive, site: Site) -> None:
    watcher(archive, site).turn(every_feed=True)
    with sqlite3.connect(archive.place) as raw:
        states = raw.execute("SELECT state, count(*) FROM feed_entry GROUP BY state").fetchall()
    raw.close()
    assert states == [("added", 2)]
