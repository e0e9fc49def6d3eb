"""The documentation says what the program does: commands, options, dependencies, links."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from relata.app.cli.parser import build
from tests.pictures import FOLDER, PICTURES
from tests.readme import PAGES, README, commands, with_outputs

ROOT = README.parent
DOCS = ROOT / "docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_real_output(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert any(command.startswith("relata read ") for command in commands(text))
    assert with_outputs(text) == text, "make golden"


def test_the_first_screen_has_an_article_a_command_its_output_and_how_to_install() -> None:
    first = "\n".join(README.read_text(encoding="utf-8").splitlines()[:60])
    assert "<!-- article: examples/" in first and "$ relata read examples/" in first
    assert "make read" in first and "make test" in first


def test_the_readmes_python_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})


def _documented() -> dict[str, set[str]]:
    """Options named in each command's section of docs/cli.md."""
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    sections = re.split(r"^## `relata ([\w-]+)", text, flags=re.MULTILINE)[1:]
    names, bodies = sections[::2], sections[1::2]
    return {
        name: set(re.findall(r"^\| `(--[a-z-]+)", body, re.MULTILINE))
        for name, body in zip(names, bodies, strict=True)
    }


def test_every_option_is_documented_and_no_other() -> None:
    _, parsers = build()
    real = {name: set(parser.options()) - {"--help"} for name, parser in parsers.items()}
    assert _documented() == real


def test_dependencies_are_documented_and_no_other() -> None:
    named: set[str] = set()
    for path in (ROOT / "pyproject.toml", ROOT / "lab" / "pyproject.toml"):
        project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
        extras = project["optional-dependencies"]
        wanted = [*project["dependencies"], *(r for extra in extras.values() for r in extra)]
        named |= {re.split(r"[<>=\[; ]", requirement)[0].lower() for requirement in wanted}
    text = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    documented = {name.lower() for name in re.findall(r"^\| `([\w.-]+)`", text, re.MULTILINE)}
    assert documented == named


def test_the_model_cards_are_those_of_the_weights() -> None:
    from relata_lab.evaluate.docs.cards import with_cards

    page = (DOCS / "models.md").read_text(encoding="utf-8")
    assert with_cards(page) == page, "make golden writes the cards anew"


@pytest.mark.parametrize(
    "page", [README, ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))], ids=lambda p: p.name
)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("https://", "http://", "mailto:", "#")):
            continue
        assert (page.parent / target.split("#")[0]).exists(), target


def test_the_changelog_knows_this_version() -> None:
    from relata import __version__

    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{__version__}]" in text or "## [Unreleased]" in text


def test_the_readmes_pictures_are_there_and_small() -> None:
    text = README.read_text(encoding="utf-8")
    for picture in PICTURES:
        page = text if not picture.page else text + (DOCS / "web.md").read_text(encoding="utf-8")
        assert picture.path.name in page
        data = picture.path.read_bytes()
        assert data[:4] == b"RIFF" and data[8:12] == b"WEBP"
        assert len(data) < 150_000, "make pictures"
    assert {path.name for path in FOLDER.iterdir()} == {picture.name for picture in PICTURES}
