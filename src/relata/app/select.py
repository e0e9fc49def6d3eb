"""The statements a user asked for, and a record that holds just those."""

from __future__ import annotations

import msgspec

from relata.model.errors import UsageError
from relata.model.record import Record, Statement


def checked_score(score: float) -> float:
    """The score, if it is one: from 0 to 1. Raises UsageError where it is not."""
    if not 0.0 <= score <= 1.0:
        raise UsageError(f"{score!r} is not a score: give a number from 0 to 1")
    return score


def _speaks(statement: Statement, record: Record, name: str) -> bool:
    voice = statement.speaker
    if voice is None:
        return False
    forms = [record.document.text[start:end] for start, end in voice.spans]
    for entity in record.entities:
        if entity.id in voice.entities:
            forms += [entity.name, *entity.forms, *entity.roles]
    return any(name in " ".join(form.split()).casefold() for form in forms)


def _wanted(
    statement: Statement, record: Record, min_score: float, speaker: str | None, modes: list[str]
) -> bool:
    return (
        statement.score >= min_score
        and (not modes or statement.mode in modes)
        and (speaker is None or _speaks(statement, record, speaker))
    )


def select(
    record: Record,
    *,
    min_score: float = 0.0,
    speaker: str | None = None,
    modes: list[str] | None = None,
) -> Record:
    """The record with the statements asked for only.

    Statements keep their ids; `inside` names the nearest enclosing statement that is kept, and
    an event's `known_from` those that are. Entities and `sourcing` stay: they describe
    the article, not the choice.
    """
    name = " ".join(speaker.split()).casefold() if speaker else None
    kept = {s.id: s for s in record.statements if _wanted(s, record, min_score, name, modes or [])}
    if len(kept) == len(record.statements):
        return record
    outer = {s.id: s.inside for s in record.statements}
    statements: list[Statement] = []
    for statement in kept.values():
        inside = statement.inside
        while inside is not None and inside not in kept:
            inside = outer.get(inside)
        statements.append(msgspec.structs.replace(statement, inside=inside))
    events = tuple(
        msgspec.structs.replace(event, known_from=tuple(s for s in event.known_from if s in kept))
        for event in record.events
    )
    return msgspec.structs.replace(record, statements=tuple(statements), events=events)
