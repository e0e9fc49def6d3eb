"""A web site on the loopback address: feeds, articles, robots.txt, trouble on request."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ARTICLE = """<html lang="en"><head><title>Ferry not for sale {n}</title>
<meta property="og:site_name" content="Lindholm Courier"></head><body><article>
<h1>Ferry not for sale {n}</h1>
<p>The ferry number {n} is not for sale, chairwoman Freya Holt said on Monday in Lindholm.</p>
<p>“There is no buyer and there are no talks about number {n},” Holt told the Evening Tide, a paper
of the town, which had reported on a letter of intent last week.</p>
<p>The board will meet again in a month to decide on repairs that have been put off for years.</p>
</article></body></html>"""


class Site:
    """What the site has at its paths, and what it was asked."""

    def __init__(self) -> None:
        #: path -> (status, content type, body).
        self.pages: dict[str, tuple[int, str, bytes]] = {}
        self.etags: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        #: (path, If-None-Match) in the order in which they were asked.
        self.asked: list[tuple[str, str | None]] = []
        self.address = ""

    def put(self, path: str, body: str, kind: str = "text/html", status: int = 200) -> None:
        """Put a page at a path."""
        self.pages[path] = (status, kind, body.encode())

    def articles(self, count: int) -> None:
        """Put articles at /1, /2 …"""
        for number in range(1, count + 1):
            self.put(f"/{number}", ARTICLE.format(n=number))

    def rss(self, paths: list[str]) -> str:
        """A feed that names some paths."""
        items = "".join(
            f"<item><title>Title {path}</title><link>{self.address}{path}</link></item>"
            for path in paths
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The feed</title>{items}' \
               "</channel></rss>"  # fmt: skip

    def paths(self) -> list[str]:
        """The paths that were asked."""
        return [path for path, _ in self.asked]


@contextmanager
def served() -> Iterator[Site]:
    """A site that answers until the block ends."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        """Answers with what the site has."""

        def do_GET(self) -> None:
            """Answer."""
            asked = self.headers.get("If-None-Match")
            site.asked.append((self.path, asked))
            etag = site.etags.get(self.path)
            if etag is not None and asked == etag:
                self.send_response(304)
                self.end_headers()
                return
            status, kind, body = site.pages.get(self.path, (404, "text/plain", b"no"))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if etag is not None:
                self.send_header("ETag", etag)
            for name, value in site.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
