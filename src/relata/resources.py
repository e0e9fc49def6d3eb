"""Packaged data (language files, weights, knowledge), read once and kept.

The only module below `app` that touches files; it reads nothing but the package itself.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from relata.model.errors import DataError


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
