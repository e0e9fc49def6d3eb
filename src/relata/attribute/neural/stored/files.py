"""Packaged arrays of which each language has one file, with a note beside it of its making."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec

from relata.resources import names, read_bytes

PACKAGE = "relata.attribute.neural.data"
_Kind = TypeVar("_Kind")


class Making(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in `<name>-<language>.json` beside the arrays: what they were made of."""

    #: Identity: the name, the language and the first digits of the file's SHA-256.
    id: str
    corpora: str
    words: int
    #: What of: vectors of forms, sentences.
    count: int
    seed: int
    #: On one core.
    minutes: int = 1


class Shelf(Generic[_Kind]):
    """The files `<name>-<language>.npz`, as `read` makes arrays of their bytes."""

    def __init__(self, name: str, read: Callable[[bytes], _Kind]) -> None:
        self.name = name
        self.read = read
        self._known: dict[str, _Kind | None] = {}

    def file_name(self, code: str) -> str:
        """The file of a language."""
        return f"{self.name}-{code}.npz"

    def give(self, code: str, data: bytes) -> None:
        """Read a language with these from now on: those that are just being fitted."""
        self._known[code] = self.read(data)

    def load(self, code: str) -> _Kind | None:
        """The arrays of a language; None where it has none."""
        if code not in self._known:
            name = self.file_name(code)
            there = name in names(PACKAGE, ".npz")
            self._known[code] = self.read(read_bytes(PACKAGE, name)) if there else None
        return self._known[code]

    def makings(self) -> dict[str, Making]:
        """Language code -> what its packaged arrays were made of."""
        start = self.name + "-"
        return {
            name.removeprefix(start).removesuffix(".json"): msgspec.json.decode(
                read_bytes(PACKAGE, name), type=Making
            )
            for name in names(PACKAGE, ".json")
            if name.startswith(start)
        }
