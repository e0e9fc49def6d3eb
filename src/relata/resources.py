"""Packaged data (language files, weights, knowledge), read once and kept.

The only module below `app` that touches files; it reads nothing but the package itself.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

from relata.model.errors import DataError

_T = TypeVar("_T")


@lru_cache(maxsize=64)
def read_bytes(package: str, name: str) -> bytes:
    """The bytes of the packaged file `name` in `package` (`relata.lang.data`, say)."""
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
