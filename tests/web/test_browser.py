"""The application in a real browser: read, check, correct, find, merge, undo; keyboard, axe-core.

Skipped where there is no Chromium (and no axe-core); with `RELATA_REQUIRE_CHROMIUM=1` that is a
failure.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from pathlib import Path

import pytest
import uvicorn

from tests.present import samples
from tests.present.chromium import Chromium, executable
from tests.web import serving

AXE = Path(__file__).parents[1] / "present" / "node" / "node_modules" / "axe-core" / "axe.min.js"
FOUND = executable()
REQUIRED = os.environ.get("RELATA_REQUIRE_CHROMIUM") == "1"
DESK, PHONE = (1280, 900, False), (390, 844, True)

pytestmark = pytest.mark.skipif(
    FOUND is None and not REQUIRED, reason="no Chromium here: the pages are not tried in a browser"
)


class Person:
    """Somebody at a browser: opens pages of a server, presses keys, looks."""

    def __init__(self, browser: Chromium, home: str) -> None:
        self.browser, self.home = browser, home

    def open(self, path: str) -> None:
        self.browser.visit(self.home + path)

    def see(self, expression: str):
        return self.browser.run(expression)

    def until(self, expression: str):
        """What an expression gives, once that is something."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                found = self.browser.run(expression)
            except RuntimeError:  # the page is just being left
                found = None
            if found:
                return found
            time.sleep(0.03)
        raise AssertionError(f"{expression} stays {found!r}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.browser.press(key)

    def type(self, text: str) -> None:
        self.browser.call("Input.insertText", text=text)

    def text(self) -> str:
        return str(self.see("document.body.innerText"))

    def arrow(self, name: str, *, shift: bool = False) -> None:
        codes = {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}
        event = {"key": name, "code": name, "windowsVirtualKeyCode": codes[name],
                 "modifiers": 8 if shift else 0}  # fmt: skip
        self.browser.call("Input.dispatchKeyEvent", type="keyDown", **event)
        self.browser.call("Input.dispatchKeyEvent", type="keyUp", **event)


@pytest.fixture(scope="module")
def chromium():
    assert FOUND, "RELATA_REQUIRE_CHROMIUM is set, but there is no Chromium"
    with Chromium(FOUND) as browser:
        yield browser


@pytest.fixture
def at_desk(chromium, own):
    """A person at a window of some size, with an application of their own that has records."""
    servers: list[uvicorn.Server] = []
    threads: list[threading.Thread] = []

    def sit(*records, size=DESK, scheme="light"):
        listener = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(own(*records), log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        servers.append(server)
        threads.append(thread)
        chromium.size(*size)
        chromium.scheme(scheme)
        return Person(chromium, f"http://127.0.0.1:{listener.getsockname()[1]}")

    yield sit
    bad = [
        event for event in chromium.events
        if event.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown")
    ]  # fmt: skip
    chromium.visit("about:blank")
    for server in servers:
        server.should_exit = True
    for thread in threads:
        thread.join(10)
    assert bad == []


OPEN = "document.querySelector('.correct-state').textContent"
READY = "document.readyState === 'complete' && !!document.getElementById('desk')"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_paste_check_correct_reload_find_merge_undo(at_desk, size):
    me = at_desk(size=size)
    for text, outlet in ((serving.GERMAN, "Küstenbote"), (serving.ENGLISH, "Tide")):
        me.open("/")
        me.see(f"document.getElementById('text').value = {text!r}; 1")
        me.see(f"document.getElementById('outlet').value = {outlet!r}; 1")
        me.browser.events.clear()
        me.browser.click("button[type=submit].main-button")
        me.until(f"location.pathname.startsWith('/articles/') && {READY}")
    assert "Volodymyr Zelensky" in me.text()
    # Check: open the first statement, accept it, and the next one is there.
    me.see("document.querySelector('.note').click()")
    me.until(f"{OPEN}.includes('not checked')")
    me.browser.click("[data-desk=accept]")
    me.until("document.querySelectorAll('.note.r-accepted').length === 1")
    # Correct: somebody else says the second one.
    me.see("document.querySelectorAll('.note')[1].click()")
    me.browser.click("#correct [data-desk=speaker]")
    me.until("document.querySelector('#dialog-speaker').open")
    me.see("document.getElementById('speaker-name').focus()")
    me.type("Olena Zelenska")
    me.browser.click("#dialog-speaker .main-button")
    me.until(f"{READY} && document.body.innerText.includes('Olena Zelenska')")
    # Reload: it stays.
    me.open(me.see("location.pathname"))
    assert "Olena Zelenska" in me.text()
    assert me.see("document.querySelectorAll('.note.r-accepted').length") == 2
    # Find the person, by another spelling, across languages.
    me.open("/search?q=Зеленський")
    found = me.text()
    assert "more air defence" in found and "mehr Flugabwehr" in found
    # Merge two, and take it back.
    me.open("/people?name=Olena+Zelenska")
    me.browser.events.clear()
    me.see(
        "[...document.querySelectorAll('.row-title')]"
        ".find(a => a.innerText === 'Olena Zelenska').click()"
    )
    me.until("/people\\/\\d+$/.test(location.pathname) && document.readyState === 'complete'")
    here = me.see("location.pathname")
    me.open(f"{here}?merge=Selenskyj")
    me.see("document.querySelector('form[action$=\"/merge\"] button').click()")
    me.until("document.body.innerText.includes('made one') && document.readyState === 'complete'")
    assert "Wir geben nicht auf" in me.text() or "mehr Flugabwehr" in me.text()
    me.see("document.querySelector('form[action$=\"/undo\"] button').click()")
    me.until("document.body.innerText.includes('taken back') && document.readyState === 'complete'")
    assert "mehr Flugabwehr" not in me.text()


def test_with_the_keyboard_alone(at_desk):
    me = at_desk(samples.german())
    me.open("/")
    me.press("/")
    me.type("Hafenausbau")
    me.press("Enter")
    me.until("location.pathname === '/search' && document.readyState === 'complete'")
    me.open("/articles/1")
    me.press("n")
    me.until(
        f"{OPEN}.includes('unclear') || {OPEN}.includes('unnamed') || {OPEN}.includes('without')"
    )
    before = me.see("document.querySelector('[data-checked]').textContent")
    me.press("a")
    me.until(f"document.querySelector('[data-checked]').textContent !== {before!r}")
    me.press("s")
    me.until("document.querySelector('#dialog-speaker').open")
    me.press("2")
    me.press("Enter")
    me.until(f"{READY} && sessionStorage.getItem('relata-said') === null")
    me.until("document.getElementById('toast').textContent === 'corrected'")
    me.press("u")
    me.until("document.getElementById('toast').textContent === 'Taken back.'")
    me.press("?")
    assert me.until("document.querySelector('#dialog-keys').open")
    me.press("Escape")
    assert me.until("!document.querySelector('#dialog-keys').open")


def test_a_missed_statement_is_marked_with_the_keyboard(at_desk):
    me = at_desk(samples.german())
    me.open("/articles/1#s8")
    me.until(READY)
    me.press("m")
    me.until("!document.getElementById('mark-bar').hidden")
    for _ in range(3):
        me.arrow("ArrowRight")
    for _ in range(4):
        me.arrow("ArrowRight", shift=True)
    words = me.see("getSelection().toString()").strip()
    assert 4 <= len(words.split()) <= 6
    me.press("Enter")
    me.until("document.querySelector('#dialog-missed').open")
    assert me.see("document.querySelector('#dialog-missed .box-words').textContent") == words
    me.press("1", "Enter")
    me.until("document.getElementById('toast').textContent === 'marked by an editor'")
    assert me.until("!document.getElementById('panel').hidden")
    assert words.split()[0] in me.see("document.getElementById('panel-body').innerText")


def test_a_missed_statement_is_marked_with_the_mouse(at_desk):
    me = at_desk(samples.german())
    me.open("/articles/1")
    me.see(
        "(() => { const node = [...document.querySelectorAll('.text p')].at(-2).lastChild;"
        " const range = document.createRange(); range.selectNodeContents(node);"
        " getSelection().removeAllRanges(); getSelection().addRange(range);"
        " document.dispatchEvent(new MouseEvent('mouseup')); })()"
    )
    me.until("!document.getElementById('mark-bar').hidden")
    me.browser.click("[data-desk=marked]")
    me.until("document.querySelector('#dialog-missed').open")
    me.browser.click("#dialog-missed .main-button")
    me.until("document.getElementById('toast').textContent === 'marked by an editor'")


def test_nothing_is_loaded_from_elsewhere(at_desk):
    me = at_desk(samples.german(), samples.hostile())
    for path in ("/", "/articles/1", "/articles/2", "/people/2", "/search?q=a"):
        me.open(path)
        asked = {
            event["params"]["request"]["url"]
            for event in me.browser.events
            if event.get("method") == "Network.requestWillBeSent"
        }
        assert asked and all(url.startswith(me.home + "/") for url in asked)


def test_pages_read_without_scripts(at_desk):
    me = at_desk(samples.german())
    me.browser.scripts(False)
    try:
        me.open("/articles/1")
    finally:
        me.browser.scripts(True)
    assert "Alle Unterlagen liegen" in me.text()


#: Axe takes a second a page: all of them are looked at where a browser is required.
MAIN = ["/", "/articles/1", "/people/2", "/search?q=Oelmann&doubtful=1"]
PAGES = ["/", "/articles", "/articles/1", "/articles/2", "/check", "/people", "/people/2",
         "/outlets/1", "/search?q=Oelmann&doubtful=1", "/corrections", "/api", "/none",
         "/people?name=nobody"]  # fmt: skip
ACTS = {
    "/articles/1": "document.querySelector('.note').click();"
    "document.querySelector('#correct [data-desk=speaker]').click()",
    "/people/2": "document.querySelectorAll('details').forEach(d => { d.open = true })",
    "/search?q=Oelmann&doubtful=1": "document.querySelectorAll('details')"
    ".forEach(d => { d.open = true })",
}


@pytest.mark.skipif(not AXE.exists() and not REQUIRED, reason="no axe-core here: make browser")
@pytest.mark.parametrize(
    ("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone in the dark"]
)
def test_nothing_serious_by_axe(at_desk, size, scheme):
    me = at_desk(samples.german(), samples.arabic(), size=size, scheme=scheme)
    axe = AXE.read_text(encoding="utf-8")
    wrong = {}
    for path in PAGES if REQUIRED else MAIN:
        me.open(path)
        if path in ACTS:
            me.see(ACTS[path] + "; 1")
        me.see(axe + "; 1")
        found = me.browser.run(
            "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.filter("
            "v => v.impact === 'serious' || v.impact === 'critical').map("
            "v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary)))",
            wait=True,
        )
        if found:
            wrong[path] = found
        if me.see("document.documentElement.scrollWidth > innerWidth + 1"):
            wrong[path] = [*wrong.get(path, []), "wider than the window"]
    assert wrong == {}
    me.browser.events.clear()  # the page that is not there is one of them
