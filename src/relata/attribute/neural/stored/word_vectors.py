"""What company a word keeps: vectors of word forms, made of raw text by `relata_lab.training`.

A form that the texts did not have takes the vector of the longest known form that it ends in
(German compounds end in their head: "Vizeregierungssprecher", "regierungssprecher").
"""

from __future__ import annotations

import io
from bisect import bisect_left
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.stored.files import Shelf

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


#: The packaged vectors: `SHELF.load(code)`.
SHELF = Shelf("contexts", read)
load = SHELF.load
