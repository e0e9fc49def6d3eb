"""Where the index is, and how a file to import is opened."""

from __future__ import annotations

import bz2
import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from relata.model.errors import MissingInput

#: Names the index for every command.
VARIABLE = "RELATA_KB"
#: A longer line is not an item.
_LONGEST = 32 << 20


def default_place() -> Path:
    """The file that RELATA_KB names, else `relata/kb.sqlite` in the user's data folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "relata" / "kb.sqlite"


def lines(path: Path) -> Iterator[bytes]:
    """The lines of a file, also one that is packed (.gz, .bz2); overlong ones are cut in pieces.

    Raises MissingInput where it cannot be read.
    """
    try:
        with _opened(path) as file:
            while line := file.readline(_LONGEST):
                yield line
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise MissingInput(f"cannot read {path}: {reason}") from error


def _opened(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    if path.suffix == ".bz2":
        return cast("IO[bytes]", bz2.open(path, "rb"))
    return path.open("rb")


def is_table(path: Path) -> bool:
    """Whether a file is a query's TSV, by its name."""
    return ".tsv" in path.suffixes
