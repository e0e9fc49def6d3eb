"""The HTML page in a real browser: nothing loaded, no errors, keyboard, filters, narrow windows.

Skipped where there is no Chromium; with `RELATA_REQUIRE_CHROMIUM=1` that is a failure.
"""

from __future__ import annotations

import json
import os

import pytest

from relata.model.serial import to_json
from relata.present import Options, by_name
from tests.present import samples
from tests.present.chromium import Chromium, executable

FOUND = executable()
REQUIRED = os.environ.get("RELATA_REQUIRE_CHROMIUM") == "1"

pytestmark = pytest.mark.skipif(
    FOUND is None and not REQUIRED, reason="no Chromium here: the page is not tried in a browser"
)


@pytest.fixture(scope="module")
def browser():
    assert FOUND, "RELATA_REQUIRE_CHROMIUM is set, but there is no Chromium"
    with Chromium(FOUND) as chromium:
        yield chromium


@pytest.fixture
def show(browser, tmp_path):
    """Opens the page of some results; afterwards nothing may have gone wrong on it."""
    path = tmp_path / "page.html"

    def opened(*results, width=1280, height=900, scheme="light", scripts=True):
        path.write_text(by_name("html").render(results, Options()), "utf-8")
        browser.size(width, height)
        browser.scheme(scheme)
        browser.scripts(scripts)
        browser.open(path)
        return browser

    yield opened
    browser.run("1")
    bad = [
        event
        for event in browser.events
        if event.get("method")
        in ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
    ]
    assert bad == []
    asked = {
        event["params"]["request"]["url"].split("#")[0]
        for event in browser.events
        if event.get("method") == "Network.requestWillBeSent"
    }
    assert asked == {path.resolve().as_uri()}


EVERYTHING = (
    samples.german(),
    samples.failed(),
    samples.english(),
    samples.arabic(),
    samples.empty(),
    samples.hostile(),
)
VISIBLE = "[...document.querySelectorAll('.note')].filter(n => n.offsetParent).map(n => n.id)"
LIT = "[...document.querySelectorAll('.on')].map(e => e.className.split(' ')[0])"


def test_loads_nothing_and_says_nothing(show):
    for scheme in ("light", "dark"):
        page = show(*EVERYTHING, scheme=scheme)
        assert page.run("document.title") == "6 articles – Relata report"
        assert page.run("document.scripts.length") == 2


def test_the_policy_stops_foreign_scripts(browser, tmp_path):
    source = by_name("html").render([samples.german()], Options())
    path = tmp_path / "evil.html"
    path.write_text(source.replace("</body>", "<script>window.evil = 1</script></body>"), "utf-8")
    browser.open(path)
    assert browser.run("window.evil") is None


def test_the_embedded_record_is_the_json(show):
    page = show(samples.german())
    text = page.run("document.getElementById('relata-record').textContent")
    assert json.loads(text) == json.loads(to_json(samples.german()))


def test_tab_reaches_every_statement_in_order(show):
    page = show(samples.german())
    reached: list[str] = []
    for _ in range(60):
        page.press("Tab")
        name = page.run("document.activeElement.id")
        if name.startswith("n-") and name not in reached:
            reached.append(name)
            assert page.run("document.activeElement.matches(':focus-visible')")
    assert reached == [f"n-s{n}" for n in range(1, 11)]


def test_focus_connects_content_cue_frame_and_speaker(show):
    page = show(samples.german())
    page.run("document.getElementById('n-s4').focus()")
    assert set(page.run(LIT)) == {
        "note",
        "frame",
        "content",
        "quoted",
        "cue",
        "speaker",
        "addressee",
    }
    page.run("document.getElementById('n-s9').focus()")
    assert set(page.run(LIT)) == {"note", "content", "cue"}


def test_hover_connects_too(show):
    page = show(samples.german())
    box = page.run(
        "(() => { const e = document.querySelector('.text .cue[data-s=s3]');"
        " e.scrollIntoView({block: 'center'}); const r = e.getClientRects()[0];"
        " return [r.left + 4, r.top + 6]; })()"
    )
    page.call("Input.dispatchMouseEvent", type="mouseMoved", x=box[0], y=box[1])
    assert set(page.run(LIT)) == {"note", "frame", "content", "cue", "speaker"}
    page.call("Input.dispatchMouseEvent", type="mouseMoved", x=5, y=5)
    assert page.run(LIT) == []


