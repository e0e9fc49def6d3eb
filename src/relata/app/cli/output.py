"""Where reports go: standard output, one file, or a folder of files. Never over a file."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TextIO

from relata.app.cli import streams
from relata.model.errors import UsageError, reason


def _refuse(path: Path) -> UsageError:
    return UsageError(f"{path} is there already; choose another --out, or overwrite with --force")


def _cannot(path: Path, error: OSError) -> UsageError:
    return UsageError(f"cannot write {path}: {reason(error)}; choose another --out")


def make_folder(folder: Path) -> None:
    """Make a folder for results where there is none. Raises UsageError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make the folder {folder}: {reason(error)}") from None


def write_text(path: Path, text: str, *, force: bool) -> None:
    """Write a file as a whole: a reader never sees half of it.

    Raises UsageError where it is there already and `force` is not set, or cannot be written.
    """
    with Sink(path, force=force) as sink:
        sink.write(text)


class _Part:
    """A temporary file next to its target, which takes the target's place in the end.

    Its name is random and the file is always new (O_EXCL): nothing that is there is opened,
    and no link is followed. A target that is a link keeps its place; what it points to is
    replaced. The mode of a file that is overwritten is kept.
    """

    def __init__(self, path: Path, *, force: bool) -> None:
        if os.path.lexists(path) and not force:
            raise _refuse(path)
        self._path, self._force = path, force
        self._target = Path(os.path.realpath(path)) if path.is_symlink() else path
        self._part = self._target.with_name(f".relata-{secrets.token_hex(8)}.part")
        try:
            mode = stat.S_IMODE(self._target.stat().st_mode)
        except FileNotFoundError:
            mode = None
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(self._part, flags, 0o666 if mode is None else mode & 0o600)
        if mode is not None:
            os.chmod(descriptor, mode)  # noqa: PTH101 (by descriptor)
        self.file = _opened(descriptor)

    def finish(self, *, keep: bool) -> None:
        """Put the file in its target's place, or remove it. Raises UsageError, OSError."""
        try:
            self.file.close()
            if keep:
                self._replace()
        finally:
            self._part.unlink(missing_ok=True)

    def _replace(self) -> None:
        if self._force:
            self._part.replace(self._target)
            return
        try:
            # Unlike a renaming, a link never takes the place of a file that appeared meanwhile.
            os.link(self._part, self._target)
        except FileExistsError:
            raise _refuse(self._path) from None
        except OSError:  # a file system without links
            if os.path.lexists(self._target):
                raise _refuse(self._path) from None
            self._part.replace(self._target)


def _opened(place: int | Path) -> TextIO:
    return open(place, "w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: PTH123 (also a descriptor)


class Sink(AbstractContextManager["Sink"]):
    """One stream of text: standard output, or a file that appears when all is written.

    Where nothing was written, no file appears. Raises UsageError where it cannot be written.
    """

    def __init__(self, path: Path | None, *, force: bool) -> None:
        self._path = path
        self._part: _Part | None = None
        self._file: TextIO | None = None
        self._written = False
        if path is None:
            streams.require_output()
            return
        try:
            if path.is_dir():
                raise UsageError(f"{path} is a folder; name a file in it with --out")
            if path.exists() and not path.is_file():
                # A device or a named pipe is written to, never replaced.
                self._file = _opened(path)
            else:
                self._part = _Part(path, force=force)
                self._file = self._part.file
        except OSError as error:
            raise _cannot(path, error) from None
        except ValueError:  # a NUL in the name
            raise UsageError(f"{path!s:.80} is not a path; choose another --out") from None

    def write(self, text: str) -> None:
        """Write on; what goes to standard output is there at once."""
        if self._file is None or self._path is None:
            streams.show(text)
            return
        self._written = True
        try:
            self._file.write(text)
        except OSError as error:
            raise _cannot(self._path, error) from None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is None or self._path is None:
            return
        try:
            if self._part is None:
                self._file.close()
            else:
                self._part.finish(keep=kind is None and self._written)
        except OSError as failed:
            if kind is None:  # else what came before is the reason
                raise _cannot(self._path, failed) from None


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
