"""ONNX Runtime notes nothing about the machine: a reading leaves no file of its in a fresh home."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from relata.attribute.encoder import engine

CODE = "import relata; print(relata.read('The mayor said that it rained.').producer.engine)"


@pytest.mark.skipif(engine.weights("en") is None, reason="the encoder's weights are not installed")
def test_a_reading_leaves_nothing_of_onnxruntime(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    done = subprocess.run(
        [sys.executable, "-c", CODE], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "encoder" and done.stderr == ""
    names = [path.name.lower() for path in tmp_path.rglob("*")]
    assert not [name for name in names if "onnx" in name or "microsoft" in name]
