"""Workers as threads of this process, so that small runs take no second to begin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.helpers import Done, call

Batch = Callable[..., Done]


@pytest.fixture
def batch_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Batch:
    """`relata batch …` in this process, the tasks one after the other."""
    from relata.app.batch import pool, tasks

    class Here(pool.LocalPool):
        def run(self, todo):  # type: ignore[no-untyped-def]
            for task in todo:
                yield tasks.perform(task)

    monkeypatch.setattr(pool, "LocalPool", Here)

    def run(*argv: object) -> Done:
        return call(capsys, "batch", *map(str, argv))

    return run


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "tables"
