"""How other people's servers are treated: robots.txt, a pause between requests, patience.

A host is asked at most once in `delay` seconds, or as seldom as its robots.txt wishes; what that
forbids is not opened. Where it cannot be read because the server is in trouble, the host is left
alone for now; where there is none, everything may be read.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from relata.app.fetch import AddressCheck, BadStatus, Response, fetch
from relata.model.errors import InputError, MissingInput, Refused

#: The name under which robots.txt speaks to us.
AGENT = "relata"
#: Seconds between two requests to one host; the most that a robots.txt may ask for.
DELAY = 2.0
_LONGEST_DELAY = 60.0
#: Bytes of a robots.txt that are read.
_MAX_ROBOTS = 512 << 10
#: Hours after which a feed in trouble is asked again, at the latest.
_LONGEST_WAIT = 24


class Visitor:
    """Asks servers politely. `sleep` and `clock` are the system's; tests bring their own."""

    def __init__(
        self,
        delay: float = DELAY,
        allow: AddressCheck | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._delay, self._allow = delay, allow
        self._sleep, self._clock = sleep, clock
        #: By scheme and host: its rules, and when it was asked last.
        self._rules: dict[str, Any] = {}
        self._asked: dict[str, float] = {}

    def get(
        self, url: str, limit: int, *, etag: str | None = None, modified: str | None = None
    ) -> Response:
        """The body of an address that robots.txt allows, after a pause. Raises InputError."""
        host = _host(url)
        rules = self._robots(host)
        if rules is not None and not rules.can_fetch(url, AGENT):
            raise Refused(f"{url}: the site's robots.txt does not want it to be read by programs")
        wish = rules.crawl_delay(AGENT) if rules is not None else None
        self._wait(host, min(max(self._delay, wish or 0.0), _LONGEST_DELAY))
        return fetch(url, limit, self._allow, etag=etag, modified=modified)

    def _wait(self, host: str, delay: float) -> None:
        last = self._asked.get(host)
        if last is not None:
            left = last + delay - self._clock()
            if left > 0:
                self._sleep(left)
        self._asked[host] = self._clock()

    def _robots(self, host: str) -> Any:
        """The rules of a host; None where it has none. Raises InputError where it is in trouble."""
        if host in self._rules:
            return self._rules[host]
        from protego import Protego

        self._wait(host, self._delay)
        try:
            answer = fetch(f"{host}/robots.txt", _MAX_ROBOTS, self._allow)
        except BadStatus as error:
            if error.status >= 500 or error.status == 429:
                raise MissingInput(
                    f"{host}/robots.txt: the server answered {error.status}; tried again later"
                ) from error
            self._rules[host] = None
        else:
            self._rules[host] = Protego.parse(answer.data.decode("utf-8", "replace"))
        return self._rules[host]


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        raise Refused(f"{url}: not an address; check it") from None
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def next_time(minutes: float, failures: int = 0, error: InputError | None = None) -> str:
    """When to ask again, UTC, ISO 8601: after `minutes`, doubled with every failure in a row.

    What a server says in Retry-After holds where it is later.
    """
    hours = min(minutes * 2.0 ** min(failures, 12) / 60, _LONGEST_WAIT)
    now = datetime.now(UTC)
    when = now + timedelta(hours=hours)
    if isinstance(error, BadStatus) and error.retry_after:
        wished = _retry_after(error.retry_after, now)
        if wished is not None:
            when = max(when, min(wished, now + timedelta(hours=_LONGEST_WAIT)))
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def _retry_after(text: str, now: datetime) -> datetime | None:
    if text.strip().isdecimal():
        return now + timedelta(seconds=min(int(text), 10**7))
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
