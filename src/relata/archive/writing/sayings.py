"""Quotations in all their wordings: statements of several articles that say the same words.

A saying is filed under hashes of three words in a row of its first wording; what shares some with
it is compared with that wording letter by letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from zlib import crc32

import sqlalchemy as sa
from rapidfuzz import fuzz
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


def likeness(one: str, other: str) -> float:
    """How far two wordings (folded) are one, 0 to 100; a part of the other counts as it."""
    least = weights().same_wording
    whole = fuzz.ratio(one, other)
    shorter, longer = sorted((one, other), key=len)
    if whole >= least or 3 * len(shorter) < len(longer):
        return whole
    return max(whole, fuzz.partial_ratio(shorter, longer) - 10)


#: A saying that may be meant: its id and the words of its first wording.
Near = dict[int, list[tuple[int, str]]]


def candidates(connection: Connection, keys: Iterable[int]) -> Near:
    """By hash, the sayings that are filed under it."""
    wanted = sorted(set(keys))
    found: Near = {key: [] for key in wanted}
    if wanted:
        for hash_, saying, words in ask(connection, _BY_HASH, hashes=wanted, most=MAX_FILED):
            found[hash_].append((saying, words))
    return found


_BY_HASH = (
    sa.select(db.saying_key.c.hash, db.saying.c.id, db.saying.c.words)
    .join(db.saying, db.saying.c.id == db.saying_key.c.saying_id)
    .where(members(db.saying_key.c.hash, "hashes"))
    .limit(sa.bindparam("most"))
)


def nearest(words: str, near: Near, keys: Iterable[int]) -> int | None:
    """The saying that a wording (folded) is most like; None where none is like enough."""
    asked = list(keys)
    shared: Counter[tuple[int, str]] = Counter(one for key in asked for one in near.get(key, ()))
    # Three words that two long wordings share say nothing.
    least = 2 if len(asked) > _FEW else 1
    best, found = weights().same_wording, None
    for (saying, first), times in shared.most_common(MAX_WORDINGS):
        if times < least:
            break
        score = likeness(words, first)
        if score > best or (score == best and found is None):
            best, found = score, saying
    return found


def file_sayings(
    connection: Connection, ids: Ids, statements: list[tuple[int, str]]
) -> dict[int, int]:
    """By statement id its saying, which is made where there is none. Input: (id, folded words)."""
    keys = {number: keys_of(words.split()) for number, words in statements}
    near = candidates(connection, (key for found in keys.values() for key in found))
    sayings: dict[int, int] = {}
    new: list[dict[str, object]] = []
    filed: list[dict[str, int]] = []
    for number, words in statements:
        if not keys[number]:
            continue
        saying = nearest(words, near, keys[number])
        if saying is None:
            saying = ids.next(db.saying)
            new.append({"id": saying, "words": words, "statements": 0, "roots": 0})
            # What it is filed under begins with what the others are asked for.
            for key in keys_of(words.split(), _FILED):
                filed.append({"hash": key, "saying_id": saying})
                near.setdefault(key, []).append((saying, words))
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
