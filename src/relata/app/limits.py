"""The documented limits on what is read."""

from __future__ import annotations

from typing import Final

#: One megabyte is 2**20 bytes.
MEGABYTE: Final = 1 << 20

#: A text may have so many megabytes in UTF-8; `--max-size` changes it.
DEFAULT_MEGABYTES: Final = 2

#: A file or page may have so many times the bytes of the text that is got out of it: markup,
#: scripts and pictures in it count there, not as text.
RAW_FACTOR: Final = 10
