"""Features of a word form: rows of hashed embedding tables, and what the language pack says of it.

Both depend on the form alone and are computed once for each form (a cache).
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.networks import word_vectors
from relata.lang.language import COMPLEMENTS, CueForm, Language, load
from relata.lang.schema import Flag
from relata.model.codes import MEDIA
from relata.model.threads import shared_lock

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

#: Rows of the embedding tables: word forms, then endings and beginnings. Row 0 is the unknown.
WORD_ROWS, AFFIX_ROWS = 1 << 15, 1 << 12
#: Columns of the ids: the word, its last 2, 3 and 4 letters, its first 3, the cue's lemma, and
#: its row of the language's word vectors.
ID_COLUMNS = 7
AFFIXES = slice(1, 6)
VECTOR = 6
_FLAGS = len(Flag)
_FORMS = 6
_SHAPES = 9
#: Columns of the dense rows: closed-class bits, shape, verb cue (strengths, forms,
#: complements, media, separable), noun cue (strength, whether it stands in "according to").
WORD_COLUMNS = _FLAGS + _SHAPES + (3 + _FORMS + len(COMPLEMENTS) + len(MEDIA)) + 3
#: Bound of the cache: with more different forms than this the tables are started anew.
MOST_FORMS = 200_000


class WordRows(Struct, frozen=True):
    """The forms of a text as row numbers of two tables; later texts only append rows."""

    rows: Ints
    ids: Ints
    dense: Floats


class _Tables:
    """Word forms with their rows. A form stands in `rows` only after its row is filled."""

    __slots__ = ("dense", "ids", "rows")

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        self.ids = np.zeros((1024, ID_COLUMNS), np.int32)
        self.dense = np.zeros((1024, WORD_COLUMNS), np.float32)

    def add(self, word: str, ids: tuple[int, ...], dense: list[float]) -> int:
        """Fill the next row with a form; the caller holds the lock of the word table."""
        row = len(self.rows)
        if row == len(self.ids):
            self.ids = np.concatenate([self.ids, np.zeros_like(self.ids)])
            self.dense = np.concatenate([self.dense, np.zeros_like(self.dense)])
        self.ids[row], self.dense[row] = ids, dense
        self.rows[word] = row
        return row


class WordTable:
    """The cached rows of one language; grows while texts are read.

    Threads share it: one at a time adds forms; a text without new forms needs no lock.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._lock = shared_lock()
        self._tables = _Tables()

    def _vector(self, lower: str) -> int:
        known = word_vectors.load(self._language.code)
        return known.row(word_vectors.normalise(lower)) if known is not None else 0

    def look_up(self, words: list[str]) -> WordRows:
        """The rows of the forms, as written."""
        tables = self._tables  # another thread may start new ones
        if len(tables.rows) > MOST_FORMS:
            tables = self._tables = _Tables()
        rows = [tables.rows.get(word, -1) for word in words]
        if -1 in rows:
            with self._lock:
                rows = [self._row(tables, word) for word in words]
        return WordRows(np.array(rows, np.int32), tables.ids, tables.dense)

    def _row(self, tables: _Tables, word: str) -> int:
        row = tables.rows.get(word)
        if row is None:
            lower = word.lower()
            ids = (*_ids(lower, self._language), self._vector(lower))
            row = tables.add(word, ids, _dense(word, lower, self._language))
        return row


def word_table(code: str) -> WordTable:
    """The cached rows of a language."""
    return load(code).view(WordTable)


def _hash(text: str, rows: int) -> int:
    """A row other than 0, the same on every machine."""
    return 1 + crc32(text.encode("utf-8", "surrogatepass")) % (rows - 1)


def _ids(lower: str, language: Language) -> tuple[int, ...]:
    if lower.isdecimal():
        lower = "0" * min(len(lower), 5)
    cue = next(iter(language.verbs.get(lower, ()) or language.nouns.get(lower, ())), None)
    return (
        _hash(lower, WORD_ROWS),
        _hash("-2" + lower[-2:], AFFIX_ROWS),
        _hash("-3" + lower[-3:], AFFIX_ROWS),
        _hash("-4" + lower[-4:], AFFIX_ROWS),
        _hash("3-" + lower[:3], AFFIX_ROWS),
        _hash("=" + cue.cue.lemma, AFFIX_ROWS) if cue else 0,
    )


def _dense(word: str, lower: str, language: Language) -> list[float]:
    flags = language.flags.get(lower, 0)
    bits = [float(flags >> k & 1) for k in range(_FLAGS)]
    upper, letters = word[:1].isupper(), word.isalpha()
    shape = [
        upper and not word.isupper(), word.isupper() and len(word) > 1, upper and len(word) == 1,
        word[:1].isdigit(), not letters and any(c.isalpha() for c in word), "-" in word[1:-1],
        len(word) <= 3, len(word) > 9, not any(c.isalnum() for c in word),
    ]  # fmt: skip
    return [
        *bits,
        *map(float, shape),
        *_verb(language.verbs.get(lower, ())),
        *_noun(lower, language),
    ]


def _verb(readings: tuple[CueForm, ...]) -> list[float]:
    if not readings:
        return [0.0] * (3 + _FORMS + len(COMPLEMENTS) + len(MEDIA))
    best = max(readings, key=lambda r: r.cue.reporting_strength).cue
    forms = 0
    for reading in readings:
        forms |= reading.form
    return [
        best.reporting_strength, best.object_strength, float(bool(best.particle)),
        *(float(forms >> k & 1) for k in range(_FORMS)),
        *(float(c in best.complements) for c in COMPLEMENTS),
        *(float(m in best.medium) for m in MEDIA),
    ]  # fmt: skip


def _noun(lower: str, language: Language) -> list[float]:
    readings = language.nouns.get(lower)
    if not readings:
        return [0.0, 0.0, 0.0]
    cue = readings[0].cue
    return [1.0, cue.reporting_strength, float("according" in cue.complements)]
