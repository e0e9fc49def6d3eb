"""Who may do what: hosts, tokens, sessions, forms, origins, rates, bounds, headers."""

from __future__ import annotations

import pytest

from relata.app.web import limits
from relata.app.web.security import signing
from relata.app.web.security.headers import ALWAYS
from relata.app.web.security.rates import Buckets, Rates
from relata.app.web.settings import is_loopback, parse_tokens
from relata.model.errors import UsageError
from tests.present import samples
from tests.web import serving
from tests.web.serving import ANNA, form_token

NEW = {"kind": "note", "article": 1, "value": {"text": "see the minutes"}}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost:8470@x", ""])
def test_a_foreign_host_is_refused(browser, host):
    assert browser.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8470", "LOCALHOST", "[::1]:1", "desk.example."])
def test_a_host_of_ours_is_not(browser, host):
    assert browser.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/nothing", 404), ("/api/v1/nothing", 404), ("/api/v1/search?since=x", 400),
     ("/articles/1", 200), ("/search", 200)],
)  # fmt: skip
def test_every_answer_has_the_headers(browser, path, status):
    answer = browser.get(path)
    assert answer.status_code == status
    for name, value in ALWAYS.items():
        assert answer.headers[name] == value
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy and "http" not in policy
    assert answer.headers["cache-control"] == "no-store"


def test_a_fault_has_the_headers_and_shows_no_trace(own, monkeypatch):
    app = own()

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret path")

    monkeypatch.setattr(app.state.library, "articles", broken)
    answer = serving.client(app).get("/articles")
    assert answer.status_code == 500
    assert answer.headers["x-frame-options"] == "DENY"
    assert "secret" not in answer.text and "Traceback" not in answer.text


def test_over_https_cookies_stay_there(own, tmp_path):
    page = serving.client(own(chosen=serving.settings(tmp_path, secure=True))).get("/")
    cookie = page.headers["set-cookie"].lower()
    assert "secure" in cookie and "httponly" in cookie and "samesite=lax" in cookie
    assert page.headers["strict-transport-security"]


@pytest.fixture(scope="module")
def behind_a_lock(tmp_path_factory):
    """An application that needs a token, for tests that change nothing."""
    chosen = serving.with_tokens(tmp_path_factory.mktemp("locked"))
    app = serving.application(chosen, samples.german())
    yield app
    app.state.readings.stop()
    app.state.library.close()


