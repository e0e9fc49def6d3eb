"""The page of `relata verify` in a real browser: pairs light up without a script, narrow windows.

Skipped where there is no Chromium; with `RELATA_REQUIRE_CHROMIUM=1` that is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from relata.present.verification import page
from tests.present.chromium import Chromium, executable
from tests.present.test_verification import ARTICLE, SOURCE, verification

FOUND = executable()
REQUIRED = os.environ.get("RELATA_REQUIRE_CHROMIUM") == "1"

pytestmark = pytest.mark.skipif(
    FOUND is None and not REQUIRED, reason="no Chromium here: the page is not tried in a browser"
)

LIT = (
    "[...document.querySelectorAll('.mark')]"
    ".filter(m => getComputedStyle(m).getPropertyValue('--lit').trim() === '1')"
    ".map(m => m.textContent)"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    assert FOUND, "RELATA_REQUIRE_CHROMIUM is set, but there is no Chromium"
    with Chromium(FOUND) as chromium:
        yield chromium


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The page in a file."""
    file = tmp_path / "page.html"
    file.write_text(page.render(verification()), encoding="utf-8")
    return file


def test_both_sides_light_up_without_a_script(browser: Chromium, path: Path) -> None:
    browser.scripts(False)
    browser.size(1280, 900)
    browser.open(path)
    assert browser.run(LIT) == []
    browser.click("#article a[href='#q1-s']")
    assert browser.run("location.hash") == "#q1-s"
    assert browser.run(LIT) == [ARTICLE[9:30], SOURCE[0:8], SOURCE[34:38]]
    browser.scripts(True)


def test_nothing_is_wider_than_a_phone(browser: Chromium, path: Path) -> None:
    browser.size(390, 800, mobile=True)
    browser.open(path)
    assert browser.run("document.documentElement.scrollWidth") <= 390
    order = browser.run(
        "[...document.querySelectorAll('.pane')].map(p => p.getBoundingClientRect().top)"
    )
    assert order == sorted(order)
    browser.size(1280, 900)


def test_the_page_breaks_no_policy(browser: Chromium, path: Path) -> None:
    browser.open(path)
    browser.run("1")
    bad = [
        event
        for event in browser.events
        if event.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown")
    ]
    assert bad == []
