"""What a run costs: pages a second, scaling from one process to two, Ray against the pool, memory.

    python -m relata_lab.batch.measure ARCHIVES --out FOLDER

Needs a machine with nothing else to do. Prints a line a way of running, and what a day of CC-NEWS
(380,000 articles) and all of it (1.35 billion) would take by the fastest of them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

#: Ways of running: a name, and options.
WAYS: dict[str, tuple[str, ...]] = {
    "1 process": ("--workers", "1"),
    "2 processes": ("--workers", "2"),
    "Ray with 2 processors": ("--ray", "--workers", "2"),
}
DAY, ALL = 380_000, 1_350_000_000
_YEAR_HOURS = 24 * 365


class RunCost(NamedTuple):
    """One run, measured."""

    name: str
    wall: float
    report: dict[str, Any]
    #: Largest memory of a worker after a quarter of its tasks, and at the end, in MiB.
    early: int
    late: int

    @property
    def rate(self) -> float:
        """Records a second from the archive to the tables."""
        return float(self.report["records"]) / self.wall


def measure(archives: Path, out: Path, name: str, more: list[str]) -> RunCost:
    """Run once, in processes of its own."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "relata", "batch", str(archives), "--out", str(out), "--json"]
    begun = time.monotonic()
    done = subprocess.run(
        [*command, *WAYS[name], *more], capture_output=True, text=True, check=False
    )
    wall = time.monotonic() - begun
    if done.returncode:
        raise SystemExit(done.stderr)
    costs = [
        json.loads(path.read_bytes())
        for path in sorted((out / "_run" / "costs").glob("extract-*.json"))
    ]
    peaks = [int(cost["megabytes"]) for cost in costs]
    early = max(peaks[: max(1, len(peaks) // 4)])
    return RunCost(name, wall, json.loads(done.stdout), early, max(peaks))


def lines(cost: RunCost) -> list[str]:
    """A run in words."""
    report = cost.report
    stages = ", ".join(
        f"{name} {1000 * spent / report['records']:.1f}"
        for name, spent in report["seconds"].items()
    )
    return [
        f"{cost.name}: {cost.wall:.0f} s, {cost.rate:.1f} records/s, {report['documents']:,} of "
        f"{report['records']:,} are documents, {report['rows']['statements']:,} statements",
        f"  processor: {report['processor']:.0f} s, "
        f"{1000 * report['processor'] / report['documents']:.0f} s for 1,000 articles",
        f"  ms a record: {stages}",
        f"  memory of a worker: {cost.early} MiB after a quarter, {cost.late} MiB at the end",
    ]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="relata_lab.batch.measure", description=__doc__)
    parser.add_argument("archives", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--ways", default=",".join(WAYS), help="which: names with commas")
    args, more = parser.parse_known_args()
    found: dict[str, RunCost] = {}
    for name in args.ways.split(","):
        found[name] = measure(args.archives, args.out, name, more)
        print("\n".join(lines(found[name])), flush=True)
    one, two, ray = (found.get(name) for name in WAYS)
    if one and two:
        print(f"scaling from 1 to 2: {one.wall / two.wall:.2f}")
    if two and ray:
        print(f"Ray against the pool: {ray.wall / two.wall - 1:+.1%}")
    best = min(found.values(), key=lambda cost: cost.wall)
    hours = best.report["processor"] / best.report["records"] / 3600
    print(f"a day of CC-NEWS ({DAY:,}): {DAY * hours:,.0f} core hours")
    print(f"all of it ({ALL:,}): {ALL * hours:,.0f} core hours, "
          f"{ALL * hours / _YEAR_HOURS:,.1f} core years")  # fmt: skip


if __name__ == "__main__":
    main()
