"""What reading near copies once costs in accuracy: two runs over the same input, compared.

    python -m relata_lab.batch.twins WITH_TWINS WITHOUT_TWINS

The second run has `--no-twins`: every document is read by itself. Compared are the statements of
the documents that the first run projected, by content, mode, speaker and chain.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

_COLUMNS = ["doc", "mode", "content_spans", "speaker_name", "through", "basis", "outlet"]


class Agreement(NamedTuple):
    """How projected statements agree with those of the documents' own reading."""

    documents: int
    projected: int
    own: int
    same_content: int
    same_speaker: int
    same_chain: int

    @property
    def precision(self) -> float:
        """Share of the projected statements whose content and speaker the own reading has."""
        return self.same_speaker / self.projected if self.projected else 1.0

    @property
    def recall(self) -> float:
        """Share of the own reading's statements that were projected with content and speaker."""
        return self.same_speaker / self.own if self.own else 1.0


def _rows(folder: Path, table: str, columns: list[str]) -> list[dict[str, Any]]:
    import pyarrow.dataset as ds

    found = ds.dataset(folder / table, format="parquet", partitioning="hive")
    rows: list[dict[str, Any]] = found.to_table(columns=columns).to_pylist()
    return rows


def _keys(rows: Iterable[dict[str, Any]]) -> tuple[set[Any], set[Any], set[Any]]:
    contents, speakers, chains = set(), set(), set()
    for row in rows:
        spans = tuple((span["begin"], span["end"]) for span in row["content_spans"])
        content = (row["doc"], row["mode"], spans)
        contents.add(content)
        speakers.add((*content, row["speaker_name"]))
        hands = (row["outlet"], tuple(row["through"]), row["basis"])
        chains.add((*content, row["speaker_name"], *hands))
    return contents, speakers, chains


def compare(projected: Path, own: Path) -> Agreement:
    """The agreement over the documents that the first run projected."""
    documents = _rows(projected, "documents", ["doc", "projected"])
    wanted = {row["doc"] for row in documents if row["projected"]}
    theirs, mine = (
        _keys(row for row in _rows(folder, "statements", _COLUMNS) if row["doc"] in wanted)
        for folder in (projected, own)
    )
    return Agreement(
        len(wanted), len(theirs[1]), len(mine[1]), len(theirs[0] & mine[0]),
        len(theirs[1] & mine[1]), len(theirs[2] & mine[2]),
    )  # fmt: skip


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="relata_lab.batch.twins", description=__doc__)
    parser.add_argument("projected", type=Path)
    parser.add_argument("own", type=Path)
    args = parser.parse_args()
    found = compare(args.projected, args.own)
    print(found)
    print(f"precision {found.precision:.4f} recall {found.recall:.4f}")


if __name__ == "__main__":
    main()
