"""The editor's rule on made-up records, and on the real readings next to the published script."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from relata.model.errors import UnsupportedLanguage
from relata.model.record import Record
from relata_lab.corpora.readings.load import load
from relata_lab.corpora.readings.model import MarkedStatement, Name, Reading
from relata_lab.evaluate.readings import errors, report, rule
from relata_lab.evaluate.readings.figures import calibration_error, figures
from relata_lab.evaluate.readings.rule import Tally, Verdict
from relata_lab.evaluate.readings.run import JudgedReading, judged, outcomes, with_engine

TEXT = (
    "Anna Berg told the council that the bridge will stay closed until May at least. "
    "The Gazette reported that Carl Dorn wants more money for the old town hall. "
    "The weather is fine and nobody says a word about it."
)
ENTITIES = [
    {"id": "e1", "kind": "person", "name": "Anna Berg"},
    {"id": "e2", "kind": "organisation", "name": "the council"},
    {"id": "e3", "kind": "outlet", "name": "Gazette"},
    {"id": "e4", "kind": "person", "name": "Carl Dorn"},
]


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


BRIDGE = "that the bridge will stay closed until May at least"
MONEY = "Carl Dorn wants more money for the old town hall"
READING = Reading(
    "x", "en", "news", TEXT,
    (
        MarkedStatement(
            (at(BRIDGE),), "indirect", must=True, names=(Name("Berg"),),
            addressee=(Name("council"),),
        ),
        MarkedStatement(
            (at(MONEY),), "indirect", must=True, names=(Name("Dorn"),), hands=((Name("Gazette"),),)
        ),
    ),
)  # fmt: skip


def record(*statements: dict[str, Any]) -> Record:
    """A record of the text with some statements: content, speaker, addressee, hand, score."""
    made = []
    for number, given in enumerate(statements, 1):
        voices = {
            role: {"spans": [[0, 4]], "entities": given[role], "score": 1, "why": "."}
            for role in ("speaker", "addressee")
            if role in given
        }
        chain = [
            {"entity": one, "kind": "outlet", "score": 1, "why": "."}
            for one in given.get("hands", ())
        ]
        made.append(
            {
                "id": f"s{number}", "mode": "indirect", "act": "state", "certainty": "asserted",
                "content": [at(given["content"])], "score": given.get("score", 0.9),
                "chain": chain, **voices,
            }
        )  # fmt: skip
    document = {
        "id": "0", "language": "en", "language_from": "given", "language_score": 1, "text": TEXT,
    }  # fmt: skip
    whole = {
        "producer": {"version": "0", "engine": "test"}, "document": document,
        "entities": ENTITIES, "statements": made,
    }  # fmt: skip
    return msgspec.convert(whole, Record, strict=False)


def verdicts(judgement: rule.Judgement) -> list[Verdict]:
    return [one.verdict for one in judgement.statements]


def test_right_in_content_and_name() -> None:
    found = rule.judge(
        record(
            {"content": BRIDGE, "speaker": ["e1"], "addressee": ["e2"]},
            {"content": MONEY, "speaker": ["e4"], "hands": ["e3"]},
        ),
        READING,
    )
    assert verdicts(found) == [Verdict.RIGHT, Verdict.RIGHT]
    assert found.found == {0, 1} and found.found_sure == frozenset()
    assert found.hands == Tally(1, 1, 1, 1) and found.addressees == Tally(1, 1, 1, 1)


@pytest.mark.parametrize(
    ("content", "speaker", "verdict"),
    [
        ("the bridge will stay closed", ["e1"], Verdict.RIGHT),  # lies inside it
        (BRIDGE, ["e4"], Verdict.SPEAKER),
        (BRIDGE, [], Verdict.SPEAKER),
        (BRIDGE, ["e1", "e4"], Verdict.SPEAKER),
        ("the bridge", ["e1"], Verdict.SPAN),  # two words are not enough to lie inside it
        ("bridge", ["e1"], Verdict.SPURIOUS),
        (TEXT[: TEXT.index("reported")], ["e1"], Verdict.RIGHT),
        (TEXT[: TEXT.index(" wants")], ["e1"], Verdict.SPAN),
        ("nobody says a word about it", ["e1"], Verdict.SPURIOUS),
    ],
)
def test_verdicts(content: str, speaker: list[str], verdict: Verdict) -> None:
    given: dict[str, Any] = {"content": content}
    found = rule.judge(record({**given, **({"speaker": speaker} if speaker else {})}), READING)
    assert verdicts(found) == [verdict]


def test_a_part_of_a_must_does_not_find_it() -> None:
    part = {"content": "the bridge will stay", "speaker": ["e1"]}
    rest = {"content": "closed until May at least", "speaker": ["e1"]}
    one = rule.judge(record(part), READING)
    both = rule.judge(record(part, rest), READING)
    assert verdicts(one) == [Verdict.RIGHT] and one.found == frozenset()
    assert both.found == {0}


def test_nobody_named_and_joint_speakers() -> None:
    unnamed = MarkedStatement((at(BRIDGE),), "hearsay", must=True)
    assert rule.name_right((), unnamed) and not rule.name_right(("Anna Berg",), unnamed)
    joint = MarkedStatement(
        (at(BRIDGE),), "indirect", True, names=(Name("Berg and Dorn"),),
        joint=((Name("Berg"),), (Name("Dorn"),)),
    )  # fmt: skip
    assert rule.name_right(("Anna Berg", "Carl Dorn"), joint)
    assert rule.name_right(("Berg and Dorn",), joint)
    assert not rule.name_right(("Anna Berg", "Gazette"), joint) and not rule.name_right((), joint)


def test_tiers(monkeypatch: pytest.MonkeyPatch) -> None:
    tiers = {"s1": "sure", "s2": "doubtful"}
    monkeypatch.setattr(rule, "tier", lambda statement: tiers[statement.id])
    given = record({"content": BRIDGE, "speaker": ["e1"]}, {"content": MONEY, "speaker": ["e4"]})
    found = rule.judge(given, READING)
    assert verdicts(found) == [Verdict.RIGHT] and found.found == found.found_sure == {0}
    assert len(rule.judge(given, READING, doubtful=True).statements) == 2


def _unread(_: Reading) -> Record:
    raise UnsupportedLanguage("no")


def _judged() -> Sequence[JudgedReading]:
    mixed = record(
        {"content": BRIDGE, "speaker": ["e1"], "score": 0.95},
        {"content": MONEY, "speaker": ["e1"], "score": 0.55},
        {"content": "nobody says a word about it", "score": 0.15},
    )
    return [*judged([READING], lambda _: mixed), *judged([READING], _unread)]


def test_figures() -> None:
    found = figures(_judged())
    assert (found.all.documents, found.all.shown, found.all.musts, found.all.found) == (2, 3, 4, 1)
    assert found.all.precision == pytest.approx(1 / 3) and found.all.recall == 0.25
    assert (found.scores[0.5].shown, found.scores[0.5].right) == (2, 1)
    assert found.calibration == pytest.approx((0.05 + 0.55 + 0.15) / 3)
    assert calibration_error([]) == 0.0
    assert found.hands == Tally(0, 0, 2, 0)
    assert "P 0.333  R 0.250 (1/4)" in report.table(found)
    assert json.loads(json.dumps(found.as_json()))["languages"]["en"]["right"] == 1


def test_outcomes() -> None:
    mixed = record({"content": BRIDGE, "speaker": ["e1"]}, {"content": MONEY, "speaker": ["e1"]})
    first, second = outcomes([READING, READING][:1], lambda _: mixed)
    assert (first.content_right, first.name_right, first.right) == (True, True, True)
    assert (second.content_right, second.name_right, second.right) == (True, False, False)
    assert (second.mode, second.language, second.genre) == ("indirect", "en", "news")
    assert second.statement is mixed.statements[1] and second.record is mixed
    assert list(outcomes([READING], _unread)) == []


@pytest.mark.parametrize(
    ("content", "speaker", "kind"),
    [
        (BRIDGE, ["e4"], errors.ErrorClass.NAME_WRONG),
        (BRIDGE, [], errors.ErrorClass.NAME_ABSENT),
        ("the bridge will stay", ["e4"], errors.ErrorClass.PART_NAME_WRONG),
        ("bridge will", ["e1"], errors.ErrorClass.TOO_SHORT),
        (
            "May at least. The Gazette reported that Carl Dorn wants",
            ["e4"],
            errors.ErrorClass.ELSEWHERE,
        ),
    ],
)
def test_classes_of_error(content: str, speaker: list[str], kind: errors.ErrorClass | None) -> None:
    given = {"content": content, "speaker": speaker} if speaker else {"content": content}
    (first, *_) = errors.errors(judged([READING], lambda _: record(given)))
    assert first.kind is kind


def test_errors_by_class() -> None:
    wrong = record(
        {"content": TEXT[: TEXT.index(" wants")], "speaker": ["e1"]},
        {"content": "The weather is fine"},
    )
    found = list(judged([READING], lambda _: wrong))
    kinds = [error.kind for error in errors.errors(found)]
    assert kinds == [
        errors.ErrorClass.TOO_LONG, errors.ErrorClass.NOT_A_STATEMENT, errors.ErrorClass.MISSED
    ]  # fmt: skip
    listed = errors.listing(found, 1)
    assert "not a statement: 1" in listed and "The weather is fine" in listed
    assert "marked indirect: Dorn" in listed and "name wrong: 0" in listed


@pytest.mark.parametrize("engine", ["fast", None])
def test_the_published_script_says_the_same(
    shared: Path, tmp_path: Path, engine: str | None
) -> None:
    folder = shared / "corpora" / "readings"
    out, program = tmp_path / "out.json", tmp_path / "relata"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m relata "$@"\n')
    program.chmod(0o755)
    options = ["--", "--engine", engine] if engine else []
    files = [folder / "labels.jsonl.gz", folder / "texts.jsonl.gz"]
    subprocess.run(
        [sys.executable, folder / "score.py", program, *files, "--out", out, *options],
        check=True, capture_output=True,
    )  # fmt: skip
    theirs = json.loads(out.read_text())["summary"]
    readings = load("readings", corpora=shared / "corpora").readings
    ours = figures(list(judged(readings, with_engine(engine))))
    rows = {"all": ours.all}
    rows |= {f"lang:{key}": row for key, row in ours.languages.items()}
    rows |= {f"genre:{key}": row for key, row in ours.genres.items()}
    for key, row in rows.items():
        mine = row.as_json()
        mine["docs"] = mine.pop("documents")
        assert mine == theirs[key], key
    for score, share in ours.scores.items():
        if share.shown:
            expected = {"shown": share.shown, "precision": share.precision}
            assert theirs[f"score>={score}"] == expected
    assert ours.calibration == pytest.approx(theirs["calibration"])
    for tally, key in ((ours.hands, "links"), (ours.addressees, "addressee")):
        assert [tally.right, tally.shown, tally.marked, tally.found] == theirs[key]
