"""The only place that opens inputs: a path, an address (by `fetch`) or "-" to bytes.

Nothing that a document names is ever opened.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from relata.model.errors import MissingInput, Refused, TooLarge, reason
from relata.readers import MAX_PAGE, MAX_TEXT

if TYPE_CHECKING:  # the network's modules are imported for an address
    from relata.app.fetch import AddressCheck

#: Files that a folder is read for, by their ending.
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml")
#: Files whose markup outweighs their text: the page's limit holds for them.
_PAGES = frozenset((".html", ".htm", ".xhtml", ".mhtml", ".pdf", ".docx", ".eml"))


class Source(Struct, frozen=True):
    """One input, read: its bytes and what is known of it."""

    data: bytes
    #: Path, address (without credentials) or "-", as given or found in a folder.
    name: str
    content_type: str | None = None
    #: The address it came from in the end, after redirects; None for files.
    url: str | None = None


class Found(Struct, frozen=True):
    """An input that a folder or an argument names, or why it cannot be listed."""

    name: str
    error: MissingInput | None = None


def is_url(text: str) -> bool:
    """Whether an input is meant as an address: it has a scheme."""
    scheme, separator, _ = text.partition("://")
    return bool(separator) and scheme.isascii() and scheme.isalnum()


def shown(given: str) -> str:
    """An input as messages and records may name it: an address without credentials."""
    if not is_url(given):
        return given
    from relata.app.fetch import without_credentials

    return without_credentials(given)


def expand(given: str) -> list[Found]:
    """The single inputs that one input names: a folder's articles, sorted; else the input itself.

    What lies in a folder and cannot be listed has its error in its place. Raises MissingInput
    for a folder without articles and for an empty name.
    """
    if not given:
        raise MissingInput("an empty name is not an input; give a path, an address or -")
    if given == "-" or is_url(given):
        return [Found(given)]
    try:
        folder = stat.S_ISDIR(Path(given).stat().st_mode)
    except (OSError, ValueError):  # too long a name, a NUL in it: `open_source` says so
        folder = False
    return files_in(Path(given)) if folder else [Found(given)]


def files_in(folder: Path) -> list[Found]:
    """The articles in a folder and the folders below it, sorted; hidden ones are left out.

    A folder or file below it that cannot be looked at has its error. Raises MissingInput where
    there are none, or where `folder` itself cannot be listed. Links to folders are not followed.
    """
    found: list[Found] = []
    pending = [str(folder)]
    while pending:
        here = pending.pop()
        try:
            with os.scandir(here) as listing:
                entries = list(listing)
        except OSError as error:
            failed = MissingInput(f"{here}: {reason(error)}")
            if here == str(folder):
                raise failed from error
            found.append(Found(here, failed))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                elif entry.name.lower().endswith(SUFFIXES) and entry.is_file():
                    found.append(Found(entry.path))
            except OSError as error:
                found.append(Found(entry.path, MissingInput(f"{entry.path}: {reason(error)}")))
    if not found:
        raise MissingInput(
            f"{folder}: no articles in this folder; it is searched for {', '.join(SUFFIXES)}"
        )
    return sorted(found, key=lambda item: item.name)


def open_source(
    given: str, *, max_size: int = MAX_TEXT, allow: AddressCheck | None = None
) -> Source:
    """The bytes of one path, address ("http://", "https://") or standard input ("-").

    `max_size` bounds the text, in bytes; pages and documents may have five times as much on
    disk or over the network, and at least MAX_PAGE. `allow` replaces the check of IP
    addresses (tests let their own loopback servers through). Raises InputError:
    MissingInput, TooLarge, Refused.
    """
    if not given:
        raise MissingInput("an empty name is not an input; give a path, an address or -")
    if given == "-":
        return Source(_standard_input(max_size), "-")
    if is_url(given):
        from relata.app.fetch import fetch

        found = fetch(given, _page_limit(max_size), allow)
        return Source(found.data, shown(given), found.content_type, found.url)
    return _read_file(given, max_size)


def _standard_input(max_size: int) -> bytes:
    try:
        if sys.stdin is None:
            raise OSError("it is closed")
        return _bounded(sys.stdin.buffer.read(max_size + 1), "standard input", max_size)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "it is closed"
        raise MissingInput(f"standard input cannot be read: {why}") from error


def _page_limit(max_size: int) -> int:
    return max(MAX_PAGE, 5 * max_size)


def _too_large(name: str, limit: int) -> TooLarge:
    from relata.app.fetch import too_large

    return too_large(name, limit)


def _bounded(data: bytes, name: str, limit: int) -> bytes:
    if len(data) > limit:
        raise _too_large(name, limit)
    return data


def _read_file(name: str, max_size: int) -> Source:
    path = Path(name)
    limit = _page_limit(max_size) if path.suffix.lower() in _PAGES else 4 * max_size
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise MissingInput(f"{name}: this is a folder; give its files or let it be searched")
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode)):
            raise Refused(f"{name}: not a file with text; give an article's file")
        if status.st_size > limit:
            raise _too_large(name, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise MissingInput(f"{name}: no such file; give a path, an address or -") from None
    except OSError as error:
        raise MissingInput(f"{name}: {reason(error)}") from error
    except ValueError as error:  # a NUL in the path
        raise MissingInput(f"{name!r}: not a path") from error
    return Source(_bounded(data, name, limit), name)
