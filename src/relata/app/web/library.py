"""The archive as pages and API use it: the only place of the web application that calls it."""

from __future__ import annotations

from threading import Lock
from typing import Any

from relata.model.record import Record


class Library:
    """Articles and what is known of them."""

    def __init__(self) -> None:
        self._records: dict[str, Record] = {}
        self._lock = Lock()

    def keep(self, record: Record) -> tuple[str, bool]:
        """Put a record into the archive: (id of the article, whether it was there already)."""
        with self._lock:
            name = record.document.id[:12]
            known = name in self._records
            self._records[name] = record
        return name, known

    def record(self, name: str) -> Record | None:
        """The record of an article; None where there is none."""
        return self._records.get(name)

    def start(self) -> dict[str, Any]:
        """What the start page shows."""
        return {}
