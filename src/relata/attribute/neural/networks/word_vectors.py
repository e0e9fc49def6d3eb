"""Distributional word vectors (PPMI and SVD) of a language, made from raw text by the laboratory.

A form that the raw text does not contain takes the vector of the longest known form that it ends
in: "non-spokesman" has the vector of "spokesman".
"""

from __future__ import annotations

import io
from bisect import bisect_left
from zlib import crc32

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.model.threads import LOADING
from relata.resources import names, read_bytes

PACKAGE = "relata.attribute.neural.data"
#: Length of the vectors; a component c is stored as the integer 127 c.
WIDTH, SCALE = 64, 127.0
#: Shortest known ending of an unknown form, and how many letters before it may be unknown.
_ENDING, _LONGEST = 4, 40


class Provenance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`vectors-<language>.json`: what the vectors were made of."""

    #: Identity: the file's name and the first digits of its SHA-256.
    id: str
    corpora: str
    #: Words and marks of the raw text, and forms that have a vector.
    words: int
    count: int
    seed: int
    #: Processor time on one core.
    minutes: int = 1


class WordVectors(Struct, frozen=True):
    """The vectors of a language, a row for each form; row 0 is that of unknown forms."""

    #: Hashes of the forms, ascending; form k has row k + 1.
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


def key(form: str) -> int:
    """The hash of a form, the same on every machine."""
    return crc32(form.encode("utf-8", "surrogatepass"))


def normalise(form: str) -> str:
    """The form whose row a word has: in lower case, numbers by their length only."""
    lower = form.lower()
    return "0" * min(len(lower), 5) if lower.isdecimal() else lower


def file_name(code: str) -> str:
    """The package file of a language's vectors."""
    return f"vectors-{code}.npz"


def parse(data: bytes) -> WordVectors:
    """The vectors in the bytes of a file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        return WordVectors(file["keys"].tolist(), file["vectors"])


_loaded: dict[str, WordVectors | None] = {}


def load(code: str) -> WordVectors | None:
    """The vectors of a language, packaged ones unless replaced; None where it has none."""
    if code not in _loaded:
        with LOADING:
            if code not in _loaded:
                name = file_name(code)
                packaged = name in names(PACKAGE, ".npz")
                _loaded[code] = parse(read_bytes(PACKAGE, name)) if packaged else None
    return _loaded[code]


def replace(code: str, data: bytes) -> None:
    """Use these vectors for a language from now on: training does, with newly fitted ones."""
    _loaded[code] = parse(data)


def provenance() -> dict[str, Provenance]:
    """Language code -> what its packaged vectors were made of."""
    found = {}
    for name in names(PACKAGE, ".json"):
        if name.startswith("vectors-"):
            code = name.removeprefix("vectors-").removesuffix(".json")
            found[code] = msgspec.json.decode(read_bytes(PACKAGE, name), type=Provenance)
    return found
