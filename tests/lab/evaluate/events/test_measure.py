"""The rule of `relata eval events`, and that the marks of this checkout hold together."""

from __future__ import annotations

import json

import relata
from relata.model.record import Record
from relata_lab.evaluate.events import gold, measure

TEXT = "Ann Lee met Bo Roe on 3 May 2023. Police arrested Cy Poe. The board met the requirements."


def marked(**change: object) -> gold.MarkedText:
    """The text with its meeting marked; `change` replaces what was marked."""
    fields: dict[str, object] = {
        "kinds": ("meeting",),
        "status": ("happened",),
        "must": True,
        "spans": ((8, 11),),
        "participants": (
            gold.MarkedParticipant("with", True, ("Ann Lee", "Lee")),
            gold.MarkedParticipant("with", True, ("Bo Roe",)),
        ),
        "times": ("2023-05-03",),
        "place": None,
    }
    event = gold.MarkedEvent(**{**fields, **change})  # type: ignore[arg-type]
    return gold.MarkedText("x", TEXT, None, 33, (event,))


def read(text: gold.MarkedText) -> Record:
    return relata.read(text.text, "en", engine="fast")


def test_what_is_right_counts() -> None:
    found = measure.measure([marked()], read)
    for share in (
        found.kind_precision, found.kind_recall, found.whole_precision, found.whole_recall,
        found.status, found.time,
    ):  # fmt: skip
        assert (share.right, share.of) == (1, 1)
    assert (found.participant_precision.right, found.participant_precision.of) == (2, 2)
    assert (found.participant_recall.right, found.participant_recall.of) == (2, 2)
    assert found.errors == []


def test_what_is_wrong_is_listed() -> None:
    found = measure.measure([marked(kinds=("call",))], read)
    assert (found.kind_precision.right, found.kind_recall.right) == (0, 0)
    assert len(found.errors) == 2
    late = measure.measure([marked(times=("2023-05-04",), status=("planned",))], read)
    assert (late.time.right, late.status.right) == (0, 0)
    other = (gold.MarkedParticipant("with", True, ("Di Moe",)),)
    found = measure.measure([marked(participants=other)], read)
    assert (found.participant_precision.right, found.participant_recall.right) == (0, 0)
    assert found.whole_precision.right == 0


def test_what_may_be_found_is_not_missed() -> None:
    found = measure.measure([marked(must=False, kinds=("call",))], read)
    assert found.kind_recall.of == 0


def test_the_marks_hold_together() -> None:
    """Offsets lie before the end of what was marked, kinds and parts are those of the rules."""
    for name in ("events.jsonl", "events-fresh.jsonl", "events-unseen.jsonl"):
        path = gold.gold_file().with_name(name)
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert len({row["id"] for row in rows}) == len(rows)
        for row in rows:
            assert set(row) == {"id", "sha256", "date", "end", "events"}
            for event in row["events"]:
                assert set(event["kind"]) <= measure.KINDS
                assert event["need"] in ("must", "may")
                assert all(0 <= a < b <= row["end"] for a, b in event["spans"])
