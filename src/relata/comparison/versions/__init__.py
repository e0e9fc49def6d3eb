"""Versions of one story: statements matched, what changed, who copied whom, how quotations drift.

`compare` makes a `Story` of records. In this order: entities are joined by name (`joining`), each
version is made ready (`prepared`), statements are matched pair by pair (`matching`), what changed
is said (`changes`, `pairwise`), passages are found (`passages`), statements of all versions are
grouped (`groups`), and it is worked out how the story travelled (`transmission`).
"""

from __future__ import annotations

from relata.comparison.versions.compare import compare
from relata.comparison.versions.story import Story

__all__ = ["Story", "compare"]
