"""The load measurement runs: a few requests against a server in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.present import samples
from tests.web import serving


def test_a_short_load_is_measured_and_answered(tmp_path):
    app = serving.application(serving.settings(tmp_path), samples.german(), samples.english())
    app.state.readings.stop()
    app.state.library.close()
    done = subprocess.run(
        [sys.executable, "-m", "relata_lab.web", "--archive", str(tmp_path / "archive.sqlite"),
         "--rate", "20", "--seconds", "1", "--workers", "1"],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout)
    assert found["requests"] == 20 and found["not 200"] == {}
    assert found["all"]["median"] <= found["all"]["p99"]
