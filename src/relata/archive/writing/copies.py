"""Near copies of articles: MinHash sketches of their word sequences, found by bands."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, NamedTuple
from zlib import crc32

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.limits import MAX_COPIES
from relata.archive.store.prepared import ask, insert, members
from relata.archive.weights import weights
from relata.model.threads import once

#: Words in a row; values of a sketch; values of a band, of which one must be the same: two
#: articles that share .35 are found with a probability of .84, those that share half with .997.
_ROW = 4
_VALUES = 126
_BAND = 3
#: A shorter text has no sketch: it would be a copy of anything.
_FEWEST_WORDS = 30


def sketch(words: Sequence[str]) -> bytes | None:
    """The MinHash of an article's folded words; None for one that is too short."""
    if len(words) < _FEWEST_WORDS:
        return None
    rows = {" ".join(words[at : at + _ROW]) for at in range(len(words) - _ROW + 1)}
    made = _empty().copy()
    made.update_batch([row.encode() for row in rows])
    return bytes(made.hashvalues.astype("<u8").tobytes())


@once(1)
def _empty() -> Any:
    """A sketch of nothing, of which the others are copies: its permutations cost time to make."""
    from datasketch import MinHash

    return MinHash(num_perm=_VALUES, seed=1, hashfunc=crc32)


def similarity(one: bytes, other: bytes) -> float:
    """Estimated share of common word sequences, 0 to 1."""
    import numpy as np

    a, b = np.frombuffer(one, dtype="<u8"), np.frombuffer(other, dtype="<u8")
    return float(np.mean(a == b)) if len(a) == len(b) else 0.0


def bands(made: bytes) -> list[int]:
    """The hashes of a sketch's bands."""
    size = 8 * _BAND
    return [
        int.from_bytes(
            blake2b(made[at : at + size], digest_size=8, salt=at.to_bytes(4, "big")).digest(),
            "big", signed=True,
        )
        for at in range(0, len(made), size)
    ]  # fmt: skip


class NearCopy(NamedTuple):
    """An article that is a near copy of another one."""

    id: int
    similarity: float
    version_group: int
    agency: str | None


def near_copies(connection: Connection, article: int, made: bytes) -> list[NearCopy]:
    """Articles that are near copies of one, the most similar first."""
    shared = ask(connection, _SHARED, hashes=bands(made), own=article, most=MAX_COPIES)
    if not shared:
        return []
    others = ask(connection, _SKETCHES, articles=[row[0] for row in shared])
    found = [NearCopy(row[0], similarity(made, row[1]), *row[2:]) for row in others if row[1]]
    near = [one for one in found if one.similarity >= weights().near_copy]
    return sorted(near, key=lambda one: (-one.similarity, one.id))


def file_bands(connection: Connection, article: int, made: bytes) -> None:
    """File an article under its bands."""
    rows = [{"hash": value, "article_id": article} for value in dict.fromkeys(bands(made))]
    insert(connection, db.band, rows)


_SHARED = (
    sa.select(db.band.c.article_id, sa.func.count())
    .where(members(db.band.c.hash, "hashes"), db.band.c.article_id != sa.bindparam("own"))
    .group_by(db.band.c.article_id)
    .order_by(sa.func.count().desc())
    .limit(sa.bindparam("most"))
)
_SKETCHES = sa.select(
    db.article.c.id, db.article.c.sketch, db.article.c.version_group, db.article.c.agency
).where(members(db.article.c.id, "articles"))
