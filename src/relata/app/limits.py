"""The documented limit on what is read, as the command line counts it."""

from __future__ import annotations

from typing import Final

#: A megabyte of text is 2**20 characters.
MEGABYTE: Final = 1 << 20

#: The largest article that is read; `--max-size` changes it.
DEFAULT_MEGABYTES: Final = 2
