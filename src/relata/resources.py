"""Packaged data (language packs, weights, knowledge), read once and kept; and a cache on disk.

The only module below `app` that touches files. It reads nothing but the package itself and
what it wrote; it writes nothing but files that can be made again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from threading import get_ident
from typing import TypeVar

from relata.model.errors import DataError
from relata.model.threads import once

_T = TypeVar("_T")


@once(64)
def read_bytes(package: str, name: str) -> bytes:
    """The bytes of the packaged file `name` in `package` (`relata.names.data`, say)."""
    try:
        return files(package).joinpath(name).read_bytes()
    except (FileNotFoundError, ModuleNotFoundError, NotADirectoryError) as error:
        raise DataError(f"{package}/{name} is missing from this installation") from error


def names(package: str, suffix: str) -> tuple[str, ...]:
    """The packaged files in `package` that end in `suffix`, sorted."""
    return tuple(sorted(p.name for p in files(package).iterdir() if p.name.endswith(suffix)))


def read_toml(package: str, name: str, type_: type[_T]) -> _T:
    """A packaged TOML file, checked against `type_`. Raises DataError that names the place."""
    import tomllib

    import msgspec

    try:
        return msgspec.convert(tomllib.loads(read_bytes(package, name).decode("utf-8")), type_)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{package}/{name}: {error}") from error


def folder(package: str, name: str = "") -> Traversable:
    """The folder of a package, or the folder `name` in it."""
    found = files(package)
    return found.joinpath(name) if name else found


def user_cache() -> Path | None:
    """The folder for files that can be made again, None where there is no home folder."""
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        base = os.environ.get(variable, "")
        if base and Path(base).is_absolute():
            return Path(base) / "relata"
    try:
        return Path.home() / ".cache" / "relata"
    except RuntimeError:
        return None


def read_stored(place: Traversable, name: str) -> bytes | None:
    """The bytes of a stored file, None where there is none."""
    try:
        return place.joinpath(name).read_bytes()
    except OSError:
        return None


def store(place: Traversable, name: str, data: bytes) -> bool:
    """Write `data` to a file of `place`; False where that is not allowed or possible.

    The file appears whole or not at all, so that processes which start at the same time may
    all store it.
    """
    if not isinstance(place, Path):
        return False
    part = place / f"{name}.{os.getpid()}-{get_ident()}.part"
    try:
        place.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(place / name)
    except OSError:
        with suppress(OSError):
            part.unlink()
        return False
    return True


def without_telemetry() -> None:
    """Make ONNX Runtime, before it is imported, note and send nothing of its own.

    It would keep a device id in the user's cache, and send it and facts of the machine away.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
