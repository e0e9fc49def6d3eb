"""The HTML page in a real browser: nothing loaded, no errors, keyboard, filters, narrow windows.

Skipped where there is no Chromium; with `RELATA_REQUIRE_CHROMIUM=1` that is a failure.
"""

from __future__ import annotations

import json
import os

import msgspec
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
        if page.run("document.activeElement.matches('.note')") and name not in reached:
            reached.append(name)
            assert page.run("document.activeElement.matches(':focus-visible')")
    assert reached == [f"s{n}" for n in range(1, 11)]


def test_focus_connects_content_cue_frame_and_speaker(show):
    page = show(samples.german())
    page.run("document.getElementById('s4').focus()")
    assert set(page.run(LIT)) == {
        "note",
        "start",
        "frame",
        "content",
        "quoted",
        "cue",
        "speaker",
        "addressee",
    }
    page.run("document.getElementById('s9').focus()")
    assert set(page.run(LIT)) == {"note", "start", "content", "cue"}


def test_hover_connects_too(show):
    page = show(samples.german())
    box = page.run(
        "(() => { const e = document.querySelector('.text .cue[data-s=s3]');"
        " e.scrollIntoView({block: 'center'}); const r = e.getClientRects()[0];"
        " return [r.left + 4, r.top + 6]; })()"
    )
    page.call("Input.dispatchMouseEvent", type="mouseMoved", x=box[0], y=box[1])
    assert set(page.run(LIT)) == {"note", "start", "frame", "content", "cue", "speaker"}
    page.call("Input.dispatchMouseEvent", type="mouseMoved", x=5, y=5)
    assert page.run(LIT) == []


def test_enter_opens_the_detail_and_escape_goes_back(show):
    page = show(samples.german())
    page.run("document.getElementById('s2').focus()")
    page.press("Enter")
    assert page.run("!document.getElementById('panel').hidden")
    assert page.run("document.activeElement.id") == "panel-body"
    text = page.run("document.getElementById('panel').innerText")
    for word in ("Henrike Oelmann", "Marnitzer Rundschau", "Ministerium", "written", "0.91"):
        assert word in text
    page.press("j")
    assert "s3" in page.run("document.querySelector('#panel .who').innerText")
    page.press("Escape")
    assert page.run("document.getElementById('panel').hidden")
    assert page.run("document.activeElement.id") == "s3"


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
    assert page.run("document.querySelector('.article').classList.contains('filtered')")
    assert page.run(VISIBLE) == ["s5", "s7"]
    shown = page.run("[...document.querySelectorAll('.list li[id]')].filter(e => !e.hidden).length")
    assert shown == 2
    assert page.run("document.querySelector('[role=status]').textContent") == (
        "2 of 10 statements shown"
    )
    page.click("[data-filter=mode] button[data-key='free-indirect']")
    assert page.run(VISIBLE) == ["s7"]
    page.click("[data-do=reset]")
    assert len(page.run(VISIBLE)) == 10
    assert page.run("document.querySelectorAll('[aria-pressed=true]').length") == 0


def test_filters_of_one_article_leave_the_others_alone(show):
    page = show(samples.german(), samples.english())
    page.click("#a2-article [data-filter=who] button")
    assert len(page.run(VISIBLE)) == 11


def _tiers(record, **tiers):
    statements = tuple(
        msgspec.structs.replace(s, tier=tiers.get(s.id, "sure")) for s in record.statements
    )
    return msgspec.structs.replace(record, statements=statements)


def test_a_filter_jumps_to_the_first_hit_and_dims_the_rest(show):
    page = show(samples.huge(20_000), height=700)
    page.run("document.querySelector('[data-filter=mode] [data-key=hearsay]').focus()")
    page.press(" ")
    first = page.run(f"({VISIBLE})[0]")
    top = page.run(f"document.getElementById('{first}').getBoundingClientRect().top")
    assert 0 < top < 700
    colours = page.run(
        "['.hit.content', '.text p'].map(s => getComputedStyle(document.querySelector(s)).color)"
    )
    assert colours[0] != colours[1]
    page.click(".state [data-do=next]")
    assert page.run("document.querySelector('#panel .id').textContent") == page.run(
        f"({VISIBLE})[1]"
    )


def test_doubtful_statements_are_one_click_away(show):
    page = show(_tiers(samples.german(), s3="likely", s8="doubtful"))
    assert "s8" not in page.run(VISIBLE)
    assert page.run("getComputedStyle(document.querySelector('.cue.t-doubtful')).fontStyle") == (
        "normal"
    )
    page.run("document.querySelector('.content[data-s=s8]').click()")
    assert page.run("document.getElementById('panel').hidden"), "hidden words open nothing"
    page.click("[data-do=doubtful]")
    assert "s8" in page.run(VISIBLE)
    assert page.run("document.querySelector('.doubtful-list').open")
    page.click("[data-do=doubtful]")
    assert "s8" not in page.run(VISIBLE)
    page.run("document.querySelector('[data-filter=tier] [data-key=doubtful]').click()")
    assert page.run(VISIBLE) == ["s8"]


def test_a_link_to_a_statement_opens_it(show):
    page = show(_tiers(samples.huge(20_000), s48="doubtful"))
    page.run("location.hash = '#s48'; 1")
    page.run("new Promise(r => setTimeout(r, 50))", wait=True)
    assert page.run("document.querySelector('#panel .id').textContent") == "s48"
    assert page.run("document.querySelector('.article').classList.contains('doubtful-on')")
    top = page.run("document.getElementById('s48').getBoundingClientRect().top")
    assert 0 < top < 900


