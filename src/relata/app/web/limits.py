"""Bounds of the web application: sizes, numbers, times."""

from __future__ import annotations

from typing import Final

from relata.readers import MAX_PAGE

#: Bytes of one request's body: a page as readers take it, with what a form adds.
MAX_BODY: Final = MAX_PAGE + (1 << 20)
#: Readings that wait or run at once; more are refused until some are done.
MAX_WAITING: Final = 32
#: Finished readings that are remembered, so that their pages can be asked for again.
MAX_FINISHED: Final = 400
#: Seconds that a session holds.
SESSION_SECONDS: Final = 14 * 24 * 3600
#: Requests a second that one caller may make over time, and at once.
RATE: Final = 100.0
BURST: Final = 300
#: Callers whose rates are remembered.
MAX_CALLERS: Final = 4096
#: Attempts to sign in a minute, from one address.
SIGN_INS: Final = 10
#: Rows of one page of results, by default and at most.
PAGE_ROWS: Final = 30
MAX_ROWS: Final = 200
#: Rows of one export.
MAX_EXPORT: Final = 100_000
#: Characters of a query, of a name and of a comment.
MAX_QUERY: Final = 300
MAX_NAME: Final = 200
MAX_COMMENT: Final = 2000
#: Characters of a token, at least, and of a line in the file of tokens at most.
MIN_TOKEN: Final = 16
#: Statements, and items to check, in an answer to an assistant; characters of one content in it.
MAX_TOOL_ROWS: Final = 120
MAX_TOOL_CONTENT: Final = 600
#: Answers of the archive that are remembered until somebody writes to it.
MAX_ANSWERS: Final = 400
#: Articles whose events the time line page shows.
TIMELINE_ARTICLES: Final = 300
#: Bytes of whole answers that one process keeps until somebody writes to the archive.
MAX_KEPT: Final = 48 << 20
#: Requests of one process that are answered at once: each has a thread, and a connection to the
#: archive. More do not make it faster.
THREADS: Final = 8
#: Processes by default, at most.
MAX_WORKERS: Final = 4
#: Connections of one process, idle ones too.
MAX_CONNECTIONS: Final = 800
#: Seconds that an idle connection is kept: longer than browsers and proxies keep theirs, so that
#: none of them writes into one that is just being closed.
KEEP_ALIVE: Final = 90
