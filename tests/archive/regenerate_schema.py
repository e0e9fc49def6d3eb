"""`python -m tests.archive.regenerate_schema`: the file of the newest schema, for later tests.

Run it before a release that has a new schema; files of released schemas are never made again.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from relata import archive as ar
from relata.archive.store.migrate import HEAD
from tests.archive.build import MOMENT, ferry

FOLDER = Path(__file__).parent / "schemas"


def main() -> None:
    """Write schemas/<version>.sqlite."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{HEAD}.sqlite"
    path.unlink(missing_ok=True)
    with ar.open_archive(str(path), lambda: MOMENT) as archive:
        ar.add(archive, ferry(), ar.SourceInfo(data=b"page"))
        found = ar.statement(archive, "1:s1")
        assert found is not None
        ar.correct(archive, found, "accept", "desk")
        ar.rename(archive, ar.who(archive, "Holt")[0].id, "Freya M. Holt", "desk")
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
    # Most tables are small: small pages make a small file.
    raw.execute("PRAGMA page_size = 512")
    raw.execute("VACUUM")
    raw.close()


if __name__ == "__main__":
    main()
