"""The script that changes quotations: each change is what it says, and is seen for it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from relata_lab.evaluate.placing import measure
from relata_lab.evaluate.placing.edits import EDITS, Pool, changed
from relata_lab.evaluate.placing.quotations import CorpusQuotation, quotations

TEXTS = (
    ("Eva Lindqvist", "We will not close the big ferry before the summer, as things stand today, "
     "because twelve people in Texas depend on it every single morning"),
    ("Ann Carter", "They should never forget, whatever the council decides tonight, that Ohio "
     "paid three million dollars for these wonderful boats"),
    ("Peter Lund", "Nobody in Michigan could believe that report, which came late, until the "
     "harbour showed 40 photographs of the broken pier"),
)  # fmt: skip


def _line(number: int, speaker: str, words: str) -> dict[str, object]:
    text = f"Harbour news. “{words},” {speaker} said on Monday. More is to come."
    start, name = text.index("“"), text.index(speaker)
    return {
        "id": f"pn-{number}", "corpus": "polnear", "lang": "en", "split": "dev", "text": text,
        "title": None, "sentences": None,
        "statements": [{
            "id": f"pn-{number}#0", "type": "direct", "quoted": "all", "cue": [],
            "content": [[start, start + len(words) + 3]], "source": [[name, name + len(speaker)]],
        }],
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Corpora of three articles of our own."""
    lines = [_line(number, *one) for number, one in enumerate(TEXTS)]
    files: dict[str, list[dict[str, object]]] = {
        "wikinews-de/dev": [], "wikinews-de/train": [], "polnear/dev": lines, "polnear/train": [],
        "polnear_corenlp/dev": [], "polnear_corenlp/train": [],
        "readings/texts": [], "readings/labels": [],
    }  # fmt: skip
    for name, content in files.items():
        path = tmp_path / f"{name}.jsonl.gz"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress("\n".join(map(json.dumps, content)).encode()))
    return tmp_path


@pytest.fixture
def pool(folder: Path) -> list[CorpusQuotation]:
    """The quotations of these articles."""
    return quotations(folder)


def test_quotations_have_their_speakers(pool: list[CorpusQuotation]) -> None:
    assert [one.speaker for one in pool] == [speaker for speaker, _ in TEXTS]
    assert [one.words.rstrip(",") for one in pool] == [words for _, words in TEXTS]
    assert all(one.names for one in pool)


@pytest.mark.parametrize(("kind", "edit", "verdict"), EDITS)
def test_every_change_is_made(pool: list[CorpusQuotation], kind, edit, verdict) -> None:
    found = changed(kind, edit, 3, Pool(pool), 1)
    assert len(found) >= 2, kind
    for case in found:
        same = case.words == case.quotation.words.rstrip(",")
        assert same == (kind in ("unchanged", "speaker swapped"))
        assert (case.speaker == case.quotation.speaker) == (kind != "speaker swapped")


def test_the_same_seed_gives_the_same_changes(pool: list[CorpusQuotation]) -> None:
    kind, edit, _ = EDITS[4]
    assert changed(kind, edit, 5, Pool(pool), 7) == changed(kind, edit, 5, Pool(pool), 7)


def test_the_figures(folder: Path) -> None:
    found = measure.evaluate(folder, 3, engine="fast")
    assert [figures.kind for figures in found] == [kind for kind, _, _ in EDITS]
    by_kind = {figures.kind: figures for figures in found}
    for kind in ("negation dropped", "number changed", "trimmed so that the sense turns"):
        assert by_kind[kind].right == 1.0, measure.listing([by_kind[kind]], 3)
    assert by_kind["invented"].verdicts == {"not-found": len(by_kind["invented"].outcomes)}
    shown = measure.table(found)
    assert "turned or invented, called exact, typographic or trimmed: 0 of" in shown
    assert set(measure.as_json(found)) == {kind for kind, _, _ in EDITS}
