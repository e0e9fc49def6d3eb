"""Corrections as training and evaluation data: texts and labels, as the laboratory reads them.

One label object a corrected article: `{"id", "lang", "genre", "checked", "statements": […]}`. What
an editor confirmed, corrected or added is `must`; what nobody has looked at yet is `may`, so that
it counts neither for nor against a reading; what was rejected is left out. `checked` says whether
every shown statement was looked at. Texts: `{"id", "lang", "url", "title", "text"}`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from relata.archive import schema as db
from relata.archive.asking.articles import StoredArticle, article
from relata.archive.asking.family import family
from relata.archive.layer.kinds import OF_STATEMENTS
from relata.archive.store.connect import Archive
from relata.archive.values import StoredParty, StoredStatement
from relata.model.record import Statement

Labels = dict[str, Any]


def export(archive: Archive) -> Iterator[tuple[Labels, Labels]]:
    """(labels, text) of every article with corrections of its statements, in the order of ids."""
    of = db.correction.c
    with archive.reading() as connection:
        numbers = list(
            connection.execute(
                sa.select(of.article_id).where(of.kind.in_(sorted(OF_STATEMENTS))).distinct()
                .order_by(of.article_id)
            ).scalars()
        )  # fmt: skip
    for number in numbers:
        stored = article(archive, number)
        if stored is not None and any(one.review != "none" for one in stored.statements):
            yield _labels(archive, stored), _text(stored)


def _text(stored: StoredArticle) -> Labels:
    document = stored.record.document
    return {
        "id": document.id, "lang": document.language, "url": document.source,
        "title": document.title, "text": document.text,
    }  # fmt: skip


def _labels(archive: Archive, stored: StoredArticle) -> Labels:
    document = stored.record.document
    by_key = {statement.id: statement for statement in stored.record.statements}
    shown = [
        one for one in stored.statements if one.tier != "doubtful" and one.review != "rejected"
    ]
    names = _names(archive, stored, shown)
    return {
        "id": document.id, "lang": document.language, "genre": "news",
        "checked": all(one.review != "none" for one in shown),
        "statements": [
            _label(document.text, one, by_key.get(one.key), names) for one in shown
        ],
    }  # fmt: skip


def _label(
    text: str, one: StoredStatement, read: Statement | None, names: dict[int, list[str]]
) -> Labels:
    pieces = [text[start:end] for start, end in one.spans]
    cue = [text[start:end] for start, end in read.cue] if read else []
    mention = None
    if read and read.speaker and read.speaker.spans and one.review in ("none", "accepted"):
        start, end = read.speaker.spans[0]
        mention = text[start:end]
    speakers = [_accepted(party, names) for party in one.speakers]
    label: Labels = {
        "content": pieces[0] if len(pieces) == 1 else pieces, "mode": one.mode,
        "cue": (cue[0] if len(cue) == 1 else cue) if cue else (one.cue or None),
        "speaker": mention, "names": speakers[0] if len(speakers) == 1 else [],
        "to": [name for party in one.addressees for name in _accepted(party, names)],
        "via": [_accepted(hand, names) for hand in one.hands if hand.relay],
        "need": "may" if one.review == "none" else "must", "spans": [list(s) for s in one.spans],
    }  # fmt: skip
    if len(speakers) > 1:
        label["names"] = [" and ".join(accepted[0] for accepted in speakers)]
        label["joint"] = speakers
    if one.review == "none":
        label["note"] = "nobody has checked this statement"
    return label


def _accepted(party: StoredParty, names: dict[int, list[str]]) -> list[str]:
    """The names under which a party is accepted, the best first."""
    known = names.get(party.entity, []) if party.entity is not None else []
    return list(dict.fromkeys((party.name, party.label, *known)))


def _names(
    archive: Archive, stored: StoredArticle, shown: list[StoredStatement]
) -> dict[int, list[str]]:
    """By entity, the forms in which this article writes it."""
    parties = [p for one in shown for p in (*one.speakers, *one.addressees, *one.hands)]
    found: dict[int, list[str]] = {}
    with archive.reading() as connection:
        for number in {party.entity for party in parties if party.entity is not None}:
            rows = connection.execute(
                sa.select(db.naming.c.form).where(
                    db.naming.c.article_id == stored.info.id,
                    db.naming.c.entity_id.in_(family(connection, number)),
                ).order_by(sa.func.length(db.naming.c.form).desc())
            ).scalars()  # fmt: skip
            found[number] = list(rows)
    return found
