"""Quotations in all their wordings: statements of several articles that say the same words.

A saying is filed under hashes of three words in a row of its first wording; what shares some with
it is compared with that wording letter by letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from math import ceil
from zlib import crc32

import sqlalchemy as sa
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.limits import MAX_FILED, MAX_WORDINGS, MIN_SAYING_WORDS
from relata.archive.store.prepared import ask, insert, members, run
from relata.archive.weights import weights
from relata.archive.writing.ids import Ids

#: Words in a row; hashes that a first wording is filed under and that another one asks for: the
#: smallest, so that wordings share some.
_ROW = 3
_FILED = 16
_ASKED = 8
#: With more hashes than this, one in common is not enough to compare two wordings.
_FEW = 4
#: What a part of a longer wording is worth less than the whole.
_OF_PART = 10


def keys_of(words: list[str], most: int = _ASKED) -> list[int]:
    """The hashes of a wording's words, the smallest; [] for one that is too short."""
    if len(words) < MIN_SAYING_WORDS:
        return []
    rows = {" ".join(words[at : at + _ROW]) for at in range(len(words) - _ROW + 1)}
    # Which ones are the smallest a fast hash says; what is stored is too long to collide.
    smallest = sorted([(crc32(row.encode()), row) for row in rows])[:most]
    return [_hash(row) for _, row in smallest]


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def likeness(one: str, other: str, least: float) -> float:
    """How far two wordings (folded) are one, 0 to 100; a part of the other counts as it, less 10.

    The whole of both goes before a part. 0 where neither is enough: the whole for one wording, a
    part for `least`, which most pairs are shown not to be without the costly comparison.
    """
    whole = fuzz.ratio(one, other, score_cutoff=weights().same_wording)
    shorter, longer = sorted((one, other), key=len)
    if whole or 3 * len(shorter) < len(longer) or least > 100 - _OF_PART:
        return whole
    # A part of the longer one that is so like the shorter one has most of its letters in order.
    share = (least + _OF_PART) / 100
    letters = ceil(share * len(shorter) / (2 - share) - 1e-9)
    if not LCSseq.similarity(shorter, longer, score_cutoff=letters):
        return 0.0
    part = fuzz.partial_ratio(shorter, longer, score_cutoff=least + _OF_PART)
    return part - _OF_PART if part else 0.0


class Near:
    """Sayings that some wordings may be: by hash their ids, and by id their first wordings."""

    def __init__(self, connection: Connection, keys: Iterable[int]) -> None:
        self._connection = connection
        self._filed: dict[int, list[int]] = {}
        self._words: dict[int, str] = {}
        wanted = sorted(set(keys))
        if wanted:
            for hash_, saying in ask(connection, _BY_HASH, hashes=wanted, most=MAX_FILED):
                self._filed.setdefault(hash_, []).append(saying)

    def put(self, saying: int, words: str, keys: Iterable[int]) -> None:
        """A saying that was just made."""
        self._words[saying] = words
        for key in keys:
            self._filed.setdefault(key, []).append(saying)

    def of(self, keys: list[int]) -> list[int]:
        """The sayings to compare with a wording that has these hashes, the likeliest first."""
        filed = self._filed
        shared: Counter[int] = Counter(one for key in keys for one in filed.get(key, ()))
        # Three words that two long wordings share say nothing.
        least = 2 if len(keys) > _FEW else 1
        return [one for one, times in shared.most_common(MAX_WORDINGS) if times >= least]

    def load(self, sayings: Iterable[int]) -> None:
        """Ask for the wordings of some sayings at once."""
        missing = sorted(set(sayings) - self._words.keys())
        if missing:
            self._words.update(ask(self._connection, _WORDS, sayings=missing))

    def nearest(self, words: str, keys: list[int]) -> int | None:
        """The saying that a wording (folded) is most like; None where none is like enough."""
        chosen = self.of(keys)
        self.load(chosen)
        best, found = weights().same_wording, None
        for saying in chosen:
            known = self._words.get(saying)
            if known is None:
                continue  # it went meanwhile
            score = likeness(words, known, best)
            if score > best or (score == best and found is None):
                best, found = score, saying
        return found


_BY_HASH = (
    sa.select(db.saying_key.c.hash, db.saying_key.c.saying_id)
    .where(members(db.saying_key.c.hash, "hashes"))
    .limit(sa.bindparam("most"))
)
_WORDS = sa.select(db.saying.c.id, db.saying.c.words).where(members(db.saying.c.id, "sayings"))


def file_sayings(
    connection: Connection, ids: Ids, statements: list[tuple[int, str]]
) -> dict[int, int]:
    """By statement id its saying, which is made where there is none. Input: (id, folded words)."""
    keys = {number: keys_of(words.split()) for number, words in statements}
    near = Near(connection, (key for found in keys.values() for key in found))
    near.load(saying for found in keys.values() for saying in near.of(found))
    sayings: dict[int, int] = {}
    new: list[dict[str, object]] = []
    filed: list[dict[str, int]] = []
    for number, words in statements:
        if not keys[number]:
            continue
        saying = near.nearest(words, keys[number])
        if saying is None:
            saying = ids.next(db.saying)
            new.append({"id": saying, "words": words, "statements": 0, "roots": 0})
            # What it is filed under begins with what the others are asked for.
            under = keys_of(words.split(), _FILED)
            filed += [{"hash": key, "saying_id": saying} for key in under]
            near.put(saying, words, under)
        sayings[number] = saying
    insert(connection, db.saying, new)
    insert(connection, db.saying_key, filed)
    return sayings


def recount(connection: Connection, sayings: Iterable[int]) -> None:
    """Count statements and roots of sayings anew; one that nobody says any more goes."""
    wanted = sorted(set(sayings))
    if not wanted:
        return
    counted = {row[0]: row[1:] for row in ask(connection, _COUNTS, sayings=wanted)}
    gone = [number for number in wanted if number not in counted]
    if gone:
        connection.execute(sa.delete(db.saying_key).where(db.saying_key.c.saying_id.in_(gone)))
        connection.execute(sa.delete(db.saying).where(db.saying.c.id.in_(gone)))
    run(connection, _RECOUNT, [
        {"number": number, "n": shown or 0, "r": roots}
        for number, (_, shown, roots) in sorted(counted.items())
    ])  # fmt: skip


_SHOWN = sa.case((db.statement.c.review != "rejected", 1))
_COUNTS = (
    sa.select(
        db.statement.c.saying_id, sa.func.count(), sa.func.sum(_SHOWN),
        sa.func.count(sa.distinct(sa.case((db.statement.c.review != "rejected",
                                           db.statement.c.root)))),
    )
    .where(members(db.statement.c.saying_id, "sayings"))
    .group_by(db.statement.c.saying_id)
)  # fmt: skip
_RECOUNT = (
    sa.update(db.saying)
    .where(db.saying.c.id == sa.bindparam("number"))
    .values(statements=sa.bindparam("n"), roots=sa.bindparam("r"))
)
