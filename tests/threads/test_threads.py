"""The library is called from many threads at once and gives the records of one thread."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

import relata
from relata.attribute import ENGINES
from tests.threads import readings
from tests.threads.readings import ROOT, Reading, digest, in_threads, pages, texts


@contextmanager
def switching(seconds: float) -> Iterator[None]:
    """Threads take turns this often; 5 ms is usual."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(seconds)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _assert_as_in_one_thread(jobs: list[Reading]) -> None:
    alone = {job: digest(job) for job in jobs}
    for row in in_threads(digest, jobs):
        assert [job for job in jobs if row[job] != alone[job]] == []
    assert {job: digest(job) for job in jobs} == alone


def test_the_engines_are_all_here() -> None:
    assert tuple(name for name, _ in ENGINES) == readings.ENGINES


@pytest.mark.parametrize("engine", readings.ENGINES)
def test_eight_threads_read_what_one_reads(engine: str) -> None:
    jobs = [Reading(text, engine) for text in texts()]
    assert len(jobs) == 60
    _assert_as_in_one_thread(jobs)


@pytest.mark.parametrize("engine", readings.ENGINES)
def test_threads_that_switch_all_the_time(engine: str) -> None:
    # Words that no text had before: what is remembered of forms grows while others read it.
    jobs = [
        Reading(text.replace("a", f"a{engine[:2]}").replace("и", "ии"), engine)
        for text in texts()[:8]
    ]
    with switching(1e-6):
        rows = in_threads(digest, jobs)
    alone = {job: digest(job) for job in jobs}
    assert all(row == alone for row in rows)


def test_pages_are_read_in_threads() -> None:
    _assert_as_in_one_thread([Reading(page, "fast", page=True) for page in pages()])


def test_names_are_compared_in_threads() -> None:
    names = [
        "Sergej Schoigu", "Sergey Shoygu", "Сергей Шойгу", "Szergej Sojgu", "Wolodymyr Selenskyj",
        "Volodymyr Zelensky", "Володимир Зеленський", "Xi Jinping", "习近平", "Benjamin Netanjahu",
        "בנימין נתניהו", "Viktor Orbán", "Orbán Viktor", "محمد بن سلمان",
    ]  # fmt: skip
    index = relata.NameIndex(names)

    def compared(name: str) -> str:
        found = [(hit.name, round(hit.match.score, 6)) for hit in index.find(name)]
        matches = [relata.same_name(name, other) for other in names]
        return repr((found, matches, [relata.spell(name, code) for code in ("de", "en", "cs")]))

    with switching(1e-5):
        rows = in_threads(compared, names)
    alone = {name: compared(name) for name in names}
    assert all(row == alone for row in rows)


def _process(*arguments: str) -> list[list[str]]:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.threads.readings", *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("arguments", [(), (), ("--small-caches",)])
def test_threads_are_the_first_to_read_in_a_process(arguments: tuple[str, ...]) -> None:
    alone = [digest(job) for job in readings.cold_readings()]
    assert _process(*arguments) == [alone] * readings.THREADS


def test_nothing_is_built_when_modules_are_imported() -> None:
    # A thread that builds something may have to wait for an import: none may wait for it.
    code = """
import importlib, pkgutil, threading
import relata
from relata.model.threads import LOADING

def load():
    for module in pkgutil.walk_packages(relata.__path__, "relata."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

LOADING.acquire()
worker = threading.Thread(target=load, daemon=True)
worker.start()
worker.join(60)
print("waits" if worker.is_alive() else "done")
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.stdout.strip() == "done", done.stderr[-2000:]


def _bound(decorator: ast.expr) -> int | None:
    """The bound of an `lru_cache`, 0 where it is not written there; None for other decorators."""
    call = decorator.func if isinstance(decorator, ast.Call) else decorator
    name = call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "")
    if name not in ("lru_cache", "cache"):
        return None
    given = decorator.keywords if isinstance(decorator, ast.Call) else []
    sizes = [
        k.value.value for k in given if k.arg == "maxsize" and isinstance(k.value, ast.Constant)
    ]
    return int(sizes[0] or 0) if sizes else 0


def test_what_is_built_once_is_built_by_once() -> None:
    # lru_cache is for answers about words and names, which two threads may work out twice; what
    # is loaded or compiled goes through relata.model.threads.once.
    small = []
    for path in sorted((ROOT / "src" / "relata").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                bounds = [b for b in map(_bound, node.decorator_list) if b is not None]
                small += [f"{path.name}: {node.name}" for bound in bounds if bound < 1000]
    assert small == []
