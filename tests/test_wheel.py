"""What a user installs: the product alone, small, complete without the laboratory."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
#: Until the encoder's weights arrive.
MOST_BYTES = 8 * 10**6


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as a release would be."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


def test_it_is_small_and_holds_the_product_only(wheel: Path) -> None:
    assert wheel.stat().st_size < MOST_BYTES
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"relata", "relata_news"}
    assert not [name for name in names if "relata_lab" in name or name.startswith("tests")]
    for needed in ("attribute/merge/confidence.json", "attribute/calibrated/fast.json", "py.typed"):
        assert f"relata/{needed}" in names


def test_it_declares_no_extra_of_the_laboratory(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel)
    (name,) = (n for n in held.namelist() if n.endswith("dist-info/METADATA"))
    metadata = held.read(name).decode("utf-8")
    for package in ("torch", "scipy", "scikit-learn", "matplotlib", "nomenklatura"):
        assert f"Requires-Dist: {package}" not in metadata


#: Run with the wheel's content first on the path, and without the laboratory's entry points.
WITHOUT = """
import sys
sys.path.insert(0, {wheel!r})
from relata.app.cli import commands
entry_points = commands._of_group
commands._of_group = lambda file: () if "relata_lab" in file.parent.name else entry_points(file)
import relata
assert relata.__file__.startswith({wheel!r}), relata.__file__
from relata.app.cli.main import main
status = main({arguments!r})
assert not [m for m in sys.modules if m.startswith("relata_lab")]
sys.exit(status)
"""


def _run(wheel: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    code = WITHOUT.format(wheel=str(folder), arguments=list(arguments))
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=folder
    )


def test_without_the_laboratory_help_lists_the_products_own_commands(
    wheel: Path, tmp_path: Path
) -> None:
    done = _run(wheel, tmp_path, "--help")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    own = [line.split()[0] for line in lines if line.startswith("    ") and line.strip()]
    assert {"read", "names", "schema"} <= set(own)
    assert not {"eval", "bench", "train"} & set(own)


def test_without_the_laboratory_an_article_is_read(wheel: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The bridge will stay closed, Mayor Ada Vogt said on Monday.")
    done = _run(wheel, tmp_path, "read", str(article))
    assert done.returncode == 0, done.stderr
    assert "Ada Vogt" in done.stdout


def test_no_module_of_the_product_names_the_laboratory() -> None:
    for path in (ROOT / "src" / "relata").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                named = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                named = [node.module or ""]
            else:
                continue
            assert not [n for n in named if n.startswith("relata_lab")], path
