"""Configuration of the lint: `[lint]` of relata.toml, or `[tool.relata.lint]` of pyproject.toml.

The nearest file from the current folder upwards counts, up to the folder with `.git`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from relata.lint.selection import checked_names
from relata.model.codes import Severity
from relata.model.errors import UsageError, reason

OWN, SHARED = "relata.toml", "pyproject.toml"
_MOST_FOLDERS = 64


class LintConfig(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a configuration file may say about the lint. Paths are relative to its folder."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    #: Pattern of paths ("wire/*.txt") -> rules that are left out there.
    per_file_ignores: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Rule id -> its severity, whatever was measured.
    severity: dict[str, Severity] = field(default_factory=dict)
    #: Patterns of paths that are not checked where a folder is named.
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    report_lang: str | None = None
    lang: str | None = None
    engine: str | None = None


class FoundConfig(Struct, frozen=True):
    """A configuration and the folder that its paths are relative to."""

    lint: LintConfig = LintConfig()
    folder: Path = Path()


def load_config(named: str | None, start: Path | None = None) -> FoundConfig:
    """The configuration of the file that is `named`, else the nearest one, else an empty one.

    Raises UsageError that names the file and the place where it is wrong.
    """
    path = Path(named) if named is not None else _nearest(start or Path.cwd())
    if path is None:
        return FoundConfig()
    table = _table(path)
    if table is None:
        return FoundConfig(folder=path.parent)
    try:
        found = msgspec.convert(table, LintConfig)
        for names in (found.select, found.ignore, *found.per_file_ignores.values(), found.severity):
            checked_names(names)
    except (msgspec.ValidationError, UsageError) as error:
        raise UsageError(f"{path}: {error}") from None
    return FoundConfig(found, path.parent)


def _nearest(folder: Path) -> Path | None:
    for number, here in enumerate((folder.absolute(), *folder.absolute().parents)):
        if number >= _MOST_FOLDERS:
            return None
        if (here / OWN).is_file():
            return here / OWN
        if (here / SHARED).is_file() and _table(here / SHARED) is not None:
            return here / SHARED
        if (here / ".git").exists():
            return None
    return None


def _table(path: Path) -> dict[str, Any] | None:
    """The lint's part of a file; None where it has none."""
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        if path.name == SHARED and not isinstance(error, OSError):
            return None  # that is not ours to complain about
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise UsageError(f"{path}: {why}") from None
    if path.name == SHARED:
        tool = data.get("tool")
        data = tool.get("relata", {}) if isinstance(tool, dict) else {}
    other = (
        next((name for name in data if name != "lint"), None) if isinstance(data, dict) else None
    )
    if other is not None:
        raise UsageError(f"{path}: {other!r} is not known; the lint reads [lint] alone")
    table = data.get("lint") if isinstance(data, dict) else None
    if table is not None and not isinstance(table, dict):
        raise UsageError(f"{path}: [lint] is not a table")
    return table