def test_what_to_check_leads_to_its_statements(show):
    page = show(samples.german())
    page.click(".check a[data-set='s2 s3 s4 s5 s6 s7']")
    assert page.run(VISIBLE) == [f"s{n}" for n in range(2, 8)]
    assert page.run("document.querySelector('#panel .id').textContent") == "s2"
    page.click(".check a[data-set='s10']")
    assert len(page.run(VISIBLE)) == 10


def test_copied_words_carry_their_source(show):
    page = show(samples.german())
    page.run("navigator.clipboard.writeText = async text => { window.copied = text }")
    page.run("document.getElementById('s3').click()")
    page.click("[data-do=cite]")
    assert page.run("window.copied") == (
        "„Alle Unterlagen liegen dem Ausschuss vor“ … „und zwar seit März.“ — Henrike Oelmann "
        "(sagte). Hafenausbau: Ministerin weist Vorwürfe zurück, Küstenbote, 4 April 2024. "
        "Küstenbote ← Marnitzer Rundschau ← Ministerium ← Henrike Oelmann"
    )
    page.click("[data-do=link]")
    assert page.run("window.copied").endswith("page.html#s3")
    assert page.run("document.getElementById('live').textContent") == "Copied."


@pytest.mark.parametrize("width", [390, 1000, 1280])
def test_the_detail_covers_neither_text_nor_notes(show, width):
    page = show(samples.german(), width=width)
    for handle in ("s1", "s4", "s9"):
        page.run(f"document.getElementById('{handle}').click()")
        covered = page.run(
            "(() => { const p = document.getElementById('panel').getBoundingClientRect();"
            " const others = [...document.querySelectorAll('.text p, .head h1, .note, .fold')];"
            " return others.filter(e => {"
            " if (e.closest('#panel')) return false; const r = e.getBoundingClientRect();"
            " return r.width && r.left < p.right - 1 && p.left < r.right - 1"
            " && r.top < p.bottom - 1 && p.top < r.bottom - 1; }).length; })()"
        )
        assert covered == 0, handle


def test_on_a_phone_the_article_comes_first(show):
    page = show(_tiers(samples.huge(20_000), s3="likely"), width=390, height=844)
    top = page.run("document.querySelector('.text p').getBoundingClientRect().top")
    assert top < 420, "title, facts, and two folded lists"
    assert page.run("[...document.querySelectorAll('.fold')].map(f => f.open)") == [False, False]
    sizes = page.run(
        "[...document.querySelectorAll('.note')].slice(0, 20).map(n => {"
        " const r = n.getBoundingClientRect(); return [r.width, r.height, r.right]; })"
    )
    for wide, high, right in sizes:
        assert wide >= 24 and high >= 24, "a finger's target"
        assert right <= 390
    note, text = page.run(
        "['.note', '.text p'].map(s => document.querySelectorAll(s)[1].getBoundingClientRect())"
        ".map(r => [r.left, r.right])"
    )
    assert note[0] >= text[1] - 1, "the gutter is next to the text"


def test_names_from_right_to_left_stay_in_order(show):
    page = show(samples.arabic())
    assert page.run("getComputedStyle(document.querySelector('.text p')).direction") == "rtl"
    assert page.run("getComputedStyle(document.querySelector('#s2 ')).direction") == "rtl"
    assert page.run("getComputedStyle(document.querySelector('.facts')).direction") == "ltr"


def test_on_paper_the_lists_are_unfolded_and_the_detail_is_not_there(show):
    page = show(samples.german(), width=390)
    page.run("document.getElementById('s3').click()")
    page.call("Emulation.setEmulatedMedia", media="print")
    page.run(  # until the page has heard of it, two seconds at most
        "new Promise(done => { let tries = 100; const look = () => {"
        " const open = [...document.querySelectorAll('.fold')].every(f => f.open);"
        " if (open || !tries--) done(); else setTimeout(look, 20); }; look(); })",
        wait=True,
    )
    assert page.run("[...document.querySelectorAll('.fold')].map(f => f.open)") == [True, True]
    assert page.run("document.getElementById('panel').offsetParent") is None
    assert page.run("document.querySelector('.note-who').getBoundingClientRect().width") > 20
    page.call("Emulation.setEmulatedMedia", media="")


def test_a_line_of_the_drawing_leads_to_its_statements(show):
    page = show(samples.german(), width=390, height=844)
    inside = page.run(
        "[...document.querySelectorAll('.flow text')].every(t => {"
        " const r = t.getBoundingClientRect(); return r.left >= 0 && r.right <= 390; })"
    )
    assert inside
    page.run("document.querySelectorAll('.flow a')[2].focus()")
    page.press("Enter")
    assert page.run(VISIBLE) == ["s2", "s3", "s4"]
    assert page.run("document.querySelector('#panel .id').textContent") == "s2"
    top = page.run("document.getElementById('s2').getBoundingClientRect().top")
    assert 0 < top < 844


@pytest.mark.parametrize("width", [360, 390, 768, 1000, 1280])
def test_nothing_overflows(show, width):
    page = show(*EVERYTHING, width=width)
    assert page.run("document.documentElement.scrollWidth") <= width


def test_the_speaker_stands_next_to_the_statement(show):
    page = show(samples.german())
    for handle in ("s2", "s3", "s5"):
        note, content, text = page.run(
            f"['#{handle}', '.content[data-s={handle}]', '.text'].map(s => {{"
            " const r = document.querySelector(s).getClientRects()[0];"
            " return [r.left, r.top, r.right]; })"
        )
        assert note[0] > text[2], "in the margin"
        assert abs(note[1] - content[1]) < 30, "at its height"


def test_the_page_reads_without_scripts(show):
    page = show(samples.german(), scripts=False)
    assert page.run("document.documentElement.className") == ""
    assert page.run("document.querySelectorAll('.filter button:not(:disabled)').length") == 0
    page.click("#s6")
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
