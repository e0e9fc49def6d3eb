"""Relata reads a news article and gives back who said what, and through whose hands.

>>> import relata
>>> record = relata.read(text)            # a string
>>> record = relata.read_file("story.html")  # a path or an address
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relata._version import __version__

if TYPE_CHECKING:
    from relata.app.api import read, read_file
    from relata.model.record import Record

__all__ = ["Record", "__version__", "read", "read_file"]


def __getattr__(name: str) -> Any:
    # Imported late: `import relata` and `relata --help` stay fast.
    if name in ("read", "read_file"):
        from relata.app import api

        return getattr(api, name)
    if name == "Record":
        from relata.model.record import Record

        return Record
    raise AttributeError(f"module 'relata' has no attribute {name!r}")
