"""Whole answers are given again: for each session its own, and never after somebody has written."""

from __future__ import annotations

import asyncio

import pytest

from relata.app.web.kept import KeptAnswer, KeptAnswers
from relata.app.web.serving.balance import Balance
from tests.present import samples
from tests.web import serving
from tests.web.serving import ANNA, BEN, form_token

PATHS = ["/articles/1", "/people/2", "/search?q=Oelmann", "/check", "/outlets/1", "/articles"]


@pytest.fixture
def app(own):
    return own(samples.german(), samples.english())


def _asked(app, monkeypatch) -> list[str]:
    """The templates that are asked for from now on."""
    from relata.app.web import responses

    made: list[str] = []
    environment = responses._environment()
    get = environment.get_template

    def asked(name, *given):
        made.append(name)
        return get(name, *given)

    monkeypatch.setattr(environment, "get_template", asked)
    return made


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_made_once_and_every_session_has_its_own_token(app, monkeypatch, path):
    one, other = serving.client(app), serving.client(app)
    for browser in (one, other):
        browser.get("/")
    made = _asked(app, monkeypatch)
    first, again, others = one.get(path), one.get(path), other.get(path)
    assert made.count("base.html") == 1 and first.text == again.text
    mine, theirs = form_token(one.get("/").text), form_token(other.get("/").text)
    assert mine != theirs and mine not in others.text and "\0" not in others.text
    assert first.text.replace(mine, theirs) == others.text


def test_a_form_of_a_kept_page_is_taken(app):
    one, other = serving.client(app), serving.client(app)
    for browser in (one, other):
        browser.get("/")
        browser.get("/people/2")
    token = form_token(other.get("/people/2").text)
    fields = {"form_token": token, "name": "Henrike Ölmann"}
    assert one.post("/people/2/name", data=fields).status_code == 403
    assert other.post("/people/2/name", data=fields).status_code == 200
    # Whoever had the page before has it as it is now.
    assert "Henrike Ölmann" in one.get("/people/2").text


def test_what_a_browser_has_is_not_sent_again(app):
    browser = serving.client(app)
    browser.get("/")
    first = browser.get("/articles/1")
    assert first.headers["cache-control"] == "private, no-cache"
    known = {"if-none-match": first.headers["etag"]}
    again = browser.get("/articles/1", headers=known)
    assert again.status_code == 304 and again.content == b""
    assert again.headers["x-frame-options"] == "DENY"
    other = serving.client(app)
    other.get("/")
    assert other.get("/articles/1", headers=known).status_code == 200
    app.state.library.note("see the minutes", "nina", 1)
    changed = browser.get("/articles/1", headers=known)
    assert changed.status_code == 200 and "see the minutes" in changed.text


def test_each_language_and_each_query_has_its_own(app):
    browser = serving.client(app)
    browser.get("/")
    english = browser.get("/check").text
    german = browser.get("/check", headers={"accept-language": "de"}).text
    assert english != german and 'lang="de"' in german
    assert browser.get("/search?q=Oelmann").text != browser.get("/search?q=dam").text


def test_pages_that_need_a_token_are_not_stored_by_browsers(own, tmp_path):
    app = own(samples.german(), chosen=serving.with_tokens(tmp_path))
    pages = []
    for token in (ANNA, BEN):
        browser = serving.client(app)
        fields = {"form_token": form_token(browser.get("/sign-in").text), "token": token}
        browser.post("/sign-in", data=fields)
        pages += [browser.get("/articles/1"), browser.get("/articles/1")]
    assert {page.headers["cache-control"] for page in pages} == {"no-store"}
    assert not any("etag" in page.headers for page in pages)
    assert "Sign out Anna" in pages[1].text
    assert "Sign out Anna" not in pages[3].text and "Sign out Ben" in pages[3].text
    stranger = serving.client(app).get("/articles/1", follow_redirects=False)
    assert stranger.status_code == 303


def test_what_is_wrong_or_runs_is_not_kept(app, monkeypatch):
    browser = serving.client(app)
    browser.get("/")
    assert browser.get("/articles/99").status_code == 404
    app.state.library.keep(samples.arabic(), None)
    assert browser.get("/articles/3").status_code == 200
    ask = app.state.library.entity
    monkeypatch.setattr(app.state.library, "entity", lambda *_: 1 // 0)
    assert browser.get("/people/2").status_code == 500
    monkeypatch.setattr(app.state.library, "entity", ask)
    assert browser.get("/people/2").status_code == 200


def test_no_more_bytes_are_kept_than_are_allowed():
    kept = KeptAnswers(most=10_000)
    kept.get("now", 0)
    for number in range(50):
        kept.put("now", number, KeptAnswer(b"x" * 1000, (), ""))
    assert kept._bytes <= 10_000 and kept.get("now", 49) and kept.get("now", 0) is None
    kept.put("before", 1, KeptAnswer(b"", (), ""))
    assert kept.get("now", 1) is None
    assert kept.get("later", 49) is None and kept._bytes == 0


def test_a_busy_process_sends_callers_to_the_others():
    release, sent = asyncio.Event(), []

    async def app(scope, receive, send):
        await release.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        sent.append(dict(message["headers"]))

    async def call() -> None:
        balance = Balance(app)
        calls = [asyncio.create_task(balance({"type": "http"}, None, send)) for _ in range(4)]
        await asyncio.sleep(0)
        release.set()
        await asyncio.gather(*calls)

    asyncio.run(call())
    closed = [headers.get(b"connection") for headers in sent]
    assert closed == [b"close", b"close", None, None]
