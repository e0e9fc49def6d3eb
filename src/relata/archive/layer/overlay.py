"""A record with its corrections: which statements hold, who speaks, what became of each correction.

The corrections are taken in the order in which they were made; the last one about a thing holds.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from relata.archive.layer.anchors import QuoteAnchor, Unplaced, locate
from relata.archive.layer.kinds import Missed, Reassigned, StatementTarget, Value
from relata.archive.values import Review
from relata.archive.weights import weights
from relata.model.record import Record, Span, Statement

#: Who it is: an entity of the archive, or a name that is to become one; None, None: nobody.
Who = tuple[int | None, str | None]


class Correction(Struct, frozen=True, kw_only=True):
    """A correction of a statement that was not taken back."""

    id: int
    kind: str
    anchor: QuoteAnchor | None
    value: Value


class Held(Struct, frozen=True, kw_only=True):
    """A statement as it holds after the corrections."""

    statement: Statement
    review: Review = "none"
    #: Who speaks and who is spoken to, where an editor has said it.
    speaker: Who | None = None
    addressee: Who | None = None
    corrections: tuple[int, ...] = ()


class Placed(Struct, frozen=True, kw_only=True):
    """What became of a correction: the key of its statement, or why it has none."""

    correction: int
    key: str | None
    status: str
    why: str


def overlay(
    record: Record, corrections: Iterable[Correction]
) -> tuple[tuple[Held, ...], tuple[Placed, ...]]:
    """The statements of a record, corrected, in the order of the text; and the placements."""
    held = {statement.id: Held(statement=statement) for statement in record.statements}
    placed: list[Placed] = []
    for correction in corrections:
        placed.append(_apply(record.document.text, held, correction))
    ordered = sorted(held.values(), key=lambda one: (one.statement.content[0], one.statement.id))
    return tuple(ordered), tuple(placed)


def _apply(text: str, held: dict[str, Held], correction: Correction) -> Placed:
    if correction.anchor is None:  # a note on the article
        return Placed(correction=correction.id, key=None, status="placed", why="")
    place = locate(text, correction.anchor)
    if isinstance(place, Unplaced):
        return Placed(correction=correction.id, key=None, status=place.status, why=place.why)
    value = correction.value
    if isinstance(value, Missed):
        key = _add_missed(held, correction.id, place, value)
        return Placed(correction=correction.id, key=key, status="placed", why="")
    found = _statement_at(text, held, place, getattr(value, "target", StatementTarget()))
    if isinstance(found, Unplaced):
        return Placed(correction=correction.id, key=None, status=found.status, why=found.why)
    held[found] = _changed(held[found], correction)
    return Placed(correction=correction.id, key=found, status="placed", why="")


def _changed(one: Held, correction: Correction) -> Held:
    one = replace(one, corrections=(*one.corrections, correction.id))
    value = correction.value
    if correction.kind == "accept":
        return replace(one, review="accepted" if one.review in ("none", "rejected") else one.review)
    if correction.kind == "no-statement":
        return replace(one, review="rejected")
    if isinstance(value, Reassigned):
        who = (value.entity, value.name)
        review: Review = "missed" if one.review == "missed" else "corrected"
        if correction.kind == "speaker":
            return replace(one, review=review, speaker=who)
        return replace(one, review=review, addressee=who)
    return one  # a note


def _add_missed(held: dict[str, Held], number: int, place: Span, value: Missed) -> str:
    """The statement that an editor marked: the reading's own where it has found it by now."""
    who = (value.entity, value.name) if value.entity or value.name else None
    for key, one in held.items():
        if _overlap(_range(one.statement), place) >= weights().already_found:
            held[key] = replace(
                one, review="accepted", speaker=who or one.speaker,
                corrections=(*one.corrections, number),
            )  # fmt: skip
            return key
    key = f"c{number}"
    statement = Statement(
        id=key, mode=value.mode, act=value.act, certainty=value.certainty,  # type: ignore[arg-type]
        content=(place,), score=1.0, tier="sure",
    )  # fmt: skip
    held[key] = Held(
        statement=statement, review="missed", speaker=who or (None, None), corrections=(number,)
    )
    return key


def _range(statement: Statement) -> Span:
    return statement.content[0][0], statement.content[-1][1]


def _overlap(one: Span, other: Span) -> float:
    """Common characters of two spans, as a share of those that either has."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    whole = max(one[1], other[1]) - min(one[0], other[0])
    return max(0, common) / max(1, whole)


def _statement_at(
    text: str, held: dict[str, Held], place: Span, target: StatementTarget
) -> str | Unplaced:
    """The statement at a place; the cue and the mode decide where several stand there."""
    ranked = sorted(
        (
            (_overlap(_range(one.statement), place), _like(text, one.statement, target), key)
            for key, one in held.items()
        ),
        key=lambda row: (-row[0], -row[1], row[2]),
    )
    good = [row for row in ranked if row[0] >= weights().statement_overlap]
    if not good:
        return Unplaced("missing", "the words are there, but this reading has no statement in them")
    near = [row for row in good if good[0][0] - row[0] < weights().statement_margin]
    best = max(near, key=lambda row: (row[1], row[0]))
    if sum(row[1] == best[1] for row in near) > 1 and not _clearly(near, best):
        return Unplaced("ambiguous", f"{len(near)} statements stand in these words")
    return best[2]


def _clearly(near: list[tuple[float, int, str]], best: tuple[float, int, str]) -> bool:
    """Whether the best alone has exactly the words."""
    return best[0] > 0.999 and sum(row[0] > 0.999 and row[1] == best[1] for row in near) == 1


def _like(text: str, statement: Statement, target: StatementTarget) -> int:
    cue = " ".join(text[start:end] for start, end in statement.cue)
    return 2 * (target.cue != "" and cue == target.cue) + (statement.mode == target.mode)
