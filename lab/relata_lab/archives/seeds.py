"""The records that are rewritten: of our samples, and of corpora where they are present."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from relata import read, read_file
from relata.model.errors import RelataError
from relata.model.record import Record
from relata_lab.corpora.read import read_objects

ROOT = Path(__file__).resolve().parents[3]
_CORPORA = (
    "readings/texts",
    "story_newswcl50/docs",
    "story_meantime/docs",
    "story_cstnews_pt/docs",
)
#: Texts of each corpus that are read.
_OF_EACH = 30


def seeds(corpora: Path) -> list[Record]:
    """Records by the engine `fast` and by the default where there is none of that engine."""
    found = [read_file(str(path), engine="fast") for path in sorted((ROOT / "examples").iterdir())
             if path.suffix in (".txt", ".html")]  # fmt: skip
    for name in _CORPORA:
        found += list(_of_corpus(corpora / f"{name}.jsonl.gz"))
    return found


def _of_corpus(path: Path) -> Iterator[Record]:
    if not path.exists():
        return
    for _, document in islice(read_objects(path), _OF_EACH):
        if "text" not in document:
            continue
        try:
            record = read(document["text"], document.get("lang"), engine="fast")
        except RelataError:
            continue
        if 3 <= len(record.statements) <= 60:
            yield record
