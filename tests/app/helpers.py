"""Running the command line in tests: in this process, or as a person's shell would."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from relata.app.cli.main import main

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"


#: The child says its own peak memory last, in KiB. Linux counts it from the program's start in
#: VmHWM; getrusage there counts the parent's memory too, from before the program was loaded.
_CHILD = """
import resource, sys
from relata.app.cli.main import main
status = main()
sys.stdout.flush()
try:
    with open("/proc/self/status") as lines:
        peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
except OSError:
    unit = 1024 if sys.platform == "darwin" else 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
sys.stderr.write(f"\\0{peak}")
sys.exit(status)
"""


@dataclass(frozen=True)
class Done:
    """What came of a call."""

    status: int
    out: str
    err: str
    #: Only of calls in a process of their own.
    seconds: float = 0.0
    megabytes: float = 0.0

    def one_line(self) -> str:
        """Its complaint, which must be one line that begins with the program's name."""
        assert self.status == 2, self
        assert self.err.startswith("relata: ") and self.err.endswith("\n"), self
        assert self.err.count("\n") == 1, self
        assert "Traceback" not in self.err and "fault of Relata" not in self.err, self
        return self.err[len("relata: ") : -1]


def call(capsys: pytest.CaptureFixture[str], *argv: str) -> Done:
    """`relata argv…` in this process."""
    capsys.readouterr()
    status = main(list(argv))
    out, err = capsys.readouterr()
    return Done(status, out, err)


def shell(
    *argv: str, stdin: bytes = b"", env: dict[str, str] | None = None, timeout: float = 120
) -> Done:
    """`relata argv…` in a process of its own, with its time and its peak memory."""
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    begun = time.perf_counter()
    command = [sys.executable, "-c", _CHILD, *argv]
    done = subprocess.run(
        command,
        input=stdin, capture_output=True, env={**environment, **(env or {})},
        timeout=timeout, check=False, cwd=ROOT,
    )  # fmt: skip
    seconds = time.perf_counter() - begun
    err, _, peak = done.stderr.decode("utf-8").rpartition("\0")
    return Done(done.returncode, done.stdout.decode("utf-8"), err, seconds, int(peak or 0) / 1024)


__all__ = ["EXAMPLES", "ROOT", "Done", "call", "shell"]
