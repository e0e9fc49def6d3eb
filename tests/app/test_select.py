"""Filters on a record."""

from __future__ import annotations

from functools import lru_cache
from typing import get_args

import msgspec
import pytest

import relata
from relata.app.select import select
from relata.model.codes import EventKind, EventStatus
from relata.model.errors import UsageError
from relata.model.record import Event, Record, Statement

TEXT = "Ada Lind said that Ben Orr said that it rained. Ben Orr left."


@lru_cache(maxsize=1)
def _base() -> Record:
    return relata.read(TEXT, lang="en")


def _statement(number: int, inside: str | None, score: float, mode: str) -> Statement:
    return msgspec.convert(
        {"id": f"s{number}", "mode": mode, "medium": ["speech"], "act": "state",
         "certainty": "asserted", "content": [[0, 5]], "score": score, "inside": inside},
        Statement,
    )  # fmt: skip


@pytest.fixture
def record() -> Record:
    statements = (
        _statement(1, None, 0.9, "indirect"),
        _statement(2, "s1", 0.2, "reported"),
        _statement(3, "s2", 0.8, "direct"),
    )
    return msgspec.structs.replace(_base(), statements=statements)


def test_no_filter_changes_nothing(record: Record) -> None:
    assert select(record) is record


def test_inside_names_the_nearest_that_is_left(record: Record) -> None:
    chosen = select(record, min_score=0.5)
    assert [(s.id, s.inside) for s in chosen.statements] == [("s1", None), ("s3", "s1")]
    chosen = select(record, modes=["direct"])
    assert [(s.id, s.inside) for s in chosen.statements] == [("s3", None)]


def test_events_name_no_statement_that_is_gone(record: Record) -> None:
    event = msgspec.convert(
        {"id": "v1", "kind": get_args(EventKind)[0], "status": get_args(EventStatus)[0],
         "span": [0, 5], "known_from": ["s1", "s2"]},
        Event,
    )  # fmt: skip
    chosen = select(msgspec.structs.replace(record, events=(event,)), min_score=0.5)
    assert chosen.events[0].known_from == ("s1",)


def test_a_tier_and_the_surer_ones(record: Record) -> None:
    tiers = ("sure", "doubtful", None)
    statements = tuple(
        msgspec.structs.replace(statement, tier=tier)
        for statement, tier in zip(record.statements, tiers, strict=True)
    )
    record = msgspec.structs.replace(record, statements=statements)
    assert [s.id for s in select(record, tier="sure").statements] == ["s1"]
    chosen = select(record, tier="likely").statements
    assert [(s.id, s.inside) for s in chosen] == [("s1", None), ("s3", "s1")]
    assert select(record, tier="doubtful") is record


def test_a_tier_that_is_not_one() -> None:
    with pytest.raises(UsageError, match="choose sure, likely or doubtful"):
        relata.read(TEXT, tier="certain")  # type: ignore[arg-type]


def test_filters_hold_together(record: Record) -> None:
    assert select(record, min_score=0.85, modes=["direct"]).statements == ()


def test_the_rest_of_the_record_stays(record: Record) -> None:
    chosen = select(record, modes=["direct"])
    assert (chosen.document, chosen.entities) == (record.document, record.entities)
    assert chosen.sourcing == record.sourcing


def test_a_speaker_is_found_by_any_of_its_names() -> None:
    for name in ("lind", "Ada Lind", "ADA  LIND"):
        chosen = select(_base(), speaker=name).statements
        assert chosen and all(s.speaker is not None for s in chosen)
    assert select(_base(), speaker="Zoe").statements == ()
