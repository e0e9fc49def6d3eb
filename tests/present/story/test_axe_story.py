"""The page of a story as axe-core sees it in a real browser, and that nothing is wider than it."""

from __future__ import annotations

import pytest

from relata.comparison.versions import compare
from relata.present.options import Options
from relata.present.story import html
from tests.comparison.versions.texts import AGENCY, GERMAN, PAPER, record
from tests.present.chromium import Chromium
from tests.present.test_axe import AXE, FOUND, REQUIRED

pytestmark = pytest.mark.skipif(
    (FOUND is None or not AXE.exists()) and not REQUIRED,
    reason="no Chromium, or no axe-core (make browser): accessibility is not checked",
)


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wrong_with_the_page(tmp_path, width, scheme) -> None:
    records = [record(text) for text in (AGENCY, PAPER, GERMAN)]
    page = tmp_path / "story.html"
    page.write_text(html.render(compare(records), records, Options()), encoding="utf-8")
    assert FOUND
    with Chromium(FOUND) as browser:
        browser.size(width, 900, width < 500)
        browser.scheme(scheme)
        browser.open(page)
        browser.run(AXE.read_text(encoding="utf-8") + "; 1")
        found = browser.run(
            "axe.run(document, {resultTypes: ['violations']})"
            ".then(r => r.violations.map(v => v.id))",
            wait=True,
        )
        assert found == []
        assert not browser.run("document.documentElement.scrollWidth > innerWidth")