class TestTokens:
    @pytest.fixture
    def locked(self, behind_a_lock):
        return serving.client(behind_a_lock)

    @pytest.mark.parametrize("path", ["/", "/articles/1", "/search?q=x", "/api", "/people/1"])
    def test_pages_ask_to_sign_in(self, locked, path):
        answer = locked.get(path, follow_redirects=False)
        assert answer.status_code == (401 if path.startswith("/api/") else 303)

    @pytest.mark.parametrize("path", ["articles", "articles/1/record", "search", "export"])
    @pytest.mark.parametrize("header", [None, "Bearer wrong", "Basic YTpi", f"Bearer {ANNA}x"])
    def test_the_api_needs_a_token(self, locked, path, header):
        headers = {"authorization": header} if header else {}
        answer = locked.get(f"/api/v1/{path}", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["error"]["kind"] == "token"

    def test_with_a_token_it_answers_and_knows_who_it_is(self, locked):
        headers = {"authorization": f"bearer {ANNA}"}
        made = locked.post("/api/v1/corrections", json=NEW, headers=headers)
        assert made.status_code == 201
        found = locked.get("/api/v1/corrections", headers=headers).json()["corrections"]
        assert [one["author"] for one in found] == ["Anna"]

    def test_a_person_signs_in_works_and_signs_out(self, locked):
        first = locked.get("/articles/1", follow_redirects=True)
        assert first.url.path == "/sign-in" and first.url.params["next"] == "/articles/1"
        fields = {"form_token": form_token(first.text), "next": "/articles/1"}
        wrong = locked.post("/sign-in", data=fields | {"token": "nobody-has-this-token"})
        assert wrong.status_code == 403
        right = locked.post("/sign-in", data=fields | {"token": ANNA})
        assert right.status_code == 200 and right.url.path == "/articles/1"
        assert "Anna" in right.text
        out = locked.post("/sign-out", data={"form_token": form_token(right.text)})
        assert out.url.path == "/sign-in"
        assert locked.get("/articles/1", follow_redirects=False).status_code == 303

    def test_a_session_of_somebody_without_a_token_counts_for_nothing(self, own, tmp_path):
        chosen = serving.with_tokens(tmp_path)
        locked = serving.client(own(chosen=chosen))
        locked.cookies.set(signing.COOKIE, signing.seal(signing.begin("Carl"), chosen.secret))
        assert locked.get("/", follow_redirects=False).status_code == 303

    def test_guessing_is_slowed_down(self, own, tmp_path):
        locked = serving.client(own(chosen=serving.with_tokens(tmp_path)))
        fields = {"form_token": form_token(locked.get("/sign-in").text), "token": "x" * 20}
        seen = [
            locked.post("/sign-in", data=fields).status_code for _ in range(limits.SIGN_INS + 1)
        ]
        assert seen[0] == 403 and seen[-1] == 429


class TestForms:
    def test_one_without_the_token_of_the_session_is_refused(self, own):
        browser = serving.client(own())
        browser.get("/")
        for token in ("", "0" * 64, form_token(serving.client(own()).get("/").text)):
            answer = browser.post("/read", data={"form_token": token, "text": "A dam."})
            assert answer.status_code == 403

    @pytest.mark.parametrize(
        "headers",
        [{"origin": "https://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:1"},
         {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "http://["}],
    )  # fmt: skip
    @pytest.mark.parametrize("path", ["/read", "/sign-in", "/api/v1/corrections"])
    def test_one_from_elsewhere_is_refused(self, browser, path, headers):
        token = form_token(browser.get("/").text)
        answer = browser.post(path, data={"form_token": token, "text": "x"}, headers=headers)
        assert answer.status_code == 403

    def test_the_api_takes_json_alone(self, own):
        browser = serving.client(own(samples.german()))
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
            answer = browser.post(
                "/api/v1/corrections", content=b"{}", headers={"content-type": kind}
            )
            assert answer.status_code == 415
        assert browser.get("/api/v1/corrections").json()["corrections"] == []

    @pytest.mark.parametrize("after", ["//evil.example", "https://evil.example", "/\\evil", "x"])
    def test_nothing_leads_elsewhere(self, browser, after):
        answer = browser.get(
            "/language", params={"to": "de", "next": after}, follow_redirects=False
        )
        assert answer.headers["location"] == "/"
        assert "Zu prüfen" in browser.get("/").text


class TestBounds:
    def test_a_large_body_is_refused(self, own, monkeypatch):
        browser = serving.client(own())
        token = form_token(browser.get("/").text)
        large = b"a" * (limits.MAX_BODY + 1)
        sent = browser.post("/read", data={"form_token": token}, files={"file": ("a.txt", large)})
        assert sent.status_code == 413

        def pieces():
            for _ in range(limits.MAX_BODY // (1 << 20) + 2):
                yield b" " * (1 << 20)

        kind = {"content-type": "application/json"}
        sent = browser.post("/api/v1/corrections", content=pieces(), headers=kind)
        assert sent.status_code == 413

    def test_a_caller_that_calls_too_often_waits(self, own, tmp_path):
        browser = serving.client(own(chosen=serving.settings(tmp_path, rate=0.5, burst=3)))
        seen = [browser.get("/health") for _ in range(4)]
        assert [one.status_code for one in seen] == [200, 200, 200, 429]
        assert 1 <= int(seen[-1].headers["retry-after"]) <= 2

    def test_buckets_fill_again_and_are_not_kept_for_ever(self):
        now = [0.0]
        rates = Rates(2.0, 2.0, Buckets(3), clock=lambda: now[0])
        assert [rates.wait("a") for _ in range(3)] == [0.0, 0.0, 0.5]
        now[0] = 0.5
        assert rates.wait("a") == 0.0
        for name in "bcdefghi":
            rates.wait(name)
        assert rates.wait("a") == 0.0

    @pytest.mark.parametrize(
        "url",
        ["http://127.0.0.1:22/", "http://localhost/", "http://169.254.169.254/latest/meta-data",
         "http://[::1]/", "http://10.0.0.1/", "http://[::ffff:127.0.0.1]/"],
    )  # fmt: skip
    def test_private_addresses_are_not_opened(self, own, url):
        browser = serving.client(own())
        with pytest.raises(AssertionError, match="private or local address"):
            serving.read(browser, url=url)

    def test_files_of_this_machine_are_not_addresses(self, own):
        # An application of its own: to read needs a queue that nobody has ended.
        browser = serving.client(own())
        token = form_token(browser.get("/").text)
        for url in ("/etc/passwd", "file:///etc/passwd", "ftp://x.example/", "-"):
            answer = browser.post("/read", data={"form_token": token, "url": url})
            assert answer.status_code == 400 or "only http and https" in answer.text


class TestMarkup:
    @pytest.mark.parametrize("path", ["/", "/articles", "/check", "/articles/4", "/search?q=alert"])
    def test_an_articles_markup_never_reaches_a_page(self, browser, path):
        page = browser.get(path).text
        for evil in ("<script>alert", "<img src=x", "onerror=alert(1)>", "</script><script>"):
            assert evil not in page
        assert page.count("<script") == page.count("</script>")

    def test_nor_does_that_of_a_search(self, browser):
        evil = '"><script>alert(1)</script>'
        for path in ("/search", "/people", "/outlets", "/articles"):
            page = browser.get(path, params={"q": evil, "name": evil, "speaker": evil}).text
            assert "<script>alert" not in page


def test_sessions_are_signed_and_grow_old(monkeypatch):
    secret = b"1" * 32
    session = signing.begin("Anna")
    sealed = signing.seal(session, secret)
    assert signing.unseal(sealed, secret) == session
    assert signing.unseal(sealed, b"2" * 32) is None
    assert signing.unseal(sealed[:-4] + "AAAA", secret) is None
    for bad in ("", "x", "🦊", "A" * 100, sealed + "="):
        assert signing.unseal(bad, secret) in (None, session)
    later = session.begun + limits.SESSION_SECONDS + 1
    monkeypatch.setattr(signing.time, "time", lambda: float(later))
    assert signing.unseal(sealed, secret) is None


def test_the_file_of_tokens_is_checked_and_never_shown():
    found = parse_tokens(["# people", "", "Anna Winter 0123456789abcdef"], "tokens.txt")
    assert list(found.values()) == ["Anna Winter"]
    for line in ("Anna short-secret", "0123456789abcdefgh", "A\x1bb 0123456789abcdefgh"):
        with pytest.raises(UsageError, match=r"tokens\.txt, line 1") as raised:
            parse_tokens([line], "tokens.txt")
        assert "secret" not in str(raised.value) and "0123456789" not in str(raised.value)


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("[::1]", True), ("localhost", True),
     ("0.0.0.0", False), ("::", False), ("192.168.1.2", False), ("desk.example", False)],
)  # fmt: skip
def test_what_only_this_machine_can_reach(host, expected):
    assert is_loopback(host) is expected
