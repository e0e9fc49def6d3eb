"""The HTML page as axe-core sees it in a real browser: nothing serious, in any state of the page.

Skipped where there is no Chromium or no axe-core (`make browser` fetches it from npm); with
`RELATA_REQUIRE_CHROMIUM=1` that is a failure.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from relata.present import Options, by_name
from tests.present import samples
from tests.present.chromium import Chromium, executable

AXE = Path(__file__).parent / "node" / "node_modules" / "axe-core" / "axe.min.js"
FOUND = executable()
REQUIRED = os.environ.get("RELATA_REQUIRE_CHROMIUM") == "1"

pytestmark = pytest.mark.skipif(
    (FOUND is None or not AXE.exists()) and not REQUIRED,
    reason="no Chromium, or no axe-core (make browser): accessibility is not checked",
)


@pytest.fixture(scope="module")
def browser():
    assert FOUND, "RELATA_REQUIRE_CHROMIUM is set, but there is no Chromium"
    with Chromium(FOUND) as chromium:
        yield chromium


def _serious(browser: Chromium) -> list[str]:
    """The serious and critical violations of the page that is open, with their first places."""
    browser.run(AXE.read_text(encoding="utf-8") + "; 1")
    found = browser.run(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.filter("
        "v => v.impact === 'serious' || v.impact === 'critical').map("
        "v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary)))",
        wait=True,
    )
    return list(found)


def _tiered():
    record = samples.german()
    tiers = {"s5": "likely", "s7": "likely", "s8": "doubtful"}
    statements = tuple(
        msgspec.structs.replace(s, tier=tiers.get(s.id, "sure")) for s in record.statements
    )
    return msgspec.structs.replace(record, statements=statements)


#: Name, window, colours, and what is done before the look.
STATES = [
    ("as it opens", 1280, "light", "1"),
    ("as it opens, dark", 1280, "dark", "1"),
    ("a detail", 1280, "light", "document.getElementById('s4').click()"),
    ("filtered", 1280, "dark", "document.querySelector('[data-filter=who] button').click()"),
    ("doubtful ones", 390, "light", "document.querySelector('[data-do=doubtful]').click()"),
    ("unfolded", 390, "dark", "document.querySelectorAll('details').forEach(d => { d.open = 1 })"),
    ("a detail on a phone", 390, "light", "document.getElementById('s4').click()"),
    ("filtered on a phone", 390, "light", "document.querySelector('[data-set]').click()"),
]


@pytest.mark.parametrize(
    ("width", "scheme", "act"), [s[1:] for s in STATES], ids=[s[0] for s in STATES]
)
def test_nothing_serious(browser, tmp_path, width, scheme, act):
    path = tmp_path / "page.html"
    path.write_text(by_name("html").render([_tiered()], Options()), "utf-8")
    browser.size(width, 900)
    browser.scheme(scheme)
    browser.open(path)
    browser.run(f"{act}; 1")
    assert _serious(browser) == []


def test_nothing_serious_on_a_page_of_several(browser, tmp_path):
    path = tmp_path / "page.html"
    results = [_tiered(), samples.failed(), samples.arabic(), samples.empty(), samples.english()]
    path.write_text(by_name("html").render(results, Options(report_lang="de")), "utf-8")
    browser.size(1280, 900)
    browser.scheme("light")
    browser.open(path)
    assert _serious(browser) == []
