"""The folder of a run: where its files are, whole or not there at all, and whose it is."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec

from relata.app.batch.options import RunPlan
from relata.model.errors import DataError, UsageError, reason

#: Tables, in the order of the documentation.
TABLES = (
    "documents", "statements", "entities", "hands", "times", "events", "findings", "skipped",
)  # fmt: skip
RUN = "_run"
#: Folders in it.
_FOLDERS = ("scans", "work", "manifests", "costs", "parts")


class CannotWrite(UsageError):
    """The disk is full, or the folder cannot be written."""


class RunFolder:
    """`--out DIR`: the tables, and in `_run` what the run knows of itself.

    Every file appears at once, under its own name, when it is whole. A file that two tasks write
    has the same bytes from both.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.run = self.path / RUN
        self.work = self.run / "work"
        self.manifests = self.run / "manifests"
        self.costs = self.run / "costs"
        self.parts = self.run / "parts"

    def part(self) -> Path:
        """A new name for a file that is not whole yet."""
        return self.parts / f"{os.getpid()}-{secrets.token_hex(6)}.part"

    def write(self, path: Path, pieces: bytes | Iterable[bytes]) -> None:
        """Write a file whole. Raises CannotWrite."""
        part = self.part()
        try:
            with part.open("wb") as file:
                for piece in (pieces,) if isinstance(pieces, bytes) else pieces:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            self.keep(part, path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise cannot_write(path, error) from None

    def keep(self, part: Path, path: Path) -> None:
        """Give a whole file its name. Raises OSError."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part.replace(path)

    def begin(self, plan: RunPlan, *, force: bool, resume: bool) -> RunPlan:
        """Make the folder, or take it on; the plan that counts.

        The same run goes on where it was. Of another one: `resume` takes that one on as it was
        begun, `force` removes it. What is not a run is never touched. Raises UsageError.
        """
        earlier = self.earlier()
        if earlier is not None and force:
            self._remove()
            earlier = None
        if earlier is None and resume:
            raise UsageError(f"{self.path} holds no run to go on with; leave --resume out")
        if earlier is not None:
            return self._taken_on(earlier, plan, resume=resume)
        try:
            if not self._is_free():
                raise UsageError(
                    f"{self.path} holds something else than a run of relata batch; "
                    "choose another --out"
                )
            self._folders()
        except OSError as error:
            raise cannot_write(self.path, error) from None
        self.write(self.run / "run.json", msgspec.json.encode(plan))
        return plan

    def _is_free(self) -> bool:
        """Whether the folder is empty, or holds no more than a run that was ended at once."""
        if not self.path.exists():
            return True
        own = set(_FOLDERS)
        return all(
            one.name == RUN and one.is_dir() and {inner.name for inner in one.iterdir()} <= own
            for one in self.path.iterdir()
        )

    def _folders(self) -> None:
        for name in _FOLDERS:
            (self.run / name).mkdir(parents=True, exist_ok=True)

    def _taken_on(self, earlier: RunPlan, plan: RunPlan, *, resume: bool) -> RunPlan:
        if earlier != plan and not resume:
            raise UsageError(
                f"{self.path} holds another run ({difference(earlier, plan)}); go on with that one "
                "with --resume, replace it with --force, or choose another --out"
            )
        if earlier.version != plan.version:
            raise UsageError(
                f"{self.path} holds a run of Relata {earlier.version}, and this is "
                f"{plan.version}: what they write may differ; replace it with --force"
            )
        try:
            self._folders()
            for part in self.parts.iterdir():
                part.unlink()
            for mark in self.work.glob("*.at"):
                mark.unlink()
        except OSError as error:
            raise cannot_write(self.path, error) from None
        return earlier

    def earlier(self) -> RunPlan | None:
        """The run that the folder holds; None where there is none. Raises DataError."""
        try:
            data = (self.run / "run.json").read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise UsageError(f"cannot read {self.run}: {reason(error)}") from None
        try:
            return msgspec.json.decode(data, type=RunPlan)
        except msgspec.DecodeError:
            raise DataError(f"{self.run / 'run.json'} is broken; choose another --out") from None

    def _remove(self) -> None:
        """Remove a run's own files, and nothing else."""
        try:
            # Last what says that it is a run: an interrupted removal can be repeated.
            for table in TABLES:
                if (self.path / table).is_dir():
                    shutil.rmtree(self.path / table)
            for name in ("finished", *_FOLDERS):
                place = self.run / name
                shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
            shutil.rmtree(self.run)
        except OSError as error:
            raise cannot_write(self.path, error) from None


def difference(earlier: RunPlan, plan: RunPlan) -> str:
    """What another run was asked for, in a few words."""
    found = []
    if earlier.inputs != plan.inputs:
        found.append("other inputs")
    if earlier.version != plan.version:
        found.append(f"Relata {earlier.version}")
    before, now = map(msgspec.structs.asdict, (earlier.options, plan.options))
    found += [name.replace("_", " ") for name in before if before[name] != now[name]]
    return "it differs in: " + ", ".join(found)


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """The error to show where the system refuses to write."""
    advice = "choose another --out"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        advice = "make room and give the same command again: it goes on where it was"
    return CannotWrite(f"cannot write {path}: {reason(error)}; {advice}")


def clean_up(folder: RunFolder) -> None:
    """Remove what a finished run does not need any more."""
    for place in (folder.work, folder.parts):
        shutil.rmtree(place, ignore_errors=True)
