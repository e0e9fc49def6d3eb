"""The statements a user asked for, and a record that holds just those."""

from __future__ import annotations

import msgspec

from relata.model.codes import TIERS, Tier
from relata.model.errors import UsageError
from relata.model.record import Record, Statement


def checked_score(score: float) -> float:
    """The score, if it is one: from 0 to 1. Raises UsageError where it is not."""
    if not 0.0 <= score <= 1.0:
        raise UsageError(f"{score!r} is not a score: give a number from 0 to 1")
    return score


def checked_tier(tier: str | None) -> Tier | None:
    """The tier, if it is one, or None. Raises UsageError where it is neither."""
    for known in TIERS:
        if tier == known:
            return known
    if tier is None:
        return None
    raise UsageError(f"{tier!r} is not a tier: choose {', '.join(TIERS[:-1])} or {TIERS[-1]}")


def _at_least(statement: Statement, tier: Tier | None) -> bool:
    """Whether a statement is as sure as `tier`; one without a tier counts as likely."""
    return tier is None or TIERS.index(statement.tier or "likely") <= TIERS.index(tier)


def _speaks(statement: Statement, record: Record, name: str) -> bool:
    voice = statement.speaker
    if voice is None:
        return False
    forms = [record.document.text[start:end] for start, end in voice.spans]
    for entity in record.entities:
        if entity.id in voice.entities:
            forms += [entity.name, *entity.forms, *entity.roles]
    return any(name in " ".join(form.split()).casefold() for form in forms)


def select(
    record: Record,
    *,
    min_score: float = 0.0,
    tier: Tier | None = None,
    speaker: str | None = None,
    modes: list[str] | None = None,
) -> Record:
    """The record with the statements asked for only: `tier` and the surer ones, and so on.

    Statements keep their ids; `inside` names the nearest enclosing statement that is kept, and
    an event's `known_from` those that are. Entities and `sourcing` stay: they describe
    the article, not the choice.
    """
    name = " ".join(speaker.split()).casefold() if speaker else None
    kept = {
        s.id: s
        for s in record.statements
        if s.score >= min_score
        and _at_least(s, tier)
        and (not modes or s.mode in modes)
        and (name is None or _speaks(s, record, name))
    }
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
        msgspec.structs.replace(
            event,
            known_from=tuple(s for s in event.known_from if s in kept),
            denied_by=tuple(s for s in event.denied_by if s in kept),
        )
        for event in record.events
    )
    return msgspec.structs.replace(record, statements=tuple(statements), events=events)
