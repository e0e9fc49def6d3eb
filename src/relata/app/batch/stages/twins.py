"""Near twins over all shards, in the order of the input: the first of them is the original.

Runs in one process after every shard is extracted, so that the answer does not depend on who
was fast. Kept in memory are the last `limits.WINDOW` originals: most of a day of a large crawl.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from relata.app.batch import limits
from relata.app.batch.entries import Copy, Signature
from relata.app.batch.stages.weights import weights


class _Original(NamedTuple):
    shard: int
    entry: int
    language: str
    text: bytes
    page: bytes
    values: bytes


class TwinIndex:
    """The originals of the last part of the input: by page, by text, and by bands of MinHash."""

    def __init__(self, window: int = limits.WINDOW, *, twins: bool = True) -> None:
        self._window, self._twins = window, twins
        self._kept: deque[_Original] = deque()
        self._pages: dict[bytes, _Original] = {}
        self._texts: dict[bytes, _Original] = {}
        self._bands: dict[bytes, list[_Original]] = {}

    def copies(self, shard: int, signatures: Iterable[Signature]) -> list[Copy]:
        """The copies among a shard's documents. Shards must come in the order of the input."""
        found = []
        for one in signatures:
            copy = self._copy(one)
            if copy is None:
                self._add(_Original(shard, one.entry, one.language, one.text, one.page, one.values))
            else:
                found.append(copy)
        return found

    def _copy(self, one: Signature) -> Copy | None:
        same = self._pages.get(one.page)
        if same is not None:
            return Copy(one.entry, "duplicate", same.shard, same.entry, 1.0)
        if not self._twins:
            return None
        same = self._texts.get(one.text)
        if same is not None and same.language == one.language:
            return Copy(one.entry, "twin", same.shard, same.entry, 1.0)
        best = self._most_similar(one)
        if best is None:
            return None
        similarity, original = best
        return Copy(one.entry, "twin", original.shard, original.entry, similarity)

    def _most_similar(self, one: Signature) -> tuple[float, _Original] | None:
        """The most similar original in the language, the earliest of several."""
        if not one.values:
            return None
        import numpy

        mine = numpy.frombuffer(one.values, dtype="<u4")
        best: tuple[float, _Original] | None = None
        seen: set[tuple[int, int]] = set()
        for band in _bands(one.values):
            for other in self._bands.get(band, ()):
                key = (other.shard, other.entry)
                if key in seen or other.language != one.language:
                    continue
                seen.add(key)
                theirs = numpy.frombuffer(other.values, dtype="<u4")
                score = float((mine == theirs).mean())
                if best is None or (score, best[1][:2]) > (best[0], key):
                    best = (score, other)
        return best if best is not None and best[0] >= weights().twins.similarity else None

    def _add(self, made: _Original) -> None:
        self._kept.append(made)
        self._pages.setdefault(made.page, made)
        if self._twins:
            self._texts.setdefault(made.text, made)
            for band in _bands(made.values):
                self._bands.setdefault(band, []).append(made)
        if len(self._kept) > self._window:
            self._forget(self._kept.popleft())

    def _forget(self, gone: _Original) -> None:
        for table, key in ((self._pages, gone.page), (self._texts, gone.text)):
            if table.get(key) is gone:
                del table[key]
        for band in _bands(gone.values):
            left = [one for one in self._bands.get(band, ()) if one is not gone]
            if left:
                self._bands[band] = left
            else:
                self._bands.pop(band, None)


def _bands(values: bytes) -> Iterator[bytes]:
    """Keys of the bands: their number and their values."""
    size = 4 * weights().twins.rows
    for number, at in enumerate(range(0, len(values), size)):
        yield bytes((number,)) + values[at : at + size]
