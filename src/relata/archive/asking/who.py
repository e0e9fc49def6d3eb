"""Who bears a name, however it is spelled, and which outlet spells it how."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.asking.family import family, roots
from relata.archive.folding import folded
from relata.archive.limits import MAX_BEARERS, MAX_FILED, MAX_NAME
from relata.archive.name_keys import name_keys
from relata.archive.store.connect import Archive
from relata.archive.values import Bearer, Spelt
from relata.archive.weights import weights
from relata.names.matching.same_name import same_name

#: Spellings that are compared in full for one look-up.
_COMPARED = 300


def who(
    archive: Archive, name: str, *, language: str | None = None, limit: int = 10
) -> tuple[Bearer, ...]:
    """The entities that bear a name in any spelling, the best first.

    "Zelensky" finds who is written Selenskyj, Зеленський or Zelenskyy, with all spellings and the
    outlets that write them. `language` is that of the name asked for, where it is known.
    """
    with archive.reading() as connection:
        found = bearers(connection, name, language, weights().bear)
        ranked = sorted(
            (bearer(connection, number, score, why) for number, (score, why) in found.items()),
            key=lambda one: (-round(one.score, 1), -one.articles, one.id),
        )
    return tuple(one for one in ranked if one.articles or one.said)[: max(1, limit)]


def bearers(
    connection: Connection, name: str, language: str | None = None, least: float = 0.5
) -> dict[int, tuple[float, str]]:
    """Roots of entities that bear a name: score and the form that matches, the best first."""
    name = name.strip()[:MAX_NAME]
    plain = folded(name)
    if not plain:
        return {}
    scores: dict[int, tuple[float, str]] = {}
    for form, entity, lang in _filed(connection, name, plain, language):
        same = folded(form) == plain
        score = 1.0 if same else same_name(name, form, language, lang).score
        if score >= least and score > scores.get(entity, (0.0, ""))[0]:
            scores[entity] = (score, form)
    best: dict[int, tuple[float, str]] = {}
    for entity, row in roots(connection, scores).items():
        if scores[entity] > best.get(row.id, (0.0, "")):
            best[row.id] = scores[entity]
    ranked = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0]))
    return dict(ranked[:MAX_BEARERS])


def _filed(
    connection: Connection, name: str, plain: str, language: str | None
) -> list[tuple[str, int, str | None]]:
    """Spellings that may be the name, the nearest first: (form, entity, language)."""
    from rapidfuzz import fuzz

    of = db.spelling.c
    keys = name_keys(name, language)
    pairs = [key for key in keys if "|" in key]
    wanted = sa.select(of.id, of.form, of.folded, of.entity_id, of.language)
    rows = {row.id: row for row in connection.execute(wanted.where(of.folded == plain))}
    for some in (pairs, [key for key in keys if "|" not in key]):
        if some and len(rows) < _COMPARED:
            filed = wanted.join(db.name_key, db.name_key.c.spelling_id == of.id)
            filed = filed.where(db.name_key.c.key.in_(sorted(some))).limit(MAX_FILED)
            rows.update((row.id, row) for row in connection.execute(filed))
    near = sorted(rows.values(), key=lambda row: (-fuzz.partial_ratio(plain, row.folded), row.id))
    return [(row.form, row.entity_id, row.language) for row in near[:_COMPARED]]


def bearer(connection: Connection, entity: int, score: float = 1.0, why: str = "") -> Bearer:
    """An entity with its counts and spellings."""
    members = family(connection, entity)
    row = roots(connection, [entity])[entity]
    of = db.article_entity.c
    articles = connection.execute(
        sa.select(sa.func.count(sa.distinct(of.article_id))).where(of.entity_id.in_(members))
    ).scalar_one()
    said = connection.execute(
        sa.select(sa.func.sum(db.tally.c.times))
        .where(db.tally.c.entity_id.in_(members), db.tally.c.kind == "said")
    ).scalar() or 0  # fmt: skip
    return Bearer(
        id=row.id, kind=row.kind, name=row.name, wikidata=row.wikidata, score=score, why=why,
        articles=articles, said=said, spellings=spellings(connection, members),
    )  # fmt: skip


def spellings(connection: Connection, members: tuple[int, ...]) -> tuple[Spelt, ...]:
    """The forms of a name by outlet and language, the most frequent first."""
    of = db.naming.c
    rows = connection.execute(
        sa.select(of.form, of.language, of.outlet_id, sa.func.sum(of.times), sa.func.count())
        .where(of.entity_id.in_(members)).group_by(of.form, of.language, of.outlet_id)
    ).all()  # fmt: skip
    outlets = roots(connection, (row[2] for row in rows))
    merged: dict[tuple[str, str, int | None], list[int]] = defaultdict(lambda: [0, 0])
    for form, language, outlet, times, articles in rows:
        known: Any = outlets.get(outlet)
        counts = merged[form, language, known.id if known else None]
        counts[0] += int(times)
        counts[1] += int(articles)
    names = {row.id: row.name for row in outlets.values()}
    found = [
        Spelt(
            form=form, language=language, outlet=outlet,
            outlet_name=names.get(outlet) if outlet else None, times=times, articles=articles,
        )
        for (form, language, outlet), (times, articles) in merged.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.articles, -one.times, one.form)))


def members_of(connection: Connection, name: str | int) -> tuple[int, ...]:
    """All ids of whoever a filter names: an id ("12", 12) or a name in any spelling."""
    if isinstance(name, int) or name.strip().isdecimal():
        number = int(name)
        return family(connection, number) if number < 1 << 31 else ()
    found = bearers(connection, name, least=weights().bear)
    return tuple(sorted({one for number in found for one in family(connection, number)}))
