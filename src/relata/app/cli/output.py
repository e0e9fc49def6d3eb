"""Where reports go: standard output, one file, or a folder of files. Never over a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TextIO

from relata.model.errors import UsageError


def _refuse(path: Path) -> UsageError:
    return UsageError(f"{path} is there already; choose another --out, or overwrite with --force")


def _cannot(path: Path, error: OSError) -> UsageError:
    return UsageError(f"cannot write {path}: {error.strerror or error}; choose another --out")


def write_text(path: Path, text: str, *, force: bool) -> None:
    """Write a file as a whole: a reader never sees half of it.

    Raises UsageError where it is there already and `force` is not set, or cannot be written.
    """
    if path.exists() and not force:
        raise _refuse(path)
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _cannot(path, error) from None


class Sink(AbstractContextManager["Sink"]):
    """One stream of text: standard output, or a file that appears when all is written.

    Where nothing was written, no file appears.
    """

    def __init__(self, path: Path | None, *, force: bool) -> None:
        self._path = path
        self._file: TextIO | None = None
        self._written = False
        if path is None:
            return
        if path.is_dir():
            raise UsageError(f"{path} is a folder; name a file in it with --out")
        # A device or a named pipe is written to, never replaced.
        special = path.exists() and not path.is_file()
        if path.is_file() and not force:
            raise _refuse(path)
        self._part = path if special else path.with_name(path.name + ".part")
        try:
            self._file = self._part.open(
                "w", encoding="utf-8", errors="backslashreplace", newline="\n"
            )
        except OSError as error:
            raise _cannot(path, error) from None

    def write(self, text: str) -> None:
        """Write on; what goes to standard output is there at once."""
        if self._file is None:
            sys.stdout.write(text)
            sys.stdout.flush()
            return
        self._written = True
        try:
            self._file.write(text)
        except OSError as error:
            assert self._path is not None
            raise _cannot(self._path, error) from None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is None or self._path is None:
            return
        self._file.close()
        if self._part == self._path:
            return
        if kind is None and self._written:
            self._part.replace(self._path)
        else:
            self._part.unlink(missing_ok=True)


def folder_names(taken: set[str]) -> Callable[[str, str], str]:
    """A function that gives each source a file name of its own: (source, suffix) -> name."""

    def name(source: str, suffix: str) -> str:
        stem = source.split("?")[0].split("#")[0].rstrip("/").replace("\\", "/").split("/")[-1]
        stem = stem.rsplit(".", 1)[0] if "." in stem[1:] else stem
        stem = "".join(c if c.isalnum() or c in "-_. " else "-" for c in stem).strip(" .") or "text"
        stem = stem[:80]
        number, chosen = 1, stem + suffix
        while chosen.casefold() in taken:
            number += 1
            chosen = f"{stem}-{number}{suffix}"
        taken.add(chosen.casefold())
        return chosen

    return name