def test_enter_opens_the_detail_and_escape_goes_back(show):
    page = show(samples.german())
    page.run("document.getElementById('n-s2').focus()")
    page.press("Enter")
    assert page.run("!document.getElementById('panel').hidden")
    assert page.run("document.activeElement.id") == "panel-body"
    text = page.run("document.getElementById('panel').innerText")
    for word in ("Henrike Oelmann", "Marnitzer Rundschau", "Ministerium", "writing", "0.91"):
        assert word in text
    page.press("j")
    assert "s3" in page.run("document.getElementById('panel-title').innerText")
    page.press("Escape")
    assert page.run("document.getElementById('panel').hidden")
    assert page.run("document.activeElement.id") == "n-s3"


def test_a_click_on_the_words_opens_their_detail(show):
    page = show(samples.german())
    page.click(".text .content[data-s=s8]")
    assert "ein Beamter" in page.run("document.getElementById('panel').innerText")
    page.click("[data-do=close]")
    assert page.run("document.getElementById('panel').hidden")


def test_filters_hide_the_others(show):
    page = show(samples.german())
    assert len(page.run(VISIBLE)) == 10
    page.run("document.querySelectorAll('[data-filter=who] button')[1].focus()")
    page.press(" ")
    assert page.run("document.activeElement.getAttribute('aria-pressed')") == "true"
    assert page.run(VISIBLE) == ["n-s5", "n-s7"]
    shown = page.run("[...document.querySelectorAll('.list li[id]')].filter(e => !e.hidden).length")
    assert shown == 2
    assert page.run("document.querySelector('[role=status]').textContent") == (
        "2 of 10 statements shown"
    )
    assert page.run("getComputedStyle(document.querySelector('.off.content')).cursor")
    page.click("[data-filter=mode] button[data-key='free-indirect']")
    assert page.run(VISIBLE) == ["n-s7"]
    page.click("[data-do=reset]")
    assert len(page.run(VISIBLE)) == 10
    assert page.run("document.querySelectorAll('[aria-pressed=true]').length") == 0


def test_filters_of_one_article_leave_the_others_alone(show):
    page = show(samples.german(), samples.english())
    page.click("#a2-article [data-filter=who] button")
    assert len(page.run(VISIBLE)) == 11


@pytest.mark.parametrize("width", [360, 390, 768, 1000, 1280])
def test_nothing_overflows(show, width):
    page = show(*EVERYTHING, width=width)
    assert page.run("document.documentElement.scrollWidth") <= width


def test_the_speaker_stands_next_to_the_statement(show):
    page = show(samples.german())
    for handle in ("s2", "s3", "s5"):
        note, content, text = page.run(
            f"['#n-{handle}', '.content[data-s={handle}]', '.text'].map(s => {{"
            " const r = document.querySelector(s).getClientRects()[0];"
            " return [r.left, r.top, r.right]; })"
        )
        assert note[0] > text[2], "in the margin"
        assert abs(note[1] - content[1]) < 30, "at its height"


def test_the_page_reads_without_scripts(show):
    page = show(samples.german(), scripts=False)
    assert page.run("document.documentElement.className") == ""
    assert page.run("document.querySelectorAll('.filter button:not(:disabled)').length") == 0
    page.click("#n-s6")
    assert page.run("location.hash") == "#d-s6"


def _contrast(one, two):
    def light(colour):
        parts = [value / 255 for value in colour]
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough_to_read(show, scheme):
    page = show(samples.german(), scheme=scheme)
    names = ["ink", "quiet", "direct", "mixed", "indirect", "reported", "free", "hearsay", "focus"]
    colours = page.run(
        f"['paper', 'card', ...{names}].map(n => getComputedStyle(document.documentElement)"
        ".getPropertyValue('--' + n).trim())"
    )
    values = [tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in colours]
    for name, value in zip(names, values[2:], strict=True):
        for ground in values[:2]:
            assert _contrast(value, ground) >= 4.5, (name, scheme)
