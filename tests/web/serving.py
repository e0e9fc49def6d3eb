"""An application over an archive of its own, for tests: records made by hand, no engine needed."""

from __future__ import annotations

import re
import time
from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from relata.app.web.application import build
from relata.app.web.settings import WebSettings, digest
from tests.present import samples

#: Two people with tokens.
ANNA, BEN = "anna-token-0123456789abcdef", "ben-token-0123456789abcdefgh"
HOST = "http://127.0.0.1"
#: An article in which a name is spelled in another way than in the next one.
ENGLISH = (
    "Kyiv asks for more\n\nPresident Volodymyr Zelensky said on Monday that Ukraine needs more "
    'air defence. "We will not give up," Zelensky told Reuters.'
)
GERMAN = (
    "Kiew bittet um mehr\n\nPräsident Wolodymyr Selenskyj sagte am Dienstag, die Ukraine brauche "
    "mehr Flugabwehr. „Wir geben nicht auf“, sagte Selenskyj."
)


def settings(folder: Path, **changes: object) -> WebSettings:
    """Settings of an application that this machine alone can reach."""
    base: dict[str, object] = {
        "archive": str(folder / "archive.sqlite"),
        "secret": b"0" * 32,
        "user": "nina",
        "hosts": ("127.0.0.1", "localhost", "[::1]", "desk.example", "testserver"),
        "engine": "fast",
        "rate": 1000.0,
        "burst": 100_000,
    }
    return WebSettings(**(base | changes))  # type: ignore[arg-type]


def with_tokens(folder: Path, **changes: object) -> WebSettings:
    """Settings of one that others can reach."""
    return settings(folder, tokens={digest(ANNA): "Anna", digest(BEN): "Ben"}, **changes)


def application(chosen: WebSettings, *records: object) -> Starlette:
    """The application with some records in its archive."""
    app = build(chosen)
    for record in records:
        app.state.library.keep(record, None)
    return app


def client(app: Starlette, **options: object) -> TestClient:
    """A browser without pictures; errors of ours are answers, not exceptions."""
    return TestClient(app, base_url=HOST, raise_server_exceptions=False, **options)  # type: ignore[arg-type]


def form_token(page: str) -> str:
    """The token of a page's forms."""
    found = re.search(r'name="form_token" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


def read(browser: TestClient, **fields: object) -> int:
    """Paste a text (or send a file, by `files`), wait, and give the article's id."""
    token = form_token(browser.get("/").text)
    files = fields.pop("files", None)
    sent = browser.post(
        "/read", data={"form_token": token, **fields}, files=files, follow_redirects=False
    )
    assert sent.status_code == 303, sent.text
    until = time.monotonic() + 60
    while time.monotonic() < until:
        state = browser.get(f"{sent.headers['location']}/state").json()
        if state["error"]:
            raise AssertionError(state["error"])
        if state["article"]:
            return int(state["article"])
        time.sleep(0.02)
    raise AssertionError("the reading did not end")


SAMPLES = (samples.german(), samples.english(), samples.arabic(), samples.hostile())
