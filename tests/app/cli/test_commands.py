"""Commands of other packages: found by their entry points, without the packaging library."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from relata.app.cli import commands as registry


def test_the_same_entry_points_as_the_packaging_library_finds() -> None:
    expected = {(p.name, p.value) for p in entry_points(group=registry.GROUP)}
    assert set(registry._entry_points()) == expected


def test_a_broken_or_foreign_file_adds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, data in {
        "broken": b"\xff\xfe[relata.commands]",
        "foreign": b"[console_scripts]\nx = y:z\n# relata.commands\n",
        "mine": b"[a]\nb = c:d\n\n[relata.commands]\nsing = songs.cli : COMMAND\n".replace(
            b" : ", b":"
        ),
    }.items():
        folder = tmp_path / f"{name}-1.dist-info"
        folder.mkdir()
        (folder / "entry_points.txt").write_bytes(data)
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "missing")])
    assert list(registry._entry_points()) == [("sing", "songs.cli:COMMAND")]
