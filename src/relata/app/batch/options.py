"""What a run is asked for: everything that its output depends on, and nothing else."""

from __future__ import annotations

from msgspec import Struct

from relata._version import __version__
from relata.app.batch import limits
from relata.app.batch.inputs.registry import Named
from relata.app.dates import iso_date
from relata.model.errors import UsageError


class DayRange(Struct, frozen=True):
    """Days from the first to the last, both included; None where it is open."""

    first: str | None = None
    last: str | None = None

    def holds(self, day: str) -> bool:
        """Whether an ISO 8601 day, month or year can lie in it."""
        first, last = self.first or "", self.last or "9999"
        return (not first or day >= first[: len(day)]) and day[: len(last)] <= last

    @property
    def open(self) -> bool:
        """Whether every day lies in it."""
        return self.first is None and self.last is None


def day_range(value: str) -> DayRange:
    """ "2026-01-01..2026-02" as a range; "2026-01" is the whole month, "..2026" has no beginning.

    Raises UsageError.
    """
    first, dots, last = value.partition("..")
    if not dots:
        last = first
    try:
        ends = [iso_date(end) if end else None for end in (first.strip(), last.strip())]
    except UsageError as error:
        raise UsageError(f"{error}; a range is written 2026-01-01..2026-01-31") from None
    if ends == [None, None] or (ends[0] and ends[1] and ends[0][: len(ends[1])] > ends[1]):
        raise UsageError(f"{value!r} is not a range of days: write 2026-01-01..2026-01-31")
    return DayRange(*ends)


class BatchOptions(Struct, frozen=True, kw_only=True):
    """What decides the output of a run. Where and how fast it runs is not part of it."""

    engine: str = "fast"
    #: ISO 639-1 codes and domains that are kept; empty: all.
    languages: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    #: When a page was captured, and what date the article has.
    captured: DayRange = DayRange()
    dated: DayRange = DayRange()
    #: Share of the records that is read, chosen by their addresses.
    sample: float = 1.0
    #: The field of JSON Lines and Parquet with the article; None finds it.
    column: str | None = None
    #: Whether near twins are read once.
    twins: bool = True
    #: Bounds of one document.
    largest: int = int(limits.MAX_PAGE_MEGABYTES * (1 << 20))
    seconds: float = limits.SECONDS
    megabytes: int = limits.MEGABYTES
    shard_records: int = limits.SHARD_RECORDS


class PlannedInput(Struct, frozen=True):
    """An input of a run, and its size in bytes: another size is another input."""

    named: Named
    size: int


class RunPlan(Struct, frozen=True, kw_only=True):
    """A run as its folder remembers it."""

    relata: str = "batch-1"
    version: str = __version__
    options: BatchOptions
    inputs: tuple[PlannedInput, ...]
