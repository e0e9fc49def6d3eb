"""A folder's articles, or single files: whatever `relata read` reads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from relata.app import sources
from relata.app.batch.inputs.raw import InputRecord, InputShard, RecordRange, Scanned
from relata.model.errors import InputError, TooLarge

KIND = "files"


def scanned(path: Path, files: list[str], most: int) -> Scanned:
    """The files in stretches of at most `most`."""
    found = tuple(RecordRange(at, min(most, len(files) - at)) for at in range(0, len(files), most))
    size = sum(_size(name) for name in files)
    return Scanned(KIND, str(path), size, found, tuple(files))


def _size(name: str) -> int:
    try:
        return Path(name).stat().st_size
    except OSError:
        return 0


def records(shard: InputShard, largest: int) -> Iterator[InputRecord]:
    """The files of a shard in their order."""
    path = Path(shard.path)
    folder = path.parent if shard.files == (shard.path,) else path
    for index, name in enumerate(shard.files):
        made = InputRecord(shard.first + index, name=os.path.relpath(name, folder))
        try:
            source = sources.open_source(name, max_size=largest)
            made.data, made.size = source.data, len(source.data)
        except TooLarge as error:
            made.reason, made.detail = "size", str(error)
        except InputError as error:
            made.reason, made.detail = "broken", str(error)
        yield made
