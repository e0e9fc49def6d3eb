"""The documented limits on what is read and fetched, as the command line counts them."""

from __future__ import annotations

from typing import Final

#: A megabyte of text is 2**20 characters.
MEGABYTE: Final = 1 << 20

#: The largest article that is read; `--max-size` changes it.
DEFAULT_MEGABYTES: Final = 2

#: Seconds that fetching one address may take in all, redirects and names included, and that a
#: server may be quiet within them.
FETCH_SECONDS: Final = 25.0
QUIET_SECONDS: Final = 10.0
#: Redirects that are followed.
MAX_REDIRECTS: Final = 5
#: Bytes of a response that are not its body: headers, chunk sizes, trailers.
MAX_RESPONSE_HEAD: Final = 1 << 20
#: Thresholds of the garbage collector in processes of ours: packs and pages are many objects,
#: hardly any of them in cycles, and with Python's own thresholds it takes a tenth of the work.
GARBAGE_THRESHOLDS: Final = (50_000, 20, 50)
