"""The layer of corrections as it was made, to be kept apart from the archive and made again.

One object a line: kind, author, moment, the words it stands at, what is right, and the entities by
their names, since another archive counts them otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from msgspec import Struct, convert, json
from msgspec import ValidationError as _Invalid

from relata.archive import schema as db
from relata.archive.asking.statements import statements
from relata.archive.asking.who import who
from relata.archive.corrections.append import correct, mark_missed, note
from relata.archive.corrections.entities import merge, rename, split
from relata.archive.layer.anchors import QuoteAnchor, Unplaced, locate
from relata.archive.layer.kinds import OF_ENTITIES
from relata.archive.store.connect import Archive
from relata.archive.values import Filters, ListPage, StoredStatement
from relata.archive.writing.rebuild import load_record
from relata.archive.writing.session import active
from relata.model.errors import RecordError, UsageError


class LayerLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A correction that holds, as it leaves the archive."""

    kind: str
    author: str
    made_at: str
    value: dict[str, Any]
    #: SHA-256 of the article's text, and its source.
    document: str | None = None
    source: str | None = None
    #: The name of the entity that it stands at, and of the one that its value names.
    entity: str | None = None
    other: str | None = None
    quote: str | None = None
    before: str = ""
    after: str = ""
    start: int = 0


def layer(archive: Archive) -> Iterator[LayerLine]:
    """The corrections that hold, in the order in which they were made."""
    with archive.reading() as connection:
        rows = active(connection)
        names: dict[int, str] = {
            row[0]: row[1]
            for row in connection.execute(sa.select(db.entity.c.id, db.entity.c.name))
        }
        documents = {
            row.id: row
            for row in connection.execute(
                sa.select(db.article.c.id, db.article.c.document_id, db.article.c.source)
                .where(db.article.c.id.in_({row.article_id for row in rows if row.article_id}))
            )
        }  # fmt: skip
    for row in rows:
        value = json.decode(row.value)
        other = next((value[key] for key in ("entity", "source", "to") if value.get(key)), None)
        at = documents.get(row.article_id)
        yield LayerLine(
            kind=row.kind, author=row.author, made_at=row.made_at, value=value,
            document=at.document_id if at else None, source=at.source if at else None,
            entity=names.get(row.entity_id), other=names.get(other) if other else None,
            quote=row.quote, before=row.before or "", after=row.after or "", start=row.start or 0,
        )  # fmt: skip


def lines_of(data: bytes) -> list[LayerLine]:
    """The lines of a file that `layer` was written to. Raises RecordError that names the line."""
    found = []
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            try:
                found.append(convert(json.decode(line), LayerLine))
            except (_Invalid, ValueError, RecursionError) as error:
                raise RecordError(f"line {number} is not a correction: {error}") from error
    return found


def replay(archive: Archive, lines: Iterable[LayerLine]) -> tuple[int, tuple[str, ...]]:
    """Make corrections again in this archive: how many found their place, and why others did not.

    Articles are found by their text or source, entities by their names. What is in the archive
    already is not made twice.
    """
    done, refused = 0, []
    known = {(line.kind, line.document, line.quote, line.entity, line.made_at)
             for line in layer(archive)}  # fmt: skip
    for line in lines:
        if (line.kind, line.document, line.quote, line.entity, line.made_at) in known:
            continue
        try:
            _make(archive, line)
        except UsageError as error:
            words = f" at {line.quote[:60]!r}" if line.quote else ""
            refused.append(f"{line.kind}{words}: {error}")
        else:
            done += 1
    return done, tuple(refused)


def _make(archive: Archive, line: LayerLine) -> None:
    if line.kind in OF_ENTITIES or (line.kind == "note" and line.entity):
        _make_entity(archive, line)
        return
    article = _article(archive, line)
    value = {key: item for key, item in line.value.items() if key not in ("entity", "target")}
    if line.other is not None:
        value["name"] = line.other
    if line.quote is None:
        note(archive, str(value.get("text", "")), line.author, article=article)
        return
    with archive.reading() as connection:
        text = load_record(connection, article).document.text
    anchor = QuoteAnchor(quote=line.quote, before=line.before, after=line.after, start=line.start)
    place = locate(text, anchor)
    if isinstance(place, Unplaced):
        raise UsageError(place.why)
    if line.kind == "missed":
        mark_missed(archive, article, *place, line.author, **value)
        return
    correct(archive, _statement(archive, article, place, line), line.kind, line.author, **value)


def _statement(
    archive: Archive, article: int, place: tuple[int, int], line: LayerLine
) -> StoredStatement:
    target = line.value.get("target") or {}
    wanted = Filters(article=article, doubtful=True, rejected=True)
    there = [
        one for one in statements(archive, wanted, ListPage(limit=500)).statements
        if (one.start, one.end) == place
    ]  # fmt: skip
    like = [one for one in there if one.cue == target.get("cue", "")] or there
    if len(like) != 1:
        raise UsageError("there is not exactly one statement in these words")
    return like[0]


def _article(archive: Archive, line: LayerLine) -> int:
    of = db.article.c
    with archive.reading() as connection:
        for column, value in ((of.document_id, line.document), (of.source, line.source)):
            if value is not None:
                found = connection.execute(sa.select(of.id).where(column == value)).scalars().all()
                if len(found) == 1:
                    return int(found[0])
    raise UsageError("its article is not in this archive")


def _entity(archive: Archive, name: str | None) -> int:
    found = [one for one in who(archive, name or "", limit=2) if one.name == name]
    if len(found) != 1:
        raise UsageError(f"there is not exactly one entity called {name!r}")
    return found[0].id


def _make_entity(archive: Archive, line: LayerLine) -> None:
    value = line.value
    if line.kind == "merge":
        merge(archive, _entity(archive, line.entity), _entity(archive, line.other), line.author)
    elif line.kind == "name":
        # The name that it has by now is the one that it was given: its forms find it.
        found = who(archive, line.entity or "", limit=1)
        if not found:
            raise UsageError(f"there is no entity called {line.entity!r}")
        rename(archive, found[0].id, str(value.get("name", "")), line.author)
    elif line.kind == "split":
        forms = tuple(map(str, value.get("forms") or ()))
        if not forms:
            raise UsageError("a split by articles holds in its own archive only")
        split(archive, _entity(archive, line.entity), line.author, forms=forms, name=line.other)
    else:
        number = _entity(archive, line.entity)
        note(archive, str(value.get("text", "")), line.author, entity=number)
