"""Bounds of a batch run: what one record may cost, and how much is kept in memory."""

from __future__ import annotations

#: Records of a shard, the unit of work: about a minute of one core.
SHARD_RECORDS = 1000
#: Bytes that are read of an archive at once.
BLOCK = 1 << 16
#: Largest header of an archive's record, in bytes.
MAX_RECORD_HEADER = 1 << 16
#: Longest line of JSON Lines, in bytes.
MAX_LINE = 64 << 20
#: Bytes of a page beyond which it is skipped (`--max-size` changes it).
MAX_PAGE_MEGABYTES = 10.0
#: Seconds that one document may take, and the memory by which a worker may grow over it, in MiB.
SECONDS = 60.0
MEGABYTES = 1024
#: Times that a document may end its worker before it is skipped.
MOST_CRASHES = 3
#: Originals among which twins are looked for: in the order of the input, the last ones. Each takes
#: 3.7 KB.
WINDOW = 250_000
#: Characters of a reason's detail.
MAX_DETAIL = 300
#: Levels of nested elements up to which a page gets a first look.
MAX_DEPTH = 2000
#: Seconds between two looks at a document's time and memory.
WATCH = 0.25
