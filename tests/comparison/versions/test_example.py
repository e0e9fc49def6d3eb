"""docs/compare.md shows what the command prints."""

from __future__ import annotations

import shlex

from tests.app.helpers import ROOT, shell


def test_the_page_shows_real_output() -> None:
    page = (ROOT / "docs" / "compare.md").read_text(encoding="utf-8")
    command, _, shown = page.split("$ relata compare docs/story/*.txt ", 1)[1].partition("\n…\n")
    files = sorted(str(path) for path in (ROOT / "docs" / "story").iterdir())
    done = shell("compare", *files, *shlex.split(command))
    for part in shown.split("\n```", 1)[0].split("\n\n"):
        assert part in done.out
