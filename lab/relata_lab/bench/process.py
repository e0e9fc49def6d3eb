"""A whole process that reads texts with one engine: `python -m relata_lab.bench.process`.

The bench starts it to measure what a user's own process costs, with interpreter, language
data and weights. It reads a JSON list of texts from standard input, makes a record of each, and
prints the time and memory that took.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import subprocess  # ourselves, as a whole process
import sys
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from relata.model.errors import RelataError, UsageError

#: Libraries that would use all cores are limited to one.
ONE_THREAD = {
    f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB")
}


def environment() -> dict[str, str]:
    """The environment of a measured process: its modules are compiled, as when installed."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def peak_memory_mb() -> float:
    """The most memory this process has held, in MiB.

    Linux counts from the program's start; elsewhere getrusage is used, whose count after a fork
    begins with the parent's.
    """
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as lines:  # noqa: PTH123
            return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 2**10
    except (OSError, StopIteration):
        unit = 2**20 if sys.platform == "darwin" else 2**10
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def measure(engine: str | None, texts: Sequence[str]) -> dict[str, Any]:
    """Read the texts with the engine in a process of their own, on one thread.

    `seconds` is the processor time of the whole process, from its start to its last record,
    `waited` the time by the clock; `peak_memory_mb` in MiB; `engines` counts the texts by the
    engine that read them (another one where a language has no weights). Raises RelataError
    where the process fails.
    """
    call = [sys.executable, "-m", "relata_lab.bench.process", *([engine] if engine else [])]
    given = json.dumps(list(texts)).encode("ascii")
    begun = time.perf_counter()
    done = subprocess.run(
        call,
        input=given,
        capture_output=True,
        check=False,
        env={**environment(), **ONE_THREAD},
    )
    waited = time.perf_counter() - begun
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RelataError(f"{' '.join(call)} failed: {' '.join(message[-1:])}")
    found: dict[str, Any] = json.loads(done.stdout)
    return {**found, "waited": round(waited, 2)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the texts on standard input, print the measurements as JSON."""
    from relata import pipeline, readers
    from relata.app.limits import GARBAGE_THRESHOLDS

    gc.set_threshold(*GARBAGE_THRESHOLDS)  # as the command does
    given = sys.argv[1:] if arguments is None else arguments
    engine = given[0] if given else None
    used: Counter[str] = Counter()
    for text in json.load(sys.stdin):
        try:
            used[pipeline.analyse(readers.read_text(text), engine=engine).producer.engine] += 1
        except UsageError:
            raise
        except RelataError as error:
            used[error.kind] += 1  # an error value is a result too
    spent = resource.getrusage(resource.RUSAGE_SELF)
    found = {
        "seconds": round(spent.ru_utime + spent.ru_stime, 3),
        "peak_memory_mb": round(peak_memory_mb()),
        "engines": dict(sorted(used.items())),
    }
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
