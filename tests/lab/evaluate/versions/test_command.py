"""`relata eval` of the comparison of versions, on small corpora of the tests' own texts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from relata_lab.corpora.read import measured_on
from relata_lab.evaluate.versions import edited, edits
from tests.app.helpers import call
from tests.comparison.versions.texts import AGENCY, GERMAN, OTHER, PAPER, record

ENGLISH = ["Mayor Ann Lee said the bridge is safe.", "Karl Brandt denied it on 3 May 2024."]
CHECKED = ["Mayor Ann Lee said the bridge is secure.", "Karl Brandt denied that on 3 May 2024."]
IN_GERMAN = [
    "Bürgermeisterin Ann Lee sagte, die Brücke sei sicher.",
    "Karl Brandt bestritt das am 3. Mai 2024.",
]


def _name(prefix: str, *, measured: bool) -> str:
    """An id on one side of the split."""
    return next(f"{prefix}{n}" for n in range(99) if measured_on(f"{prefix}{n}") is measured)


def _write(folder: Path, name: str, lines: list[dict[str, Any]]) -> None:
    folder.mkdir(exist_ok=True)
    data = "\n".join(map(json.dumps, lines)).encode("utf-8")
    (folder / name).write_bytes(gzip.compress(data))


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder of corpora in their formats."""
    ntrex = [
        {"id": _name("ntrex/", measured=side), "text": {"eng": ENGLISH, "deu": IN_GERMAN}}
        for side in (True, False)
    ]
    _write(tmp_path / "multi_ntrex", "docs.jsonl.gz", ntrex)
    wmt = [
        {"id": "w", "doc": _name("d", measured=side), "pair": "de-en",
         "refs": {"A": ENGLISH, "B": CHECKED}, "mt": {"system": ENGLISH}}
        for side in (True, False)
    ]  # fmt: skip
    _write(tmp_path / "mt_wmt_news", "docs.jsonl.gz", wmt)
    stories = [
        {"id": str(n), "event": event, "text": text}
        for n, (event, text) in enumerate(
            [("ferry", AGENCY), ("ferry", PAPER), ("bank", OTHER), ("bridge", " ".join(ENGLISH))]
        )
    ]
    _write(tmp_path / "story_newswcl50", "docs.jsonl.gz", stories)
    alike = [{**line, "topic": "1", "text": f"http : / / a . b {line['text']}"} for line in stories]
    _write(tmp_path / "story_ecbplus", "docs.jsonl.gz", [*alike, {**alike[0], "topic": "40"}])
    _write(tmp_path / "support_fnc1", "bodies.jsonl.gz", [
        {"body_id": "1", "body": AGENCY, "heldout": False},
        {"body_id": "2", "body": OTHER, "heldout": False},
        {"body_id": "3", "body": OTHER, "heldout": True},
    ])  # fmt: skip
    _write(tmp_path / "support_fnc1", "pairs.jsonl.gz", [
        {"headline": "Harbour board denies sale of ferry", "body_id": "1", "stance": "agree"},
        {"headline": "Bank raises key rate", "body_id": "2", "stance": "discuss"},
        {"headline": "Bank raises key rate", "body_id": "1", "stance": "unrelated"},
        {"headline": "Bank raises key rate", "body_id": "3", "stance": "unrelated"},
    ])  # fmt: skip
    return tmp_path


def _eval(capsys: pytest.CaptureFixture[str], corpora: Path, *argv: str) -> str:
    done = call(capsys, "eval", *argv, "--corpora", str(corpora), "--engine", "fast")
    assert done.status == 0, done
    return done.out


def test_translations_agree(capsys, corpora, tmp_path) -> None:
    out = tmp_path / "figures.json"
    shown = _eval(capsys, corpora, "multi_ntrex", "--errors", "2", "--out", str(out))
    assert "en-de" in shown
    figures = json.loads(out.read_text("utf-8"))
    assert figures["en-de"]["pairs"] == 1 and figures["en-de"]["both"] >= 1
    assert figures["en-de"]["right"] <= figures["en-de"]["matched"]


def test_references_and_systems(capsys, corpora) -> None:
    shown = _eval(capsys, corpora, "mt_wmt_news", "--errors", "2")
    assert "en reference and reference" in shown and "en reference and system" in shown


def test_one_event_against_others(capsys, corpora) -> None:
    shown = _eval(capsys, corpora, "story_newswcl50")
    assert "pairs of one event 1" in shown and "other topics" in shown
    assert shown.split("other topics ")[2].split()[:3] == ["1.000"] * 3
    shown = _eval(capsys, corpora, "story_ecbplus")
    assert "another event of the topic" in shown and "of one event 1," in shown


def test_headlines(capsys, corpora) -> None:
    shown = _eval(capsys, corpora, "support_fnc1")
    assert "2 related pairs, 1 unrelated" in shown and "AUC  support 1.000" in shown


def test_edits_by_a_script(capsys, corpora) -> None:
    shown = _eval(capsys, corpora, "story_edits", "--limit", "2", "--errors", "1")
    assert "pairs without an edit: 2" in shown and "number-changed" in shown


def test_edits_are_found_and_nothing_else() -> None:
    records = [record(AGENCY), record(GERMAN)]
    by_text = {one.document.text: one for one in records}

    def read(text: str, language: str):
        del language
        return by_text.setdefault(text, record(text))

    from relata.comparison.versions import compare

    found = edited.measure(records, read, compare, each=3)
    assert found.false_pairs == 0 and found.untouched == 2
    assert {"dropped", "added", "reworded", "number-changed", "speaker-swapped"} <= set(found.made)
    assert sum(found.found.values()) >= 0.7 * sum(found.made.values())
    assert "all" in edited.table(found)


def test_an_edit_changes_its_sentence_only() -> None:
    from random import Random

    one = record(AGENCY)
    for maker in edits.MAKERS:
        for edit in edits.edits(one, maker, Random(1)):
            low, high = edit.sentence_before
            start, end = edit.sentence_after
            assert edit.before[:low] == edit.after[:start]
            assert edit.before[high:] == edit.after[end:]


def test_indirect_statements_by_a_script(capsys, corpora) -> None:
    shown = _eval(capsys, corpora, "verify_indirect", "--limit", "2", "--errors", "1")
    assert "speaker swapped" in shown and "copied, unchanged: 2 statements" in shown
    assert shown.index("paraphrased ") > shown.index("copied ")


def test_changes_of_indirect_statements_are_seen() -> None:
    from relata_lab.evaluate.placing import indirect

    found = indirect.measure([indirect.Text(record(AGENCY))], each=3, engine="fast")
    seen = found.copied["number changed"]
    assert (seen.made, seen.read, seen.placed, seen.seen) == (1, 1, 1, 1)
    assert found.copied["speaker swapped"].seen >= 1 and not found.paraphrased
    assert found.reported == {"copied": 0}, found.false
