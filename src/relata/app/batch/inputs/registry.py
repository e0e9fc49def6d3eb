"""Which kind an input is, and its records: the one place that knows all kinds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, structs

from relata.app import sources
from relata.app.batch.inputs import files, json_lines, parquet, warc
from relata.app.batch.inputs.raw import InputRecord, InputShard, Scanned
from relata.model.document import without_surrogates
from relata.model.errors import MissingInput, UnsupportedFormat, reason

_KINDS = {kind.KIND: kind for kind in (warc, json_lines, parquet)}


class Named(Struct, frozen=True):
    """An input that the command line names, or that lies in a folder that it names."""

    kind: str
    #: As it was given.
    shown: str
    #: Files of a folder.
    files: tuple[str, ...] = ()


def expand(inputs: list[str]) -> list[Named]:
    """Every input in the order given; a folder gives its archives and tables by name, then its
    articles as one input.

    Raises MissingInput, UnsupportedFormat.
    """
    found: list[Named] = []
    for given in inputs:
        path = Path(_utf8(given))
        if sources.is_url(given):
            raise UnsupportedFormat(f"{given}: batch reads files only; fetch it first")
        if not path.exists():
            raise MissingInput(f"{given}: no such file or folder; give archives, tables or folders")
        found += _in_folder(path) if path.is_dir() else [_of_file(path)]
    return found


def _utf8(name: str) -> str:
    """The name, which the tables must be able to hold. Raises UnsupportedFormat."""
    if without_surrogates(name) != name or "\0" in name:
        raise UnsupportedFormat(f"{name!a}: the name is not UTF-8; rename the file")
    return name


def _kind_of(name: str) -> str | None:
    lower = name.lower()
    return next((kind for kind, one in _KINDS.items() if lower.endswith(one.SUFFIXES)), None)


def _of_file(path: Path) -> Named:
    kind = _kind_of(path.name)
    if kind is not None:
        return Named(kind, str(path))
    if path.suffix.lower() in sources.SUFFIXES:
        return Named(files.KIND, str(path), (str(path),))
    raise UnsupportedFormat(
        f"{path}: not a kind of file that batch reads; it reads .warc, .warc.gz, .warc.zst, .jsonl "
        "(also .gz, .zst), .parquet, folders and what relata read reads"
    )


def _in_folder(folder: Path) -> list[Named]:
    tables: list[Named] = []
    articles: list[str] = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            kind = None if name.startswith(".") else _kind_of(_utf8(name))
            if kind is not None:
                tables.append(Named(kind, str(Path(here, name))))
            elif not name.startswith(".") and name.lower().endswith(sources.SUFFIXES):
                articles.append(str(Path(here, name)))
    if not tables and not articles:
        raise MissingInput(f"{folder}: neither archives, tables nor articles in this folder")
    tables.sort(key=lambda one: one.shown)
    if articles:
        tables.append(Named(files.KIND, str(folder), tuple(sorted(articles))))
    return tables


def scan(named: Named, most: int) -> Scanned:
    """The first look at one input, in stretches of at most `most` records.

    A file that cannot be read at all has its problem and no records.
    """
    path = Path(named.shown).absolute()
    try:
        if named.kind == files.KIND:
            found = files.scanned(path, [str(Path(name).absolute()) for name in named.files], most)
        else:
            found = _KINDS[named.kind].scan(path, most)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        found = Scanned(named.kind, str(path), 0, (), problem=f"it cannot be read: {why}")
    if not found.records and not found.problem:
        found = structs.replace(found, problem="there are no records in it")
    return structs.replace(found, shown=named.shown)


def records(shard: InputShard, largest: int, column: str | None) -> Iterator[InputRecord]:
    """The records of a shard in their order: as many as the scan counted, whatever the file
    holds now."""
    if shard.kind == warc.KIND:
        return warc.records(shard, largest)
    if shard.kind == json_lines.KIND:
        return json_lines.records(shard, largest, column)
    if shard.kind == parquet.KIND:
        return parquet.records(shard, column)
    return files.records(shard, largest)
