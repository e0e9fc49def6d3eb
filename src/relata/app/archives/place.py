"""Where the archive is, and how every command opens it."""

from __future__ import annotations

import getpass
import os
from argparse import ArgumentParser, _ArgumentGroup
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from relata.model.errors import ArchiveError, reason
from relata.model.threads import LOADING

if TYPE_CHECKING:
    from relata.archive import Archive

#: Names the archive for every command: a file, or the address of a database.
VARIABLE = "RELATA_ARCHIVE"


def default_place() -> str:
    """What RELATA_ARCHIVE names, else `relata/archive.sqlite` in the user's data folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return named
    home = os.environ.get("XDG_DATA_HOME")
    base = Path(home) if home else Path.home() / ".local" / "share"
    return str(base / "relata" / "archive.sqlite")


def now() -> str:
    """The moment, UTC, ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def open_place(
    place: str | None, *, create_new: bool = False, any_version: bool = False
) -> Archive:
    """The archive at a place; None: the default one.

    A new one is made only with `create_new`; `any_version` opens what is to be upgraded. Raises
    ArchiveError, of one line: there is none, the extra is not installed, the server does not
    answer.
    """
    place = place or default_place()
    with LOADING:
        try:
            from relata.archive import open_archive
        except ImportError as error:
            raise ArchiveError(
                f"the archive needs the extra archive ({error.name} is missing): "
                "pip install 'relata-news[archive]'"
            ) from None
    if "://" not in place:
        path = Path(place)
        if path.is_dir():
            raise ArchiveError(f"{place}: this is a folder; name a file in it")
        if not path.exists():
            if not create_new:
                raise ArchiveError(f"{place}: there is no archive here; relata add makes one")
            _make_folder(path.parent)
    return open_archive(place, now, create_new=create_new, any_version=any_version)


def new_file(place: str | None) -> Path | None:
    """The file that `open_place` would make; None where there is one, or for a server."""
    path = place or default_place()
    return None if "://" in path or Path(path).exists() else Path(path)


def is_missing(place: str | None) -> bool:
    """Whether somebody has named an archive that does not exist: a slip of the keyboard, mostly.

    The default place in the user's data folder is not named by anybody.
    """
    named = place or os.environ.get(VARIABLE)
    return bool(named) and new_file(named) is not None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"cannot make the folder {folder}: {reason(error)}") from None


def add_archive(to: ArgumentParser | _ArgumentGroup) -> None:
    """Add the option to a command."""
    to.add_argument(
        "--archive", metavar="PATH|URL",
        help=f"the archive: a file, or postgresql://user@host/name (default: {VARIABLE}, else "
        "archive.sqlite in your data folder)",
    )  # fmt: skip


def author(given: str | None) -> str:
    """Who makes a correction: as given, or else the user's name on this machine."""
    if given:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
