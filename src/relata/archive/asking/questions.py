"""The five questions that an archive desk asks, each one function.

Everything X said about Y; who is quoted through whom; statements known from one source only; the
first article with a quotation and how its wording changed; everything an outlet has first-hand.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

import sqlalchemy as sa
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.asking.family import roots
from relata.archive.asking.hydrate import stored
from relata.archive.asking.statements import statements
from relata.archive.asking.who import members_of
from relata.archive.folding import folded, words
from relata.archive.limits import MAX_PAGE_LENGTH
from relata.archive.store.connect import Archive
from relata.archive.values import Filters, ListPage, Statements, StoredStatement, Tally
from relata.archive.writing.sayings import Near, keys_of


class Route(Struct, frozen=True, kw_only=True):
    """A speaker who is quoted through a relay."""

    speaker: Tally
    relay: Tally
    times: int


class WordingChange(Struct, frozen=True, kw_only=True):
    """What one wording of a quotation has instead of the first: either side may be empty."""

    kind: Literal["kept", "dropped", "added", "changed"]
    first: str
    here: str


class Wording(Struct, frozen=True, kw_only=True):
    """A quotation as one article has it."""

    statement: StoredStatement
    #: Against the first wording: all parts in order. The first has one part, "kept".
    changes: tuple[WordingChange, ...]
    same: bool


class Quotation(Struct, frozen=True, kw_only=True):
    """A quotation in all its wordings, the oldest first."""

    wordings: tuple[Wording, ...]
    #: Independent sources that have it.
    roots: int

    @property
    def first(self) -> StoredStatement:
        """The statement of the first article."""
        return self.wordings[0].statement


def said_about(
    archive: Archive,
    speaker: str | int,
    subject: str | int,
    filters: Filters | None = None,
    page: ListPage | None = None,
) -> Statements:
    """Everything somebody said about somebody or something, by dates, mode, certainty, outlet."""
    chosen = replace(filters or Filters(), speaker=speaker, about=subject)
    return statements(archive, chosen, page)


def first_hand(
    archive: Archive,
    outlet: str | int,
    filters: Filters | None = None,
    page: ListPage | None = None,
) -> Statements:
    """Everything an outlet says that it heard or read itself."""
    return statements(archive, replace(filters or Filters(), outlet=outlet, basis="heard"), page)


def single_source(
    archive: Archive, filters: Filters | None = None, page: ListPage | None = None
) -> Statements:
    """Statements that the archive knows from one independent source only, the newest first."""
    return statements(archive, replace(filters or Filters(), single_source=True), page)


def quoted_through(
    archive: Archive,
    speaker: str | int | None = None,
    relay: str | int | None = None,
    page: ListPage | None = None,
) -> tuple[Route, ...]:
    """Who is quoted through whom, the most frequent first; of one speaker, one relay, or all."""
    page = page or ListPage()
    of = db.through.c
    with archive.reading() as connection:
        wanted = sa.select(of.speaker_id, of.relay_id, of.kind, of.times)
        for column, name in ((of.speaker_id, speaker), (of.relay_id, relay)):
            if name is not None:
                wanted = wanted.where(column.in_(members_of(connection, name)))
        limit, offset = page.bounds
        # Merged entities are counted together: a few more rows than are shown.
        most = 4 * (offset + limit)
        rows = connection.execute(wanted.order_by(of.times.desc()).limit(most)).all()
        return _routes(connection, rows)[offset : offset + limit]


def _routes(connection: Connection, rows: Any) -> tuple[Route, ...]:
    known = roots(connection, (number for row in rows for number in row[:2]))
    counts: Counter[tuple[int, int, str]] = Counter()
    for speaker, relay, kind, times in rows:
        counts[known[speaker].id, known[relay].id, kind] += times
    by_id = {row.id: row for row in known.values()}
    return tuple(
        Route(
            speaker=Tally(entity=a, name=by_id[a].name, kind=by_id[a].kind, times=times),
            relay=Tally(entity=b, name=by_id[b].name, kind=kind, times=times), times=times,
        )
        for (a, b, kind), times in counts.most_common()
    )  # fmt: skip


def quotation(archive: Archive, what: str, *, limit: int = 100) -> Quotation | None:
    """A quotation in all its wordings: `what` is its words or a statement's permanent name.

    The wordings stand in the order of their articles' dates, those without a date last. None
    where the archive has no such quotation.
    """
    with archive.reading() as connection:
        saying = _saying_of(connection, what)
        if saying is None:
            return None
        of = db.statement.c
        ids = connection.execute(
            sa.select(of.id).where(of.saying_id == saying, of.review != "rejected")
            .order_by(sa.nulls_last(of.date), of.id).limit(min(limit, MAX_PAGE_LENGTH))
        ).scalars()  # fmt: skip
        found = stored(connection, list(ids))
    if not found:
        return None
    first = found[0].content.split()
    return Quotation(
        wordings=tuple(
            Wording(
                statement=one, changes=changes(first, one.content.split()),
                same=folded(one.content) == folded(found[0].content),
            )
            for one in found
        ),
        roots=found[0].roots,
    )  # fmt: skip


def _saying_of(connection: Connection, what: str) -> int | None:
    of = db.statement.c
    by_ref = connection.execute(
        sa.select(of.saying_id).where(of.ref == what.strip()).limit(1)
    ).scalar()
    if by_ref is not None:
        return int(by_ref)
    plain = words(what)
    keys = keys_of(plain)
    return Near(connection, keys).nearest(" ".join(plain), keys) if keys else None


def changes(first: list[str], here: list[str]) -> tuple[WordingChange, ...]:
    """How one wording differs from the first, word by word; case and marks do not count."""
    from difflib import SequenceMatcher

    one = [folded(word) or word for word in first]
    other = [folded(word) or word for word in here]
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        kind: Any = {"equal": "kept", "delete": "dropped", "insert": "added"}.get(tag, "changed")
        found.append(WordingChange(kind=kind, first=" ".join(first[a:b]), here=" ".join(here[c:d])))
    return tuple(found)
