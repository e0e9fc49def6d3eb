"""The layout and the habits that DEVELOPERS' tools cannot see by themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "relata"
LABORATORY = ROOT / "lab" / "relata_lab"
MODULES = sorted(SOURCE.rglob("*.py"))
ALL_MODULES = [*MODULES, *sorted(LABORATORY.rglob("*.py"))]

#: Modules of the standard library that reach out of the process.
OUTSIDE = {
    "os", "pathlib", "socket", "ssl", "urllib.request", "http.client", "subprocess", "shutil",
    "tempfile", "io.open", "random", "secrets", "time", "locale", "getpass", "glob",
}  # fmt: skip
#: A lock must know of forks; that reaches out of nothing.
FORK = ("os", ["register_at_fork"])


def _name(path: Path) -> str:
    home = SOURCE if path.is_relative_to(SOURCE) else LABORATORY.parent
    return path.relative_to(home).as_posix()


def test_import_linter_holds_the_layout() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    if not tool.exists():
        pytest.fail("import-linter is not installed; make setup-dev")
    done = subprocess.run(
        [str(tool), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", ALL_MODULES, ids=_name)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400, "a file has at most 400 lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 50, f"{node.name}: a function has at most 50 lines"


#: Names of one shape that several packages have, and the record's type with the rules' own.
SHARED_NAMES = {"Candidate", "Example", "Weights"}


def test_a_class_name_has_one_meaning() -> None:
    places: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(_name(path))
    twice = {name: found for name, found in places.items() if len(found) > 1}
    assert {name: found for name, found in twice.items() if name not in SHARED_NAMES} == {}


FOLDERS = sorted({path.parent for path in ALL_MODULES})


@pytest.mark.parametrize("folder", FOLDERS, ids=_name)
def test_folders_stay_small(folder: Path) -> None:
    modules = [path.name for path in folder.glob("*.py") if path.name != "__init__.py"]
    assert len(modules) <= 12, f"a folder has at most 12 modules: {sorted(modules)}"


def _imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            if (node.module, [alias.name for alias in node.names]) != FORK:
                found.add(node.module)
    return found


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if p.relative_to(SOURCE).parts[0] not in ("app", "resources.py")],
    ids=_name,
)
def test_only_app_touches_files_network_clock_and_environment(path: Path) -> None:
    """And `resources`, which reads the package and keeps compiled packs on disk."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert _imports(tree) & OUTSIDE == set()
    calls = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert calls & {"open", "input", "print", "exec", "eval"} == set()
    clocks = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow", "environ"}
    }
    assert clocks == set()


#: A version, and a tree that one docstring explains.
SPEAK_FOR_THEMSELVES = ("_version.py", "model/errors.py")


@pytest.mark.parametrize(
    "path", [p for p in ALL_MODULES if _name(p) not in SPEAK_FOR_THEMSELVES], ids=_name
)
def test_public_things_have_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if tree.body:
        assert ast.get_docstring(tree), _name(path)
    missing = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert missing == []


HEAVY = [
    "numpy", "lxml", "trafilatura", "py3langid", "rich", "jinja2", "charset_normalizer", "spacy",
]  # fmt: skip


def test_importing_relata_is_light() -> None:
    """`import relata` and `relata --help` load no library at all that costs time to import;
    the options of every command, which name formats and engines, none that is heavy."""
    code = (
        "import sys, relata, relata.app.cli.main\n"
        "from relata.app.cli import parser\nparser.build('')\n"
        f"found = [m for m in {HEAVY!r} + ['msgspec', 'tomllib'] if m in sys.modules]\n"
        f"parser.build()\nprint(found + [m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_nothing_heavy_is_imported_with_the_pipeline() -> None:
    code = f"import sys, relata.pipeline; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
