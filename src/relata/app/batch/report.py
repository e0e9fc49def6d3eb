"""The account of a run: every record of the input is in a row, or the run says what is missing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
from msgspec import Struct

from relata.app.batch.place import TABLES, RunFolder
from relata.app.batch.progress import duration
from relata.app.batch.stages.write import ShardManifest
from relata.app.batch.tasks import TaskCost, scanned


class RunReport(Struct, kw_only=True):
    """What a run found, lost and cost."""

    #: Records that the first look counted, and rows of `documents` and `skipped` in the files.
    records: int
    documents: int
    skipped: int
    reasons: dict[str, int]
    twins: int
    projected: int
    rows: dict[str, int]
    #: Inputs that are cut, broken or empty: (path, what is wrong).
    problems: list[tuple[str, str]]
    #: What does not add up, in words; empty where all does.
    gaps: list[str]
    #: Processor seconds by what they were spent on, and in all.
    seconds: dict[str, float]
    processor: float
    #: Documents that an engine read, and the largest memory of a worker in MiB.
    read: int
    megabytes: int

    @property
    def complete(self) -> bool:
        """Whether all inputs were read to their end, and the account adds up."""
        return not self.problems and not self.gaps


def report_of(folder: RunFolder, inputs: int) -> RunReport:
    """The report of a finished run, from its manifests and its files."""
    found = [scanned(folder, number) for number in range(inputs)]
    manifests = [
        msgspec.json.decode(path.read_bytes(), type=ShardManifest)
        for path in sorted(folder.manifests.glob("*.json"))
    ]
    reasons: Counter[str] = Counter()
    rows: Counter[str] = Counter(dict.fromkeys(TABLES, 0))
    for manifest in manifests:
        reasons.update(manifest.skipped)
        rows.update(manifest.rows)
    in_files = {table: _rows_in_files(folder, table) for table in ("documents", "skipped")}
    costs = _costs(folder)
    seconds: dict[str, float] = {}
    for cost in costs:
        rest = cost.processor - sum(cost.seconds.values())
        for name, spent in (*cost.seconds.items(), ("other", max(0.0, rest))):
            seconds[name] = seconds.get(name, 0.0) + spent
    return RunReport(
        records=sum(one.records for one in found),
        documents=in_files["documents"],
        skipped=in_files["skipped"],
        reasons=dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        twins=sum(one.twins for one in manifests),
        projected=sum(one.projected for one in manifests),
        rows={table: rows[table] for table in TABLES},
        problems=[(one.shown, one.problem) for one in found if one.problem],
        gaps=_gaps(found_records=sum(one.records for one in found), manifests=manifests,
                   in_files=in_files),
        seconds=dict(sorted(seconds.items(), key=lambda item: -item[1])),
        processor=sum(cost.processor for cost in costs),
        read=sum(cost.read for cost in costs),
        megabytes=max((cost.megabytes for cost in costs), default=0),
    )  # fmt: skip


def _gaps(
    *, found_records: int, manifests: list[ShardManifest], in_files: dict[str, int]
) -> list[str]:
    """Where the first look, the manifests and the files do not agree."""
    gaps = []
    for one in manifests:
        ended = one.documents + sum(one.skipped.values())
        if ended != one.records:
            gaps.append(f"shard {one.shard}: {one.records:,} records, {ended:,} rows")
    documents = sum(one.documents for one in manifests)
    skipped = sum(sum(one.skipped.values()) for one in manifests)
    for table, count in (("documents", documents), ("skipped", skipped)):
        if in_files[table] != count:
            gaps.append(
                f"{table}: {count:,} rows were written, {in_files[table]:,} are in the files"
            )
    if documents + skipped != found_records:
        gaps.append(f"{found_records:,} records in the inputs, {documents + skipped:,} rows")
    return gaps


def _rows_in_files(folder: RunFolder, table: str) -> int:
    import pyarrow.parquet as pq

    files = (folder.path / table).glob("*/*/part-*.parquet")
    return sum(pq.read_metadata(path).num_rows for path in files)


def _costs(folder: RunFolder) -> list[TaskCost]:
    return [
        msgspec.json.decode(path.read_bytes(), type=TaskCost)
        for path in sorted(Path(folder.costs).glob("*.json"))
    ]


def lines(report: RunReport) -> list[str]:
    """The account for people: what became of the records, and what that cost."""
    found = [f"{report.records:>12,}  records in the inputs"]
    found.append(f"{report.documents:>12,}  documents{_share(report.documents, report.records)}")
    if report.twins:
        found.append(
            f"{report.twins:>12,}    of them copies of another one; {report.projected:,} took over "
            "its record"
        )
    for reason, count in report.reasons.items():
        found.append(f"{count:>12,}  skipped: {reason}{_share(count, report.records)}")
    found.append(
        f"{report.rows['statements']:>12,}  statements, {report.rows['hands']:,} hands, "
        f"{report.rows['entities']:,} entities"
    )
    return [*found, *_cost_lines(report)]


def _share(count: int, total: int) -> str:
    return f", {100 * count / total:.1f} %" if total else ""


def _cost_lines(report: RunReport) -> list[str]:
    if not report.documents:
        return []
    per = 1000 / report.documents
    found = [
        f"{report.processor * per:>12.1f}  processor seconds for 1,000 articles "
        f"({duration(report.processor)} in all)"
    ]
    if report.rows["statements"]:
        each = 1000 * report.processor / report.rows["statements"]
        found.append(f"{each:>12.1f}  milliseconds for a statement")
    for name, spent in report.seconds.items():
        if spent * per >= 0.05:
            found.append(f"{spent * per:>12.1f}    {name}")
    return found
