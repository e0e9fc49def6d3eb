"""What company a word keeps: vectors of word forms, made of raw text by `relata.training`.

A form that the texts did not have takes the vector of the longest known form that it ends in
(German compounds end in their head: "Vizeregierungssprecher", "regierungssprecher").
"""

from __future__ import annotations

import io
from bisect import bisect_left
from functools import lru_cache
from zlib import crc32

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.resources import names, read_bytes

_PREFIX = "contexts-"
PACKAGE = "relata.attribute.trained.data"
#: Length of the vectors; a component c is kept as the integer 127 c.
WIDTH, SCALE = 64, 127.0
#: Shortest known ending of an unknown form, and how many letters of it may go unknown.
_ENDING, _LONGEST = 4, 40


class Contexts(Struct, frozen=True):
    """The vectors of a language, one row a form; row 0 is the unknown form's."""

    #: Hashes of the forms, rising; form k has row k + 1.
    keys: list[int]
    #: (forms + 1, WIDTH)
    vectors: NDArray[np.int8]

    def row(self, form: str) -> int:
        """The row of a lower-case form, or of the longest known form that it ends in; else 0."""
        found = self._find(form)
        if found or (not form.isalpha() and "-" not in form):
            return found
        for start in range(1, min(len(form) - _ENDING + 1, _LONGEST)):
            found = self._find(form[start:])
            if found:
                return found
        return 0

    def _find(self, form: str) -> int:
        wanted = key(form)
        at = bisect_left(self.keys, wanted)
        return at + 1 if at < len(self.keys) and self.keys[at] == wanted else 0


class Making(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in `contexts-<language>.json` beside the vectors: what they were made of."""

    #: Identity: the language and the first digits of the file's SHA-256.
    id: str
    corpora: str
    words: int
    forms: int
    seed: int


def makings() -> dict[str, Making]:
    """Language code -> what its packaged vectors were made of."""
    found = [n for n in names(PACKAGE, ".json") if n.startswith(_PREFIX)]
    return {
        n.removeprefix(_PREFIX).removesuffix(".json"): msgspec.json.decode(
            read_bytes(PACKAGE, n), type=Making
        )
        for n in found
    }


def key(form: str) -> int:
    """The hash of a form, the same on every machine."""
    return crc32(form.encode("utf-8", "surrogatepass"))


def normal(form: str) -> str:
    """The form whose row a word has: in lower case, numbers by their length alone."""
    lower = form.lower()
    return "0" * min(len(lower), 5) if lower.isdecimal() else lower


def read(data: bytes) -> Contexts:
    """The vectors of a file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        return Contexts(file["keys"].tolist(), file["vectors"])


_given: dict[str, Contexts] = {}


def give(code: str, data: bytes) -> None:
    """Read a language with these vectors from now on: those that are just being fitted."""
    _given[code] = read(data)


def load(code: str) -> Contexts | None:
    """The vectors of a language; None where it has none."""
    return _given.get(code) or _packaged(code)


@lru_cache(maxsize=4)
def _packaged(code: str) -> Contexts | None:
    name = file_name(code)
    return read(read_bytes(PACKAGE, name)) if name in names(PACKAGE, ".npz") else None


def file_name(code: str) -> str:
    """The packaged file of a language's vectors."""
    return f"{_PREFIX}{code}.npz"
