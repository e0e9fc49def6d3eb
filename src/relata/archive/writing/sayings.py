"""Quotations in all their wordings: statements of several articles that say the same words.

Statements find each other by hashes of three words in a row, and are compared letter by letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b

import sqlalchemy as sa
from rapidfuzz import fuzz
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.limits import MAX_WORDINGS, MIN_SAYING_WORDS
from relata.archive.weights import weights
from relata.archive.writing.ids import fresh

#: Words in a row, and hashes kept of a statement: the smallest, so that wordings share some.
_ROW = 3
_KEPT = 8


def keys_of(words: list[str]) -> list[int]:
    """The hashes under which a statement is filed; [] for one that is too short."""
    if len(words) < MIN_SAYING_WORDS:
        return []
    rows = {" ".join(words[at : at + _ROW]) for at in range(len(words) - _ROW + 1)}
    return sorted(_hash(row) for row in rows)[:_KEPT]


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def likeness(one: str, other: str) -> float:
    """How far two wordings (folded) are one, 0 to 100; a part of the other counts as it."""
    whole = fuzz.ratio(one, other)
    shorter, longer = sorted((one, other), key=len)
    if whole >= weights().same_wording or 3 * len(shorter) < len(longer):
        return whole
    return max(whole, fuzz.partial_ratio(shorter, longer) - 10)


def candidates(
    connection: Connection, keys: Iterable[int]
) -> dict[int, list[tuple[int, str, int]]]:
    """By hash: (statement, its content, its saying) of statements that have it."""
    wanted = sorted(set(keys))
    found: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    for hash_ in wanted:
        rows = connection.execute(_BY_HASH, {"hash": hash_, "most": MAX_WORDINGS})
        found[hash_] = [(row[0], row[1], row[2]) for row in rows]
    return found


_BY_HASH = (
    sa.select(db.saying_key.c.statement_id, db.statement.c.content, db.statement.c.saying_id)
    .join(db.statement, db.statement.c.id == db.saying_key.c.statement_id)
    .where(db.saying_key.c.hash == sa.bindparam("hash"))
    .where(db.statement.c.saying_id.is_not(None))
    .limit(sa.bindparam("most"))
)


class Sayings:
    """Finds the sayings of new statements within one writing transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids = fresh(connection, db.saying)

    def of(self, statements: list[tuple[int, str]]) -> tuple[dict[int, int], list[dict[str, int]]]:
        """By statement id its saying; and the rows of `saying_key`. Input: (id, folded content)."""
        keys = {number: keys_of(content.split()) for number, content in statements}
        near = candidates(self._connection, (key for found in keys.values() for key in found))
        sayings: dict[int, int] = {}
        rows: list[dict[str, int]] = []
        new: list[dict[str, int]] = []
        for number, content in statements:
            if not keys[number]:
                continue
            saying = self._best(content, [row for key in keys[number] for row in near[key]])
            if saying is None:
                saying = next(self._ids)
                new.append({"id": saying, "statements": 0, "roots": 0})
            sayings[number] = saying
            for key in keys[number]:
                rows.append({"hash": key, "statement_id": number})
                near[key].append((number, content, saying))
        if new:
            self._connection.execute(sa.insert(db.saying), new)
        return sayings, rows

    def _best(self, content: str, found: list[tuple[int, str, int]]) -> int | None:
        from relata.archive.folding import folded

        best: tuple[float, int | None] = (weights().same_wording, None)
        seen: set[int] = set()
        for statement, other, saying in found:
            if statement in seen:
                continue
            seen.add(statement)
            score = likeness(content, folded(other))
            if score > best[0] or (score == best[0] and best[1] is None):
                best = (score, saying)
        return best[1]


def recount(connection: Connection, sayings: Iterable[int]) -> None:
    """Count statements and roots of sayings anew; those that nobody says any more go."""
    wanted = sorted(set(sayings))
    if not wanted:
        return
    of = db.statement.c
    counted = {
        row[0]: (row[1], row[2])
        for row in connection.execute(
            sa.select(of.saying_id, sa.func.count(), sa.func.count(sa.distinct(of.root)))
            .where(of.saying_id.in_(wanted), of.review != "rejected").group_by(of.saying_id)
        )
    }  # fmt: skip
    changed = [
        {"number": number, "n": counted.get(number, (0, 0))[0], "r": counted.get(number, (0, 0))[1]}
        for number in wanted
    ]
    connection.execute(_RECOUNT, changed)


_RECOUNT = (
    sa.update(db.saying)
    .where(db.saying.c.id == sa.bindparam("number"))
    .values(statements=sa.bindparam("n"), roots=sa.bindparam("r"))
)
